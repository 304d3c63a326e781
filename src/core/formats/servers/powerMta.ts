import type { Result } from '../../analysis';
import type { Writable } from '../../writable';
import type { Format, Memory } from '../format';
import { SILENT, type Piece, type Reported, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { namedFields } from '../lineParts/namedFields';
import { fieldsOf } from '../lineParts/separated';

// type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,…
const HEADER = /^#?type,(?=[\w,-]{0,600}\b(?:timeLogged|bounceCat)\b)/;
// b,2026-11-24 10:00:01+0000,2026-11-24 10:00:00+0000,alice@example.com,bob@example.net,,failed,5.1.1 (bad destination mailbox address),"smtp;550 5.1.1 …",
// b,2026-11-24 10:00:00+0000,bad-domain,mx1,alice@example.com,bob@example.net,,,,5.1.2 (bad destination system: no such domain),
const ROW = /^(d|b|t|tq|rb|rs),(?=.{1,400}(?:smtp;[2-5]\d\d|,(?:failed|delayed|relayed|delivered),|,"?[245]\.\d{1,3}\.\d{1,3} \([a-z]))/;

/** The accounting files of PowerMTA: a row of values for each delivery, bounce and put-off attempt. */
export const powerMta: Format = {
  id: 'power-mta',
  name: 'PowerMTA accounting file',
  signs: [
    { pattern: HEADER, weight: 4, sample: 'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat' },
    { pattern: /^(?:d|b|t|tq|rb|rs),.{1,400}?,"?smtp;[2-5]\d\d[ -]/, weight: 4, sample: 'b,2026-11-24 10:00:01+0000,2026-11-24 10:00:00+0000,alice@example.com,bob@example.net,,failed,5.1.1 (bad destination mailbox address),"smtp;550 5.1.1 No such user",mx.example.net (192.0.2.25),bad-mailbox' },
  ],
  read({ text, end, program }, memory) {
    if (program !== '') return undefined;
    if (HEADER.test(text)) {
      FIELDS.learn(text.slice(0, end), memory);
      return SILENT;
    }
    const type = ROW.exec(text)?.[1];
    return type === undefined ? undefined : readRow(text, end, type, memory);
  },
};

const FIELDS = namedFields({
  names: ['orig', 'rcpt', 'dsnAction', 'dsnStatus', 'dsnDiag', 'dsnMta'],
  needed: [],
  separator: ',',
  usual: 'type,timeLogged,timeQueued,orig,rcpt,orcpt,dsnAction,dsnStatus,dsnDiag,dsnMta,bounceCat',
});
const MOST_FIELDS = 60;

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['d', 'delivered'],
  ['b', 'bounced'],
  ['rb', 'bounced'],
  ['t', 'deferred'],
  ['tq', 'deferred'],
]);
const DIAGNOSTIC = /^(?:smtp; ?)(?=\S)/;
const ADDRESS = /^[^\s@;]{1,64}@[^\s@;]{1,255}$/;
// 5.1.2 (bad destination system: no such domain): the name of the code, and more where there is no reply
const STATUS = /^([245]\.\d{1,3}\.\d{1,3})(?: \(|$)/;

function readRow(text: string, end: number, type: string, memory: Memory): Statement | readonly Statement[] {
  const [from, to, action, code, diagnostic, mta] = FIELDS.of(text, 0, end, memory);
  const wordsOf = (piece: Piece | undefined): string => (piece ? text.slice(piece.start, piece.end) : '');
  const result = RESULTS.get(type);
  // Where the columns are not known, the words of a server show themselves.
  const told = DIAGNOSTIC.test(wordsOf(diagnostic)) ? diagnostic : (fieldsOf(text, 0, end, ',', MOST_FIELDS).find((one) => DIAGNOSTIC.test(wordsOf(one))) ?? diagnostic);
  const status = STATUS.exec(wordsOf(code));
  if (!result || (!told && !action && !status)) return SILENT;
  const expired = result === 'bounced' && status?.[1]?.endsWith('.4.7') === true;
  const reported: Writable<Reported> = { kind: 'reported', result: expired ? 'expired' : result, direction: 'outbound', word: action && action.end > action.start ? action : { start: 0, end: type.length } };
  if (ADDRESS.test(wordsOf(from))) reported.sender = wordsOf(from);
  if (ADDRESS.test(wordsOf(to))) reported.recipient = wordsOf(to);
  const server = wordsOf(mta).split(' ', 1)[0] ?? '';
  if (server !== '') reported.server = server;
  if (code && status?.[1] !== undefined) reported.status = { start: code.start, end: code.start + status[1].length };
  if (told && told.end > told.start) {
    const start = told.start + (DIAGNOSTIC.exec(wordsOf(told))?.[0].length ?? 0);
    if (isReplyAt(text, start)) reported.reply = { start, end: told.end };
    else if (told.end > start) reported.reason = { start, end: told.end };
  } else if (code && status && code.end > code.start + status[0].length) reported.reason = { start: code.start + status[0].length, end: code.end - 1 };
  return reported;
}
