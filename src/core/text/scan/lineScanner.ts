import { asciiBytes } from '../ascii';
import { scanBinary } from './scanBinary';
import { EVENT_LENGTH, layOut, type ScanTables } from './scanTables';
import { PAGE, webAssembly, type WebAssemblyMemory } from './webAssembly';

/** So many characters of a needle the search can tell from chance. */
export const SHORTEST_NEEDLE = 3;

/** In place of a needle: the line starts with no known time stamp. */
export const UNUSUAL = -1;

/** What is looked for: ASCII without line ends. */
export interface SoughtString {
  /** Of `SHORTEST_NEEDLE` characters or more. */
  readonly text: string;
  /** Words right behind it with which it is not told. */
  readonly unless?: readonly string[] | undefined;
}

/** Behind the text so much is read, and found to be nothing. */
const BEHIND = 32;

/**
 * Goes through the bytes of a text from one line that may matter to the next:
 * lines in which one of some strings stands, and lines that do not start with a
 * known time stamp. All others are only counted.
 *
 * It does so little for each byte that the language itself is too slow for it;
 * the loop is scan.wat.
 */
export class LineScanner {
  /** The line of the event in hand, counted from 0. */
  line = 0;
  /** Where the line starts, in bytes. */
  from = 0;
  /** Which string stands there, by its place in the list, or `UNUSUAL`. */
  needle = UNUSUAL;
  /** Where it stands. In a line they come in no order, each as often as it stands there. */
  at = 0;
  /** The number that ends right before it, as far as 32 bits hold it; 0 where none does. */
  number = 0;
  /** There is an event in hand. */
  more = false;

  private bytes = new Uint8Array(0);
  private numbers = new Int32Array(0);
  /** Of the events in the memory the next one, and their end; as places of numbers. */
  private next = 0;
  private end = 0;

  private constructor(
    private readonly scan: Scan,
    private readonly addresses: ScanTables,
  ) {}

  /** @returns nothing where the platform cannot do it */
  static for(strings: readonly SoughtString[]): LineScanner | undefined {
    const platform = webAssembly();
    if (!platform) return undefined;
    try {
      const { addresses, fill } = layOut(strings.map(({ text, unless = [] }) => ({ bytes: asciiBytes(text), unless: unless.map(asciiBytes) })));
      const { exports } = new platform.Instance(new platform.Module(scanBinary), { scan: addresses });
      if (!isScan(exports)) return undefined;
      const scanner = new LineScanner(exports, addresses);
      scanner.makeRoom(addresses.text);
      fill(scanner.bytes);
      return scanner;
    } catch {
      // No memory for it, or an engine without vectors.
      return undefined;
    }
  }

  /**
   * Begins with a text, before its first event; what was in hand is forgotten.
   * @param usual the kinds of time stamps that are known
   */
  start(text: Uint8Array, usual: number): void {
    this.makeRoom(this.addresses.text + text.length + BEHIND);
    this.bytes.set(text, this.addresses.text);
    this.bytes.fill(0, this.addresses.text + text.length, this.addresses.text + text.length + BEHIND);
    this.scan.start(text.length, usual);
    this.next = this.end = 0;
    this.more = true;
  }

  /** Goes on to the next event. @returns false where there is none */
  advance(): boolean {
    while (this.next === this.end) {
      if (this.end !== 0 && this.scan.isDone() !== 0) return (this.more = false);
      this.next = this.addresses.events / NUMBER;
      this.end = this.scan.scan() / NUMBER;
    }
    const { numbers, next } = this;
    this.line = numbers[next] ?? 0;
    this.from = numbers[next + 1] ?? 0;
    this.needle = numbers[next + 2] ?? 0;
    this.at = numbers[next + 3] ?? 0;
    this.number = numbers[next + 4] ?? 0;
    this.next += EVENT_LENGTH / NUMBER;
    return true;
  }

  private makeRoom(length: number): void {
    const { memory } = this.scan;
    const lacking = length - memory.buffer.byteLength;
    if (lacking > 0) memory.grow(Math.ceil(lacking / PAGE));
    if (this.bytes.buffer === memory.buffer) return;
    this.bytes = new Uint8Array(memory.buffer);
    this.numbers = new Int32Array(memory.buffer);
  }

  /** How many lines the text has, once there are no more events; one more than line feeds. */
  get lines(): number {
    return this.scan.lines();
  }
}

const NUMBER = 4;

/** What scan.wat exports. */
interface Scan {
  readonly memory: WebAssemblyMemory;
  start(length: number, usual: number): void;
  scan(): number;
  isDone(): number;
  lines(): number;
}

function isScan(exports: unknown): exports is Scan {
  return typeof exports === 'object' && exports !== null && ['memory', 'start', 'scan', 'isDone', 'lines'].every((name) => name in exports);
}
