/** So many stories go on at once. */
const AT_ONCE = 30;

/**
 * The lines of many stories, mixed as they come, for ever.
 * @param {ReturnType<import('./random.mjs').randomFrom>} random
 * @param {() => Iterator<string>} begin another story, where one is over
 * @param {() => void} pass lets time pass after each line
 * @yields {string} one line
 */
export function* interleaved(random, begin, pass) {
  const going = [];
  for (;;) {
    while (going.length < AT_ONCE) going.push(begin());
    const at = random.below(going.length);
    const { value, done } = going[at].next();
    if (done) {
      going[at] = going[going.length - 1];
      going.pop();
    } else {
      pass();
      yield value;
    }
  }
}
