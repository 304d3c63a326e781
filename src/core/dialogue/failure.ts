import type { Failure, Outcome, Reply } from '../analysis';
import type { Writable } from '../writable';
import type { Span } from '../text/span';
import { classOf } from './reply';

/** The failure a reply of a dialogue is; none where it refuses nothing. */
export function failureOfReply(reply: Reply): Failure | undefined {
  const replyClass = classOf(reply.code);
  if (reply.reportedElsewhere === true || reply.command?.probe === true || (replyClass !== 'permanent' && replyClass !== 'temporary')) return undefined;
  return {
    kind: 'failure',
    permanent: replyClass === 'permanent',
    direction: reply.direction,
    code: reply.code,
    ...statusOf(reply.enhancedStatus),
    text: reply.text,
    span: spanOf(reply),
    ...(reply.answers === undefined ? {} : { answers: reply.answers }),
    ...(reply.command ? { command: reply.command } : {}),
    context: reply.context,
  };
}

/**
 * The failure an outcome is. What the log says became of the message outweighs
 * the reply: Postfix defers a message after a 521 greeting and tries again.
 */
export function failureOfOutcome(outcome: Outcome): Failure | undefined {
  const { reply, result } = outcome;
  if (result === 'delivered') return undefined;
  const code = reply?.code;
  const status = reply?.enhancedStatus ?? outcome.enhancedStatus;
  const refused = classOf(code ?? status ?? '5') === 'permanent';
  const permanent = result === 'bounced' || result === 'expired' || (result === 'rejected' && refused);
  const failure: Writable<Failure> = {
    kind: 'failure',
    permanent,
    direction: outcome.direction,
    text: reply?.text ?? outcome.reasonText ?? '',
    // The code of a reply that was unfolded may stand where nothing can be pointed at.
    span: reply && reply.lines.length > 0 ? spanOf(reply) : (outcome.reason ?? outcome.word),
    context: outcome.context,
  };
  if (code !== undefined) failure.code = code;
  if (status !== undefined) failure.enhancedStatus = status;
  if (outcome.answers !== undefined) failure.answers = outcome.answers;
  if (outcome.putOffBy !== undefined) failure.putOffBy = outcome.putOffBy;
  return failure;
}

function statusOf(enhancedStatus: string | undefined): { enhancedStatus?: string } {
  return enhancedStatus === undefined ? {} : { enhancedStatus };
}

/** From the code to the end of the text on the first line of the reply, or over all lines that stand on it. */
function spanOf(reply: Reply): Span {
  const [first] = reply.lines;
  if (!first) return { line: 0, start: 0, end: 0 };
  const { line, start } = first.code;
  let end = first.text.end;
  for (const one of reply.lines) if (one.code.line === line) end = one.text.end;
  return { line, start, end: Math.max(end, first.code.end) };
}
