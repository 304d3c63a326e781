import { given } from '../../../given';
import { occasionOfVerb } from '../../../reference/occasion';
import type { Line } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// msgid=<1@example.com>: rejected: Quota exceeded (mailbox for user is full): lda, which sends the rejection itself | sieve: msgid=<1@example.com>: rejected message from <a@example.org> (reject)
const REJECTED = /msgid=[^\n]{0,500}?: (rejected)(?:: (?=\S)| message from <([^<>\s]{0,320})> \(e?reject\)$)/y;
const SIEVE = 'sieve: ';

/** A message that was sent back when it was to be stored. */
export function readRejected({ text, start, end }: Line, user: string): Statement | undefined {
  const match = matchAt(REJECTED, text.slice(0, end), text.startsWith(SIEVE, start) ? start + SIEVE.length : start);
  if (!match?.[1]) return undefined;
  const after = REJECTED.lastIndex;
  const word = text.lastIndexOf(match[1], after);
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: { start: word, end: word + match[1].length },
    occasion: 'content',
    ...(user === '' ? {} : { recipient: user }),
    ...(match[2] === undefined ? { reason: { start: after, end } } : { sender: match[2], reason: { start: word, end: after } }),
  };
}

// Rejected: RCPT TO:<bob@example.com>: 550 5.1.1 <bob@example.com> User doesn't exist: bob@example.com
const COMMAND = /Rejected: (MAIL|RCPT|DATA|BDAT)\b(?:[^\n<>]{0,20}<([^<>\s]{0,320})>)?[^\n]{0,100}?: (?=[45]\d\d[ -])/y;
const CODE = /\d{3}[ -](?:[45]\.\d{1,3}\.\d{1,3} )?/y;

/**
 * A command that lmtp or submission refused: in a system log the mail server
 * that handed the message over tells what it got, in the same words.
 * @param answered whether the log shows the replies themselves
 */
export function readRejectedCommand({ text, start, end }: Line, service: string, answered: boolean): Statement | undefined {
  const [, verb, address] = matchAt(COMMAND, text, start) ?? [];
  if (verb === undefined) return undefined;
  const from = COMMAND.lastIndex;
  const reply = { start: from, end };
  const occasion = occasionOfVerb(verb);
  if (answered || text[from] === '4') return { kind: 'told', reply, ...given({ occasion }) };
  const words = text.slice(from + (matchAt(CODE, text, from)?.[0].length ?? 0), end);
  return {
    kind: 'foretold',
    words,
    statements: [
      {
        kind: 'reported',
        result: 'rejected',
        // No stranger gets as far as that: our own server hands mail over, our own users submit it.
        direction: service === 'submission' ? 'submission' : 'outbound',
        word: { start, end: start + 'Rejected'.length },
        reply,
        ...given({ occasion, sender: verb === 'MAIL' ? address : undefined, recipient: verb === 'RCPT' ? address : undefined }),
      },
    ],
  };
}
