import { formatWithId, type Format, type State } from '../../core';
import { checkRange, type CheckedBlock, type Range } from './range';
import { WINDOW } from '../encodedBlocks';

/**
 * A piece of a file that is checked before anybody knows what came before it.
 * The lines ahead of it are read too, from a state that is a guess: sessions
 * are short, so that at its start mostly nothing is left of the guess.
 */
export interface Segment extends Range {
  readonly guess: PackedState;
}

/** A checked segment, as it goes from one thread to another. */
export interface CheckedSegment {
  /** The state in which it was begun, which has to be the one in which the segment before it ended. */
  readonly entry: PackedState;
  readonly blocks: readonly PackedBlock[];
  /** The state it ends in. */
  readonly exit: PackedState;
}

export interface PackedBlock extends Omit<CheckedBlock, 'exit'> {
  /** Of the first blocks only: where the entry was wrong, it must show soon from where on it does not matter. */
  readonly exit?: PackedState;
}

/** Formats by their ids, which other threads know too. */
export interface PackedState extends Omit<State, 'formats' | 'wrapping'> {
  readonly formats: readonly string[];
}

export function packed({ formats, ...state }: State): PackedState {
  return { ...state, formats: formats.map(({ id }) => id) };
}

export function unpacked(state: PackedState): State {
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

/** So much is read ahead of a segment. */
const AHEAD = WINDOW;
/** So many blocks of a segment carry their states. */
const WITH_STATES = 4;

/** @returns nothing where the segment cannot be checked by itself */
export async function checkSegment({ guess, ...range }: Segment): Promise<CheckedSegment | undefined> {
  let state = unpacked(guess);
  try {
    const ahead = Math.max(0, range.from - AHEAD);
    if (ahead < range.from) for await (const { exit } of checkRange({ ...range, from: ahead, to: range.from }, state)) state = exit;
    const entry = state;
    const blocks: PackedBlock[] = [];
    for await (const { exit, ...block } of checkRange(range, entry)) {
      // A wrapping is a function, which no other thread can get.
      if (exit.wrapping) return undefined;
      blocks.push(blocks.length < WITH_STATES ? { ...block, exit: packed(exit) } : block);
      state = exit;
    }
    return { entry: packed(entry), blocks, exit: packed(state) };
  } catch {
    // Whoever asked reads it in the usual way, and says what is wrong.
    return undefined;
  }
}
