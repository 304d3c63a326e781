import type { Command, Fact, Reply } from '../analysis';
import type { Occasion } from '../reference/occasion';
import { beginExchange, continueExchange } from '../sasl/exchange';
import { added, echoesIn } from '../sasl/overheard';
import { MARKER } from '../sasl/placeholder';
import type { Stretch } from '../text/span';
import { afterAnswer } from './afterAnswer';
import { answeredBy, isLast } from './answered';
import { isConsequence, refusalIn, withRefusedLogin, withRefusedStep } from './consequence';
import { keywordsOf } from './keywords';
import { again, type OpenReply, type SessionState } from './sessionState';

/** How a reply ended. */
interface Ending {
  /** Its last line was seen. */
  readonly whole?: boolean;
  /** Where another code followed although more lines of this one should. */
  readonly goesOn?: Reply['goesOn'] | undefined;
}

/** The open reply is over: tell it, and note what it changes. */
export function flush(session: SessionState, tell: (fact: Fact) => void, { whole = false, goesOn }: Ending = {}): SessionState {
  const { open, lapse: _, stray, mistyped, refused, ...rest } = session;
  if (!open) return session;
  let now: SessionState = rest;
  const password = stray && BAD_COMMAND.test(open.code) && session.pending.length === 0 ? stray : undefined;
  if (password) now = { ...now, overheard: added(now.overheard ?? [], [password.text]) };
  const echoes = open.texts.map((text) => echoesIn(text, now.overheard ?? []));
  const greeting = open.code === '220' && greets(now, open);
  if (!greeting) now = answeredBy(now, open.code);
  const typed = mistyped && now.pending.length === 0 && !now.exchange && isAnswerTo(mistyped, open) ? mistyped : undefined;
  const asked = greeting ? undefined : (now.pending[0] ?? typed);
  const begins = greeting || (now.phase === 'unseen' && !asked);
  if (begins) {
    const server = open.code === '220' ? GREETING_DOMAIN.exec(open.texts[0] ?? '')?.[1] : undefined;
    now = { ...again(now), context: server === undefined ? {} : { server } };
  }
  const first = session.phase === 'unseen' && !asked;
  const connects = begins && (CONNECT_CODES.includes(open.code) || (session.reached === true && isRefusal(open.code))) && open.enhancedStatus?.slice(1, 3) !== '.1';
  const answers: Occasion | undefined = asked ? asked.occasion : connects && !now.exchange ? 'connect' : now.phase === 'content' ? 'content' : now.exchange ? 'AUTH' : undefined;
  const reply: Reply = {
    kind: 'reply',
    code: open.code,
    ...(open.enhancedStatus === undefined ? {} : { enhancedStatus: open.enhancedStatus }),
    lines: open.lines,
    text: open.texts.map((one, index) => without(one, echoes[index] ?? [])).filter((one) => one !== '').join(' '),
    ...(answers === undefined ? {} : { answers }),
    ...keywordsIn(open, asked, answers, whole),
    ...(asked ? { command: asked } : {}),
    context: contextOf(now, open, asked, answers),
    direction: now.direction,
    ...(now.reportedElsewhere || isConsequence(now, open, asked, answers, refused) ? { reportedElsewhere: true } : {}),
    ...(now.pending.length === 1 ? { caughtUp: true } : {}),
    ...(open.took === undefined ? {} : { took: open.took }),
    ...(goesOn ? { goesOn } : {}),
  };
  if (password) tell({ kind: 'credential', what: 'response', span: password.span });
  if (typed) tell(typed);
  tell(reply);
  tellEchoes(open, echoes, tell);
  const challenges = open.code === '334' && (!asked?.occasion || asked.occasion === 'AUTH' || now.exchange !== undefined);
  if (challenges) return challenge(now, open, tell);
  const answered = afterAnswer({ ...now, phase: first || now.phase === 'unseen' ? 'greeted' : now.phase }, asked, open.code);
  const stepped = asked ? withRefusedStep(answered, now, open, asked) : answered;
  const next = answers === 'AUTH' || (!asked && open.code === '535') ? withRefusedLogin(stepped, now, open) : stepped;
  return isRefusal(open.code) ? { ...next, refused: refusalIn(open, asked, answers, refused) } : next;
}

/** What is known of the session when a reply comes. */
function contextOf({ context, exchange, recipients }: SessionState, open: OpenReply, asked: Command | undefined, answers: Occasion | undefined): Reply['context'] {
  const mechanism = exchange?.mechanism;
  const decides = answers === 'content' || (asked !== undefined && isLast(asked));
  const ofOne = asked?.occasion === 'RCPT' || (decides && asked?.address !== undefined);
  const recipient = ofOne ? asked.address : decides && recipients.length === 1 ? recipients[0] : undefined;
  const others = decides && !ofOne ? recipients.length : 0;
  return {
    ...context,
    ...(recipient === undefined || recipient === '' ? {} : { recipient }),
    ...(others > 1 ? { recipients: others } : {}),
    ...(mechanism === undefined || (answers !== 'AUTH' && open.code !== '334') ? {} : { mechanism }),
  };
}

/** What the server offers. */
function keywordsIn(open: OpenReply, asked: Command | undefined, answers: Occasion | undefined, whole: boolean): Pick<Reply, 'keywords'> {
  const offers = (answers === 'EHLO' || answers === 'LHLO') && open.code === '250' && whole;
  const keywords = offers ? keywordsOf(open.texts, linesBetween(asked, open)) : undefined;
  return keywords ? { keywords } : {};
}

/** The secrets that the server repeats. @param echoes where they stand in each of its lines */
function tellEchoes({ lines }: OpenReply, echoes: readonly (readonly Stretch[])[], tell: (fact: Fact) => void): void {
  lines.forEach(({ text }, index) => {
    for (const { start, end } of echoes[index] ?? []) {
      const span = { line: text.line, start: text.start + start, end: Math.min(text.start + end, text.end) };
      if (span.start < span.end) tell({ kind: 'credential', what: 'response', span });
    }
  });
}

function linesBetween(asked: Command | undefined, { lines }: OpenReply): number {
  const [first] = lines;
  return asked && first ? first.code.line - asked.span.line - 1 : 0;
}

function isRefusal(code: string): boolean {
  return code.startsWith('4') || code.startsWith('5');
}

/** A server that does not understand what it heard. */
const BAD_COMMAND = /^(?:50[0-4]|555)$/;

/** Whether the server did not understand the line right above. */
function isAnswerTo(mistyped: Command, { code, lines: [first] }: OpenReply): boolean {
  return BAD_COMMAND.test(code) && first !== undefined && first.code.line - mistyped.span.line === 1;
}

function without(text: string, echoes: readonly Stretch[]): string {
  let at = 0;
  const pieces = echoes.map(({ start, end }) => {
    const piece = text.slice(at, start) + MARKER;
    at = end;
    return piece;
  });
  return pieces.join('') + text.slice(at);
}

/** RFC 5321 §3.1 and RFC 7504: how a server greets. Any other code that stands first belongs to a session whose start is cut, unless the client just reached the server. */
export const CONNECT_CODES: readonly string[] = ['220', '421', '521', '554'];

/** A 220 opens a session, unless it answers STARTTLS: then it may carry an enhanced status code. What the last session left unanswered is cut. */
function greets({ pending, context }: SessionState, open: OpenReply): boolean {
  if (open.enhancedStatus !== undefined) return false;
  const [first] = pending;
  return first === undefined || first.occasion === 'QUIT' || (context.server !== undefined && pending.every(({ occasion }) => occasion !== 'STARTTLS'));
}

// mx.example.com ESMTP ready
const GREETING_DOMAIN = /^([A-Za-z0-9][A-Za-z0-9.-]{0,252}\.[A-Za-z0-9-]{1,63}|\[[0-9A-Fa-f.:]+\])(?=\s|$)/;

/** A 334 carries a challenge and leaves AUTH unanswered. */
function challenge(session: SessionState, open: OpenReply, tell: (fact: Fact) => void): SessionState {
  const last = open.lines[open.lines.length - 1];
  const text = (open.texts[open.texts.length - 1] ?? '').trimEnd();
  const started = session.exchange ?? beginExchange();
  if (!last) return session;
  const { exchange, payload } = continueExchange(started, 'server', text, last.text.line, last.text.start);
  if (text !== '') tell(payload);
  return { ...session, phase: 'greeted', exchange, waitingSince: undefined };
}
