/** Work that may be interrupted where it yields, some milliseconds at most after it began or went on. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does it without interruption. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
