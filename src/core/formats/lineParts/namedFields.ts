import type { Memory } from '../format';
import type { Piece } from '../../statement';
import { fieldsOf } from './separated';

/** Fields of a log in rows, where its head says that they stand. */
export interface NamedFields {
  /** Takes note of where they stand. @returns whether the head names those that are needed */
  learn(head: string, memory: Memory): boolean;
  /** The same of a line of a log in W3C's extended format: `#Fields: …`. */
  learnLine(text: string, end: number, memory: Memory): boolean;
  /** Whether a head was seen. */
  known(memory: Memory): boolean;
  /** The fields of a row, in the order of their names; nothing for those that the row or the log has not. */
  of(text: string, from: number, end: number, memory: Memory): readonly (Piece | undefined)[];
}

interface Wanted {
  readonly names: readonly string[];
  /** All of them where this is absent. */
  readonly needed?: readonly string[];
  readonly separator: ',' | ' ';
  /** The usual head, for logs without theirs; what nobody asks for at its end is left out. */
  readonly usual: string;
}

const FIELDS_LINE = '#Fields: ';

/** In the memory: where the fields stand. */
const PLACES = 'fields';

/** Those that a format wants of its rows. Where they stand is kept in its memory. */
export function namedFields({ names, needed = names, separator, usual }: Wanted): NamedFields {
  const placesIn = (head: string): readonly number[] => {
    const named = head.toLowerCase().split(separator);
    return names.map((name) => named.indexOf(name.toLowerCase()));
  };
  const usualPlaces = placesIn(usual);
  function learn(head: string, memory: Memory): boolean {
    const places = placesIn(head);
    if (needed.some((name) => places[names.indexOf(name)] === -1)) return false;
    memory.set(PLACES, places.join(' '));
    return true;
  }
  return {
    learn,
    learnLine: (text, end, memory) => text.startsWith(FIELDS_LINE) && learn(text.slice(FIELDS_LINE.length, end), memory),
    known: (memory) => memory.has(PLACES),
    of(text, from, end, memory) {
      const places = memory.get(PLACES)?.split(' ').map(Number) ?? usualPlaces;
      const fields = fieldsOf(text, from, end, separator, Math.max(...places) + 1);
      return places.map((place) => fields[place]);
    },
  };
}
