const LINE_FEED = 0x0a;
const ZERO = 0x30;
/** Of the whole numbers that the language can tell apart. */
const LONGEST_NUMBER = 16;
const SHORT = 80;

/** A piece of a line: a text, a whole number, or bytes of UTF-8 that many lines have. */
export type Printable = string | number | Uint8Array;

/** Lines collected as UTF-8, each with its line end, in room that grows: one write for many is far cheaper than one for each. */
export class LineBytes {
  /** Where what was not taken yet starts. What stands before may still wait to be written. */
  private start = 0;
  private end = 0;

  /**
   * @param room how much to make at once, in bytes
   * @param bytes that are there already, to be written over
   */
  constructor(
    private readonly room: number,
    private bytes: Buffer<ArrayBufferLike> = Buffer.alloc(0),
    private readonly allocate: (length: number) => Buffer<ArrayBufferLike> = Buffer.allocUnsafeSlow,
  ) {}

  /** Of what was not taken yet, in bytes. */
  get length(): number {
    return this.end - this.start;
  }

  /** @param pieces of one line */
  add(pieces: readonly Printable[]): void {
    for (const piece of pieces) {
      if (typeof piece === 'string') this.write(piece);
      else if (typeof piece === 'number') this.writeNumber(piece);
      else this.copy(piece);
    }
    this.bytes[this.end++] = LINE_FEED;
  }

  private writeNumber(piece: number): void {
    if (piece < 0) {
      this.write(String(piece));
      return;
    }
    this.makeRoom(LONGEST_NUMBER + 1);
    let at = this.end;
    for (let unit = 1; at === this.end || unit <= piece; unit *= 10) at++;
    this.end = at;
    for (let rest = piece; rest > 0 || at === this.end; rest = Math.floor(rest / 10)) this.bytes[--at] = ZERO + (rest % 10);
  }

  private copy(piece: Uint8Array): void {
    this.makeRoom(piece.length + 1);
    this.bytes.set(piece, this.end);
    this.end += piece.length;
  }

  private write(piece: string): void {
    // No character of UTF-16 needs more than three bytes of UTF-8; the line end has room too.
    this.makeRoom(3 * piece.length + 1);
    if (piece.length <= SHORT && this.writeAscii(piece)) return;
    this.end += this.bytes.write(piece, this.end);
  }

  /** Short texts are written before the way into the engine's own code is gone. @returns false where there is more than ASCII in it */
  private writeAscii(piece: string): boolean {
    const { bytes, end } = this;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code >= 0x80) return false;
      bytes[end + at] = code;
    }
    this.end += piece.length;
    return true;
  }

  /** What was collected since the last time; nothing is written over it until `reuse`. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(this.start, this.end);
    this.start = this.end;
    return taken;
  }

  /** Nobody reads any more what was taken: memory that is new each time has to be cleared first. */
  reuse(): void {
    if (this.length === 0) this.start = this.end = 0;
  }

  /** What it writes into now. */
  get memory(): ArrayBufferLike {
    return this.bytes.buffer;
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = this.allocate(Math.max(this.room, 2 * (this.length + more)));
    this.bytes.copy(larger, 0, this.start, this.end);
    this.bytes = larger;
    this.end -= this.start;
    this.start = 0;
  }
}
