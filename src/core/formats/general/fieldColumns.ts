import type { Format } from '../format';
import { replyApart } from '../quotedReplies/replyApart';
import { VERBS } from '../../reference/verbPatterns';

// 220⇥mx.example.com ESMTP
const REPLY = /^\t{0,6}(?=([2-5]\d\d)\t\S)/;
// ⇥⇥MAIL⇥FROM:<alice@example.com>
const COMMAND = new RegExp(String.raw`^\t{0,6}(?=(?:${VERBS})(?:\t|$))`);

/** Code and words, verb and argument in columns of their own, as `tshark -T fields` prints what it found in a session. */
export const fieldColumns: Format = {
  id: 'field-columns',
  name: 'SMTP fields in columns (tshark)',
  signs: [
    { pattern: /^\t{0,6}220\t\S.{0,200}\bE?SMTP/, weight: 4, sample: '220\tmx.example.com ESMTP\t\t' },
    { pattern: /^\t{0,6}(?:EHLO|HELO)\t[\w[]/, weight: 2, sample: '\t\tEHLO\tclient.example.org' },
    { pattern: /^\t{0,6}(?:MAIL\tFROM:|RCPT\tTO:)/i, weight: 2, sample: '\t\tRCPT\tTO:<bob@example.net>' },
    { pattern: /^\t{0,6}(?:5\d\d\t5|4\d\d\t4)\.\d{1,3}\.\d{1,3} /, weight: 2, sample: '550\t5.1.1 User unknown\t\t' },
  ],
  general: true,
  read({ text, end }) {
    const reply = REPLY.exec(text);
    const [lead = '', code] = reply ?? [];
    if (code !== undefined) {
      const from = lead.length + code.length + 1;
      return { kind: 'said', session: '', speaker: 'server', body: replyApart(code, lead.length, text.slice(from, end), from) };
    }
    const start = COMMAND.exec(text)?.[0].length;
    return start === undefined ? undefined : { kind: 'said', session: '', speaker: 'client', body: { start, end, text: text.slice(start, end).replace('\t', ' ') } };
  },
};
