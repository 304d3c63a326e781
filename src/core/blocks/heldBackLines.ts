/**
 * Lines that only note something about a session, by its name, until it shows
 * whether they matter: most sessions end without anything else, and need none
 * of them.
 */
export class HeldBackLines {
  private readonly reads = new Map<string, (() => void)[]>();

  has(session: string): boolean {
    return this.reads.has(session);
  }

  /** @param read reads the line */
  add(session: string, read: () => void): void {
    const others = this.reads.get(session);
    if (others) others.push(read);
    else this.reads.set(session, [read]);
  }

  /** Nothing more was said in the session. */
  forget(session: string): void {
    this.reads.delete(session);
  }

  /** Reads what was held back of a session that matters. */
  catchUp(session: string): void {
    const reads = this.reads.get(session) ?? [];
    this.reads.delete(session);
    for (const read of reads) read();
  }

  catchUpAll(): void {
    for (const session of [...this.reads.keys()]) this.catchUp(session);
  }
}
