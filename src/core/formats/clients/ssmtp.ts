import type { Format, Line } from '../format';
import type { Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';

/** What sSMTP writes to the system log: of a message that it could not hand on, the server's last words. */
export const ssmtp: Format = {
  id: 'ssmtp',
  name: 'sSMTP log',
  signs: [{ pattern: /[\s|:>]sSMTP(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 host sSMTP[123]: RCPT TO:<bob@example.net> (550 5.1.1 No such user)' }],
  programs: /^sSMTP$/,
  needles: ['sSMTP'],
  read: (line) => readReply(line) ?? SILENT,
};

const SILENT: readonly Statement[] = [];
// RCPT TO:<bob@example.net> (550 5.1.1 No such user) | Authorization failed (535 …) | Sent mail for root@example.com (221 2.0.0 Bye) uid=0 …
const BRACKETED = / \((?=[2-5]\d\d[ -])/;
const RECIPIENT = /^RCPT TO:<([^<>]{1,320})> /;
const SENT = 'Sent mail for ';
const LOGIN = 'Authorization failed ';
// (221 2.0.0 Bye) uid=0 username=root outbytes=550
const AFTER = /\) uid=\d{1,10} username=\S{1,64} outbytes=\d{1,15}$/;

function readReply({ text, start, end }: Line): Statement | undefined {
  const said = text.slice(start, end);
  const match = isReplyAt(text, start) ? undefined : BRACKETED.exec(said);
  if (match === null) return undefined;
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
