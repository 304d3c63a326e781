import { occasionOfVerb } from '../../../reference/occasion';
import type { Line, Memory } from '../../format';
import type { Reported } from '../../../statement';
import { noteRejected } from './answeredBelow';
import { matchAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

// warning: proxy 192.0.2.25:10025 rejected "RCPT TO:<bob@example.net>": "550 5.1.1 No such user"
const REFUSED = /warning: proxy (\S{1,300}) rejected "([A-Z]{4,8})\b[^"]{0,1000}": "(?=[45]\d\d[ -])/y;
const RECIPIENT = /"RCPT TO:\s?<([^<>"]{1,320})>/;

/**
 * The filter before the queue (`smtpd_proxy_filter`) refuses, and the client
 * gets its reply; Postfix logs no `reject:` for it. Line ends stand as `??`.
 */
export function readProxyRefusal({ text, start, end, pid }: Line, session: string, memory: Memory): Reported | undefined {
  const match = matchAt(REFUSED, text, start);
  if (!match) return undefined;
  const from = REFUSED.lastIndex;
  noteRejected(memory, pid);
  const occasion = occasionOfVerb(match[2] ?? '');
  const recipient = RECIPIENT.exec(match[0])?.[1];
  return {
    kind: 'reported',
    session,
    result: 'rejected',
    direction: 'inbound',
    word: findWords(text, 'rejected', text.indexOf(' rejected "', start)),
    ...(match[1] === undefined ? {} : { server: match[1] }),
    ...(occasion === undefined ? {} : { occasion }),
    ...(recipient === undefined ? {} : { recipient }),
    reply: { start: from, end: text[end - 1] === '"' ? end - 1 : end },
  };
}
