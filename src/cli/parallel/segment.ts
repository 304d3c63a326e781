import { analyzeBlock, formatWithId, type AnalysisState, type BlockAnalysis, type Format, type LateLogin } from '../../core';
import { given } from '../../core';
import { Window, WINDOW } from '../input/encodedBlocks';
import { LineBytes } from '../output/lineBytes';
import { packedRows, type PackedRows, type Printing } from './packedRows';
import { blocksOf, type Range, type RangeBlock } from './range';

/**
 * A piece of a file that is checked before anybody knows what came before it.
 * The lines ahead of it are read too, from a state that is a guess: sessions
 * are short, so that at its start mostly nothing is left of the guess.
 */
export interface Segment extends Range {
  readonly guess: PackedState;
  /** For what is printed: that of an earlier segment which nobody reads any more. */
  readonly room?: SharedArrayBuffer | undefined;
}

/** A checked segment, as it goes from one thread to another. */
export interface CheckedSegment {
  /** The state in which it was begun, which has to be the one in which the segment before it ended. */
  readonly entry: PackedState;
  readonly blocks: readonly PackedBlock[];
  /** The state it ends in. */
  readonly exit: PackedState;
  /** Where the rows of its blocks are, of large ones only the last; free for another segment once they were printed. */
  readonly room: SharedArrayBuffer | undefined;
}

/** What `check` has to say of one block, where nobody knows yet which number its first line has. */
export interface PackedBlock {
  readonly lines: number;
  readonly rows: PackedRows;
  readonly logins: readonly LateLogin[];
  /** As of the block that was read. */
  readonly fileEnd?: number;
  /** Of the first blocks only: where the entry was wrong, it must show soon from where on it does not matter. */
  readonly exit?: PackedState;
}

/** Formats by their ids, which other threads know too. */
export interface PackedState extends Omit<AnalysisState, 'formats' | 'wrapping' | 'markups'> {
  readonly formats: readonly string[];
}

/** A state as it can be sent to another thread: formats by their ids. */
export function packed({ formats, ...state }: AnalysisState): PackedState {
  return { ...state, formats: formats.map(({ id }) => id) };
}

/** The same state here. */
export function unpacked(state: PackedState): AnalysisState {
  return { ...state, formats: formatsOf(state.formats) };
}

/** The same list for the same ids, so that what is made ready for it is made ready once. */
const lists = new Map<string, readonly Format[]>();

function formatsOf(ids: readonly string[]): readonly Format[] {
  const key = ids.join(' ');
  const list = lists.get(key) ?? ids.flatMap((id) => formatWithId(id) ?? []);
  lists.set(key, list);
  return list;
}

/** So much is read ahead of a segment: a block. */
const AHEAD = WINDOW;
/** So many blocks of a segment carry their states. */
const WITH_STATES = 4;
/** As much as most segments print, in bytes. */
const ROOM = 1 << 22;

const window = new Window();

/** Memory that passes from one thread to another and back: what each segment left behind would pile up until the engine looks at everything it holds. */
function sharedBytes(length: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(length));
}

/** @returns nothing where the segment cannot be checked by itself */
export function checkSegment({ guess, room, ...range }: Segment): CheckedSegment | undefined {
  let state = unpacked(guess);
  try {
    const text = new LineBytes(ROOM, room && Buffer.from(room), sharedBytes);
    let entry = state;
    let ahead = range.from >= AHEAD;
    const blocks: PackedBlock[] = [];
    for (const block of blocksOf(ahead ? { ...range, from: range.from - AHEAD } : range, window)) {
      if (ahead) {
        // A line ends in the window before a range, so that it is one block, unless the file became shorter.
        if (block.last) return undefined;
        entry = state = analysisOf(block, state, range).exit;
        ahead = false;
        continue;
      }
      const { exit, ...checked } = checkedBlock(block, state, range, text);
      // Wrappings and markups are functions, which no other thread can get.
      if (exit.wrapping || exit.markups) return undefined;
      blocks.push(blocks.length < WITH_STATES ? { ...checked, exit: packed(exit) } : checked);
      state = exit;
    }
    const { memory } = text;
    return { entry: packed(entry), blocks, exit: packed(state), room: memory instanceof SharedArrayBuffer ? memory : undefined };
  } catch {
    // Whoever asked reads it in the usual way, and says what is wrong.
    return undefined;
  }
}

/** What a block holds; its failed logins are counted once it is known what came before it. */
export function analysisOf({ content, last }: RangeBlock, state: AnalysisState, { all }: Printing): BlockAnalysis {
  return analyzeBlock(content, state, { last, only: 'findings', exceptOff: !all, countLater: true });
}

/** A function of its own: where a loop holds the findings of a block while the next is read, each quick collection copies them. */
function checkedBlock(block: RangeBlock, state: AnalysisState, range: Range, text: LineBytes): Omit<PackedBlock, 'exit'> & { readonly exit: AnalysisState } {
  const { lines, findings, logins, exit } = analysisOf(block, state, range);
  return { lines, rows: packedRows(findings, range.path, range.json, text), logins, exit, ...given({ fileEnd: block.fileEnd }) };
}
