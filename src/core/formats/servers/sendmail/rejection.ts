import { directionFrom } from '../../../ownNetwork';
import type { Occasion } from '../../../reference/occasion';
import { envelopeOf } from '../../envelope';
import type { Line, Memory } from '../../format';
import { recall, remember, type EntryKind } from '../../remember';
import type { Reported, Statement } from '../../../statement';
import { isReplyAt } from '../../quotedReplies/quotedReply';
import { sessionOf } from './session';
import { matchAt, standsAt } from '../../../text/matches';

const RULESETS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['check_relay', 'connect'],
  ['check_mail', 'MAIL'],
  ['check_rcpt', 'RCPT'],
  ['check_compat', 'RCPT'],
  ['check_data', 'DATA'],
  ['check_eoh', 'content'],
  ['check_eom', 'content'],
  ['check_vrfy', 'VRFY'],
  ['check_expn', 'EXPN'],
  ['check_etrn', 'ETRN'],
]);

const RULESET = /ruleset=([\w-]{1,40}), ?/y;
// Milter: to=<bob@example.net>, reject=550 5.7.1 … | Milter: data, reject=550 … | Milter (spam): connect: host=…, reject=…
const MILTER = /Milter(?: \([^()]{1,60}\))?: (\w{1,20})/y;
const ARGUMENT = /\b(?:arg1|to|from)=<?([^<>,\s]{0,400})/;
// <bob@example.com>... User unknown | <bob@example.com>... User moved away: what a rule or a table answers in its own words
const LOCAL = /<([^<>]{1,400})>\.\.\. (?=\S)/y;
// moved to carol@example.net: 551 of a table (error:5.1.6:551 moved to …), whose words are all that is logged of it
const MOVED = /(?:(?:the )?(?:user|recipient) (?:has )?)?moved to <?[^<>\s@]{1,64}@[^<>\s@]{1,255}>?\.?$/iy;
// The client is asked to come again.
const FOR_NOW = /\b(?:try again|try(?:ing)? later|temporar|deferred|later\b|can(?:no|')t resolve|does not resolve)/i;
// rejecting commands from mx.example.org [192.0.2.44] (may be forged) due to pre-greeting traffic after 0 seconds
const EARLY_TALKER = /rejecting (?:commands|server [A-Z]{4}) from {1,2}(?:\S{1,300} )?\[[^\s[\]]{1,64}\](?: \(may be forged\))? due to /y;

// relay=mx.example.org [192.0.2.44], reject=550 … | rejecting commands from mx.example.org [192.0.2.44] due to … | tcpwrappers (mx.example.org, 192.0.2.44) rejection | Milter: connect: host=x, addr=192.0.2.44, rejecting commands
const CLIENT = /\b(?:relay=|rejecting (?:commands|server [A-Z]{4}) from {1,2})(?:\S{1,255} )?(\[[^\s[\]]{1,64}\])|\btcpwrappers \(\S{1,255}, ([^\s()]{1,60})\)|, addr=([^\s,]{1,60}), rejecting /;

// mx.example.org [192.0.2.44]: EXPN root [rejected]
const ASKED = /(?:\S{1,255} )?\[[^\s[\]]{1,64}\](?: \(may be forged\))?: (VRFY|EXPN) [^[\]]{1,300} \[rejected\]/iy;

/** The address of the client. */
function clientOf(text: string): string {
  const [, relay, wrapped, connected] = CLIENT.exec(text) ?? [];
  return relay ?? wrapped ?? connected ?? '';
}

/** In the memory, by queue id or session: clients that did not wait. Each command of theirs is refused, and told of at the greeting and at EHLO. */
const EARLY: EntryKind = { prefix: 'early ', most: 50 };

/** Our own server refuses a client. */
export function readRejection(line: Line, queueId: string | undefined, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end, headless } = line;
  const base = { kind: 'reported', ...(headless === true ? {} : { session: sessionOf(line) }), result: 'rejected', direction: directionFrom(clientOf(text)), ...(queueId === undefined ? {} : { queueId }) } as const;
  const local = matchAt(LOCAL, text, start);
  if (local?.[1] !== undefined) {
    const reason = { start: LOCAL.lastIndex, end };
    return { ...base, ...(FOR_NOW.test(text.slice(reason.start, end)) ? { result: 'deferred' } : {}), word: reason, occasion: 'RCPT', recipient: local[1], reason };
  }
  if (queueId !== undefined && standsAt(MOVED, text.slice(0, end), start)) {
    const reason = { start, end };
    return { ...base, word: reason, occasion: 'RCPT', reason };
  }
  const wordless = readWordless(line, base);
  if (wordless) return wordless;
  if (standsAt(EARLY_TALKER, text, start)) {
    const client = queueId ?? sessionOf(line);
    if (recall(memory, EARLY, client) !== undefined) return [];
    remember(memory, EARLY, client);
    return { ...base, word: { start, end: start + 'rejecting'.length }, occasion: 'connect', reason: { start: EARLY_TALKER.lastIndex, end } };
  }
  const asked = matchAt(ASKED, text, start);
  if (asked?.[1] !== undefined) {
    const refused = { start: ASKED.lastIndex - 'rejected]'.length, end: ASKED.lastIndex - 1 };
    return { ...base, word: refused, occasion: /^vrfy$/i.test(asked[1]) ? 'VRFY' : 'EXPN', reason: refused };
  }
  const reject = text.indexOf(' reject=', start);
  if (reject < 0) return undefined;
  const word = { start: reject + 1, end: reject + ' reject'.length };
  const reply = { start: word.end + 1, end };
  if (!isReplyAt(text, reply.start)) return undefined;
  const ruleset = matchAt(RULESET, text, start)?.[1];
  const stage = matchAt(MILTER, text, start)?.[1];
  // `tls_rcpt` and the like speak of a delivery, `milter=` of what the next line tells again.
  const occasion = ruleset === undefined ? milterOccasion(stage) : (RULESETS.get(ruleset) ?? occasionOfOwnRuleset(ruleset, text));
  if (!occasion) return { kind: 'told', reply };
  const argument = ARGUMENT.exec(text.slice(start, reject))?.[1];
  return {
    ...base,
    word,
    occasion,
    reply,
    ...envelopeOf(occasion, argument),
  };
}

// ruleset=HSubject, ruleset=CheckSubject: what an administrator wrote to look at headers
const HEADER_RULESET = /^(?:H[A-Z]|[Cc]heck_?[A-Z])/;
const FROM_CLIENT = /, relay=\S/;

function occasionOfOwnRuleset(ruleset: string, text: string): Occasion | undefined {
  return HEADER_RULESET.test(ruleset) && FROM_CLIENT.test(text) ? 'content' : undefined;
}

// Milter: helo=x, reject=Command rejected
const HELO_REJECTED = /Milter: helo=.{0,300}, (?=reject=Command rejected\s*$)/y;
// Milter: connect: host=x, addr=192.0.2.44, rejecting commands | Milter (spam): connect: …
const COMMANDS_REJECTED = /Milter(?: \([^()]{1,60}\))?: connect: host=\S{1,255}, addr=\S{1,60}, (?=rejecting commands\s*$)/y;
// tcpwrappers (mx.example.org, 192.0.2.44) rejection
const WRAPPED = /tcpwrappers \(\S{1,255}, \S{1,60}\) (?=rejection\s*$)/y;
const WORDLESS: readonly (readonly [RegExp, Occasion])[] = [
  [HELO_REJECTED, 'HELO'],
  [COMMANDS_REJECTED, 'connect'],
  [WRAPPED, 'connect'],
];

/** A client that is refused without the words that it got. */
function readWordless({ text, start, end }: Line, base: Omit<Reported, 'word'>): Statement | undefined {
  for (const [pattern, occasion] of WORDLESS) {
    if (!standsAt(pattern, text, start)) continue;
    const word = { start: pattern.lastIndex, end };
    return { ...base, word, occasion, reason: word };
  }
  return undefined;
}

function milterOccasion(stage: string | undefined): Occasion | undefined {
  switch (stage) {
    case undefined:
      return undefined;
    case 'connect':
      return 'connect';
    case 'helo':
      return 'HELO';
    case 'from':
      return 'MAIL';
    case 'to':
      return 'RCPT';
    default:
      return 'content';
  }
}
