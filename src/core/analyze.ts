import type { Fact, Finding, Outcome, Reply } from './analysis';
import { failureOfOutcome, failureOfReply } from './dialogue/failure';
import { readFlatReply } from './dialogue/reply';
import { finish, listen, newSession, rebased, type SessionState } from './dialogue/session';
import { detectFormats } from './formats';
import type { Format, Reported, Statement, Told } from './formats/format';
import { examine } from './rules';
import { credentialNeedles, findCredentials } from './sasl/credentials';
import { beginExchange, continueExchange } from './sasl/exchange';
import { splitLines } from './text/lines';

/** What is carried from one block to the next. Plain data, to be compared with `sameState`. */
export interface State {
  readonly formats: readonly Format[];
  readonly sessions: ReadonlyMap<string, SessionState>;
}

export interface BlockAnalysis {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
  readonly exit: State;
}

export interface AnalyzeOptions {
  /** Nothing follows: a reply that the end cuts off is told as it is. */
  readonly last: boolean;
  /** Pass over lines that can bring no finding; their facts are not told. */
  readonly findingsOnly?: boolean;
}

/** A session is forgotten when nothing of it came for so many lines; pids are used again, and states stay small. */
const FORGOTTEN_AFTER = 20_000;

/** The state before the first line. @param head the first part of the text, some hundred lines */
export function startState(head: string, format?: Format): State {
  return { formats: format ? [format] : detectFormats(head).formats, sessions: new Map() };
}

/**
 * Analyses whole lines. Lines in its facts count from the first of them.
 * Never throws, whatever the text holds.
 */
export function analyzeBlock(text: string, entry: State, options: AnalyzeOptions): BlockAnalysis {
  const lines = splitLines(text);
  const formats = entry.formats.length > 0 ? entry.formats : detectFormats(text).formats;
  const needles = options.findingsOnly ? needlesOf(formats) : undefined;
  const mayHoldCredentials = credentialNeedles(text);
  const sessions = new Map(entry.sessions);
  const facts: Fact[] = [];
  const findings: Finding[] = [];

  function tell(fact: Fact): void {
    facts.push(fact);
    for (const finding of examine(fact)) findings.push(finding);
  }
  function tellReply(fact: Fact): void {
    tell(fact);
    const failure = fact.kind === 'reply' ? failureOfReply(fact) : undefined;
    if (failure) tell(failure);
  }

  function readStatement(content: string, line: number): void {
    const statement = readLine(formats, content);
    if (!statement) return;
    if (statement.kind === 'said') {
      const session = sessions.get(statement.session) ?? newSession;
      const { start, end } = statement.body;
      sessions.set(statement.session, listen(session, statement.speaker, content, line, start, end, tellReply));
    } else {
      tellStatement(statement, content, line, tell);
    }
  }

  for (let line = 0; line < lines.length; line++) {
    const content = lines[line] ?? '';
    if (content === '') continue;
    const told = facts.length;
    if (!needles || needles.some((needle) => content.includes(needle))) readStatement(content, line);
    if (mayHoldCredentials?.(content) !== true) continue;
    const taken = facts.slice(told).flatMap((fact) => (fact.kind === 'payload' && fact.span.line === line ? [fact.span] : []));
    for (const credential of findCredentials(content, line, taken)) tell(credential);
  }
  if (options.last) for (const session of sessions.values()) finish(session, tellReply);

  const kept = new Map<string, SessionState>();
  for (const [key, session] of sessions) {
    if (lines.length - session.lastLine < FORGOTTEN_AFTER) kept.set(key, rebased(session, lines.length));
  }
  return { facts, findings, exit: { formats, sessions: kept } };
}

function readLine(formats: readonly Format[], line: string): Statement | undefined {
  for (const format of formats) {
    const statement = format.read(line);
    if (statement) return statement;
  }
  return undefined;
}

/** The needles of all formats; none where one of them must read every line. */
function needlesOf(formats: readonly Format[]): readonly string[] | undefined {
  const needles: string[] = [];
  for (const format of formats) {
    if (!format.needles) return undefined;
    needles.push(...format.needles);
  }
  return needles;
}

function tellStatement(statement: Exclude<Statement, { kind: 'said' }>, text: string, line: number, tell: (fact: Fact) => void): void {
  switch (statement.kind) {
    case 'challenged': {
      const { start, end } = statement.payload;
      tell(continueExchange(beginExchange(statement.mechanism), 'server', text.slice(start, end), line, start).payload);
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
    word: { line, ...word },
    setting: settingOf(reported),
    ...(reply ? { reply } : {}),
    ...(status ? { enhancedStatus: text.slice(status.start, status.end), statusSpan: { line, ...status } } : {}),
    ...(reason ? { reason: { line, ...reason }, reasonText: text.slice(reason.start, reason.end) } : {}),
  };
}

function replyIn(statement: Reported | Told, text: string, line: number): Reply | undefined {
  if (!statement.reply) return undefined;
  const { start, end } = statement.reply;
  const lines = readFlatReply(text, line, start, end);
  const [first] = lines;
  if (!first) return undefined;
  return {
    kind: 'reply',
    code: first.codeText,
    ...(first.statusText === undefined ? {} : { enhancedStatus: first.statusText }),
    lines: lines.map(({ code, enhancedStatus, text: words }) => (enhancedStatus ? { code, enhancedStatus, text: words } : { code, text: words })),
    text: lines.map((one) => text.slice(one.text.start, one.text.end)).join(' '),
    ...(statement.occasion === undefined ? {} : { answers: statement.occasion }),
    setting: settingOf(statement),
  };
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
