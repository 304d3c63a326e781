import { given } from '../../../given';
import { beginExchange, continueExchange } from '../../exchange';
import { literalLength } from './literalLength';
import type { Passage } from './passage';

// + UGFzc3dvcmQ6 | S: + | < +
const CHALLENGE = /^[\s>|]{0,8}(?:S: |<{1,4} )?\+(?:[ \t]{1,3}([A-Za-z0-9+/]{4,12288}={0,2})?)?\s*$/d;
const RESPONSE = /^[\s>|]{0,8}(?:C: |>{1,4} )?["']?(?![CS]:\s*$)([^\s"'*]{2,12288})["']?\s*$/d;
/** Who says a line, as RFCs print it. A line without is a row of what stands above. */
const LABEL = /^[\s>|]{0,8}[CS]:/;
const ROW = /^\s{0,12}([A-Za-z0-9+/]{2,1000}={0,2})\s*$/d;

/** A login to a mailbox: SASL as IMAP and POP3 speak it. */
export const authenticate: Passage = {
  id: 'authenticate',
  needles: ['AUTHENTICATE ', 'authenticate ', 'AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5', 'AUTH XOAUTH2'],
  opens: /(?:(?<![\w.])[\w.]{1,20} |^[\s>]{0,8}(?:C: )?)(?:AUTHENTICATE|[Aa]uthenticate) "?(?<mechanism>[A-Za-z0-9-]{3,20})"?(?: \{\d{1,5}\+?\})?\s*$|^[\s>]{0,8}(?:C: |POP3> )?AUTH (?<other>[A-Z0-9-]{3,20})\s*$/d,
  most: 20,
  begin(text, { groups }) {
    const mechanism = groups?.['mechanism'] ?? groups?.['other'];
    return given({ length: literalLength(text), exchange: mechanism === undefined ? undefined : beginExchange(mechanism), speaker: LABEL.test(text) ? ('client' as const) : undefined });
  },
  read(text, line, open) {
    const { exchange, speaker } = open;
    if (!exchange) return {};
    const row = speaker && !LABEL.test(text) ? ROW.exec(text) : undefined;
    if (row) {
      const [start, end] = row.indices?.[1] ?? [0, 0];
      return { next: open, ...(speaker === 'client' ? { told: { kind: 'credential', what: 'response', span: { line, start, end } } } : {}) };
    }
    const challenge = CHALLENGE.exec(text);
    if (challenge) {
      const [start] = challenge.indices?.[1] ?? [0];
      const { exchange: next, payload } = continueExchange(exchange, 'server', challenge[1] ?? '', line, start);
      return { next: { ...open, exchange: next, ...given({ speaker: speaker && ('server' as const) }) }, ...(challenge[1] === undefined ? {} : { told: payload }) };
    }
    const response = RESPONSE.exec(text);
    if (!response || (exchange.challenges === exchange.responses && open.length === undefined)) return {};
    const [start] = response.indices?.[1] ?? [0];
    const { exchange: next, payload } = continueExchange(exchange, 'client', response[1] ?? '', line, start);
    return { next: { ...open, exchange: next, ...given({ speaker: speaker && ('client' as const) }) }, told: payload };
  },
};
