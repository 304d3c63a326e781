import { secretLines } from './secretLines';

/** What `var_dump` of PHP writes under the name of a password. */
export const dumpedValue = secretLines({
  id: 'dumped-value',
  needles: ['pass"', 'password"', 'Pass"', 'Password"', 'PASS"', 'PASSWORD"', 'passwd"'],
  opens: /\["[\w.-]{0,40}(?:[Pp]ass(?:word|wd)?|PASS(?:WORD)?)"(?::[\w\\":]{1,60})?\]=>\s*$/d,
  most: 1,
  what: 'password',
  holds: /^\s{0,60}string\(\d{1,4}\) "(?<secret>[^\n]{1,500})"\s*$/d,
});
