const LINE_FEED = 0x0a;

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
  add(pieces: readonly string[]): void {
    for (const piece of pieces) {
      // No character of UTF-16 needs more than three bytes of UTF-8; the line end has room too.
      this.makeRoom(3 * piece.length + 1);
      this.end += this.bytes.write(piece, this.end);
    }
    this.bytes[this.end++] = LINE_FEED;
  }

  /** What was collected since the last time; nothing is written over it. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(this.start, this.end);
    this.start = this.end;
    return taken;
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
