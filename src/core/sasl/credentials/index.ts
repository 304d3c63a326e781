import type { Credential, Payload } from '../../analysis';
import { isPlaceholder } from '../placeholder';
import { calls } from './calls';
import type { Habit } from './habit';
import { programs } from './programs';
import { settings } from './settings';
import { strayPayloads, strays } from './strays';
import { tokens } from './tokens';

/** Every way in which a credential may stand outside an exchange; one that says whose it is before one that does not. */
const habits: readonly Habit[] = [...programs, ...calls, ...settings, ...tokens];

/** One of these stands in every line that holds a credential or stray payload. */
export const credentialNeedles: readonly string[] = [...new Set([...habits.flatMap(({ needles }) => needles), ...strays.map(({ needle }) => needle)])];

const NEEDLE = new RegExp(credentialNeedles.map((needle) => needle.replace(/[()+*?[\]|{}^$\\.]/g, '\\$&')).join('|'));

/** For the tests: each habit with the line it stands for. */
export const credentialSamples: readonly string[] = habits.map((habit) => habit.sample);

/** Whether a line may hold a credential, or one of several lines. */
export function mayHoldCredentials(text: string): boolean {
  return NEEDLE.test(text);
}

/** Which of `credentialNeedles` stand in a line. */
export function credentialNeedlesIn(text: string): readonly string[] {
  return mayHoldCredentials(text) ? credentialNeedles.filter((needle) => text.includes(needle)) : [];
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/**
 * The credentials of a line that stand outside an exchange.
 * @param taken where payloads of a followed exchange stand, which are not told again
 * @param standing the needles that stand in it
 */
export function findCredentials(text: string, line: number, taken: readonly Piece[], standing = credentialNeedlesIn(text)): readonly (Credential | Payload)[] {
  const found: (Credential | Payload)[] = [];
  for (const { pattern, what } of withOneOf(standing, habitsWith, habits)) {
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
  for (const stray of withOneOf(standing, straysWith, strays)) found.push(...strayPayloads(text, line, stray));
  return withoutOverlaps(found, taken);
}

const habitsWith = byNeedle(habits, ({ needles }) => needles);
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

/** In order; of two that overlap the one that starts first. */
function withoutOverlaps(found: readonly (Credential | Payload)[], taken: readonly Piece[]): readonly (Credential | Payload)[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start);
  let end = 0;
  return sorted.filter(({ span }) => {
    if (span.start < end || taken.some((one) => span.start < one.end && one.start < span.end)) return false;
    end = span.end;
    return true;
  });
}

/** Alternatives of one pattern cannot share a name. */
const SECRET_GROUPS = ['secret', 'q', 'p', 'e'];

// password=<non-null>, password=*, password=(not set), password=null, password: required, password=$PASS
const NO_VALUE =
  /^(?:null|none|nil|undefined|true|false|yes|no|y|n|on|off|not|set|unset|empty|''|""|non-null|\?+|-+|required|incorrect|invalid|wrong|missing|expired|rejected|accepted|ok|failed|unknown|hidden|optional|enabled|disabled|plain|plaintext|encrypted|cleartext|your[-_ ].{0,60}|[$%][{(]?\w{1,60}[)}]?%?|(?:os|process|env|self|this|config|args|settings)[.[].{0,200}|\w{1,60}\(.{0,200})$/i;

function isNoValue(value: string): boolean {
  return isPlaceholder(value.trim()) || NO_VALUE.test(value.trim());
}
