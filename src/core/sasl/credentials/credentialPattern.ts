import type { Credential } from '../../analysis';

/** One way programs or people write a credential outside a SASL exchange. */
export interface CredentialPattern {
  /** One of these stands in every line the pattern matches; at least three characters. */
  readonly needles: readonly string[];
  /**
   * The group `secret` (or `q`, `p`, `t`, `e`, where it is quoted) is what must not
   * be shown, `user` whose it is. Bounded, so that no line takes long.
   */
  readonly pattern: RegExp;
  readonly what: Credential['what'];
  /** A line it matches, with `not-a-real-password` in it. */
  readonly sample: string;
}

/** A quoted value: escaped for JSON inside a string, once or in strings in strings, in double or in single quotes, or in quotes written twice, as in a row of comma-separated values. */
export const QUOTED = String.raw`(?:(?<b>\\{1,7})"(?!\k<b>")(?<e>[^\n]{1,500}?)(?<!\\)\k<b>"|"(?<q>(?:[^"\\\n]|\\[^\n]){1,500})"|'(?<p>(?:[^'\\\n]|\\[^\n]){1,500})'|""(?<d>[^"\s,;)\]}=&][^"\n]{0,499})""(?=[",;\s)]|$))`;

/** What Google gives to programs that know no OAuth, as it shows it: four words of four letters. */
export const APP_PASSWORD = String.raw`[a-z]{4}(?: [a-z]{4}){3}(?![^\s"'<>,;)\]}])`;

/** Inside a value: what ends one is a sign and another key behind it, or the tab that syslog wrote as #011. */
const INSIDE = String.raw`(?:[^\s"'<>,;&\\#]|[,;&](?=[^\s"'<>,;&\\#()[\]{}])(?![\w.[\]-]{1,40}[=:])|#(?!011)|\\(?=[\w.$-])(?![rntux0]))`;

/** A value without quotes; what looks like a piece of a program is none. */
export const BARE = String.raw`(?<secret>${APP_PASSWORD}|(?![\w.]{1,60}[([])(?!(?:\w{1,40}\.){0,3}(?:password|passwd|pass|secret|token)(?![^\s;,)]))[^\s"'<>()[\]*,;&$%{}\\=]${INSIDE}{0,499})`;

/** What a machine made, at least so long: letters of both cases and digits, or a digest in hexadecimal. */
export function made(least: number, most = 500): string {
  return String.raw`(?=[^\s"'<>&;,]{0,40}\d)[\w.~+/-]{${least},${most}}={0,2}`;
}

/** A word that is no prose: with a digit, a sign inside, or a capital behind a small letter. */
export const NO_PROSE = String.raw`(?=[^\s"'<>]{0,60}(?:\d|[a-z][A-Z]|[^\s"'<>\w.,;:!?)-]\S|[!$%&#@*^~+=]))`;

/** Not what tells how something is kept or sent: base64-encoded, SHA512-CRYPT, UTF-8. */
export const NO_ALGORITHM = String.raw`(?!(?:[Mm][Dd]5|S?SHA-?\d{1,3}|s?sha-?\d{1,3}|UTF-?8|utf-?8|IPv[46]|ipv[46]|[Bb]ase64|BASE64|argon2(?:id?)?|Argon2(?:id?)?)(?:-[A-Za-z]{1,12})?(?:[.,;:!?)|"'\s]|$))`;
