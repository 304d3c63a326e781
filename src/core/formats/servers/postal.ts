import type { Format, Line } from '../format';
import { SILENT, type Statement } from '../../statement';

// [smtp.1:32384] [2026-11-24T10:00:03.430] DEBUG -- : [T0QRKN], perhaps behind what a page left of a colour: [34m
const HEAD = String.raw`^(?:\[\d{1,2}m){0,2}\[smtp\.\d{1,5}:\d{1,10}\] \[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?\] {1,2}[A-Z]{4,5} -- : \[([A-Z0-9]{4,12})\] `;
const SAID = new RegExp(String.raw`${HEAD}(?:\[\d{1,2}m){0,2}(<=|=>) `);
const OTHER = new RegExp(HEAD);
const COLOUR = /(?:\[\d{1,2}m)+$/;

/** The SMTP server of Postal: both sides of every session, `<=` before what the client says. */
export const postal: Format = {
  id: 'postal',
  name: 'Postal log',
  signs: [{ pattern: OTHER, weight: 4, sample: '[smtp.1:32384] [2026-11-24T10:00:03.430] DEBUG -- : [T0QRKN] => 220 postal.example.com ESMTP Postal/TQ5EWR' }],
  read: (line) => readSaid(line) ?? (OTHER.test(line.text) ? SILENT : undefined),
};

function readSaid({ text, end }: Line): Statement | undefined {
  const match = SAID.exec(text);
  if (!match) return undefined;
  const [{ length: start }, session = '', arrow] = match;
  const tail = COLOUR.exec(text.slice(start, end))?.[0].length ?? 0;
  return { kind: 'said', session, speaker: arrow === '=>' ? 'server' : 'client', direction: 'inbound', body: { start, end: Math.max(start, end - tail) } };
}
