import type { Format, Line, Memory } from '../format';
import { forget, recall, remember, type EntryKind } from '../remember';
import type { Speaker } from '../../speaker';
import { SILENT, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { standsAt } from '../../text/matches';

/** What sSMTP writes to the system log: of a message that it could not hand on, the server's last words; with `Debug=YES` the whole session. */
export const ssmtp: Format = {
  id: 'ssmtp',
  name: 'sSMTP log',
  signs: [{ pattern: /[\s|:>]sSMTP(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 host sSMTP[123]: RCPT TO:<bob@example.net> (550 5.1.1 No such user)' }],
  programs: /^sSMTP$/,
  needles: ['sSMTP'],
  read: (line, memory) => readSaid(line, memory) ?? readReply(line, memory) ?? SILENT,
};

/** In the memory, by their pids: who spoke last in a session that is logged. */
const SESSIONS: EntryKind = { prefix: '', most: 1000 };
const SERVER = 'server';
const CLIENT = 'client';
/** The server waits for the message. */
const CONTENT = 'content';
// What sSMTP says itself
const OWN_WORDS = /(?:Set [A-Z]|Creating SSL |SSL connection using |STARTTLS not |Cannot |Unable |Invalid response |Connection lost|Sent mail for )/y;

/** A line of the session. What ends it in vain is told once more below: `RCPT TO:<bob@example.net> (550 …)`. */
function readSaid({ text, start, end, pid }: Line, memory: Memory): Statement | undefined {
  const last = recall(memory, SESSIONS, pid);
  const words = text.slice(start, end);
  const said = (speaker: Speaker, next: string): Statement => {
    remember(memory, SESSIONS, pid, next);
    return { kind: 'said', session: `sSMTP[${pid}]`, speaker, direction: 'outbound', body: { start, end }, ...(speaker === 'server' ? { reportedElsewhere: true } : {}) };
  };
  if (last === CONTENT) return said('client', words === '.' ? CLIENT : CONTENT);
  // Without the session only a refusal is told in this way.
  if (isReplyAt(text, start)) return last === CLIENT || (last === undefined && words.startsWith('220')) ? said('server', words.startsWith('354') ? CONTENT : SERVER) : undefined;
  return last !== SERVER || standsAt(OWN_WORDS, text, start) || ANSWERED.test(words) ? undefined : said('client', CLIENT);
}

// RCPT TO:<bob@example.net> (550 5.1.1 No such user) | Authorization failed (535 …) | Sent mail for root@example.com (221 2.0.0 Bye) uid=0 …
const BRACKETED = / \((?=[2-5]\d\d[ -])/;
const RECIPIENT = /^RCPT TO:<([^<>]{1,320})> /;
const SENT = 'Sent mail for ';
const LOGIN = 'Authorization failed ';
// RCPT TO:<bob@example.net> (550 5.1.1 No such user)
const ANSWERED = /^(?:RCPT TO:<[^<>]{1,320}>|Authorization failed) \([245]\d\d[ -]/;
// (221 2.0.0 Bye) uid=0 username=root outbytes=550
const AFTER = /\) uid=\d{1,10} username=\S{1,64} outbytes=\d{1,15}$/;

function readReply({ text, start, end, pid }: Line, memory: Memory): Statement | undefined {
  const said = text.slice(start, end);
  const match = isReplyAt(text, start) ? undefined : BRACKETED.exec(said);
  if (match === null) return undefined;
  forget(memory, SESSIONS, pid);
  const at = match === undefined ? start : start + match.index + match[0].length;
  const tail = match === undefined ? 0 : (AFTER.exec(said)?.[0].length ?? (said.endsWith(')') ? 1 : 0));
  const reply = { start: at, end: end - tail };
  const digit = text[at];
  if (said.startsWith(SENT) || (digit !== '4' && digit !== '5')) return { kind: 'told', reply };
  const recipient = RECIPIENT.exec(said)?.[1];
  return {
    kind: 'reported',
    result: digit === '5' ? 'rejected' : 'deferred',
    direction: 'outbound',
    word: { start: at, end: at + 3 },
    reply,
    ...(recipient === undefined ? (said.startsWith(LOGIN) ? { occasion: 'AUTH' } : {}) : { occasion: 'RCPT', recipient }),
  };
}
