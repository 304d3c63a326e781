import type { Format } from '../format';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import { SILENT } from '../../statement';

const REFUSALS: readonly PatternRefusal[] = [
  // user_ops: bad password specified for <alice> Service <IMAP> Port <143> Remote <client.example.org / 192.0.2.44>; other services are Citadel's own clients
  [/\b(?<reason>[Bb]ad password specified) for <(?<user>[^<>]{1,255})> Service <(?:SMTP|IMAP|POP)[\w-]{0,20}> Port <\d{1,5}> Remote <\S{0,255} \/ (?<address>[0-9A-Fa-f.:]{2,45})>/, 'AUTH'],
];

/** Citadel's server, which writes to the system log. */
export const citadel: Format = {
  id: 'citadel',
  name: 'Citadel log',
  signs: [
    {
      pattern: /\scitserver\[\d{1,10}\]: (?:user_ops: )?[Bb]ad password specified for </,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail citserver[550]: user_ops: bad password specified for <alice> Service <IMAP> Port <143> Remote <client.example.org / 192.0.2.44>',
    },
  ],
  programs: /^citserver$/,
  needles: ['ad password specified for <'],
  read: ({ text, end }) => readPatternRefusal(text, end, REFUSALS) ?? SILENT,
};
