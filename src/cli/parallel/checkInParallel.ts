import { open } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { LoginCounter, sameState, type AnalysisState } from '../../core';
import { Window, WINDOW } from '../input/encodedBlocks';
import type { Printing } from './packedRows';
import { numberedPart, printedPart, type Part } from './part';
import { blocksOf, mayBegin, type Range, type RangeBlock } from './range';
import { analysisOf, packed, unpacked, type CheckedSegment, type PackedBlock, type PackedState } from './segment';
import type { Checker } from './threads';

export interface InParallel extends Printing {
  /** When it was looked at; it may grow. */
  readonly size: number;
  readonly checker: Checker;
  /** How many work: this thread, and those of the checker. */
  readonly jobs: number;
  /** In windows. */
  readonly segment?: number;
}

/** Large enough that what is read twice hardly counts, small enough to be held. */
const SEGMENT = 28;
/** So many segments of each other thread are in work, or wait for it or for those before them. */
const AHEAD = 2;

/**
 * Checks a file in segments, several at once, with the rows and in the order
 * that one reader gives. This thread takes its share of them, each when all
 * before it is known, so that it needs no guess. A segment that was begun in
 * another state than the one before it ended in is read again, until nothing is
 * left of the difference.
 * @returns what is printed, piece by piece; 'shorter' where the file became so
 */
export async function* checkInParallel(entry: AnalysisState, options: InParallel): AsyncGenerator<Part, 'whole' | 'shorter'> {
  const { size, checker, jobs } = options;
  const counter = new LoginCounter(!options.all);
  let state = entry;
  /** What formats remember all the time. */
  let lasting: AnalysisState['memories'] = entry.memories;
  let first = 0;
  const ranges = await rangesOf(options);
  const begun = new Map<Range, Promise<CheckedSegment | undefined>>();
  const unbegun = ranges.filter((_, index) => index % jobs > 0);
  const window = new Window();
  const rooms: SharedArrayBuffer[] = [];
  const begin = (): void => {
    const range = unbegun.shift();
    if (range) begun.set(range, checker.check({ ...range, guess: guessFrom(state, lasting), room: rooms.pop() }));
  };
  /** What another thread found. */
  function partOf(block: PackedBlock): Part {
    const part = numberedPart(block, first, counter, options);
    first += block.lines;
    return part;
  }
  /** What is read here. A function of its own, as in a segment. */
  function read(block: RangeBlock): Part {
    const analysis = analysisOf(block, state, options);
    const part = printedPart(analysis, first, counter, options);
    first += analysis.lines;
    state = analysis.exit;
    return part;
  }

  for (let index = 0; index < AHEAD * (jobs - 1); index++) begin();
  for (const range of ranges) {
    const checked = await begun.get(range);
    if (begun.delete(range)) begin();
    const before = state.memories;
    let fits = checked !== undefined && sameState(checked.entry, packed(state));
    let next = 0;
    if (!fits) {
      for (const block of blocksOf(range, window)) {
        yield read(block);
        // Whoever is idle gets its next segment.
        await setImmediate();
        if (block.fileEnd !== undefined) return block.fileEnd < size ? 'shorter' : 'whole';
        const other = checked?.blocks[next++]?.exit;
        fits = other !== undefined && sameState(other, packed(state));
        if (fits) break;
      }
    }
    if (checked && fits) {
      for (const block of checked.blocks.slice(next)) {
        yield partOf(block);
        if (block.fileEnd !== undefined) return block.fileEnd < size ? 'shorter' : 'whole';
      }
      state = unpacked(checked.exit);
    }
    if (checked?.room) rooms.push(checked.room);
    lasting = inBoth(before, state.memories);
  }
  return 'whole';
}

async function rangesOf({ path, size, json, all, segment = SEGMENT }: InParallel): Promise<readonly Range[]> {
  const handle = await open(path, 'r');
  const ranges: Range[] = [];
  try {
    let from = 0;
    for (let to = segment * WINDOW; to < size; to += segment * WINDOW) {
      if (!(await mayBegin(handle, to))) continue;
      ranges.push({ path, json, all, from, to });
      from = to;
    }
    return [...ranges, { path, json, all, from }];
  } finally {
    await handle.close();
  }
}

/** What is likely in force at the start of a later segment: sessions are over by then, what a header line told is not. */
function guessFrom({ formats, chosen, stamps }: AnalysisState, memories: AnalysisState['memories']): PackedState {
  return packed({ formats, chosen, stamps, memories, sessions: new Map(), records: new Map(), deferrals: [], foretold: [], held: new Map(), loginFailures: new Map(), told: [], sides: {} });
}

function inBoth(one: AnalysisState['memories'], other: AnalysisState['memories']): AnalysisState['memories'] {
  const both = new Map<string, Map<string, string>>();
  for (const [id, memory] of one) {
    const kept = new Map([...memory].filter(([key, value]) => other.get(id)?.get(key) === value));
    if (kept.size > 0) both.set(id, kept);
  }
  return both;
}
