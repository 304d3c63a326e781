import { stamps } from '../stamp';
import { HALVES, Words, type Places } from './words';

/** What scan.wat is told by its imports: addresses, all of them multiples of 16. */
export interface ScanTables extends Readonly<Record<string, number>> {
  readonly lower: number;
  readonly upper: number;
  readonly byLower: number;
  readonly byUpper: number;
  readonly needles: number;
  readonly stamps: number;
  readonly stampsEnd: number;
  readonly events: number;
  readonly eventsFull: number;
  readonly text: number;
}

/** Five numbers. */
export const EVENT_LENGTH = 20;
const EVENTS = 4096;
/** A word brings few: the needles that stand at one place, and the lines that begin in it. */
const EVENTS_OF_A_WORD = 256;

const NUMBER = 4;
/** So many bytes are compared at once. */
const VECTOR = 16;

/** Bytes that follow each other. */
class Tables {
  private readonly pieces: { readonly address: number; readonly bytes: Uint8Array }[] = [];
  length = 16;

  /** @returns where they stand */
  put(bytes: Uint8Array): number {
    const address = this.length;
    this.pieces.push({ address, bytes });
    this.length = (address + bytes.length + 15) & ~15;
    return address;
  }

  putNumbers(numbers: Int32Array): number {
    return this.put(new Uint8Array(numbers.buffer));
  }

  copyTo(memory: Uint8Array): void {
    for (const { address, bytes } of this.pieces) memory.set(bytes, address);
  }
}

/** A string that is looked for, and with what right behind it it says nothing. */
export interface NeedleBytes {
  readonly bytes: Uint8Array;
  readonly unless: readonly Uint8Array[];
}

/**
 * Lays out what the scan looks things up in.
 * @returns the addresses, the last of them that of the text, and how to fill a memory up to there
 */
export function layOut(needles: readonly NeedleBytes[]): { readonly addresses: ScanTables; fill(memory: Uint8Array): void } {
  const words = new Words(needles.map(({ bytes }) => bytes));
  const tables = new Tables();
  const nowhere = putPlaces(tables, []);
  const addressesOf = (places: ReadonlyMap<number, Places>): number => {
    const addresses = new Int32Array(HALVES).fill(nowhere);
    for (const [half, some] of places) addresses[half] = putPlaces(tables, some);
    return tables.putNumbers(addresses);
  };
  const addresses = {
    lower: tables.putNumbers(words.lower),
    upper: tables.putNumbers(words.upper),
    byLower: addressesOf(words.byLower),
    byUpper: addressesOf(words.byUpper),
    needles: tables.putNumbers(Int32Array.from(needles.flatMap(({ bytes, unless }) => [...putBytes(tables, bytes), ...putList(tables, unless)]))),
    ...putStamps(tables),
    ...putEvents(tables),
    text: tables.length,
  };
  return { addresses, fill: (memory) => { tables.copyTo(memory); } };
}

/** @returns where they start and end */
function putBytes(tables: Tables, bytes: Uint8Array): readonly [number, number] {
  const start = tables.put(bytes);
  return [start, start + bytes.length];
}

/** Of each of some words where it starts and ends. @returns where that starts and ends */
function putList(tables: Tables, words: readonly Uint8Array[]): readonly [number, number] {
  const numbers = Int32Array.from(words.flatMap((bytes) => putBytes(tables, bytes)));
  const start = tables.putNumbers(numbers);
  return [start, start + NUMBER * numbers.length];
}

/** So many numbers are told of a place. */
const PLACE_LENGTH = 4;

/** A list begins with its end. */
function putPlaces(tables: Tables, places: Places): number {
  const numbers = new Int32Array(PLACE_LENGTH * (places.length + 1));
  numbers[0] = tables.length + NUMBER * numbers.length;
  places.forEach(({ word, told, needle, offset }, index) => { numbers.set([word, told, needle, offset], PLACE_LENGTH * (index + 1)); });
  return tables.putNumbers(numbers);
}

/** Of each kind its bit, and as bytes which of the first sixteen characters are told and what they are, and the same of the last sixteen. */
function putStamps(tables: Tables): Pick<ScanTables, 'stamps' | 'stampsEnd'> {
  const start = tables.length;
  for (const { kind, shape } of stamps) {
    const told = Uint8Array.from(shape, (character) => (character === '?' ? 0 : 0xff));
    const bytes = Uint8Array.from(shape, (character) => (character === '?' ? 0 : character.charCodeAt(0)));
    tables.putNumbers(Int32Array.of(kind));
    for (const one of [told.subarray(0, VECTOR), bytes.subarray(0, VECTOR), told.subarray(-VECTOR), bytes.subarray(-VECTOR)]) tables.put(one);
  }
  return { stamps: start, stampsEnd: tables.length };
}

function putEvents(tables: Tables): Pick<ScanTables, 'events' | 'eventsFull'> {
  const events = tables.put(new Uint8Array((EVENTS + EVENTS_OF_A_WORD) * EVENT_LENGTH));
  return { events, eventsFull: events + EVENTS * EVENT_LENGTH };
}
