import { readConnection } from '../lineParts/connection';
import type { Format, Line } from '../format';
import type { Noted } from '../../statement';
import { findMark } from '../lineParts/lead';
import { readTurn } from '../turns';

// `<-  220 ready`, `<** 550 no`, `<~  250 ok` (TLS), `<~* 535 no`: the server
// ` -> EHLO x`, ` ~> EHLO x` (TLS), `**> x` and `*~> x` where swaks notes an error: the client
// Ruby writes `-> "220 …"` for the server.
const MARKS = /((?:<\*\*|<~\*|<-|<~)(?: {1,2}(?=[^\s"])|\s*$))|( ?(?:->|~>|\*\*>|\*~>)(?: (?!")|$))/y;
// === Connected to mx.example.com. | *** Remote host closed connection unexpectedly.
const NOTE = /(?:===|\*\*\*) /y;

/** What swaks prints. Its notes start with `===` or `***`. */
export const swaks: Format = {
  id: 'swaks',
  name: 'swaks transcript',
  signs: [
    { pattern: /<(?:- {2}|~ {2}|\*\* |~\* )(?<=^(?:[\s>|]{0,12}|.{1,80}[\]|:] {0,4}).{4})[2-5][0-9]{2}(?:[ -]|$)/, weight: 4, sample: '<-  220 mx.example.com ESMTP' },
    { pattern: /^[\s>|]{0,12}(?:<-|<~) [2-5][0-9]{2}(?:[ -]|$)/, weight: 2, sample: '<- 220 mx.example.com ESMTP' },
    { pattern: /(?:^|\s)(?:->|~>) (?:EHLO|HELO|LHLO|MAIL FROM:|RCPT TO:|AUTH|QUIT|STARTTLS)(?: |$|<)/, weight: 4, sample: ' -> EHLO client.example.org' },
    { pattern: /^\s*=== (?:Trying|Connected to|TLS started|response in|Connection closed with remote host) ?/, weight: 2, sample: '=== Trying 127.0.0.1:25...' },
    { pattern: /^\s*\*\*\* (?:Remote host closed|No authentication type|Error connecting to|STARTTLS attempted)/, weight: 2, sample: '*** No authentication type succeeded' },
  ],
  read(line, memory) {
    return findMark(line, NOTE) ? (readConnection(line, '') ?? readLapse(line) ?? []) : readTurn(line, memory, MARKS);
  },
};

// === response in 0.123s: with --show-time-lapse, before the reply it speaks of
const LAPSE = /(?:^|\s)=== response in (\d{1,7}(?:\.\d{1,6})?)s$/;

function readLapse({ text, start, end }: Line): Noted | undefined {
  const took = LAPSE.exec(text.slice(0, end))?.[1];
  return took === undefined ? undefined : { kind: 'noted', session: '', piece: { start, end }, took: Number(took) };
}
