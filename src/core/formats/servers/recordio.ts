import { matchAt } from '../../text/matches';
import type { Format } from '../format';
import { noteAsked, noteTold, wasTold } from './recordio/toldRefusals';

// @400000006a010550055055aa | 2026-11-24 10:00:01.550550550 | 1795514401.550550
const STAMP = String.raw`^(?:@[0-9a-f]{24}|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6,9}|\d{10}\.\d{6}) `;
// 1234 > 553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1): what a process says; `<` what it hears
const LINE = new RegExp(String.raw`${STAMP}(\d{1,7}) ([<>]) `);
const NOTE = /^\[EOF\]$/;
const REFUSAL = /[45]\d\d[ -]/y;

/** What recordio writes through multilog of a server under tcpserver (qmail-smtpd, mostly): both sides of its sessions. */
export const recordio: Format = {
  id: 'recordio',
  name: 'recordio session (qmail)',
  signs: [{ pattern: new RegExp(String.raw`${STAMP}\d{1,7} (?:> [2-5]\d\d[ -]|< (?:EHLO|HELO|MAIL|RCPT|ehlo|helo|mail|rcpt) )`), weight: 4, sample: '@400000006a010550055055aa 1234 > 220 mail.example.com ESMTP' }],
  read({ text, end }, memory) {
    const match = LINE.exec(text);
    if (!match) {
      noteTold(text, memory);
      return undefined;
    }
    const [{ length }, process = '', mark] = match;
    const start = Math.min(length, end);
    const said = text.slice(start, end);
    if (NOTE.test(said)) return { kind: 'disconnected', session: process };
    const ofServer = mark === '>';
    const told = ofServer ? matchAt(REFUSAL, text, start) !== undefined && wasTold(process, text, memory) : noteAsked(process, said, memory);
    return { kind: 'said', session: process, speaker: ofServer ? 'server' : 'client', direction: 'inbound', body: { start, end }, ...(told ? { reportedElsewhere: true } : {}) };
  },
};
