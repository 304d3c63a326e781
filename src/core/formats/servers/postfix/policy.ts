import { given } from '../../../given';
import type { Statement } from '../../../statement';
import type { Line, Memory } from '../../format';
import { wasRejectedWith } from './answeredBelow';
import { matchAt, standsAt } from '../../../text/matches';

/** What a policy service tells Postfix to answer: the reply, from its code on. Others prepend a header field, or say nothing. */
const ANSWERS: ReadonlyMap<string, RegExp> = new Map([
  // : 550 5.7.23 Message rejected … (nothing before the colon, where an id may stand) | 550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id=alice@example.org;ip=192.0.2.1;r=<UNKNOWN>
  ['policyd-spf', /(?:: )?(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} \S)/y],
  // Policy action=550 Please see http://www.openspf.org/Why?s=mfrom;id=alice%40example.org;ip=192.0.2.1;r=mail.example.com
  ['policy-spf', /(?:: )?Policy action=(?=[45]\d\d Please see http)/y],
  // decided action=550 Your MTA is listed in too many DNSBLs; check http://…; <client=192.0.2.1> <helo=x> <from=…> <to=…>; delay: 1s
  ['policyd-weight', /decided action=(?=[45]\d\d \S)/y],
]);
// Behind what policyd-weight has Postfix answer
const ASKED_ABOUT = /; ?<client=|; ?delay: /;
const CODES = /\d{3} (?:[45]\.\d{1,3}\.\d{1,3} )?/y;
// id=alice@example.org of the sender (s=mfrom), not of the HELO name
const SENDER = /[?;]s=mfrom;id=([^;\s]{1,320})/;

/**
 * A policy service (SPF, weighted lists) names what Postfix answers, which
 * Postfix tells with more right after it: `NOQUEUE: reject: RCPT from …: 550
 * 5.7.23 <bob@example.com>: Recipient address rejected: Message rejected …`.
 */
export function readPolicy({ text, start, end, program }: Line, memory: Memory): Statement | undefined {
  const pattern = ANSWERS.get(program.slice(program.lastIndexOf('/') + 1));
  if (!pattern) return undefined;
  if (!standsAt(pattern, text, start)) return undefined;
  const from = pattern.lastIndex;
  const behind = text.slice(from, end).search(ASKED_ABOUT);
  const reply = { start: from, end: behind < 0 ? end : from + behind };
  const codes = matchAt(CODES, text, from)?.[0].length ?? 0;
  const words = text.slice(from + codes, reply.end);
  // The newest line of a log may stand first.
  if (wasRejectedWith(memory, words)) return { kind: 'told', reply };
  const sender = SENDER.exec(words)?.[1];
  return { kind: 'foretold', words, statements: [{ kind: 'reported', result: 'rejected', direction: 'inbound', word: { start: from, end: from + 3 }, reply, ...given({ sender }) }] };
}
