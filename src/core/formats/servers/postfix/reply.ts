import type { Writable } from '../../../writable';
import type { Occasion } from '../../../reference/occasion';
import { isReplyAt, type QuotedReply } from '../../quotedReplies/quotedReply';
import { occasionOf } from './stages';
import { matchAt, standsAt } from '../../../text/matches';

// host mx.example.net[192.0.2.1] said: | host mx.example.net[192.0.2.1]:25 refused to talk to me: | Protocol error: host mx.example.net[192.0.2.1] said:
// SASL authentication failed; server mx.example.net[192.0.2.1] said: | TLS is required, but host mx.example.net[192.0.2.1] refused to start TLS:
// host said: | host <our relay> said: | host [our relay] said: (its name was taken out)
const SAID = /(?:TLS is required, but |Protocol error: |Authentication failed: )?(?:host|(SASL authentication failed; server))(?: (\S{1,300}|<[^<>]{1,100}>|\[[^[\]]{1,100}\]|[\w.-]{1,255}\[[^[\]]{1,45}\](?::\d{1,5})?))? (said|refused to talk to me|refused to start TLS): /y;
// 550#5.1.0 … | 550:5.7.1 … | 550): what a server said begins with a code, whatever stands behind it
const CODE = /[2-5]\d\d(?![\w.])/y;
// (in reply to RCPT TO command) | (in reply to end of DATA command)
const IN_REPLY_TO = /\s\(in reply to ([A-Za-z ]{2,30}?)(?: command)?\)$/;

/** The reply that a line quotes between two places; nothing where it quotes none. */
export function readQuotedReply(line: string, start: number, end: number): QuotedReply | undefined {
  const said = matchAt(SAID, line, start);
  const at = said ? SAID.lastIndex : start;
  if (at >= end) return undefined;
  const whole = isReplyAt(line, at);
  if (!whole && (!said || !isCodeAt(line, at))) return undefined;
  // The tail is short; looking for it in the last characters keeps a long line linear.
  const tailFrom = Math.max(at, end - 60);
  const tail = IN_REPLY_TO.exec(line.slice(tailFrom, end));
  const replyEnd = tail ? tailFrom + tail.index : end;
  const occasion = occasionOfRefusal(said) ?? occasionOf(tail?.[1] ?? '');
  // As if a blank stood behind the code.
  const words = whole ? {} : { text: `${line.slice(at, at + 3)} ${line.slice(at + 4, replyEnd)}`.slice(0, replyEnd - at) };
  const answer: Writable<QuotedReply> = { reply: { start: at, end: replyEnd, ...words } };
  if (said?.[2] !== undefined) answer.server = said[2];
  if (occasion !== undefined) answer.occasion = occasion;
  return answer;
}

function isCodeAt(line: string, at: number): boolean {
  return standsAt(CODE, line, at);
}

function occasionOfRefusal(said: RegExpExecArray | undefined): Occasion | undefined {
  if (said?.[1] !== undefined) return 'AUTH';
  return said?.[3] === 'refused to talk to me' ? 'connect' : said?.[3] === 'refused to start TLS' ? 'STARTTLS' : undefined;
}
