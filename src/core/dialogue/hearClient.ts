import type { Command, Fact } from '../analysis';
import { beginExchange, continueExchange, isResponse } from '../sasl/exchange';
import { mechanismNamed } from '../sasl/mechanisms';
import { added, mayBePassword, overhear, responsesIn } from '../sasl/overheard';
import { flush } from './answer';
import { readCommand } from './command';
import type { Heard } from './heard';
import { commandFault, textFault } from './lineFault';
import { NOTE } from './note';
import { isGreeting, isMistypedGreeting } from '../reference/occasion';
import type { SessionState } from './sessionState';

const MOST_PENDING = 1000;

// component: "smtp-connection" | javax.mail.AuthenticationFailedException: OAUTH2 asked for more | at com.example.Mailer.send(Mailer.java:7): where nobody is named, what a program says while the server waits for a response; who types one in clear may say what it is
const OF_PROGRAM = /^(?:Exception in thread ".{1,60}" |(?!.{0,40}(?:pass|user|login|secret|pwd))[A-Za-z_][\w.$-]{2,100}: \S|at [\w.$]{3,200}\([^()]{3,200}\)$)/i;

// 2026-11-24 10:00:01.123  WARN 7 --- [main] mailer: not sent | [11/24/26 10:00:01:123 EST] … | 10:00:01,123 |-INFO … | Nov 24 10:00:01 host app[7]: …: what another program logs meanwhile; no Base64 has such a time
const BEGINS_WITH_TIME = /^\[?(?:\d{1,4}[-/.]\d\d[-/.]\d{2,4}[T ]|[A-Z][a-z]{2} {1,2}\d{1,2} )?\d\d:\d\d:\d\d\S{0,12} {1,4}\S/;

/** Reads what a client says: a command, a response of an exchange, message content. */
export function hearClient(session: SessionState, heard: Heard, tell: (fact: Fact) => void): SessionState {
  const { text, line, start, end, unlabelled } = heard;
  if (session.phase === 'content') return hearContent(session, heard, tell);
  const said = text.slice(start, end).trimEnd();
  if (session.exchange && !(unlabelled && (OF_PROGRAM.test(said) || BEGINS_WITH_TIME.test(said))) && isResponse(session.exchange, said, readCommand(text, line, start, end, 'strict') !== undefined)) {
    const now = { ...session, waitingSince: session.at };
    if (said === CANCEL) return now;
    const { exchange, payload } = continueExchange(session.exchange, 'client', said, line, start);
    if (said !== '') tell(payload);
    return { ...now, exchange, overheard: overhear(session.overheard ?? [], payload, said) };
  }
  const command = readCommand(text, line, start, end, unlabelled && !isTypedAuth(session, said.trimStart()) ? 'strict' : 'labelled');
  // What is no command where nobody is named is a note or prose, and ends no reply.
  if (!command) return hearStray(session, heard, tell);
  const asked = unlabelled && PROBES.includes(command.occasion) ? { ...command, probe: true } : command;
  const { stray: _stray, mistyped: _mistyped, ...asking } = { ...ask(withoutLogin(flush(session, tell), command), asked), heardLine: line };
  tell(command);
  const fault = commandFault(command, heard);
  if (fault) tell(fault);
  if (command.occasion === 'AUTH') return beginAuth(asking, command, heard, tell);
  return command.occasion === undefined ? hearResponses(asking, heard, tell) : asking;
}

// AUTH PLAIN alice not-a-real-password | AUTH LOGIN alice:not-a-real-password
const AUTH_IN_CLEAR = /^AUTH[ \t]{1,5}[A-Za-z0-9_-]{3,20}[ \t]{1,5}(?:\S{1,256}[ \t]{1,5})?(\S{1,300})$/i;

/** Whether somebody typed credentials behind AUTH by hand. Where nobody is named and no session was seen to begin, prose reads like it. */
function isTypedAuth({ context }: SessionState, said: string): boolean {
  const last = AUTH_IN_CLEAR.exec(said)?.[1];
  // AUTH GSSAPI DIGEST-MD5 CRAM-MD5: what a server offers, printed without its code.
  return last !== undefined && !mechanismNamed(last) && (context.server !== undefined || (mayBePassword(last) && !/[.,:]$/.test(last)));
}

/** Where nobody is named, somebody typed the session: what these are answered is what he wanted to see. */
const PROBES: readonly Command['occasion'][] = ['VRFY', 'EXPN'];

/** A login is over before a greeting and before DATA, also where its answer is not shown. */
function withoutLogin(session: SessionState, { occasion }: Command): SessionState {
  const { exchange, ...rest } = session;
  return exchange && (isGreeting(occasion) || occasion === 'DATA') ? rest : session;
}

/** What is neither a command nor part of an exchange may be a response all the same: its AUTH was mistyped, or refused before. */
function hearStray(before: SessionState, heard: Heard, tell: (fact: Fact) => void): SessionState {
  const { text, line, start, end, unlabelled } = heard;
  const said = text.slice(start, end).trim();
  const mistyped = unlabelled && isMistyped(said) ? readCommand(text, line, start, end, 'labelled') : undefined;
  const session = mistyped ? { ...before, mistyped } : before;
  if (session.triedLogin !== true || !mayBePassword(said)) return unlabelled ? session : hearResponses(session, heard, tell);
  const at = text.indexOf(said, start);
  const span = { line, start: at, end: at + said.length };
  // Where nobody is named, the server's answer shows whether it was said at all.
  if (unlabelled) return { ...session, stray: { text: said, span } };
  tell({ kind: 'credential', what: 'response', span });
  return { ...session, overheard: added(session.overheard ?? [], [said]) };
}

// MAIL FROM alice@example.com | RCPT <bob@example.net>: prose may begin so as well
const MISTYPED = /^(?:MAIL|RCPT|EHLO|HELO)(?: |$)/i;
// ELHO client.example.org: a word, and a name at most
const WORD = /^([A-Z]{3,5})(?: [\w.[\]:-]{1,255})?$/i;

function isMistyped(said: string): boolean {
  return MISTYPED.test(said) || isMistypedGreeting(WORD.exec(said)?.[1] ?? '');
}

function hearResponses(session: SessionState, { text, line, start, end }: Heard, tell: (fact: Fact) => void): SessionState {
  let { overheard = [] } = session;
  for (const response of responsesIn(text.slice(0, end), line, start)) {
    tell(response.payload);
    overheard = overhear(overheard, response.payload, response.text);
  }
  return overheard.length === 0 ? session : { ...session, overheard };
}

function ask(session: SessionState, command: Command): SessionState {
  const { pending } = session;
  if (pending.length >= MOST_PENDING) return session;
  const ahead = pending.length > 0;
  return {
    ...session,
    phase: session.phase === 'unseen' ? 'greeted' : session.phase,
    pending: [...pending, ahead ? { ...command, ahead } : command],
    waitingSince: ahead ? session.waitingSince : session.at,
  };
}

function hearContent(session: SessionState, heard: Heard, tell: (fact: Fact) => void): SessionState {
  const { text, line, start, end } = heard;
  const said = text.slice(start, end).trim();
  // Where the whole message stands in one literal, its dot does too.
  const ends = DOT.test(said) || (heard.literal && said.endsWith(LITERAL_DOT));
  const { textFault: known, ...rest } = session;
  const fault = known ?? (DOT.test(said) ? undefined : textFault(heard));
  if (!ends) return fault ? { ...rest, textFault: fault } : session;
  if (fault) tell(fault);
  const span = { line, start, end };
  const dot: Command = { kind: 'command', verb: 'DATA', occasion: 'content', argument: '', span, verbSpan: span };
  const asked = session.lmtp ? session.recipients.map((address) => ({ ...dot, address })) : [];
  return (asked.length > 0 ? asked : [dot]).reduce(ask, { ...rest, phase: 'greeted', heardLine: line });
}

// . | <CRLF>.<CRLF> (an RFC's example writes the line ends out) | . # the end (with somebody's comment)
const DOT = new RegExp(String.raw`^(?:<CRLF>)?\.(?:<CRLF>)?(?:$|${NOTE})`);
const LITERAL_DOT = '\\r\\n.';

/** A client's line that gives an exchange up (RFC 4954 §4). */
const CANCEL = '*';

// AUTH PLAIN AGFsaWNlAHBhc3M= | AUTH LOGIN | AUTH XOAUTH2 = | AUTH LOGIN [credentials hidden]
const AUTH_ARGUMENTS = /^\s+([A-Za-z0-9_-]{1,20})(?:\s+(\S.*))?$/;

function beginAuth(session: SessionState, command: Command, heard: Heard, tell: (fact: Fact) => void): SessionState {
  const { verbSpan, span } = command;
  const match = AUTH_ARGUMENTS.exec(heard.text.slice(verbSpan.end, span.end).trimEnd());
  if (!match?.[1]) return hearResponses(session, heard, tell);
  const begun = beginExchange(match[1]);
  const initial = match[2];
  if (initial === undefined) return { ...session, exchange: begun };
  const at = verbSpan.end + match[0].length - initial.length;
  // RFC 4954 §4: "=" is an initial response of no bytes.
  const { exchange, payload } = continueExchange(begun, 'client', initial === '=' ? '' : initial, span.line, at);
  const told = { ...payload, span: { ...payload.span, end: at + initial.length } };
  tell(told);
  return { ...session, exchange: { ...exchange, initial: true }, overheard: overhear(session.overheard ?? [], told, initial) };
}
