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
  const words = `${pid} ${queueId ?? ''} ${text.slice(start, end)}`;
  const newest = newestOf(memory);
  if (newest && moment < newest.moment) return wasLogged(moment, words, memory);
  const votes = newest?.moment === moment ? newest.votes : beginMoment(moment, newest, memory);
  const times = noteLogged(words, refused, memory);
  if (times === 'first') noteFirst(moment, words, memory);
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

/** In the memory: what was refused in the newest moment, in lines that begin with how often it was logged. */
const NOW = 'now';
const LONGEST_NOW = 6000;
const ONCE = '\n-';
const TWICE = '\n=';
/** The same of logins. */
const LOGIN_ONCE = '\n~';
const LOGIN_TWICE = '\n+';

function countOf(times: string, now = ''): number {
  let count = 0;
  for (let at = now.indexOf(times); at >= 0; at = now.indexOf(times, at + 1)) count++;
  return count;
}

/** @returns how often the newest moment has it, the fourth time being a second one again */
function noteLogged(words: string, refused: Refused, memory: Memory): 'first' | 'second' | 'third' {
  const [once, twice] = refused === 'login' ? [LOGIN_ONCE, LOGIN_TWICE] : [ONCE, TWICE];
  const now = memory.get(NOW) ?? '';
  if (now.includes(`${once}${words}\n`)) {
    memory.set(NOW, withTimes(now, once, twice, words));
    return 'second';
  }
  if (now.includes(`${twice}${words}\n`)) {
    memory.set(NOW, withTimes(now, twice, once, words));
    return 'third';
  }
  memory.set(NOW, `${now}${once}${words}\n`.slice(-LONGEST_NOW));
  return 'first';
}

/** Cut out by place: the words are a client's, and may hold what a replacement would take for a pattern. */
function withTimes(now: string, before: string, after: string, words: string): string {
  const at = now.indexOf(`${before}${words}\n`);
  return now.slice(0, at) + after + now.slice(at + before.length);
}

/** In the memory: digests of what was refused first, a few thousand. Whoever puts two logs one behind the other shows less; more would be too much to keep. */
const FIRST = 'first';
const LONGEST_FIRST = 30_000;

function wasLogged(moment: Moment, words: string, memory: Memory): boolean {
  return memory.get(FIRST)?.includes(` ${digestOf(`${moment} ${words}`)} `) === true;
}

function noteFirst(moment: Moment, words: string, memory: Memory): void {
  const first = memory.get(FIRST) ?? ' ';
  if (first.length < LONGEST_FIRST) memory.set(FIRST, `${first}${digestOf(`${moment} ${words}`)} `);
}
