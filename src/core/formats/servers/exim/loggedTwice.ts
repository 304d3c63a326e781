import { digestOf } from '../../../text/digest';
import type { Moment } from '../../../text/moment';
import type { Line, Memory } from '../../format';

/**
 * What was refused. Clients connect several times in a moment, and try a
 * password several times on one connection; nobody sends the same twice so soon.
 */
type Refused = 'message' | 'connection' | 'login';

/**
 * Whether a refusal stands in the text a second time: Exim writes it to
 * mainlog and to rejectlog, and somebody put both into one. A line that stands
 * below later ones is one of the other log. In the same moment it may also be
 * refused twice; then it counts what the moments before show.
 * @param moment when the line was written
 * @param queueId what the message would have had
 */
export function isLoggedTwice({ text, start, end, pid }: Line, moment: Moment | undefined, queueId: string | undefined, refused: Refused, memory: Memory): boolean {
  if (moment === undefined) return false;
  const digest = digestOf(`${moment} ${pid} ${queueId ?? ''} ${text.slice(start, end)}`);
  const newest = newestOf(memory);
  if (newest && moment < newest.moment) return wasLogged(digest, memory);
  const votes = newest?.moment === moment ? newest.votes : beginMoment(moment, newest, memory);
  const times = noteLogged(digest, refused, memory);
  if (times === 'first') noteFirst(digest, memory);
  if (times !== 'second') return false;
  if (refused === 'login' || votes !== 0) return votes > 0;
  // Nothing shows it yet but what stands above in the same moment.
  return refused === 'message' && countOf(ONCE, memory.get(NOW)) === 0;
}

/** In the memory: the newest moment at which something was refused, and how the moments before were, above 0 for two logs in one. */
const NEWEST = 'newest';
/** A few moments of the other kind change nothing. */
const MOST_VOTES = 2;

interface Newest {
  readonly moment: Moment;
  readonly votes: number;
}

function newestOf(memory: Memory): Newest | undefined {
  const said = memory.get(NEWEST);
  if (said === undefined) return undefined;
  const at = said.indexOf(' ');
  return { moment: Number(said.slice(0, at)), votes: Number(said.slice(at + 1)) };
}

/** @returns the votes, with that of the moment before */
function beginMoment(moment: Moment, before: Newest | undefined, memory: Memory): number {
  const votes = before ? votesAfter(before.votes, memory.get(NOW)) : 0;
  memory.set(NEWEST, `${moment} ${votes}`);
  memory.delete(NOW);
  return votes;
}

/** Of logins nothing follows: clients try a password again at once. */
function votesAfter(votes: number, now: string | undefined): number {
  const once = countOf(ONCE, now);
  const twice = countOf(TWICE, now);
  if (once + twice === 0) return votes;
  return once < twice ? Math.min(MOST_VOTES, votes + 1) : Math.max(-MOST_VOTES, votes - 1);
}

/** In the memory: digests of what was refused in the newest moment, some hundred, each behind how often it was logged. */
const NOW = 'now';
const LONGEST_NOW = 4000;
const ONCE = '-';
const TWICE = '=';
/** The same of logins. */
const LOGIN_ONCE = '~';
const LOGIN_TWICE = '+';

function countOf(times: string, now = ''): number {
  let count = 0;
  for (let at = now.indexOf(times); at >= 0; at = now.indexOf(times, at + 1)) count++;
  return count;
}

/** @returns how often the newest moment has it, the fourth time being a second one again */
function noteLogged(digest: string, refused: Refused, memory: Memory): 'first' | 'second' | 'third' {
  const [once, twice] = refused === 'login' ? [LOGIN_ONCE, LOGIN_TWICE] : [ONCE, TWICE];
  const now = memory.get(NOW) ?? '';
  if (now.includes(`${once}${digest} `)) {
    memory.set(NOW, now.replace(`${once}${digest} `, `${twice}${digest} `));
    return 'second';
  }
  if (now.includes(`${twice}${digest} `)) {
    memory.set(NOW, now.replace(`${twice}${digest} `, `${once}${digest} `));
    return 'third';
  }
  memory.set(NOW, `${now}${once}${digest} `.slice(-LONGEST_NOW));
  return 'first';
}

/** In the memory: digests of what was refused first, a few thousand. Whoever puts two logs one behind the other shows less; more would be too much to keep. */
const FIRST = 'first';
const LONGEST_FIRST = 30_000;

function wasLogged(digest: string, memory: Memory): boolean {
  return memory.get(FIRST)?.includes(` ${digest} `) === true;
}

function noteFirst(digest: string, memory: Memory): void {
  const first = memory.get(FIRST) ?? ' ';
  if (first.length < LONGEST_FIRST) memory.set(FIRST, `${first}${digest} `);
}
