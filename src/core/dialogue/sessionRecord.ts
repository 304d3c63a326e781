import type { Fact, Failure, Outcome, RefusalOf, Reply, Session, SessionRefusal } from '../analysis';
import { isGreeting, type Occasion } from '../reference/occasion';
import { fieldsOf } from '../decoding';
import type { Writable } from '../writable';
import type { Noted } from '../statement';
import { classOf } from './reply';
import type { Span } from '../text/span';
import { moved } from '../text/span';

/** A session of which nothing was seen yet. */
export function newRecord(name: string, span: Span): Session {
  return {
    kind: 'session',
    name,
    span,
    lastLine: span.line,
    whole: false,
    talked: false,
    secured: false,
    greeted: false,
    loggedIn: false,
    messages: 0,
    recipients: 0,
    recipientsRefused: 0,
    failures: 0,
    refusals: {},
  };
}

/** The session with one fact more. */
export function recorded(session: Session, fact: Fact): Session {
  switch (fact.kind) {
    case 'reply':
      return { ...withRefusal(replied(session, fact), fact), talked: true };
    case 'failure':
      return failed(session, fact);
    case 'outcome':
      return settled(session, fact);
    case 'command':
      if (!session.talked) return recorded({ ...session, talked: true }, fact);
      if (isGreeting(fact.occasion)) {
        return session.client === undefined && fact.argument !== '' ? { ...session, client: fact.argument } : session;
      }
      return session;
    case 'payload': {
      const { mechanism } = fact.decoding;
      const user = fact.decoding.kind === 'decoded' ? fieldsOf(fact.decoding.message).find((field) => field.name === 'user')?.value : undefined;
      return { ...session, ...(mechanism === undefined ? {} : { mechanism }), ...(user === undefined || user === '' ? {} : { user }) };
    }
    default:
      return session;
  }
}

/** The session with what a log notes about it. */
export function noted(session: Session, { begins, client, server, asked, secured, mechanism, user, message }: Noted): Session {
  // Asked of every login of a busy server: one object, and not one more for each thing noted.
  const now: Writable<Session> = { ...(secured === true ? afterTls(session) : session) };
  if (begins === true) now.whole = true;
  if (message === true) now.messages++;
  if (client !== undefined) now.client = client;
  if (server !== undefined) now.server = server;
  if (asked !== undefined) now.asked = asked;
  if (mechanism !== undefined) now.mechanism = mechanism;
  if (user !== undefined) {
    now.user = user;
    now.loggedIn = true;
  }
  return now;
}

/** The session with the last line that told something of it. */
export function heardAt(session: Session, line: number): Session {
  return session.lastLine === line ? session : { ...session, lastLine: line };
}

/** The same session, its lines counted from the start of the next block. */
export function rebasedRecord(session: Session, lines: number): Session {
  return { ...session, span: moved(session.span, -lines), lastLine: session.lastLine - lines };
}

function replied(session: Session, reply: Reply): Session {
  const { answers, code } = reply;
  const good = code[0] === '2';
  switch (answers) {
    case 'connect':
      return { ...session, whole: true, ...(reply.context.server === undefined ? {} : { server: reply.context.server }) };
    case 'EHLO':
    case 'LHLO':
    case 'HELO': {
      if (!good) return session;
      const { keywords: _, ...others } = session;
      return { ...others, greeted: true, ...(reply.keywords ? { keywords: reply.keywords } : {}) };
    }
    case 'STARTTLS':
      return good ? afterTls(session) : session;
    case 'AUTH':
      return good ? { ...session, loggedIn: true } : session;
    case 'RCPT':
      return { ...session, recipients: session.recipients + 1, recipientsRefused: session.recipientsRefused + (good ? 0 : 1) };
    case 'BDAT':
      // Only the last piece makes a message (RFC 3030 §2).
      return / LAST$/i.test(reply.command?.argument ?? '') ? accepted(session, reply, good) : session;
    case 'content':
      return accepted(session, reply, good);
    default:
      if (good && reply.command?.verb === 'XCLIENT') return { ...session, greeted: false };
      return session;
  }
}

/** LMTP answers the content once for each recipient (RFC 2033 §4.2); it is one message all the same. */
function accepted(session: Session, { command }: Reply, good: boolean): Session {
  const { messages, recipientsRefused } = session;
  if (command?.address === undefined) return good ? { ...session, messages: messages + 1 } : session;
  if (!good) return { ...session, recipientsRefused: recipientsRefused + 1 };
  return command.ahead === true ? session : { ...session, messages: messages + 1 };
}

/** What was learned before TLS does not count any more (RFC 3207 §4.2). */
function afterTls({ keywords: _, ...session }: Session): Session {
  return { ...session, secured: true, greeted: false };
}

function failed(session: Session, failure: Failure): Session {
  const { answers, command } = failure;
  // A log that shows no commands still tells which recipient was refused.
  const alone = answers === 'RCPT' && !command && failure.direction !== 'outbound';
  const now: Writable<Session> = { ...session, failures: session.failures + 1 };
  if (alone) {
    now.recipients++;
    now.recipientsRefused++;
  }
  noteRefusal(now, failure.context.queueId !== undefined && failure.direction === 'outbound' ? 'recipient' : kindOf(answers), failure);
  return now;
}

/** What became of a recipient for good, where a log tells of a message as of a session. */
function settled(session: Session, { result, direction }: Outcome): Session {
  if (direction !== 'outbound' || result === 'deferred') return session;
  return { ...session, recipients: session.recipients + 1, recipientsRefused: session.recipientsRefused + (result === 'delivered' ? 0 : 1) };
}

/** Where another line tells what followed from a refusal, the reply still tells how the session went. */
function withRefusal(session: Session, reply: Reply): Session {
  const replyClass = classOf(reply.code);
  if (reply.reportedElsewhere !== true || (replyClass !== 'permanent' && replyClass !== 'temporary')) return session;
  const now: Writable<Session> = { ...session };
  noteRefusal(now, kindOf(reply.answers), { ...reply, permanent: replyClass === 'permanent' });
  return now;
}

/** The first refusal of its kind counts, unless a later one is for good. */
function noteRefusal(session: Writable<Session>, kind: RefusalOf, { permanent, code, enhancedStatus, text }: SessionRefusal): void {
  const known = session.refusals[kind];
  if (known && (known.permanent || !permanent)) return;
  const refusal: Writable<SessionRefusal> = { permanent, text };
  if (code !== undefined) refusal.code = code;
  if (enhancedStatus !== undefined) refusal.enhancedStatus = enhancedStatus;
  session.refusals = { ...session.refusals, [kind]: refusal };
}

function kindOf(answers: Occasion | undefined): RefusalOf {
  return answers === 'AUTH' ? 'login' : answers === 'RCPT' ? 'recipient' : 'other';
}
