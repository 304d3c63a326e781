import type { Result } from '../analysis';
import type { Accepted } from '../formats/format';
import { ownCopy } from '../text/ownCopy';

/** A message in the queue, and the hour in which it was counted. */
export interface Queued extends Accepted {
  readonly hour: string | undefined;
}

/** Messages that are remembered; a log may hold any number, and most are done after some lines. */
const MOST = 100_000;

/** What is known of the messages in a queue, by their ids, in bounded memory: the oldest are forgotten first. */
export class Queue {
  private readonly messages = new Map<string, Queued>();
  /** Recipients of each message who were put off and got nothing yet. */
  private readonly late = new Map<string, Set<string>>();
  private forgotten = 0;

  /** @returns whether the message is new: qmgr tells it again each time that it is tried */
  accept(message: Queued): boolean {
    const known = this.messages.has(message.queueId);
    if (this.messages.size >= MOST && !known) {
      const [oldest] = this.messages.keys();
      if (oldest !== undefined) this.messages.delete(oldest);
      this.forgotten++;
    }
    const queueId = ownCopy(message.queueId);
    this.messages.set(queueId, { ...message, queueId, sender: ownCopy(message.sender), hour: message.hour === undefined ? undefined : ownCopy(message.hour) });
    return !known;
  }

  /** @returns nothing for a message that came before the log begins */
  of(queueId: string): Queued | undefined {
    return this.messages.get(queueId);
  }

  /** What became of a recipient at last counts: put off and delivered later is delivered. @param recipient empty for all who wait */
  settle(queueId: string, recipient: string, result: Result): void {
    const late = this.late.get(queueId);
    if (result === 'deferred') {
      if (late) late.add(ownCopy(recipient));
      else if (this.late.size < MOST) this.late.set(ownCopy(queueId), new Set([ownCopy(recipient)]));
    } else if (recipient === '') this.late.delete(queueId);
    else if (late?.delete(recipient) === true && late.size === 0) this.late.delete(queueId);
  }

  /** A message is out of the queue; its id may be used again. */
  remove(queueId: string): void {
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
