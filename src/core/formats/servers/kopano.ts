import type { Format } from '../format';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import { SILENT } from '../../statement';

// Failed to login from [192.0.2.44] with invalid username "alice" or wrong password: logon failed (80040111) | Failed to login from 192.0.2.44 with invalid username "alice" or wrong password. Error: 0x80040111 (Zarafa)
const REFUSED = String.raw`Failed to login from ["[]{0,2}(?<address>[0-9A-Fa-f.:]{2,45}?)(?:\]?:\d{1,5})?["\]]{0,2} with (?<reason>invalid username ["\\]{1,2}(?<user>[^"\\]{0,255})["\\]{1,2} or wrong password)`;
const REFUSALS: readonly PatternRefusal[] = [[new RegExp(REFUSED), 'AUTH']];

/** The gateway of Kopano and Zarafa, for clients of IMAP and POP3. */
export const kopano: Format = {
  id: 'kopano',
  name: 'Kopano gateway log (Zarafa)',
  signs: [{ pattern: new RegExp(REFUSED.replaceAll(/\?<\w+>/g, '?:')), weight: 4, sample: '2026-11-24T10:00:01.550550: [warning] Failed to login from [192.0.2.44] with invalid username "alice" or wrong password: logon failed (80040111)' }],
  programs: /^(?:kopano|zarafa)-gateway$/,
  writesFiles: true,
  needles: ['Failed to login from '],
  read: ({ text, end, program }) => readPatternRefusal(text, end, REFUSALS) ?? (program === '' ? undefined : SILENT),
};
