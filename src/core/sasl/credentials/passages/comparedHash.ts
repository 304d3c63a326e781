import { secretLines } from './secretLines';

/** What Exim's `crypteq` compares: the hash of what was given, and the one that is kept. */
export const comparedHash = secretLines({
  id: 'compared-hash',
  needles: ['crypteq: '],
  opens: /\bcrypteq: using [\w+()-]{2,30}(?: hashing)?\s*$/d,
  most: 2,
  what: 'hash',
  holds: /^(?:\d\d:\d\d:\d\d\s)?[\s\d]{0,20}(?:subject|crypted)=(?<secret>\S{4,300})\s*$/d,
});
