import { traceOf } from '../reading/readLine';
import type { Trace } from '../formats/format';
import type { LineSource } from '../text/lines';

/** A line of a message; lines count from 0. */
export interface MessageLine {
  readonly line: number;
  readonly id: string;
}

/** Every line of one message, over all its ids, in the order of the log. */
export interface FollowedMessage {
  readonly ids: readonly string[];
  readonly lines: readonly MessageLine[];
}

const CHUNK = 2000;
/** A chain of re-injections is short; more ids than this are no longer one message. */
const MOST_IDS = 50;

interface Traced extends Trace {
  readonly line: number;
}

/**
 * Finds every line of the message that the line `seed` belongs to, also where it
 * goes on under another id. Yields after each piece of work, so that the
 * caller can let others work or stop.
 * @param seed counted from 0
 * @returns nothing where the line names no message
 */
export function* followMessage(source: LineSource, seed: number): Generator<void, FollowedMessage | undefined> {
  const start = traceOf(source.text(seed, seed + 1));
  if (!start) return undefined;
  const traces = new Map<string, Traced[]>();
  const asked = new Set<string>();
  let wanted = [start.id, ...(start.also ?? [])];
  while (wanted.length > 0 && asked.size < MOST_IDS) {
    const ids = wanted.slice(0, MOST_IDS - asked.size);
    for (const id of ids) asked.add(id);
    const found = yield* linesNaming(source, ids);
    const next = new Set<string>();
    for (const one of found) {
      const ofId = traces.get(one.id) ?? [];
      if (!ofId.some((other) => other.line === one.line)) ofId.push(one);
      traces.set(one.id, ofId);
      for (const id of [one.id, ...(one.also ?? [])]) if (!asked.has(id)) next.add(id);
    }
    wanted = [...next];
  }
  return chosen(traces, start.id, seed);
}

/** The lines in which one of some ids stands, and whose trace names it. */
function* linesNaming(source: LineSource, ids: readonly string[]): Generator<void, readonly Traced[]> {
  const found: Traced[] = [];
  for (let from = 0; from < source.lineCount; from += CHUNK) {
    const text = source.text(from, Math.min(source.lineCount, from + CHUNK));
    if (ids.some((id) => text.includes(id))) {
      text.split('\n').forEach((content, index) => {
        if (!ids.some((id) => content.includes(id))) return;
        const trace = traceOf(content);
        if (trace && [trace.id, ...(trace.also ?? [])].some((id) => ids.includes(id))) found.push({ ...trace, line: from + index });
      });
    }
    yield;
  }
  return found;
}

/** One use of an id, from its first line to its last. */
interface Life {
  readonly id: string;
  readonly traces: readonly Traced[];
}

/** Of all messages that had these ids, the one to which the seed belongs. */
function chosen(traces: ReadonlyMap<string, readonly Traced[]>, id: string, seed: number): FollowedMessage {
  const lives = new Map<string, readonly Life[]>();
  for (const [one, all] of traces) lives.set(one, livesOf(one, all));
  const taken = new Set<Life>();
  const open: Life[] = nearest(lives.get(id), seed);
  for (let life = open.pop(); life; life = open.pop()) {
    if (taken.has(life)) continue;
    taken.add(life);
    // Forward: where it goes on. Backward: from where it came.
    for (const { also, line } of life.traces) for (const next of also ?? []) open.push(...nearest(lives.get(next), line));
    for (const others of lives.values()) {
      for (const other of others) {
        const leadsHere = other.traces.some(({ also, line }) => also?.includes(life.id) === true && nearest(lives.get(life.id), line).includes(life));
        if (leadsHere) open.push(other);
      }
    }
  }
  const lines = [...taken].flatMap((life) => life.traces.map(({ line }) => ({ line, id: life.id }))).sort((a, b) => a.line - b.line);
  return { ids: [...new Set(lines.map((one) => one.id))], lines };
}

function livesOf(id: string, traces: readonly Traced[]): readonly Life[] {
  const lives: Life[] = [];
  let current: Traced[] = [];
  const close = (): void => {
    if (current.length > 0) lives.push({ id, traces: current });
    current = [];
  };
  for (const trace of [...traces].sort((a, b) => a.line - b.line)) {
    if (trace.begins === true) close();
    current.push(trace);
    if (trace.ends === true) close();
  }
  close();
  return lives;
}

/** The life that holds a line or is next to it. */
function nearest(lives: readonly Life[] | undefined, line: number): Life[] {
  let best: Life | undefined;
  let distance = Infinity;
  for (const life of lives ?? []) {
    const first = life.traces[0]?.line ?? 0;
    const last = life.traces[life.traces.length - 1]?.line ?? 0;
    const away = line < first ? first - line : line > last ? line - last : 0;
    if (away < distance) [best, distance] = [life, away];
  }
  return best ? [best] : [];
}
