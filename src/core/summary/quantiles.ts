/** Two values nearer to each other than this share a place. */
const ERROR = 0.02;
const GROWTH = Math.log((1 + ERROR) / (1 - ERROR));
/** Smaller ones count as nothing: no log is finer than a hundredth of a second. */
const SMALLEST = 0.005;

/** Quantiles of any number of values, each within 2 %, in the memory of some hundred numbers. */
export class Quantiles {
  private readonly places = new Map<number, number>();
  private count = 0;

  /** @param value not negative */
  add(value: number): void {
    this.count++;
    const place = value < SMALLEST ? -Infinity : Math.ceil(Math.log(value) / GROWTH);
    this.places.set(place, (this.places.get(place) ?? 0) + 1);
  }

  /** @param share 0.5 for the median; @returns 0 where there was no value */
  at(share: number): number {
    let left = Math.ceil(share * this.count);
    for (const [place, count] of [...this.places].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return place === -Infinity ? 0 : Math.exp(place * GROWTH) * (1 - ERROR);
    }
    return 0;
  }
}
