import type { Credential, Payload } from '../../analysis';
import type { Stretch } from '../../text/span';
import { isPlaceholder } from '../placeholder';
import { calls, libraryCalls } from './calls';
import { commandLines } from './commandLines';
import { databases } from './databases';
import { decoded } from './decoded';
import { dovecot } from './dovecot';
import { files, shapes } from './files';
import type { CredentialPattern } from './credentialPattern';
import { hexDumps } from './hexDumps';
import { keywords } from './keywords';
import { mailboxLogins, untaggedLogins } from './mailboxLogins';
import { namedTokens } from './namedTokens';
import { passageNeedles } from './passages';
import { programs } from './programs';
import { prose } from './prose';
import { providerKeys } from './providerKeys';
import { rows } from './rows';
import { settings } from './settings';
import { barePayloads, strayPayloads, strays } from './strays';
import { toolLines } from './toolLines';
import { tls } from './tls';
import { tokens } from './tokens';
import { web } from './web';

/** Every way in which a credential may stand outside an exchange; one that says whose it is before one that does not. */
const indexedPatterns: readonly CredentialPattern[] = [...programs, ...dovecot, ...mailboxLogins, ...commandLines, ...calls, ...settings, ...web, ...tokens];

/**
 * What people write beside a log, more than programs into it: not looked for in the bytes of a log, where short and
 * frequent words would cost too much, but in lines that begin with no time stamp, and in those that have a needle.
 */
const unindexedPatterns: readonly CredentialPattern[] = [...databases, ...decoded, ...libraryCalls, ...namedTokens, ...toolLines, ...untaggedLogins, ...hexDumps, ...keywords, ...files, ...rows, ...prose, ...tls, ...providerKeys, ...shapes];

/** Words in which needles share what the search in bytes looks for; 'COMMAND=' is what sudo logs. */
const roots: readonly string[] = ['pass', 'Pass', 'PASS', 'COMMAND='];

/** One of these stands in every line that holds a credential or stray payload, or announces one; those that are not indexed apart. */
export const credentialNeedles: readonly string[] = [...new Set([...indexedPatterns.flatMap(({ needles }) => needles), ...strays.map(({ needle }) => needle), ...passageNeedles, ...roots])];

/** Those of them in which no other one stands: enough to tell such a line. */
export const credentialSigns: readonly string[] = withoutLonger(credentialNeedles);

/** By their pieces: to look for each text in each other takes longer, and this is done whenever a program begins. */
function withoutLonger(texts: readonly string[]): readonly string[] {
  const all = new Set(texts);
  const shortest = Math.min(...texts.map(({ length }) => length));
  return texts.filter((text) => {
    for (let start = 0; start + shortest <= text.length; start++) {
      for (let end = start + shortest; end <= text.length; end++) if (end - start < text.length && all.has(text.slice(start, end))) return false;
    }
    return true;
  });
}

const SIGN = anyOf(credentialSigns);

interface NeedlesWith {
  /** The needles in which the sign stands. */
  readonly all: readonly string[];
  readonly alone: readonly string[];
  /** Shows whether a line has one beside the sign itself. */
  readonly longer: RegExp | undefined;
}

/** By the sign, when the first line has it: most logs have few. */
const needlesWith = new Map<string, NeedlesWith>();

function needlesWithSign(sign: string): NeedlesWith {
  const known = needlesWith.get(sign);
  if (known) return known;
  const all = credentialNeedles.filter((needle) => needle.includes(sign));
  const made = { all, alone: [sign], longer: all.length > 1 ? anyOf(all.filter((needle) => needle !== sign)) : undefined };
  needlesWith.set(sign, made);
  return made;
}

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(texts.map((text) => text.replace(/[()+*?[\]|{}^$\\.]/g, '\\$&')).join('|'));
}

/** Behind a sign: with these it says nothing. `SASL LOGIN authentication failed` and Exim's `login authenticator failed` are no logins to IMAP. */
export const saysNothing: ReadonlyMap<string, readonly string[]> = new Map([[' LOGIN ', ['auth', 'failed']], [' login ', ['auth', 'failed']]]);

/** For the tests: each pattern with the line it stands for. */
export const credentialSamples: readonly string[] = [...indexedPatterns, ...unindexedPatterns].map((pattern) => pattern.sample);

/** Whether a line may hold a credential, or one of several lines. */
export function mayHoldCredentials(text: string): boolean {
  return SIGN.test(text);
}

/**
 * Which of `credentialNeedles` stand in a line; of most, none.
 * @param signs which of `credentialSigns` do, where that is known
 */
export function credentialNeedlesIn(text: string, signs?: readonly string[]): readonly string[] {
  if (signs) return signs.length === 1 ? needlesOf(signs[0] ?? '', text) : [...new Set(signs.flatMap((sign) => needlesOf(sign, text)))];
  return mayHoldCredentials(text) ? credentialNeedles.filter((needle) => text.includes(needle)) : [];
}

function needlesOf(sign: string, text: string): readonly string[] {
  const { all, alone, longer } = needlesWithSign(sign);
  return longer?.test(text) === true ? all.filter((needle) => text.includes(needle)) : alone;
}

/**
 * The credentials of a line that stand outside an exchange.
 * @param taken where payloads of a followed exchange stand, which are not told again
 * @param standing the needles that stand in it
 * @param unstamped it begins with no time stamp of the log
 * @param strange no format takes it
 */
export function findCredentials(text: string, line: number, taken: readonly Stretch[], standing = credentialNeedlesIn(text), unstamped = true, strange = unstamped): readonly (Credential | Payload)[] {
  const found: (Credential | Payload)[] = [];
  for (const pattern of withOneOf(standing, patternsWith, indexedPatterns)) addCredentials(found, pattern, text, line);
  if (unstamped || standing.some((needle) => !SAYS_LITTLE.has(needle))) for (const pattern of unindexedPatterns) if (standsIn(pattern, text) ?? (unstamped && text.length <= LONGEST_SHAPE)) addCredentials(found, pattern, text, line);
  for (const stray of withOneOf(standing, straysWith, strays)) found.push(...strayPayloads(text, line, stray));
  if (strange) found.push(...barePayloads(text, line));
  return found.length === 0 ? found : withoutOverlaps(found, taken);
}

/** What many lines of logs have. */
const SAYS_LITTLE = new Set(['pass', 'Pass', 'PASS', '://']);

/** Nothing where the pattern has no needles. */
function standsIn({ needles }: CredentialPattern, text: string): boolean | undefined {
  return needles.length === 0 ? undefined : needles.some((needle) => text.includes(needle));
}

/** A line of a file with credentials is short. */
const LONGEST_SHAPE = 1000;

function addCredentials(found: (Credential | Payload)[], { pattern, what }: CredentialPattern, text: string, line: number): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const groups = match.groups ?? {};
    const name = SECRET_GROUPS.find((one) => groups[one] !== undefined) ?? 'secret';
    if (isNoValue(groups[name] ?? '')) continue;
    const spanOf = (group: string) => {
      const [start, end] = match.indices?.groups?.[group] ?? [0, 0];
      return { line, start, end };
    };
    const { user } = groups;
    found.push({ kind: 'credential', what, span: spanOf(name), ...(user === undefined || user === '' ? {} : { user, userSpan: spanOf('user') }) });
  }
}

const patternsWith = byNeedle(indexedPatterns, ({ needles }) => needles);
const straysWith = byNeedle(strays, ({ needle }) => [needle]);

function byNeedle<T>(all: readonly T[], needlesOf: (one: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) for (const needle of needlesOf(one)) found.set(needle, [...(found.get(needle) ?? []), one]);
  return found;
}

/** Those of `all` that have one of some needles, in order. */
function withOneOf<T>(needles: readonly string[], byNeedle: ReadonlyMap<string, readonly T[]>, all: readonly T[]): readonly T[] {
  const [only] = needles;
  if (only !== undefined && needles.length === 1) return byNeedle.get(only) ?? [];
  const wanted = new Set(needles.flatMap((needle) => byNeedle.get(needle) ?? []));
  return wanted.size < 2 ? [...wanted] : all.filter((one) => wanted.has(one));
}

/** In order; of two that overlap the one that starts first, of two that start together the longer. */
function withoutOverlaps(found: readonly (Credential | Payload)[], taken: readonly Stretch[]): readonly (Credential | Payload)[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return sorted.filter(({ span }) => {
    if (span.start < end || taken.some((one) => span.start < one.end && one.start < span.end)) return false;
    end = span.end;
    return true;
  });
}

/** Alternatives of one pattern cannot share a name. */
const SECRET_GROUPS = ['secret', 'q', 'p', 't', 'e', 'd'];

const NO_VALUE = new RegExp(
  `^(?:${[
    // password=null | password = true
    'null|none|nil|undefined|true|false|yes|no|y|n|on|off',
    // password=(not set) | password=''
    String.raw`not|set|unset|empty|''|""|non-null|\?+|-+`,
    // password: required | password rejected
    'required|incorrect|invalid|wrong|missing|expired|rejected|accepted|ok|failed|unknown|hidden|optional|enabled|disabled',
    // password: plaintext
    'plain|plaintext|encrypted|cleartext',
    // roundcube_sessauth=-del-
    '-del-|deleted',
    // password=your-password
    'your[-_ ].{0,60}|put your .{0,60}',
    // password=%s | password=$PASS | password=${PASS}
    String.raw`%[@dqsv]|[$%][{(]?\w{1,60}[)}]?%?`,
    // password: process.env.SMTP_PASS
    '(?:os|process|env|self|this|config|args|settings)[.[].{0,200}',
  ].join('|')})$`,
  'i',
);

function isNoValue(value: string): boolean {
  return isPlaceholder(value.trim()) || NO_VALUE.test(value.trim());
}
