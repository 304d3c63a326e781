import type { Fact, Outcome, Reply } from '../analysis';
import type { Challenged, Piece, Reported, Told } from '../formats/format';
import { beginExchange, continueExchange } from '../sasl/exchange';
import type { Span } from '../text/span';
import { failureOfOutcome } from './failure';
import { readFlatReply } from './reply';

/** Tells the facts of a statement that is no line of a dialogue: a log's own account of a reply, an outcome or a challenge. */
export function tellReported(statement: Challenged | Told | Reported, text: string, line: number, tell: (fact: Fact) => void): void {
  switch (statement.kind) {
    case 'challenged': {
      const { mechanism, payload, speaker = 'server', before = 0 } = statement;
      const { start } = payload;
      const exchange = { ...beginExchange(mechanism), challenges: before, responses: before };
      tell(continueExchange(exchange, speaker, wordsOf(payload, text), line, start).payload);
      return;
    }
    case 'told': {
      const reply = replyIn(statement, text, line);
      if (reply) tell(reply);
      return;
    }
    case 'reported': {
      const outcome = outcomeOf(statement, text, line);
      if (outcome.reply) tell(outcome.reply);
      tell(outcome);
      const failure = failureOfOutcome(outcome);
      if (failure) tell(failure);
    }
  }
}

function outcomeOf(reported: Reported, text: string, line: number): Outcome {
  const { result, direction, word, status, reason } = reported;
  const reply = replyIn(reported, text, line);
  return {
    kind: 'outcome',
    result,
    direction,
    word: spanOf(word, line),
    setting: settingOf(reported),
    ...(reply ? { reply } : {}),
    ...(reported.occasion === undefined ? {} : { answers: reported.occasion }),
    ...(status ? { enhancedStatus: wordsOf(status, text), statusSpan: spanOf(status, line) } : {}),
    ...(reason ? { reason: spanOf(reason, line), reasonText: wordsOf(reason, text) } : {}),
  };
}

function replyIn(statement: Reported | Told, text: string, line: number): Reply | undefined {
  const piece = statement.reply;
  if (!piece) return undefined;
  const words = wordsOf(piece, text);
  const read = readFlatReply(words, line + (piece.line ?? 0), 0, words.length);
  const [first] = read;
  if (!first) return undefined;
  // Lines of a folded reply stand where the piece cannot say; those of a flat one stand on its line.
  const onLine = read.filter((one) => piece.start + one.code.end <= piece.end);
  const there = (span: Span): Span => ({ line: span.line, start: Math.min(piece.end, piece.start + span.start), end: Math.min(piece.end, piece.start + span.end) });
  return {
    kind: 'reply',
    code: first.codeText,
    ...(first.statusText === undefined ? {} : { enhancedStatus: first.statusText }),
    lines: onLine.map(({ code, enhancedStatus, text: said }) =>
      enhancedStatus ? { code: there(code), enhancedStatus: there(enhancedStatus), text: there(said) } : { code: there(code), text: there(said) },
    ),
    text: read.map((one) => words.slice(one.text.start, one.text.end)).join(' '),
    ...(statement.occasion === undefined ? {} : { answers: statement.occasion }),
    setting: settingOf(statement),
    direction: statement.kind === 'reported' ? statement.direction : 'outbound',
  };
}

/** Where a piece of a line stands. */
export function spanOf({ start, end, line: above = 0 }: Piece, line: number): Span {
  return { line: line + above, start, end };
}

function wordsOf({ start, end, text }: Piece, line: string): string {
  return text ?? line.slice(start, end);
}

function settingOf(statement: Reported | Told): Reply['setting'] {
  const { server, queueId } = statement;
  const { sender, recipient } = statement.kind === 'reported' ? statement : {};
  return {
    ...(server === undefined ? {} : { server }),
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(queueId === undefined ? {} : { queueId }),
  };
}
