import { given } from '../../../given';
import { closingBracket } from '../../../text/closingBracket';
import type { ReplyInPassage } from './mail/passage';
import { occasionIn } from './stage';
import { rejectionIn } from './mentions/stalwart';

// said: 550 5.1.1 … | returned '550 … | (reason: 550 … | <<< 550-5.7.1 … | #550 5.2.2 … | was: 554 554 5.7.1 … | 550: 5.1.1 …
const CODE = /(^|[\s('"#>[]|[:,;=]\s?)([45][0-9]{2})(?:(-)(?=[^\s0-9-]|[245]\.[0-9]\.|[0-9]{1,3}[\s.])|:?\s+(?:\2[\s-])?:?\s*(?=[^\s0-9]|[245]\.[0-9]\.|[0-9]{1,3}[\s.])|:\s*:?\s*(?=[^\s0-9]))/g;
// ERROR_CODE :550, ERROR_CODE :5.2.1 <… | ResponseCode 421, , Host not reachable. | SMTP Error (450): 4.1.1 <…
const NAMED_CODE = /\b(?:(?:error|response|smtp|status|reply)[ _]?code\s{0,2}[:=]?\s{0,2}|smtp error \()([45][0-9]{2})\b[\s,;:)]{0,5}(?:(?:error|status)[ _]?code\s{0,2}[:=]?\s{0,2})?/i;

/** What ends a quoted reply: the reporter's own words go on. */
const REPORTER = /\s(?:\(in reply to |Giving up on |I'm not going to try|>>> |<<< |\.\.\. while talking to |STARTTLS proto=|Message could not be delivered for |Delivery failed at )|\)?\s\(expanded from:|\s?##rfc822;|>\s?#SMTP#/;

/** Words before a code that make it a number of something else. */
const NO_REPLY = /\b(?:port|line|size|limit|after|than|bytes|id|pid|page|error_id|attempts|messages|week|day|days|hour|hours|subject)[ =:#]{0,3}$/i;

/** The first reply a text quotes; none where it quotes none. Linear in its length. */
export function findReply(text: string): ReplyInPassage | undefined {
  const rejection = rejectionIn(text);
  if (rejection) return rejection;
  CODE.lastIndex = 0;
  for (let match = CODE.exec(text); match; match = CODE.exec(text)) {
    const [, before = '', code = '', dash] = match;
    const from = match.index + before.length;
    if (!opensReply(text, from, before, code)) continue;
    return quoted(text, from, match.index + match[0].length, code, dash === '-');
  }
  const named = NAMED_CODE.exec(text);
  return named?.[1] === undefined ? undefined : quoted(text, named.index + named[0].indexOf(named[1]), named.index + named[0].length, named[1], false);
}

// mx.example.net[2001:db8:412:e202::1]
const IN_ADDRESS = /\[(?:IPv6:)?[0-9A-Fa-f:]{2,40}$/;

/** In prose a number of three digits is no code: something must announce it. */
function opensReply(text: string, from: number, before: string, code: string): boolean {
  if (before === ':' && IN_ADDRESS.test(text.slice(Math.max(0, from - 45), from))) return false;
  if (from === 0 || (before !== '' && !/^\s$/.test(before))) return !NO_REPLY.test(text.slice(Math.max(0, from - 20), from - before.length));
  const head = text.slice(Math.max(0, from - 40), from);
  if (/(?:[:>=)-]|<<<|\.\.\.|\b(?:said|error|code|reply|response|returned|reason|with|smtp|was|->))\s+#?$/i.test(head)) return !NO_REPLY.test(head.trimEnd());
  // 5.3.0 - Other mail system problem 550-'Unknown user'
  if (text.startsWith(`${code}-'`, from)) return true;
  return new RegExp(`^${code}[ -][45]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b`).test(text.slice(from, from + 16));
}

function quoted(text: string, from: number, wordsAt: number, code: string, continues: boolean): ReplyInPassage {
  const rest = text.slice(wordsAt);
  const end = REPORTER.exec(rest);
  let words = end ? rest.slice(0, end.index) : rest;
  const opener = text[from - 1];
  const closer = opener === "'" || opener === '"' ? opener : opener === '[' ? ']' : /\((?:reason|expanded from)?:?\s?$/i.test(text.slice(Math.max(0, from - 10), from)) ? ')' : undefined;
  if (closer !== undefined) {
    const at = closer === ')' ? closingBracket(words, '()') : words.lastIndexOf(closer);
    if (at >= 0) words = words.slice(0, at);
  }
  words = words.trimEnd();
  // Unknown address error 550-'5.1.1 No such user'
  const inQuotes = continues ? /^'([^']{0,2000})'/.exec(words)?.[1] : undefined;
  if (inQuotes !== undefined) return { ...quoted(text, from, wordsAt + 1, code, false), to: wordsAt + 1 + inQuotes.length, text: `${code} ${inQuotes}` };
  // 554 <bob@example.net>... 550 Host unknown: the first code is the reporter's own
  const inner = /^<[^<>]{0,300}>\.\.\. (?=[45][0-9]{2} )/.exec(words);
  if (inner) return quoted(text, wordsAt + inner[0].length, wordsAt + inner[0].length + 4, words.slice(inner[0].length, inner[0].length + 3), false);
  const server = serverBefore(text, from);
  const occasion = occasionIn(text);
  return {
    from,
    to: wordsAt + words.length,
    text: `${code}${continues ? '-' : ' '}${words}`,
    ...given({ server, occasion }),
  };
}

// host mx.example.net[192.0.2.1] said: | mx.example.net[192.0.2.1] said: | host mx.example.net [192.0.2.1]: | while talking to mx.example.net.: | mx.example.net[192.0.2.2] responded
const SERVER = /(?:^|\bhost |\btalking to |\bby )([A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,10})\.?(?: ?\[[0-9A-Fa-f.:]{3,45}\])?(?: said| refused to|:|\.:)/;

function serverBefore(text: string, from: number): string | undefined {
  return SERVER.exec(text.slice(Math.max(0, from - 300), from))?.[1];
}

// 552 sorry, over quota (#5.1.1) | 501 validation failed: 5.7.1 This system … | 554 #5.1.1 …
const STATUS_INSIDE = /(?:\(#?|: |- |#|\s)([245]\.[0-9]{1,3}\.[0-9]{1,3})(?=[\s):,;>\]]|$)/;

/** An enhanced status code that stands inside the words of a reply, in no place of its own. */
export function statusInside(text: string): { readonly at: number; readonly status: string } | undefined {
  const match = STATUS_INSIDE.exec(text.length > 500 ? text.slice(0, 500) : text);
  return match?.[1] === undefined ? undefined : { at: match.index + match[0].length - match[1].length, status: match[1] };
}
