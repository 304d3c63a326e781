import { digestOf } from '../../../text/digest';
import type { Moment } from '../../../text/moment';
import type { Line, Memory } from '../../format';
import { writtenAt } from '../../loginTries';

/**
 * What was refused. Clients connect several times in a moment, and try a
 * password several times on one connection; nobody sends the same twice so soon.
 */
type Refused = 'message' | 'connection' | 'login';

// What the client's TLS and our own address add to a line, as log_selector says for each
const FIELD = / (?:X|CV|SNI|I|P|DN)=(?:"[^"]{0,300}"|[^\s"]{1,300})/g;

/**
 * Whether a refusal stands in the text a second time: Exim writes it to
 * mainlog and to rejectlog, and somebody put both into one. A line that stands
 * below later ones is one of the other log. In the same moment it may also be
 * refused twice; then it counts what the refusals before it show.
 * @param queueId what the message would have had
 */
export function isLoggedTwice(line: Line, queueId: string | undefined, refused: Refused, memory: Memory): boolean {
  const moment = writtenAt(line);
  if (moment === undefined) return false;
  const { text, start, end, pid } = line;
  const digest = digestOf(`${moment} ${pid} ${queueId ?? ''} ${text.slice(start, end).replace(FIELD, '')}`);
  const newest = newestOf(memory);
  if (newest && moment < newest.moment) return wasLogged(digest, memory);
  if (newest?.moment !== moment) memory.delete(NOW);
  const isSecond = noteLogged(digest, memory);
  if (refused === 'login') return isSecond && (newest?.votes ?? 0) > 0;
  const now = newest?.moment === moment ? newest : { moment, told: 0, once: 0, votes: newest ? votesAfter(newest) : 0 };
  noteNewest(memory, { ...now, told: now.told + (isSecond ? 0 : 1), once: now.once + (isSecond ? -1 : 1) });
  if (!isSecond || now.votes !== 0) return isSecond && now.votes > 0;
  // Nothing shows it yet but what stands above in the same moment.
  return refused === 'message' && now.once === 1;
}

/** What was refused at one moment, and how it was told. */
interface Newest {
  readonly moment: Moment;
  readonly told: number;
  /** Of these, how many are logged once, or three times. */
  readonly once: number;
  /** How the moments before were; above 0 for two logs in one. */
  readonly votes: number;
}

/** In the memory: of the newest moment. */
const NEWEST = 'newest';
/** A few moments of the other kind change nothing. */
const MOST_VOTES = 2;

function votesAfter({ told, once, votes }: Newest): number {
  return once * 2 < told ? Math.min(MOST_VOTES, votes + 1) : Math.max(-MOST_VOTES, votes - 1);
}

function newestOf(memory: Memory): Newest | undefined {
  const [moment, told, once, votes] = memory.get(NEWEST)?.split(' ').map(Number) ?? [];
  return moment === undefined || told === undefined || once === undefined || votes === undefined ? undefined : { moment, told, once, votes };
}

function noteNewest(memory: Memory, { moment, told, once, votes }: Newest): void {
  memory.set(NEWEST, `${moment} ${told} ${once} ${votes}`);
}

/** In the memory: digests of what was refused in the newest moment, behind an `=` those of what was logged twice. */
const NOW = 'now';
const LONGEST_NOW = 4000;
/** In the memory, by how a digest ends: what was refused first. Whoever puts two logs one behind the other shows less; more would be too much to keep. */
const FIRST = 'first ';
/** Of each of 36 ends: a few thousand refusals. */
const LONGEST = 800;

function wasLogged(digest: string, memory: Memory): boolean {
  return memory.get(FIRST + digest.slice(-1))?.includes(` ${digest} `) === true;
}

/** @returns whether that is the second time in this moment, or the fourth */
function noteLogged(digest: string, memory: Memory): boolean {
  const now = memory.get(NOW) ?? '';
  const isSecond = now.includes(` ${digest} `);
  const again = isSecond ? now.replace(` ${digest} `, `=${digest} `) : now.includes(`=${digest} `) ? now.replace(`=${digest} `, ` ${digest} `) : undefined;
  memory.set(NOW, again ?? `${now} ${digest} `.slice(-LONGEST_NOW));
  if (again === undefined) noteFirst(digest, memory);
  return isSecond;
}

function noteFirst(digest: string, memory: Memory): void {
  const name = FIRST + digest.slice(-1);
  const first = memory.get(name) ?? '';
  if (first.length < LONGEST) memory.set(name, `${first} ${digest} `);
}
