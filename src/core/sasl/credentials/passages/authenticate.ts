import { given } from '../../../given';
import { beginExchange, continueExchange } from '../../exchange';
import { literalLength } from './literalLength';
import type { Passage } from './passage';

// + UGFzc3dvcmQ6 | S: + | < +
const CHALLENGE = /^[\s>|]{0,8}(?:S: |<{1,4} )?\+(?:[ \t]{1,3}([A-Za-z0-9+/]{4,12288}={0,2})?)?\s*$/d;
const RESPONSE = /^[\s>|]{0,8}(?:C: |>{1,4} )?["']?([^\s"'*]{2,12288})["']?\s*$/d;

/** A login to a mailbox: SASL as IMAP and POP3 speak it. */
export const authenticate: Passage = {
  id: 'authenticate',
  needles: ['AUTHENTICATE ', 'authenticate ', 'AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5', 'AUTH XOAUTH2'],
  opens: /(?:(?<![\w.])[\w.]{1,20} |^[\s>]{0,8}(?:C: )?)(?:AUTHENTICATE|[Aa]uthenticate) "?(?<mechanism>[A-Za-z0-9-]{3,20})"?(?: \{\d{1,5}\+?\})?\s*$|^[\s>]{0,8}(?:C: |POP3> )?AUTH (?<other>[A-Z0-9-]{3,20})\s*$/d,
  most: 8,
  begin(text, { groups }) {
    const mechanism = groups?.['mechanism'] ?? groups?.['other'];
    return given({ length: literalLength(text), exchange: mechanism === undefined ? undefined : beginExchange(mechanism) });
  },
  read(text, line, open) {
    const { exchange } = open;
    if (!exchange) return {};
    const challenge = CHALLENGE.exec(text);
    if (challenge) {
      const [start] = challenge.indices?.[1] ?? [0];
      const { exchange: next, payload } = continueExchange(exchange, 'server', challenge[1] ?? '', line, start);
      return { next: { ...open, exchange: next }, ...(challenge[1] === undefined ? {} : { told: payload }) };
    }
    const response = RESPONSE.exec(text);
    if (!response || (exchange.challenges === exchange.responses && open.length === undefined)) return {};
    const [start] = response.indices?.[1] ?? [0];
    const { exchange: next, payload } = continueExchange(exchange, 'client', response[1] ?? '', line, start);
    return { next: { ...open, exchange: next }, told: payload };
  },
};
