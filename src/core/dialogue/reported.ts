import type { Fact, Outcome, Payload, Reply, ReplyContext, ReplyLine } from '../analysis';
import type { Writable } from '../writable';
import { pieceText, type Challenged, type Piece, type Reported, type Told } from '../statement';
import { beginExchange, continueExchange } from '../sasl/exchange';
import { Remembered } from '../text/remembered';
import type { Span } from '../text/span';
import { failureOfOutcome } from './failure';
import { readFlatReply } from './reply';

/**
 * Tells the facts of a statement that is no line of a dialogue: a log's own account of a reply, an outcome or a challenge.
 * @param putOffBy of a message that is given up: what put it off last
 */
export function tellReported(statement: Challenged | Told | Reported, text: string, line: number, tell: (fact: Fact) => void, putOffBy?: string): void {
  switch (statement.kind) {
    case 'challenged':
      tell(messageIn(statement, text, line));
      return;
    case 'told': {
      const reply = replyIn(statement, contextOf(statement), text, line);
      if (reply) tell(reply);
      return;
    }
    case 'reported': {
      const outcome = outcomeOf(statement, text, line, putOffBy);
      if (outcome.reply) tell(outcome.reply);
      tellOutcome(outcome, tell);
      for (const recipient of statement.alsoFor ?? []) tellOutcome({ ...outcome, context: { ...outcome.context, recipient } }, tell);
    }
  }
}

function tellOutcome(outcome: Outcome, tell: (fact: Fact) => void): void {
  tell(outcome);
  const failure = failureOfOutcome(outcome);
  if (failure) tell(failure);
}

/** Logs of failed logins repeat the same prompts without end; only these are kept, which hold no secret. */
const prompts = new Remembered<Payload>(50);
const LONGEST_PROMPT = 40;

function messageIn({ mechanism, payload, speaker = 'server', before = 0 }: Challenged, text: string, line: number): Payload {
  const { start } = payload;
  const words = pieceText(payload, text);
  const at = (first: number, from: number): Payload => continueExchange({ ...beginExchange(mechanism), challenges: before, responses: before }, speaker, words, first, from).payload;
  if (speaker !== 'server' || before > 0 || words.length > LONGEST_PROMPT) return at(line, start);
  const prompt = prompts.get(`${mechanism ?? ''} ${words}`, () => at(0, 0));
  return { ...prompt, span: { line, start, end: start + prompt.span.end } };
}

function outcomeOf(reported: Reported, text: string, line: number, putOffBy: string | undefined): Outcome {
  const { result, direction, word, status, reason, occasion } = reported;
  const context = contextOf(reported);
  const outcome: Writable<Outcome> = { kind: 'outcome', result, direction, word: spanOf(word, line), context };
  const reply = replyIn(reported, context, text, line);
  if (reply) outcome.reply = reply;
  if (occasion !== undefined) outcome.answers = occasion;
  if (putOffBy !== undefined) outcome.putOffBy = putOffBy;
  if (status) {
    outcome.enhancedStatus = pieceText(status, text);
    outcome.statusSpan = spanOf(status, line);
  }
  if (reason) {
    outcome.reason = spanOf(reason, line);
    outcome.reasonText = pieceText(reason, text);
  }
  return outcome;
}

function replyIn(statement: Reported | Told, context: ReplyContext, text: string, line: number): Reply | undefined {
  const piece = statement.reply;
  if (!piece) return undefined;
  const words = pieceText(piece, text);
  const read = readFlatReply(words, line + (piece.line ?? 0), 0, words.length);
  const [first] = read;
  if (!first) return undefined;
  const there = (span: Span): Span => ({ line: span.line, start: Math.min(piece.end, piece.start + span.start), end: Math.min(piece.end, piece.start + span.end) });
  const lines: ReplyLine[] = [];
  for (const { code, enhancedStatus, text: said } of read) {
    // Lines of a folded reply stand where the piece cannot say; those of a flat one stand on its line.
    if (piece.start + code.end > piece.end) continue;
    lines.push(enhancedStatus ? { code: there(code), enhancedStatus: there(enhancedStatus), text: there(said) } : { code: there(code), text: there(said) });
  }
  const reply: Writable<Reply> = {
    kind: 'reply',
    code: first.codeText,
    lines,
    text: read.length === 1 ? words.slice(first.text.start, first.text.end) : read.map((one) => words.slice(one.text.start, one.text.end)).join(' '),
    context,
    direction: statement.kind === 'reported' ? statement.direction : 'outbound',
  };
  if (first.statusText !== undefined) reply.enhancedStatus = first.statusText;
  if (statement.occasion !== undefined) reply.answers = statement.occasion;
  return reply;
}

/** Where a piece of a line stands. */
export function spanOf({ start, end, line: above = 0 }: Piece, line: number): Span {
  return { line: line + above, start, end };
}

function contextOf(statement: Reported | Told): ReplyContext {
  const context: Writable<ReplyContext> = {};
  if (statement.server !== undefined) context.server = statement.server;
  if (statement.queueId !== undefined) context.queueId = statement.queueId;
  if (statement.kind === 'told') return context;
  if (statement.sender !== undefined) context.sender = statement.sender;
  if (statement.recipient !== undefined) context.recipient = statement.recipient;
  return context;
}
