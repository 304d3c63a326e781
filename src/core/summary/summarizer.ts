import type { Fact, Failure, Reply, Result } from '../analysis';
import { isOfContent, type Occasion } from '../reference/occasion';
import { readTime } from '../text/time';
import { Arrivals } from './arrivals';
import { Hours } from './hours';
import { Outcomes } from './outcomes';
import { Queue, type Late } from './queue';
import { Refusals } from './refusals';
import type { Summary } from './summary';
import { Tally } from './tally';

/** Rows in each list: what a page shows and a person reads. */
const LONGEST_LIST = 20;

/** Counts a log block by block, in bounded memory. */
export class Summarizer {
  /** Of the blocks so far, as their facts count. */
  private lines = 0;
  private counted = 0;
  private from = '';
  private to = '';
  private readonly queue = new Queue();
  private readonly hours = new Hours();
  private readonly arrivals = new Arrivals(this.queue, this.hours);
  private readonly outcomes = new Outcomes(this.queue, this.hours, this.arrivals);
  private readonly refusals = new Refusals();
  private readonly loginFailures = new Tally();

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
      for (; next <= line && next < texts.length; next++) this.arrivals.readLine(texts[next] ?? '', first + next);
    };
    let told = false;
    /** Who waited until the outcome that was told last. */
    let gaveUp: readonly Late[] = [];
    for (const fact of facts) {
      switch (fact.kind) {
        case 'outcome':
          readTo(fact.word.line);
          gaveUp = this.outcomes.add(fact, first + fact.word.line, texts[fact.word.line] ?? '');
          break;
        case 'failure':
          // A failure without an outcome is a reply in a dialogue.
          if (!told && ofMessage(fact.answers)) this.outcomes.count(resultOf(fact), first + fact.span.line, texts[fact.span.line] ?? '');
          this.refusals.add(fact, first + fact.span.line, told ? gaveUp : []);
          break;
        case 'reply':
          this.addReply(fact, first, texts);
          break;
        case 'login-failure':
          this.loginFailures.add(fact.address, first + fact.span.line, fact.count);
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
    const { arrivals, outcomes, refusals, hours, loginFailures, queue } = this;
    return {
      lines: this.counted,
      from: this.from,
      to: this.to,
      received: arrivals.received,
      notices: arrivals.notices,
      octetsReceived: arrivals.octets,
      octetsDelivered: outcomes.octets,
      results: outcomes.results,
      handedOn: arrivals.handedOn,
      waiting: queue.waiting,
      hours: hours.all(),
      causes: refusals.causes.most(LONGEST_LIST),
      rejections: refusals.rejections.most(LONGEST_LIST),
      hosts: refusals.hosts.most(LONGEST_LIST),
      domains: refusals.domains.most(LONGEST_LIST),
      recipientDomains: outcomes.recipientDomains(LONGEST_LIST),
      senders: arrivals.senders(LONGEST_LIST),
      loginFailures: loginFailures.most(LONGEST_LIST),
      delays: outcomes.delays(),
      cut: { hours: hours.lost, unnamed: refusals.unnamed + outcomes.unnamed + arrivals.unnamed + loginFailures.unnamed, messages: queue.lost },
    };
  }

  /** In a log that is nothing but dialogue, an accepted message is told by the reply to its content. */
  private addReply({ answers, code, direction, lines, context, reportedElsewhere, command }: Reply, first: number, texts: readonly string[]): void {
    const ends = answers === 'content' || (answers === 'BDAT' && / LAST$/i.test(command?.argument ?? ''));
    if (!ends || code[0] !== '2' || reportedElsewhere === true) return;
    const at = lines[0]?.code.line ?? 0;
    const text = texts[at] ?? '';
    if (direction === 'outbound') {
      for (let recipient = 0; recipient < (context.recipients ?? 1); recipient++) this.outcomes.count('delivered', first + at, text);
    } else this.arrivals.addAccepted(first + at, text);
  }
}

/** A refusal of these is one of a message, or of a client that has one. */
function ofMessage(answers: Occasion | undefined): boolean {
  return answers === 'connect' || answers === 'MAIL' || answers === 'RCPT' || isOfContent(answers);
}

function resultOf({ permanent, direction }: Failure): Result {
  if (direction === 'inbound') return permanent ? 'rejected' : 'deferred';
  return permanent ? 'bounced' : 'deferred';
}

function firstTime(texts: readonly string[]): string {
  for (const text of texts.slice(0, 20)) {
    const time = readTime(text);
    if (time !== undefined) return time;
  }
  return '';
}
