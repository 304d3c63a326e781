import type { Format } from '../format';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';

// [28325:00010-3735542592] 24-11-2026 10:00:01 (a backtick before it where it was pasted into a post), 11/24/2026 10:00:01 AM , 2026-11-24 10:00:01
const HEAD = String.raw`^\x60?(?:\[[\dA-Fa-f]{1,8}:[\dA-Fa-f]{1,8}-[\dA-Fa-f]{1,20}\] )?(?:\d{4}-\d\d-\d\d|\d\d([-/.])\d\d\1(?:\d\d){1,2}) \d\d:\d\d:\d\d(?: [AP]M)? {1,4}`;
// SMTP Server: , SMTP Server [0D14:0027-1334]
const TASK = String.raw`SMTP Server(?:: | \[[\dA-Fa-f:-]{5,40}\] )`;
const ADDRESS = String.raw`\[?(?<address>[\dA-Fa-f.:]{2,44}[\dA-Fa-f])\]?`;

const REFUSALS: readonly PatternRefusal[] = [
  // SMTP Server: Authentication failed for user alice ; connecting host 192.0.2.44
  [new RegExp(`${HEAD}${TASK}(?<reason>Authentication failed) for user (?<user>\\S.{0,254}?) {0,2}; connecting host ${ADDRESS}`), 'AUTH'],
  // smtp: alice [192.0.2.44] authentication failure using internet password
  [new RegExp(`${HEAD}smtp: (?<user>[^[\\]]{1,255}?) \\[(?<address>[\\dA-Fa-f.:]{2,45})\\] (?<reason>authentication failure using internet password)`), 'AUTH'],
  // SMTP Server [0D14:0027-1334] Connection from [192.0.2.44] rejected for policy reasons. IP address of connecting host not found in reverse DNS lookup.
  [new RegExp(`${HEAD}${TASK}Connection from ${ADDRESS} (?<reason>rejected for policy reasons\\b.{0,300})$`), 'connect'],
];

/** The console log of HCL Domino (Lotus, IBM), as far as it tells of clients that were refused. */
export const domino: Format = {
  id: 'domino',
  name: 'HCL Domino log',
  signs: [
    {
      pattern: new RegExp(`${HEAD}(?:${TASK}(?:Authentication failed for user |Connection from \\[?[\\d.:A-Fa-f]{2,45}\\]? rejected |\\[?[\\d.:A-Fa-f]{2,45}\\]? (?:dis)?connected\\b)|smtp: [^[\\]]{1,255} \\[[\\d.:A-Fa-f]{2,45}\\] authentication failure)`),
      weight: 4,
      sample: '[28325:00010-3735542592] 24-11-2026 10:00:01   SMTP Server: Authentication failed for user alice ; connecting host 192.0.2.44',
    },
  ],
  needles: ['Authentication failed for user ', ' authentication failure using internet password', ' rejected for policy reasons'],
  read: ({ text, end }) => readPatternRefusal(text, end, REFUSALS),
};
