import type { Writable } from '../../../writable';
import { occasionOfVerb, type Occasion } from '../../../reference/occasion';
import { isReplyAt, type QuotedReply } from '../../quotedReplies/quotedReply';
import { matchFrom } from '../../../text/matches';

// SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 … | LMTP error after end of data: 452 …
const ERROR = /(?:SMTP|LMTP|PRDR) error (?:from remote mail(?:er| server) )?after (?:pipelined |sending )?([A-Za-z]+(?: of| connection| data)?)/g;
// response to "RCPT TO:<bob@example.net>" was: 550 … | response to "RCPT TO:<bob@example.net>" from mx.example.net [192.0.2.1] was: 550 …
const RESPONSE = /response to "(?:pipelined )?([A-Za-z]+)[^"]{0,400}"(?: from [^"]{1,320}?)? was: /g;
// Malformed SMTP reply in response to end of data: 550 …
const MALFORMED = /Malformed SMTP reply in response to (?:pipelined )?([A-Za-z]+)/g;
// Remote host closed connection in response to HELO mail.example.com (EHLO response was: 550 denied)
const BEFORE_CLOSING = /\((EHLO|HELO) response (?=was: )/g;
// host mx.example.net [192.0.2.1]: | H=mx.example.net [192.0.2.1]:25
const HOST = /\b(?:host |H=)((?:[^\s[\]]{1,255} )?(?:\([^\s()]{1,255}\) )?\[[^\s[\]]{1,64}\])/;

/** The reply a line quotes between two places; nothing where it quotes none. */
export function findQuotedReply(text: string, from: number, end: number): QuotedReply | undefined {
  const stage = findStage(text, from);
  if (!stage || stage.end >= end) return undefined;
  const start = codeAfterColon(text, stage.end, end);
  if (start === undefined) return undefined;
  const server = HOST.exec(text.slice(from, start))?.[1];
  // What a server said when its reply could not be read is no answer to the command.
  const occasion = stage.malformed ? undefined : occasionOf(stage.name);
  const quoted: Writable<QuotedReply> = { reply: { start, end: endOfReply(text, start, stage.bracketed && text[end - 1] === ')' ? end - 1 : end) } };
  if (occasion !== undefined) quoted.occasion = occasion;
  if (server !== undefined) quoted.server = server;
  return quoted;
}

function findStage(text: string, from: number): { name: string; end: number; malformed: boolean; bracketed: boolean } | undefined {
  // Most lines quote nothing; looking for a word is quicker than for a pattern.
  for (const [words, pattern] of QUOTATIONS) {
    if (text.indexOf(words, from) < 0) continue;
    const match = matchFrom(pattern, text, from);
    if (match?.[1]) return { name: match[1], end: pattern === RESPONSE ? pattern.lastIndex - 2 : pattern.lastIndex, malformed: pattern === MALFORMED, bracketed: pattern === BEFORE_CLOSING };
  }
  return undefined;
}

const QUOTATIONS: readonly (readonly [string, RegExp])[] = [
  [' error ', ERROR],
  [' was: ', RESPONSE],
  ['HLO response was: ', BEFORE_CLOSING],
  ['Malformed SMTP reply', MALFORMED],
];

/** Where a reply code stands after a colon. */
function codeAfterColon(text: string, from: number, end: number): number | undefined {
  for (let at = text.indexOf(': ', from); at >= 0 && at + 2 < end; at = text.indexOf(': ', at + 2)) {
    if (isReplyAt(text, at + 2)) return at + 2;
  }
  return undefined;
}

const TIMES = /(?: (?:DT|QT|RT)=(?:\d{1,6}(?:\.\d{1,6})?[wdhms]){1,5}){1,3}$/;
const LONGEST_TIMES = 60;
const GAVE_UP = ': retry timeout exceeded';

function endOfReply(text: string, start: number, end: number): number {
  // Times that log_selector adds: DT=1s QT=2m5s
  const times = TIMES.exec(text.slice(Math.max(start, end - LONGEST_TIMES), end))?.[0].length ?? 0;
  const said = text.slice(start, end - times);
  return end - times - (said.endsWith(GAVE_UP) ? GAVE_UP.length : 0);
}

const STAGES: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['INITIAL', 'connect'],
  ['CONNECTION', 'connect'],
  ['END', 'content'],
  ['BY', 'content'],
  ['DURING', 'content'],
  ['AFTER', 'content'],
  ['PRDR', 'content'],
]);

/** Exim's names for the stages of a session, by their first word: `initial connection`, `end of data`, `RCPT TO:<…>`. */
export function occasionOf(stage: string): Occasion | undefined {
  const name = /^[A-Za-z]*/.exec(stage)?.[0].toUpperCase() ?? '';
  return STAGES.get(name) ?? occasionOfVerb(name);
}
