import { soundsLikeServer } from '../../../dialogue/serverWords';
import { findReplyCode } from '../../../reference/lookUp';
import type { Line, Sign } from '../../format';
import { LOG_HEAD } from '../../lineParts/logHead';
import { HOST_NAME, isMailReplyAt } from '../../words/mailWords';
import { matchAt, matchesOf, standsAt } from '../../../text/matches';
import { tellsOfOthers } from '../../words/ofMail';
import { isInFilterDefinition } from '../../words/filterDefinition';
import { SMTPLIB_ERRORS } from '../../words/smtplibErrors';

/** What shows that a number in a line is the code of a reply, whatever program wrote the line. */

// Asked first: what else has to stand there is looked for only where this does, since it looks far back.
const CODE = String.raw`(?=[2-5]\d\d)`;

// Neither the end of a longer number, of a version nor behind a word of a script without blanks (返回250-SIZE), and not alone on its line: that is a line of a dialogue.
const BEFORE = String.raw`(?<![\d.\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|^[\s>|]{0,12})`;
// … response: 550 | … ="550 | … (550 | … -- 550 | # Sending fails 550, # 535 Login refused (the heading of a report): words that are no sentence's
const INTRODUCED = String.raw`(?<=(?:^#{1,6} (?:.{1,200})?|[:=>"'\x60(\[|\]→]|--|\t|\*\*)\s{0,3})`;
// … 550 5.7.1 is what they see | … 550 5.7.1 responses: a sentence about a reply
const SENTENCE = String.raw`[ +](?:[a-z]{3,15}ly[ +])?(?:is|are|was|were|and|or|of|means?|when|if|for|to|in|on|as|by|the|an?|stands?|instead|responses|replies|errors|bounces|codes|rejections)\b`;
// … 550 5.7.1 Message refused | 421-4.7.26 | 535 5.7.8 https://… | 421 4.7.0 mx.example.com closing: words of a server
const SENTENCE_BEGINS = String.raw`(?=\s*$|[ +]{1,2}(?:[A-Z<[({#]|https?:|\d{1,3}\.|${HOST_NAME}[:,]? \S)|[;,)\]}'"\x60])`;
const DIVIDER = '[ +-]';
// 550 5.7.1 … | 250-2.1.0 … | 504+5.5.2+… (IIS) | 530: 5.7.0 …: a reply code, and an enhanced status code of its class
const STATUS = String.raw`(?:2[0-5]\d(?:${DIVIDER}|: )#?2|4[2-5]\d(?:${DIVIDER}|: )#?4|5[0-7]\d(?:${DIVIDER}|: )#?5)\.\d{1,3}\.\d{1,3}(?!\d|\.\d)`;
// 250-PIPELINING | 250 SIZE 52428800
const KEYWORD = String.raw`250${DIVIDER}(?:PIPELINING|8BITMIME|STARTTLS|ENHANCEDSTATUSCODES|CHUNKING|SMTPUTF8|BINARYMIME|XCLIENT|XFORWARD|DSN|ETRN|VRFY|AUTH[ =](?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|GSSAPI)|SIZE(?: \d{4,12})?)(?![\w=])`;
// 220 mx.example.com ESMTP Postfix
const GREETING = String.raw`220${DIVIDER}[\w[\]-]{1,80}(?:\.[\w-]{1,80}){1,8}[ +](?:.{0,100}[ +])?E?SMTP`;
// 250 mx.example.com Hello [192.0.2.1]
const HELLO = String.raw`250${DIVIDER}[\w-]{1,80}(?:\.[\w-]{1,80}){1,8} [Hh]ello\b`;
// 354 End data with <CR><LF>.<CR><LF> | 354 Start mail input | 354 Go ahead
const CONTENT = String.raw`354${DIVIDER}(?:.{0,60}<CR|[Ee]nd data|[Ss]tart mail|[Gg]o ahead|[Ee]nter (?:message|mail)|[Ss]end (?:message|data))`;
// 221 2.0.0 Bye | 221 mx.example.com closing connection
const GOODBYE = String.raw`221${DIVIDER}(?:[\w.-]{1,100} )?(?:[Bb]ye|BYE|[Gg]oodbye|[Cc]losing|Service closing)\b`;
// 235 Authentication successful | 334 VXNlcm5hbWU6
const LOGIN = String.raw`235${DIVIDER}.{0,20}(?:[Aa]uth|AUTH|[Aa]ccepted|[Ss]ucce)|334 (?:VXNlcm5hbWU6|UGFzc3dvcmQ6|dXNlcm5hbWU6|cGFzc3dvcmQ6)(?![\w=])`;
// "502 Error: command \"EHLO\" not implemented\r\n": a string with the line end in it
const LITERAL = String.raw`(?<=["'])(?=[2-5]\d\d[ -](?:[^"'\\]|\\.){1,400}\\r\\n["'])`;
// Server Error: 550, Error Number: 0x800CCC79 | Erro de Servidor: 454 (Outlook) | SMTP Last Response Code: 535 (Mailspring) | SMTPSenderRefused: 530 (Odoo, the words on the next line)
const CODE_ALONE = String.raw`(?<=\b(?:Server Error|Erro de Servidor|Serverfehler|Erreur du serveur|Error del servidor|Errore server|SMTP Last Response Code|SMTP(?:${SMTPLIB_ERRORS})): )(?=[45]\d\d(?:,|\s*$|\\n))`;
// … for bob@example.net; 250: OK id=1vNq1b-0001Zy-4L (Roundcube's sendmail.log)
const LOGGED_BY_ROUNDCUBE = String.raw`(?<=; )(?=250: (?:OK|Ok|2\.\d))`;
// (554, b'5.0.0 Refused') | 554, b'5.0.0 Refused') | 554 - b'5.0.0 Refused': what Python makes of a reply
const TUPLE = String.raw`(?=(?:[45]|(?<=\()2)\d\d(?:, b?['"]| - b['"]))`;
// (553, 'Relaying disallowed'): the same, with a code that HTTP does not have
const REFUSED_TUPLE = String.raw`(?:53[0458]|55[0-6])(?:, | - )b?['"][^'"]`;

// (235, b'2.0.0 OK'): what Python's prompt prints of a reply that grants something
const GRANTED_TUPLE = String.raw`(?<=\()2\d\d, b?['"]2\.\d{1,3}\.\d{1,3} `;

/** What a program that keeps a reply as a dictionary calls its words. */
export const KEY_OF_WORDS = String.raw`["'](?:message|msg|text)["']: `;
// {'code': 250, 'message': 'mx.example.com at your service'}
const OF_DICTIONARY = String.raw`(?<=["']code["']: )[2-5]\d\d(?=, ${KEY_OF_WORDS}b?["'])`;

// size=550 bytes, nrcpts=1, sender=…: no code
const UNIT = String.raw`(?:bytes?|octets?|[kKM]i?B|ms|msec|sec(?:onds?)?)\b`;

/** What only a server says, in whatever words it stands. */
const TELLING = [`${STATUS}${SENTENCE_BEGINS}`, KEYWORD, GREETING, HELLO, `${LITERAL}[2-5]`, `${CODE_ALONE}[45]`, `${LOGGED_BY_ROUNDCUBE}2`, GRANTED_TUPLE].join('|');
/** Where a reply may stand: global, matches its code. `isReply` tells whether one does. */
export const ANYWHERE = new RegExp(`${CODE}${BEFORE}(?=${TELLING}|${INTRODUCED}[2-5]\\d\\d[ +-](?!${UNIT})\\S|${OF_DICTIONARY}|${TUPLE}[245])\\d{3}`, 'g');
const ALONE = new RegExp(CODE_ALONE, 'y');
const SURELY = new RegExp(`(?=${TELLING})`, 'y');
// What stands between a code and its words: a blank, `, b'`, `, 'message': '`, ` - b'`
const WORDS = new RegExp(String.raw`(?:, (?:${KEY_OF_WORDS})?b?['"]| - b['"]|[ +-])`, 'y');
const PROSE = new RegExp(String.raw`\d{3}${SENTENCE}`, 'y');
// … the code `450 4.7.25`: of a sentence that names it
const NAMED = /(?<=\x60)\d{3}[ -]\d\.\d{1,3}\.\d{1,3}\x60/y;
const STATED = new RegExp(`${STATUS}(?!${SENTENCE})`, 'y');

/** Whether a reply stands at a candidate's place, and no sentence about one. */
export function isReply(text: string, start: number): boolean {
  if (standsAt(NAMED, text, start) || isInFilterDefinition(text.slice(0, start))) return false;
  // 550 relay not permitted, though it reads like prose
  if (standsAt(SURELY, text, start) || standsAt(STATED, text, start) || (!standsAt(PROSE, text, start) && isMailReplyAt(text, start))) return true;
  const divider = matchAt(WORDS, text, start + 3)?.[0];
  if (divider === undefined) return false;
  const code = text.slice(start, start + 3);
  return findReplyCode(code)?.status === 'standard' && soundsLikeServer(code, divider === '-', text.slice(WORDS.lastIndex, WORDS.lastIndex + LONGEST_WORDS)) && !tellsOfOthers(text.slice(0, start).replace(HOSTS_BEFORE, ''));
}

// ["mx1.example.net: (554, b'… see http://bl.example.org')", "mx2.example.net: (: what other hosts said tells nothing of this one
const HOSTS_BEFORE = /^.*\)["'], ["'](?=[\w.-]{3,255}: \($)/;

/** Whether the code alone is given there, and what follows is no part of the reply. */
export function isCodeAlone(text: string, start: number): boolean {
  return standsAt(ALONE, text, start);
}

const LONGEST_WORDS = 200;

/** A reply in the line of a log: of what nobody logged, sentences and programs tell too, and mean none that was given. */
function logged(reply: string): RegExp {
  return new RegExp(`^${LOG_HEAD}.{0,300}?${CODE}${BEFORE}(?=${reply})`);
}

// … reply: \"250-SIZE | <- Response: 550 5.7.1 … | Message sent: 250 2.0.0 …: what a program without a clock prints of a dialogue
const LABEL = String.raw`\b(?:[Rr]epl(?:y|ied)|[Rr]esponse|[Aa]nswer|[Mm]essage sent)\b:? ?[=:]? ?\\?["'\x60]?`;
// msg="550 5.1.1 No such user" | → 550 5.7.1 Message refused: what is refused for good, as the value of a logged line
const LOGGED = new RegExp(`^${LOG_HEAD}`);
const REFUSED = new RegExp(`${INTRODUCED}(?=5)(?=${STATUS}|${REFUSED_TUPLE})`, 'y');
const INTRODUCES = new RegExp(`${INTRODUCED}(?=5)`, 'y');

/** Whether a reply there tells of a failure that was logged. */
export function isLoggedRefusal({ text, program }: Line, start: number): boolean {
  return program === '' && LOGGED.test(text) && (standsAt(REFUSED, text, start) || (standsAt(INTRODUCES, text, start) && isMailReplyAt(text, start)));
}

const CANDIDATE = new RegExp(String.raw`(?=[45]\d\d[ -])${BEFORE}${INTRODUCED}\d{3}`, 'g');

/** Whether a line that begins like a log's has such a reply as the value of something. */
function isRefusalLogged(text: string): boolean {
  const head = LOGGED.exec(text)?.[0];
  return head !== undefined && matchesOf(CANDIDATE, text).some(({ index }) => index >= head.length && index <= head.length + FARTHEST && isMailReplyAt(text, index));
}

const FARTHEST = 300;

/** Where a program of a system log repeats a reply, whatever the line says: `…: 550 5.1.1 No such user`, `… (535 5.7.8 Refused)`. Global, matches its code. */
export const REPEATED = new RegExp(`(?=${STATUS}${SENTENCE_BEGINS})(?<=\\S: |[^\\s(] ?\\()\\d{3}`, 'g');

/** What makes a text one with such replies. */
export const EVIDENCE: readonly Sign[] = [
  { pattern: logged(`${STATUS}${SENTENCE_BEGINS}`), weight: 2, sample: '2026-11-24 10:00:01 mailer.send → 550 5.7.1 Message refused' },
  { pattern: logged(KEYWORD), weight: 2, sample: '2026-11-24 10:00:01 session.line = 250-PIPELINING' },
  { pattern: logged(GREETING), weight: 2, sample: '2026-11-24 10:00:01 session.line = 220 mx.example.com ESMTP' },
  { pattern: logged(`${INTRODUCED}(?:${[CONTENT, GOODBYE, LOGIN].join('|')})`), weight: 2, sample: '2026-11-24 10:00:01 session.line = 221 Bye' },
  { pattern: { test: isRefusalLogged }, weight: 2, sample: '2026-11-24 10:00:01 mailer.send → 550 No such user' },
  { pattern: logged(REFUSED_TUPLE), weight: 2, sample: "2026-11-24 10:00:01 mailer: (553, 'Relaying disallowed')" },
  { pattern: new RegExp(`${LABEL}(?:${STATUS}${SENTENCE_BEGINS}|${KEYWORD}|${GREETING}|${HELLO})`), weight: 2, sample: 'list: ("SmtpClient: reply: \\"250-PIPELINING\\"")' },
  { pattern: new RegExp(LITERAL), weight: 1, sample: String.raw`"250 2.1.0 Ok\r\n"` },
  { pattern: /\b0x800CCC[0-9A-F]{2}\b|\bSMTP Last Response Code: [45]\d\d\b/, weight: 2, sample: 'Secure(SSL): No, Server Error: 550, Error Number: 0x800CCC79' },
  { pattern: /^\|[_ ]smtp-commands: /, weight: 2, sample: '|_smtp-commands: SMTP: EHLO 521 5.5.1 Protocol error\\x0D' },
  { pattern: /\brspamd_\w{3,60}: /, weight: -4, sample: '2026-11-24 10:00:01 #12(normal) <4f2b0a>; task; rspamd_task_write_log: id: <1@example.com>' },
];
