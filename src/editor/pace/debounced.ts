/** Acts once after many calls: when it has been quiet for a while, or after some time of calls without end. All times in milliseconds. */
export class Debounced {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When it was called first since it last acted. */
  private since: number | undefined;

  /**
   * @param quiet so long after the last call
   * @param most but no longer than so long after the first: a log that grows all the time is never quiet
   */
  constructor(
    private readonly quiet: number,
    private readonly most: number,
    private readonly act: () => void,
  ) {}

  call(): void {
    const now = Date.now();
    this.since ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.since = undefined;
      this.act();
    }, Math.max(0, Math.min(this.quiet, this.since + this.most - now)));
  }

  /** What was called for is not done. */
  dispose(): void {
    clearTimeout(this.timer);
    this.since = undefined;
  }
}
