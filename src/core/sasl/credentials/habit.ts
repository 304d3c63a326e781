import type { Credential } from '../../analysis';

/** One way programs or people write a credential outside a SASL exchange. */
export interface Habit {
  /** One of these stands in every line the pattern matches; at least three characters. */
  readonly needles: readonly string[];
  /**
   * The group `secret` (or `q`, `p`, `e`, where it is quoted) is what must not
   * be shown, `user` whose it is. Bounded, so that no line takes long.
   */
  readonly pattern: RegExp;
  readonly what: Credential['what'];
  /** A line it matches, with `not-a-real-password` in it. */
  readonly sample: string;
}

/** A quoted value: escaped for JSON inside a string, once or in strings in strings, in double or in single quotes. */
export const QUOTED = String.raw`(?:(?<b>\\{1,7})"(?!\k<b>")(?<e>[^\n]{1,500}?)(?<!\\)\k<b>"|"(?<q>(?:[^"\\\n]|\\[^\n]){1,500})"|'(?<p>(?:[^'\\\n]|\\[^\n]){1,500})')`;

/** A value without quotes; what looks like a piece of a program is none. */
export const BARE = String.raw`(?<secret>(?![\w.]{1,60}[([])[^\s"'<>()[\]*,;&$%{}\\][^\s"'<>,;&\\]{0,499})`;
