import { formats } from '../formats';
import type { Trace } from '../formats/format';
import { traceOf } from '../reading/singleLine';
import type { LineSource } from '../text/lines';
import { livesOf, messageAt, type MessageLine, type Traced } from './lives';
import { isMessageId } from './messageId';
import { linesWith } from './search';

/** Every line of one message, over all its ids, in the order of the log. */
export interface FollowedMessage {
  readonly ids: readonly string[];
  readonly lines: readonly MessageLine[];
}

/** A chain of re-injections is short; more ids than this are no longer one message. */
const MOST_IDS = 50;

/**
 * Finds every line of the message that the line `seed` belongs to, also where it
 * goes on under another id or in another program: in two passes over the log,
 * however many ids it has. Yields after each piece of work, so that the
 * caller can let others work or stop.
 * @param seed counted from 0
 * @returns nothing where the line names no message
 */
export function* followMessage(source: LineSource, seed: number): Generator<void, FollowedMessage | undefined> {
  const start = traceOf(source.text(seed, seed + 1));
  if (!start) return undefined;
  const found = new Map<number, Traced>();
  const links = new Links();
  const wanted = new Set(namesIn(start));

  // First: the lines that name it here, and every line of the log that leads from one id to another.
  const asked = [...wanted];
  yield* linesWith(source, [...asked.map(asWritten), ...formats.flatMap((format) => format.links ?? [])], (text, line) => {
    const trace = traceOf(text);
    if (trace?.also) links.add(trace);
    if (trace && names(trace, asked)) found.set(line, { ...trace, line });
  });
  for (const trace of found.values()) for (const name of namesIn(trace)) wanted.add(name);
  links.follow(wanted);

  // Then: the lines of the ids that were learnt from these.
  const learnt = [...wanted].slice(0, MOST_IDS).filter((name) => !asked.includes(name));
  if (learnt.length > 0) {
    yield* linesWith(source, learnt.map(asWritten), (text, line) => {
      const trace = traceOf(text);
      if (trace && names(trace, learnt)) found.set(line, { ...trace, line });
    });
  }
  const lines = messageAt(livesOf([...found.values()]), start, seed);
  return { ids: [...new Set(lines.map(({ id }) => id))].filter((id) => !isMessageId(id) || lines.every((one) => isMessageId(one.id))), lines };
}

/** Ids and message-ids that a line names. */
function namesIn({ id, also = [], messageId }: Trace): readonly string[] {
  return [id, ...also, ...(messageId === undefined ? [] : [messageId])];
}

function names(trace: Trace, some: readonly string[]): boolean {
  return namesIn(trace).some((name) => some.includes(name));
}

/** Which ids lead to which, in both directions. */
class Links {
  private readonly others = new Map<string, string[]>();

  add({ id, also = [] }: Trace): void {
    for (const other of also) {
      this.lead(id, other);
      this.lead(other, id);
    }
  }

  /** Takes in what leads on from, or to, the ids that are wanted. */
  follow(wanted: Set<string>): void {
    const open = [...wanted];
    for (let id = open.pop(); id !== undefined && wanted.size < MOST_IDS; id = open.pop()) {
      for (const other of this.others.get(id) ?? []) {
        if (wanted.has(other)) continue;
        wanted.add(other);
        open.push(other);
      }
    }
  }

  private lead(from: string, to: string): void {
    const known = this.others.get(from);
    if (known) known.push(to);
    else this.others.set(from, [to]);
  }
}

function asWritten(name: string): string {
  return isMessageId(name) ? name.slice(1, -1) : name;
}
