import type { Format, Line, Memory } from '../format';
import { outcomeOf } from '../quotedReplies/quotedReply';
import type { Piece, Statement } from '../../statement';
import { matchesOf } from '../../text/matches';

// -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient------- | -----Q-ID----- --Size-- -----Q-Time----- ------------Sender/Recipient-----------
const HEAD = /^\s{0,8}-{1,20}Q(?:ueue ID|-ID)-{1,20} {1,4}-{1,4}Size-/;
// (host mx.example.net[192.0.2.1] said: 451 4.7.1 Try again later (in reply to RCPT TO command)) | bob@example.net (host mx.example.net[192.0.2.1] refused to talk to me: 554 …) | (Deferred: 451 4.7.1 Try again later)
const REASON = /^\s{0,60}(?:[^\s@]{1,64}@[^\s@]{1,255} )?\((?:.{1,300}?(?:\bsaid|\brefused to talk to me)|Deferred): (?=[45]\d\d[ -])/;

// {"queue_name": "deferred", "queue_id": "5F0E550201", "arrival_time": …, "recipients": [{"address": "bob@example.net", "delay_reason": "host … said: 451 …"}]}: postqueue -j
const MESSAGE = /^\s{0,8}\{"queue_name": ?"[a-z]{3,20}", ?"queue_id": ?"/;
// "delay_reason": "host mx.example.net[192.0.2.1] said: 451 4.7.1 Try again later (in reply to RCPT TO command)"
const DELAYED = /"delay_reason": ?"[^"\\]{1,300}?(?:\bsaid|\brefused to talk to me): ([45]\d\d[ -](?:[^"\\]|\\.){0,2000})/g;

/** The mail queue as `mailq` and `postqueue -j` list it, of Postfix or sendmail: what servers said when a message was last tried. */
export const mailq: Format = {
  id: 'mailq',
  name: 'Mail queue (mailq)',
  signs: [
    { pattern: HEAD, weight: 4, sample: '-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------' },
    { pattern: MESSAGE, weight: 4, sample: '{"queue_name": "deferred", "queue_id": "5F0E550201", "arrival_time": 1795514402' },
    { pattern: /^\s{0,60}(?:[^\s@]{1,64}@[^\s@]{1,255} )?\(host \S{1,300}\[[0-9A-Fa-f.:]{3,45}\] (?:said|refused to talk to me): [45]\d\d[ -]/, weight: 4, sample: '(host mx.example.net[192.0.2.1] said: 451 4.7.1 Try again later (in reply to RCPT TO command))' },
  ],
  read(line, memory) {
    if (line.program !== '') return undefined;
    if (MESSAGE.test(line.text)) return delayReasons(line.text).map(told);
    if (HEAD.test(line.text) || ENTRY.test(line.text)) memory.set(LISTED, '');
    return readReason(line, memory);
  },
};

// 5F0E550201*    2550 Tue Nov 24 10:00:02  alice@example.com
const ENTRY = /^\s{0,12}[0-9A-Za-z]{6,20}[*!]? {1,12}\d{1,12} [A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d/;
/** In the memory, where the text lists a queue. */
const LISTED = 'listed';
// (host mx.example.net[192.0.2.1] said: 550 …: what became of a message for good, cut out of a line of the log
const ALONE = /^\s{0,12}\(host \S{1,300} said: (?=5)/;

/** A message that is listed stays in the queue, whatever the server said: the reply is told, and counts as no failure. */
function readReason({ text, end }: Line, memory: Memory): Statement | undefined {
  const match = REASON.exec(text.slice(0, LOOKED_AT));
  if (!match) return undefined;
  const reply = { start: match[0].length, end: text[end - 1] === ')' ? end - 1 : end };
  return ALONE.test(text) && !memory.has(LISTED) ? outcomeOf({ reply }, text) : told(reply);
}

function told(reply: Piece): Statement {
  return { kind: 'told', reply };
}

function delayReasons(text: string): readonly Piece[] {
  return matchesOf(DELAYED, text).map(({ 0: { length }, 1: reply = '', index }) => ({ start: index + length - reply.length, end: index + length }));
}

const LOOKED_AT = 600;
