import { formats } from '../formats';
import type { Accepted } from '../formats/format';
import { acceptedIn, traceOf } from '../reading/singleLine';
import { own } from '../text/own';
import { hourOf, type Hours } from './hours';
import type { Queue, Queued } from './queue';
import { Tally, type Counted } from './tally';

/** A sender and what came from it. */
export interface Sender extends Counted {
  readonly octets: number;
}

// 4F2B1C0123: sender non-delivery notification: 5C3B1C0124 | sender delay notification: | sender delivery status notification:
const NOTICE = /: sender (?:non-delivery|delay|delivery status) notification: ([0-9A-Za-z]{5,20})$/;
const MOST_ANNOUNCED = 10_000;
const LONGEST_LINE = 4000;

/** Counts the messages that come into a queue, and from whom; what the server made itself and what a filter gave back apart. */
export class Arrivals {
  private count = 0;
  private octetsReceived = 0;
  private noticeCount = 0;
  /** Ids of notices that are not in the queue yet. */
  private readonly announced = new Set<string>();
  private givenBack = 0;
  private readonly names = new Tally();
  private readonly octetsByName = new Tally();

  constructor(
    private readonly queue: Queue,
    private readonly hours: Hours,
  ) {}

  /** Messages from outside; one that a filter gives back counts once. */
  get received(): number {
    return this.count;
  }

  get octets(): number {
    return this.octetsReceived;
  }

  /** Bounces and other notices that this server made itself. */
  get notices(): number {
    return this.noticeCount;
  }

  /** Messages given to a filter that gave them back. */
  get handedOn(): number {
    return this.givenBack;
  }

  get unnamed(): number {
    return this.names.unnamed;
  }

  senders(limit: number): readonly Sender[] {
    const octets = new Map(this.octetsByName.most(Infinity).map(({ name, count }) => [name, count]));
    return this.names.most(limit).map((one) => ({ ...one, octets: octets.get(one.name) ?? 0 }));
  }

  /** A line of the log, whatever it tells. */
  readLine(text: string, line: number): void {
    if (text.includes(': client=')) {
      const trace = traceOf(text);
      if (trace?.begins === true) this.queue.begin(trace.id);
    } else if (text.includes('size=') || text.includes(' <= ')) {
      const message = acceptedIn(text.slice(0, LONGEST_LINE));
      if (message) this.addMessage(message, text, line);
    } else if (text.includes('notification: ')) {
      const id = NOTICE.exec(text.slice(0, LONGEST_LINE))?.[1];
      if (id !== undefined) this.addNotice(id);
    } else if (text.endsWith(': removed') || text.endsWith(' Completed')) {
      const trace = traceOf(text);
      if (trace?.ends === true) this.queue.remove(trace.id);
    }
  }

  /** A message of which a dialogue tells, that it was accepted and no more. */
  addAccepted(line: number, text: string): void {
    this.count++;
    this.hours.add('received', line, text);
  }

  /**
   * A message was delivered.
   * @returns whether to a filter that gives it back: where it is in this queue once more
   */
  leadsBack(text: string): boolean {
    const next = leadsOn(text) ? traceOf(text)?.also?.[0] : undefined;
    if (next === undefined) return false;
    const { known, message } = this.queue.giveBack(next);
    if (message) {
      this.givenBack++;
      this.takeBack(message);
    }
    return known;
  }

  private addMessage(message: Accepted, text: string, line: number): void {
    const how = this.queue.accept({ ...message, hour: hourOf(text) });
    if (how === 'given back') this.givenBack++;
    if (how !== 'new') return;
    const { sender, size, queueId, notice } = message;
    if (notice === true || this.announced.delete(queueId)) {
      this.noticeCount++;
      return;
    }
    const name = nameOf(sender);
    this.octetsReceived += size;
    this.names.add(name, line);
    this.octetsByName.add(name, line, size);
    this.addAccepted(line, text);
  }

  private addNotice(id: string): void {
    const message = this.queue.of(id);
    if (message) {
      this.takeBack(message);
      this.noticeCount++;
    } else if (this.announced.size < MOST_ANNOUNCED) this.announced.add(own(id));
  }

  /** What was counted as received came from this server itself. */
  private takeBack({ sender, size, hour }: Queued): void {
    this.count--;
    this.octetsReceived -= size;
    this.names.take(nameOf(sender));
    this.octetsByName.take(nameOf(sender), size);
    this.hours.take('received', hour);
  }
}

function nameOf(sender: string): string {
  return sender === '' ? '<>' : sender;
}

/** A delivery may tell the id that the message has where it went. */
function leadsOn(text: string): boolean {
  return LINKS.some((words) => text.includes(words));
}

const LINKS = formats.flatMap(({ links }) => links ?? []);
