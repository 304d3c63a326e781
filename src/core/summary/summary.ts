import type { Fact, Failure, LoginFailure, Outcome, Reply, Result } from '../analysis';
import { failureOfOutcome } from '../dialogue/failure';
import { formats } from '../formats';
import type { Accepted } from '../formats/format';
import { acceptedIn, traceOf } from '../reading/readLine';
import { causeWithId, judgeCause, leavesOpen } from '../reference/judgeCause';
import type { Occasion } from '../reference/explanation';
import { readTime } from '../text/time';
import { ownCopy } from '../text/ownCopy';
import { delayIn, Delays, type StageDelay } from './delays';
import { Domains, type DomainFigures } from './domains';
import { Queue, type Late, type Queued } from './queue';
import { Tally, type Counted } from './tally';

/** What is counted by the hour. */
export type Figure = Result | 'received';

/** What happened in one hour, as the log writes its times: "Nov 24 10" or "2026-11-24T10". */
export interface Hour extends Readonly<Record<Figure, number>> {
  readonly hour: string;
  readonly line: number;
}

/** A sender and what came from it. */
export interface Sender extends Counted {
  readonly octets: number;
}

/** A log in figures. Every figure has a line, from 0, where it was first seen. */
export interface Summary {
  readonly lines: number;
  /** The first and the last time in the log, as it writes them; empty where it has none. */
  readonly from: string;
  readonly to: string;
  /** Messages that came into the queue from outside; one that a filter gives back counts once. */
  readonly received: number;
  /** Bounces and other notices that this server made itself. */
  readonly notices: number;
  /** In octets, of messages received, and of messages times recipients delivered; 0 where the log tells no sizes. */
  readonly octetsReceived: number;
  readonly octetsDelivered: number;
  /** By recipient; a recipient deferred three times counts three times there. */
  readonly results: Readonly<Record<Result, number>>;
  /** Messages given to a filter that gave them back: no delivery. */
  readonly handedOn: number;
  /** Recipients who were deferred and had got nothing when the log ended. */
  readonly waiting: number;
  readonly hours: readonly Hour[];
  /** Why mail of our side failed for good. */
  readonly causes: readonly Counted[];
  /** Why our server refused strangers. */
  readonly rejections: readonly Counted[];
  /** Who refused mail of our side. */
  readonly hosts: readonly Counted[];
  /** Of the recipients that were refused. */
  readonly domains: readonly Counted[];
  readonly recipientDomains: readonly DomainFigures[];
  readonly senders: readonly Sender[];
  /** From where logins failed. */
  readonly loginFailures: readonly Counted[];
  readonly delays: readonly StageDelay[];
  /** What did not fit into bounded memory; all 0 for most logs. */
  readonly cut: Cut;
}

/** What the figures leave out. */
export interface Cut {
  /** Hours after the first two months. */
  readonly hours: number;
  /** Counts for rare names: each list keeps 20,000. */
  readonly unnamed: number;
  /** Messages whose sender and size were forgotten because 100,000 others were in the queue. */
  readonly messages: number;
}

/** Rows in each list: what a page shows and a person reads. */
const LONGEST_LIST = 20;
const MOST_HOURS = 24 * 62;

// Nov 24 10 | 2026-11-24T10 | 2026-11-24 10
const HOUR = /^(?:[A-Z][a-z]{2} [ \d]\d \d\d|\d{4}-\d\d-\d\d[T ]\d\d)/;
// 4F2B1C0123: sender non-delivery notification: 5C3B1C0124 | sender delay notification: | sender delivery status notification:
const NOTICE = /: sender (?:non-delivery|delay|delivery status) notification: ([0-9A-Za-z]{5,20})$/;
const MOST_ANNOUNCED = 10_000;
const LONGEST_LINE = 4000;

/** Counts a log block by block, in bounded memory. */
export class Summarizer {
  /** Of the blocks so far, as their facts count. */
  private lines = 0;
  private counted = 0;
  private from = '';
  private to = '';
  private received = 0;
  private notices = 0;
  /** Ids of notices that are not in the queue yet. */
  private readonly announced = new Set<string>();
  private octetsReceived = 0;
  private octetsDelivered = 0;
  private handedOn = 0;
  private lostHours = 0;
  private readonly results = noResults();
  private readonly hours = new Map<string, { readonly line: number; readonly counts: Record<Figure, number> }>();
  private readonly causes = new Tally();
  private readonly rejections = new Tally();
  private readonly hosts = new Tally();
  private readonly domains = new Tally();
  private readonly recipientDomains = new Domains();
  private readonly senders = new Tally();
  private readonly senderOctets = new Tally();
  private readonly loginFailures = new Tally();
  private readonly delays = new Delays();
  private readonly queue = new Queue();
  /** Who waited until the outcome that was told last. */
  private gaveUp: readonly Late[] = [];

  /**
   * @param facts all facts of the block; their lines count from its first
   * @param texts the lines of the block
   * @param lines how many count as its lines, if not those
   */
  add(facts: readonly Fact[], texts: readonly string[], lines = texts.length): void {
    const first = this.lines;
    // What comes into the queue stands above what becomes of it, and both in one block mostly.
    let next = 0;
    const readTo = (line: number): void => {
      for (; next <= line && next < texts.length; next++) this.addLine(texts[next] ?? '', first + next);
    };
    let told = false;
    for (const fact of facts) {
      switch (fact.kind) {
        case 'outcome':
          readTo(fact.word.line);
          this.addOutcome(fact, first, texts);
          break;
        case 'failure':
          // A failure without an outcome is a reply in a dialogue.
          if (!told && ofMessage(fact.answers)) this.count(resultOf(fact), first + fact.span.line, texts[fact.span.line] ?? '');
          this.addFailure(fact, first, told ? this.gaveUp : []);
          break;
        case 'reply':
          this.addReply(fact, first, texts);
          break;
        case 'login-failure':
          this.addLoginFailure(fact, first);
          break;
        default:
      }
      told = fact.kind === 'outcome';
    }
    readTo(texts.length);
    if (this.from === '') this.from = firstTime(texts);
    const last = firstTime([...texts.slice(-20)].reverse());
    if (last !== '') this.to = last;
    this.lines += lines;
    this.counted += texts.length;
  }

  summary(): Summary {
    const hours = [...this.hours].map(([hour, { line, counts }]) => ({ hour, line, ...counts }));
    const octets = new Map(this.senderOctets.most(Infinity).map(({ name, count }) => [name, count]));
    const tallies = [this.causes, this.rejections, this.hosts, this.domains, this.recipientDomains, this.senders, this.loginFailures];
    return {
      lines: this.counted,
      from: this.from,
      to: this.to,
      received: this.received,
      notices: this.notices,
      octetsReceived: this.octetsReceived,
      octetsDelivered: this.octetsDelivered,
      results: { ...this.results },
      handedOn: this.handedOn,
      waiting: this.queue.waiting,
      hours,
      causes: this.causes.most(LONGEST_LIST),
      rejections: this.rejections.most(LONGEST_LIST),
      hosts: this.hosts.most(LONGEST_LIST),
      domains: this.domains.most(LONGEST_LIST),
      recipientDomains: this.recipientDomains.most(LONGEST_LIST),
      senders: this.senders.most(LONGEST_LIST).map((one) => ({ ...one, octets: octets.get(one.name) ?? 0 })),
      loginFailures: this.loginFailures.most(LONGEST_LIST),
      delays: this.delays.all(),
      cut: { hours: this.lostHours, unnamed: tallies.reduce((sum, { unnamed }) => sum + unnamed, 0), messages: this.queue.lost },
    };
  }

  private addLine(text: string, line: number): void {
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

  private addNotice(id: string): void {
    const message = this.queue.of(id);
    if (message) {
      this.takeBack(message);
      this.notices++;
    } else if (this.announced.size < MOST_ANNOUNCED) this.announced.add(ownCopy(id));
  }

  /** What was counted as received came from this server itself. */
  private takeBack({ sender, size, hour }: Queued): void {
    this.received--;
    this.octetsReceived -= size;
    this.senders.take(nameOf(sender));
    this.senderOctets.take(nameOf(sender), size);
    const counted = this.hours.get(hour ?? '');
    if (counted) counted.counts.received--;
  }

  private addMessage(message: Accepted, text: string, line: number): void {
    const how = this.queue.accept({ ...message, hour: hourOf(text) });
    if (how === 'given back') this.handedOn++;
    if (how !== 'new') return;
    const { sender, size, queueId, notice } = message;
    if (notice === true || this.announced.delete(queueId)) {
      this.notices++;
      return;
    }
    const name = nameOf(sender);
    this.octetsReceived += size;
    this.senders.add(name, line);
    this.senderOctets.add(name, line, size);
    this.received++;
    this.countInHour('received', line, text);
  }

  private addOutcome(outcome: Outcome, first: number, texts: readonly string[]): void {
    const { result, word, setting, direction, answers } = outcome;
    // A refused login is no refused message; logins are counted by address.
    this.gaveUp = [];
    if (answers === 'AUTH') return;
    // A mailbox that took nothing for now: the server that brought the message tells what became of it.
    if (direction === 'inbound' && result === 'deferred') return;
    const text = texts[word.line] ?? '';
    const line = first + word.line;
    const { queueId, recipient = '' } = setting;
    const delivered = result === 'delivered';
    const late = queueId !== undefined && direction === 'outbound' ? this.settle(queueId, outcome) : [];
    this.gaveUp = result === 'expired' ? late : [];
    const next = delivered && leadsOn(text) ? traceOf(text)?.also?.[0] : undefined;
    if (next !== undefined) {
      // Where the message is in this queue once more, a filter gave it back.
      const { known, message } = this.queue.giveBack(next);
      if (message) {
        this.handedOn++;
        this.takeBack(message);
      }
      if (known) return;
    }
    const size = delivered && queueId !== undefined ? (this.queue.of(queueId)?.size ?? 0) : 0;
    this.octetsDelivered += size;
    if (delivered) this.delays.add(text, line);
    // Where the whole message is given up, each who waited for it gets it no more.
    for (const one of recipient === '' && this.gaveUp.length > 0 ? this.gaveUp : [{ recipient }]) {
      this.count(result, line, text);
      const domain = domainOf(one.recipient);
      if (domain === '' || direction === 'inbound') continue;
      this.recipientDomains.add(domain, delivered ? 'delivered' : result === 'deferred' ? 'deferred' : 'refused', line, size, delivered ? delayIn(text) : undefined);
    }
  }

  /** @returns the recipients whose waiting is over */
  private settle(queueId: string, outcome: Outcome): readonly Late[] {
    const { recipient = '' } = outcome.setting;
    const failure = outcome.result === 'deferred' ? failureOfOutcome(outcome) : undefined;
    if (!failure) return this.queue.settle(queueId, recipient);
    this.queue.putOff(queueId, { recipient, cause: judgeCause(failure).cause, server: failure.setting.server });
    return [];
  }

  /** In a log that is nothing but dialogue, an accepted message is told by the reply to its content. */
  private addReply({ answers, code, direction, lines, setting, reportedElsewhere, command }: Reply, first: number, texts: readonly string[]): void {
    const ends = answers === 'content' || (answers === 'BDAT' && / LAST$/i.test(command?.argument ?? ''));
    if (!ends || code[0] !== '2' || reportedElsewhere === true) return;
    const at = lines[0]?.code.line ?? 0;
    const text = texts[at] ?? '';
    if (direction === 'outbound') {
      for (let recipient = 0; recipient < (setting.recipients ?? 1); recipient++) this.count('delivered', first + at, text);
    } else {
      this.received++;
      this.countInHour('received', first + at, text);
    }
  }

  private addFailure(failure: Failure, first: number, gaveUp: readonly Late[]): void {
    const { permanent, setting, direction, span } = failure;
    if (!permanent) return;
    const { cause } = judgeCause(failure);
    // That the time was over says nothing: what put the message off last does.
    const reasons = gaveUp.length > 0 && leavesOpen(cause) ? gaveUp : [{ cause, server: setting.server, recipient: setting.recipient ?? '' }];
    const line = first + span.line;
    for (const one of reasons) {
      (direction === 'inbound' ? this.rejections : this.causes).add(causeWithId(one.cause).name, line);
      if (direction === 'outbound' && one.server !== undefined) this.hosts.add(hostOf(one.server), line);
      const domain = domainOf(one.recipient);
      if (domain !== '') this.domains.add(domain, line);
    }
  }

  private addLoginFailure({ address, count, span }: LoginFailure, first: number): void {
    this.loginFailures.add(address, first + span.line, count);
  }

  private count(result: Result, line: number, text: string): void {
    this.results[result]++;
    this.countInHour(result, line, text);
  }

  private countInHour(figure: Figure, line: number, text: string): void {
    const hour = hourOf(text);
    if (hour === undefined) return;
    const known = this.hours.get(hour);
    if (!known && this.hours.size >= MOST_HOURS) {
      this.lostHours++;
      return;
    }
    const one = known ?? { line, counts: { ...noResults(), received: 0 } };
    one.counts[figure]++;
    if (!known) this.hours.set(ownCopy(hour), one);
  }
}

/** A refusal of these is one of a message, or of a client that has one. */
function ofMessage(answers: Occasion | undefined): boolean {
  return answers !== undefined && ['connect', 'MAIL', 'RCPT', 'DATA', 'content', 'BDAT'].includes(answers);
}

function resultOf({ permanent, direction }: Failure): Result {
  if (direction === 'inbound') return permanent ? 'rejected' : 'deferred';
  return permanent ? 'bounced' : 'deferred';
}

function hourOf(text: string): string | undefined {
  return HOUR.exec(readTime(text) ?? '')?.[0];
}

/** A delivery may tell the id that the message has where it went. */
function leadsOn(text: string): boolean {
  return LINKS.some((words) => text.includes(words));
}

const LINKS = formats.flatMap(({ links }) => links ?? []);

function nameOf(sender: string): string {
  return sender === '' ? '<>' : sender;
}

function noResults(): Record<Result, number> {
  return { delivered: 0, deferred: 0, bounced: 0, expired: 0, rejected: 0 };
}

/** mx.example.net[192.0.2.1]:25 → mx.example.net */
function hostOf(server: string): string {
  return server.split('[', 1)[0]?.trim() || server;
}

function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}

function firstTime(texts: readonly string[]): string {
  for (const text of texts.slice(0, 20)) {
    const time = readTime(text);
    if (time !== undefined) return time;
  }
  return '';
}
