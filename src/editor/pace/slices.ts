/** How long one slice may keep the extension host, in milliseconds. */
export const SLICE = 10;

/**
 * Does work piece by piece, and lets the extension host do other things in between.
 * @param work yields where it may pause: after some milliseconds at most
 * @param stops asked at each pause
 * @returns nothing where it was stopped
 */
export async function inSlices<T>(work: Generator<unknown, T>, stops: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = Date.now() + SLICE;
    while (Date.now() < until) {
      const step = work.next();
      if (step.done === true) return step.value;
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (stops()) return undefined;
  }
}

/**
 * For work that can wait: what to await between two steps of some milliseconds. Every few of them the extension host
 * does other things.
 * @param stops asked each time
 * @returns whether to stop
 */
export function pauses(stops: () => boolean): () => Promise<boolean> {
  let until = Date.now() + SLICE;
  return async () => {
    if (Date.now() >= until) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      until = Date.now() + SLICE;
    }
    return stops();
  };
}
