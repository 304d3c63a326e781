import type { Trace } from '../formats/format';
import { isMessageId } from './messageId';

/** What a line tells of the ids of messages. */
export interface Traced extends Trace {
  readonly line: number;
}

/** A line of a message; lines count from 0. */
export interface MessageLine {
  readonly line: number;
  readonly id: string;
}

/** One use of an id, from its first line to its last: ids are used again. */
interface Life {
  readonly id: string;
  readonly traces: readonly Traced[];
  readonly first: number;
  readonly last: number;
  readonly messageIds: readonly string[];
}

/** The lines of messages, by id, each use of an id for itself. */
export type Lives = ReadonlyMap<string, readonly Life[]>;

/** @param traces of all lines that may belong to the message */
export function livesOf(traces: readonly Traced[]): Lives {
  const byId = new Map<string, Traced[]>();
  for (const trace of [...traces].sort((a, b) => a.line - b.line)) {
    const ofId = byId.get(trace.id) ?? [];
    ofId.push(trace);
    byId.set(trace.id, ofId);
  }
  return new Map([...byId].map(([id, ofId]) => [id, cutIntoLives(id, ofId)]));
}

function cutIntoLives(id: string, traces: readonly Traced[]): readonly Life[] {
  const lives: Life[] = [];
  let current: Traced[] = [];
  const close = (): void => {
    const [first] = current;
    const last = current[current.length - 1];
    const messageIds = current.flatMap(({ messageId }) => (messageId === undefined ? [] : [messageId]));
    if (first && last) lives.push({ id, traces: current, first: first.line, last: last.line, messageIds });
    current = [];
  };
  for (const trace of traces) {
    if (trace.begins === true) close();
    current.push(trace);
    if (trace.ends === true) close();
  }
  close();
  return lives;
}

/** Of all messages that had these ids, the lines of the one to which the seed belongs. */
export function messageAt(lives: Lives, start: Trace, seed: number): readonly MessageLine[] {
  const taken = new Set<Life>();
  const open: Life[] = isMessageId(start.id) ? [...holders(lives, start.id, seed)] : nearest(lives.get(start.id), seed);
  for (let life = open.pop(); life; life = open.pop()) {
    if (taken.has(life)) continue;
    taken.add(life);
    // Forward: where it goes on. Backward: from where it came.
    for (const { also, line } of life.traces) for (const next of also ?? []) open.push(...nearest(lives.get(next), line));
    for (const others of lives.values()) for (const other of others) if (leadsTo(other, life, lives)) open.push(other);
  }
  const lines: MessageLine[] = [...taken].flatMap((life) => life.traces.map(({ line }) => ({ line, id: life.id })));
  lines.push(...elsewhere(lives, taken));
  // A program that knows the message by its message-id alone, in a log without the queue that gave it.
  if (lines.length === 0) for (const { line, id } of lives.get(start.id)?.flatMap(({ traces }) => traces) ?? []) lines.push({ line, id });
  return lines.sort((a, b) => a.line - b.line);
}

function leadsTo(other: Life, life: Life, lives: Lives): boolean {
  return other.traces.some(({ also, line }) => also?.includes(life.id) === true && nearest(lives.get(life.id), line).includes(life));
}

/**
 * What programs without queue ids say of the message. Mail with one message-id
 * may pass a host more than once: only what stands inside the life of a queue
 * id that has it is of this message.
 */
function elsewhere(lives: Lives, taken: ReadonlySet<Life>): readonly MessageLine[] {
  const lines = new Map<number, MessageLine>();
  for (const { messageIds, first, last } of taken) {
    for (const messageId of messageIds) {
      for (const { line, id } of lives.get(messageId)?.flatMap(({ traces }) => traces) ?? []) if (line >= first && line <= last) lines.set(line, { line, id });
    }
  }
  return [...lines.values()];
}

/** The queue ids that had the message while a line about its message-id was written. */
function holders(lives: Lives, messageId: string, line: number): readonly Life[] {
  return [...lives.values()].flat().filter((life) => life.id !== messageId && life.messageIds.includes(messageId) && life.first <= line && line <= life.last);
}

/** The life that holds a line or is next to it. */
function nearest(lives: readonly Life[] | undefined, line: number): Life[] {
  let best: Life | undefined;
  let distance = Infinity;
  for (const life of lives ?? []) {
    const away = line < life.first ? life.first - line : line > life.last ? line - life.last : 0;
    if (away < distance) [best, distance] = [life, away];
  }
  return best ? [best] : [];
}
