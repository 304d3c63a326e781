import type { Accepted } from '../formats/format';
import type { CauseId } from '../reference/causes';
import { own } from '../text/own';

/** A message in the queue, and the hour in which it was counted. */
export interface Queued extends Accepted {
  readonly hour: string | undefined;
  /** It came back from a filter, and was counted under another id. */
  readonly givenBack?: boolean;
}

/** A recipient who got nothing yet, and what put the message off last. */
export interface Late {
  readonly recipient: string;
  readonly cause: CauseId;
  readonly server?: string | undefined;
}

/** Messages that are coming in, or have left the queue, and are remembered: a filter's answer is logged while the message it gave back comes in or after it left. */
const MOST_GONE = 10_000;
/** Messages that are remembered; a log may hold any number, and most are done after some lines. */
const MOST_MESSAGES = 100_000;

/** What is known of the messages in a queue, by their ids, in bounded memory: the oldest are forgotten first. */
export class Queue {
  private readonly messages = new Map<string, Queued>();
  /** Recipients of each message who were put off and got nothing yet. */
  private readonly late = new Map<string, Map<string, Late>>();
  private readonly gone = new Map<string, Queued>();
  /** Ids of messages that are coming in; true where a filter has told already that it gave them back. */
  private readonly coming = new Map<string, boolean>();
  private forgotten = 0;

  /** A client begins to send a message; it may still be refused. */
  begin(queueId: string): void {
    remember(this.coming, own(queueId), false);
  }

  /** @returns whether the message is new: qmgr tells it again each time that it is tried */
  accept(message: Queued): 'new' | 'known' | 'given back' {
    if (this.messages.has(message.queueId)) return 'known';
    const back = this.coming.get(message.queueId) === true;
    this.coming.delete(message.queueId);
    if (this.messages.size >= MOST_MESSAGES) {
      const [oldest] = this.messages.keys();
      if (oldest !== undefined) this.messages.delete(oldest);
      this.forgotten++;
    }
    const queueId = own(message.queueId);
    this.messages.set(queueId, { ...message, queueId, sender: own(message.sender), hour: message.hour === undefined ? undefined : own(message.hour), ...(back ? { givenBack: true } : {}) });
    return back ? 'given back' : 'new';
  }

  /** @returns nothing for a message that came before the log begins */
  of(queueId: string): Queued | undefined {
    return this.messages.get(queueId);
  }

  /** A recipient got nothing for now. What becomes of it at last counts: put off and delivered later is delivered. */
  putOff(queueId: string, { recipient, cause, server }: Late): void {
    const one = { recipient: own(recipient), cause, server: server === undefined ? undefined : own(server) };
    const late = this.late.get(queueId);
    if (late) late.set(one.recipient, one);
    else if (this.late.size < MOST_MESSAGES) this.late.set(own(queueId), new Map([[one.recipient, one]]));
  }

  /** What became of a recipient is known. @param recipient empty for all who wait @returns those who had got nothing until then */
  settle(queueId: string, recipient: string): readonly Late[] {
    const late = this.late.get(queueId);
    const settled = recipient === '' ? [...(late?.values() ?? [])] : [late?.get(recipient) ?? []].flat();
    for (const one of settled) late?.delete(one.recipient);
    if (late?.size === 0) this.late.delete(queueId);
    return settled;
  }

  /**
   * A filter gave a message back under this id.
   * @returns whether the message is known here, and the message when that is told for the first time
   */
  giveBack(queueId: string): { readonly known: boolean; readonly message?: Queued } {
    for (const messages of [this.messages, this.gone]) {
      const message = messages.get(queueId);
      if (!message) continue;
      // Each recipient has a line that tells it.
      if (message.givenBack === true) return { known: true };
      messages.set(queueId, { ...message, givenBack: true });
      return { known: true, message };
    }
    if (!this.coming.has(queueId)) return { known: false };
    this.coming.set(queueId, true);
    return { known: true };
  }

  /** A message is out of the queue; its id may be used again. */
  remove(queueId: string): void {
    const message = this.messages.get(queueId);
    if (message) {
      remember(this.gone, message.queueId, message);
    }
    this.messages.delete(queueId);
    this.late.delete(queueId);
  }

  /** Recipients whose last outcome is a deferral. */
  get waiting(): number {
    let waiting = 0;
    for (const { size } of this.late.values()) waiting += size;
    return waiting;
  }

  /** Messages that had to be forgotten while they were in the queue. */
  get lost(): number {
    return this.forgotten;
  }
}

/** Keeps the youngest. */
function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  if (map.size >= MOST_GONE) {
    const [oldest] = map.keys();
    if (oldest !== undefined) map.delete(oldest);
  }
  map.set(key, value);
}
