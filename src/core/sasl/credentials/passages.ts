import { beginExchange, continueExchange, type Exchange } from '../exchange';
import type { Credential, Payload } from '../../analysis';
import { MARKER } from '../placeholder';

/** A line above announced a credential, and it has not come to its end. Plain data, carried from block to block. */
export interface OpenPassage {
  /** By its id, which of `passages` it is. */
  readonly id: string;
  /** So many lines may still belong to it. */
  readonly left: number;
  /** Where its first line begins that is not the prefix of a log. */
  readonly column: number;
  /** How long the literal is that follows. */
  readonly length?: number;
  readonly exchange?: Exchange;
  /** A line of it was told. */
  readonly told?: true;
}

type Told = Credential | Payload;
/** What a line of a passage tells, and what may follow under it. */
interface Reading {
  readonly told?: Told;
  readonly next?: OpenPassage | undefined;
}

/** A credential of more than one line: one announces it, and it stands on lines below. */
interface Passage {
  readonly id: string;
  /** One of these stands in every line that announces one. */
  readonly needles: readonly string[];
  /** It is looked for only in lines without a time stamp. */
  readonly aside?: true;
  readonly opens: RegExp;
  /** How many lines it may have. */
  readonly most: number;
  read(text: string, line: number, open: OpenPassage): Reading;
}

/** A passage whose lines each hold a secret, or are passed over. */
function passed(id: string, needles: readonly string[], opens: RegExp, most: number, what: Credential['what'], holds: RegExp, ends: RegExp): Passage {
  return {
    id,
    needles,
    opens,
    most,
    read(text, line, open) {
      if (ends.test(text)) return {};
      const match = holds.exec(text);
      const [start, end] = match?.indices?.groups?.['secret'] ?? [0, 0];
      const secret = text.slice(start, end);
      return { next: open, ...(end > start && secret !== MARKER ? { told: { kind: 'credential', what, span: { line, start, end } } } : {}) };
    },
  };
}

/** Base64 of a key, a whole line of it or what stands behind the prefix of a log. */
const KEY_LINE = /^\s{0,40}(?<secret>[A-Za-z0-9+/]{1,100}={0,2})(?:\\n)?["',+ ]{0,5}$/d;
const KEY_END = /-----END /;

const key: Passage = {
  id: 'private-key',
  needles: ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----'],
  opens: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?![^\n]{1,12000}-----END )/d,
  most: 150,
  read(text, line, open) {
    if (KEY_END.test(text)) return {};
    for (const from of [open.column, 0]) {
      const [start, end] = KEY_LINE.exec(text.slice(from))?.indices?.groups?.['secret'] ?? [0, 0];
      if (end > start) return { next: open, told: { kind: 'credential', what: 'token', span: { line, start: from + start, end: from + end } } };
    }
    return { next: open };
  },
};

// {15} | {15+}, as the last of a line, perhaps inside a string
const LITERAL = /\{(\d{1,5})\+?\}(?:\\r\\n)?["']?\s*$/;
// + Ready for additional command text
const GO_ON = /^[\s>|]{0,8}(?:S: |<{1,4} )?\+(?:\s|$)/;

const literal: Passage = {
  id: 'literal',
  needles: [' LOGIN ', ' login ', ' Login '],
  opens: /(?<![\w.])[\w.]{1,20} (?:LOGIN|[Ll]ogin) (?:(?:"(?:[^"\\\n]|\\[^\n]){1,300}"|[^\s"{]{1,300}) )?\{\d{1,5}\+?\}(?:\\r\\n)?["']?\s*$/d,
  most: 5,
  read(text, line, open) {
    if (GO_ON.test(text)) return { next: open };
    const another = LITERAL.exec(text);
    // The user name stands in a literal too: the next is the password.
    if (another) return { next: { ...open, length: Number(another[1]) } };
    const end = text.trimEnd().length;
    const length = open.length ?? 0;
    return length >= 3 && length <= end ? { told: { kind: 'credential', what: 'password', span: { line, start: end - length, end } } } : {};
  },
};

// + UGFzc3dvcmQ6 | S: + | < +
const CHALLENGE = /^[\s>|]{0,8}(?:S: |<{1,4} )?\+(?:[ \t]{1,3}([A-Za-z0-9+/]{4,12288}={0,2})?)?\s*$/d;
const RESPONSE = /^[\s>|]{0,8}(?:C: |>{1,4} )?["']?([^\s"'*]{2,12288})["']?\s*$/d;

const authenticate: Passage = {
  id: 'authenticate',
  needles: ['AUTHENTICATE ', 'authenticate ', 'AUTH PLAIN', 'AUTH LOGIN', 'AUTH CRAM-MD5', 'AUTH XOAUTH2'],
  opens: /(?:(?<![\w.])[\w.]{1,20} |^[\s>]{0,8}(?:C: )?)(?:AUTHENTICATE|[Aa]uthenticate) "?(?<mechanism>[A-Za-z0-9-]{3,20})"?(?: \{\d{1,5}\+?\})?\s*$|^[\s>]{0,8}(?:C: |POP3> )?AUTH (?<other>[A-Z0-9-]{3,20})\s*$/d,
  most: 8,
  read(text, line, open) {
    const { exchange } = open;
    if (!exchange) return {};
    const challenge = CHALLENGE.exec(text);
    if (challenge) {
      const [start] = challenge.indices?.[1] ?? [0];
      const { exchange: next, payload } = continueExchange(exchange, 'server', challenge[1] ?? '', line, start);
      return { next: { ...open, exchange: next }, ...(challenge[1] === undefined ? {} : { told: payload }) };
    }
    const response = RESPONSE.exec(text);
    if (!response || (exchange.challenges === exchange.responses && open.length === undefined)) return {};
    const [start] = response.indices?.[1] ?? [0];
    const { exchange: next, payload } = continueExchange(exchange, 'client', response[1] ?? '', line, start);
    return { next: { ...open, exchange: next }, told: payload };
  },
};

const passages: readonly Passage[] = [
  key,
  literal,
  authenticate,
  { ...passed('session-ticket', ['TLS session ticket:'], /TLS session ticket:\s*$/d, 100, 'token', /^\s{0,20}[0-9a-f]{4} - (?<secret>\S.{10,100}?)\s*$/d, /^(?!\s{0,20}[0-9a-f]{4} - )/), aside: true },
  // FTP has the same commands, and answers 331.
  passed('mailbox-user', ['USER '], /(?:^[\s>]{0,8}|['">:] )USER [^\s'"]{1,256}(?:\\r\\n)?["']?\s*$/d, 6, 'password', /(?:^[\s>\d.:]{0,30}|['">:] )PASS (?<secret>(?!(?:OLD|NEW) \[)[^\s'"\\].{2,300}?)(?:\\r\\n)?["']?\s*$/d, /\b331[ -]|\b220[ -]/),
  passed('dumped-value', ['pass"', 'password"', 'Pass"', 'Password"', 'PASS"', 'PASSWORD"', 'passwd"'], /\["[\w.-]{0,40}(?:[Pp]ass(?:word|wd)?|PASS(?:WORD)?)"(?::[\w\\":]{1,60})?\]=>\s*$/d, 1, 'password', /^\s{0,60}string\(\d{1,4}\) "(?<secret>[^\n]{1,500})"\s*$/d, /^(?!)/),
  // What a program that nobody reads line by line answers to a prompt; where the exchange is followed, its payloads are told.
  passed('prompted', ['334 UGFzc3dvcmQ', '334 Password'], /\b334 (?:UGFzc3dvcmQ6?|Password:?)/d, 3, 'response', /["'>:,\s](?<secret>(?!UGFzc3dvcmQ|VXNlc)(?=[A-Za-z0-9+/]{0,200}(?:\d|[a-z][A-Z]|=))(?<!\w: ?["'])(?:[A-Za-z0-9+/]{4}){1,200}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==))(?:\\r\\n|\r)?["']?(?:,.{0,60})?\s*$/d, /\b(?:235|334|[45]\d\d)[ -]/),
  { ...passed(
    'credentials-file',
    ['sasl_passw', 'sasl/passw', 'passwd.client', 'authinfo', 'mail/secrets', 'relay_passw'],
    /^\s{0,10}(?:[\w@.:~/-]{0,60}[#$%>] ?)?(?:sudo )?(?:cat|more|less|head|tail|grep|postmap|type)\b.{0,200}(?:sasl[_/-]?passw|passwd\.client|authinfo|mail\/secrets|relay_passw)/d,
    20,
    'password',
    /^\s{0,20}(?:\S{1,255}[ \t]{1,40}|[^\s:#]{1,255}:(?=[^\s:]{1,255}:))?[^\s:#]{1,256}:(?<secret>[^\s:/]\S{2,300})\s{0,20}$/d,
    /^\s{0,10}[\w@.:~/-]{0,60}[#$%] |^\s*$/,
  ), aside: true },
];

export const passageNeedles: readonly string[] = [...new Set(passages.flatMap(({ needles, aside }) => (aside === true ? [] : needles)))];

const byId = new Map(passages.map((passage) => [passage.id, passage]));

/**
 * The passage that a line announces.
 * @param standing needles that stand in it @param unstamped it begins with no time stamp of the log
 */
export function passageBegunBy(text: string, standing: readonly string[], unstamped: boolean): OpenPassage | undefined {
  for (const { id, needles, opens, most, aside } of passages) {
    if (!needles.some((needle) => (aside === true ? unstamped && text.includes(needle) : standing.includes(needle)))) continue;
    const match = opens.exec(text);
    if (!match) continue;
    const length = LITERAL.exec(text)?.[1];
    const mechanism = match.groups?.['mechanism'] ?? match.groups?.['other'];
    return { id, left: most, column: match.index, ...(length === undefined ? {} : { length: Number(length) }), ...(mechanism === undefined ? {} : { exchange: beginExchange(mechanism) }) };
  }
  return undefined;
}

/** What the next line of a passage holds. */
export function readPassage(text: string, line: number, open: OpenPassage): Reading {
  const { told, next } = byId.get(open.id)?.read(text, line, open) ?? {};
  // A key is one secret, however many lines it has.
  const placed = told?.kind === 'credential' && told.what === 'token' && open.told ? { ...told, continues: true as const } : told;
  return { ...(placed ? { told: placed } : {}), ...(next && open.left > 1 ? { next: { ...next, left: open.left - 1, ...(told ? { told: true } : {}) } } : {}) };
}
