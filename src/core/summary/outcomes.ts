import type { Outcome, Result } from '../analysis';
import { failureOfOutcome } from '../dialogue/failure';
import { judgeCause } from '../reference/judgeCause';
import type { Arrivals } from './arrivals';
import { delayIn, Delays, type StageDelay } from './delays';
import { domainOf, Domains, type DomainFigures } from './domains';
import type { Hours } from './hours';
import type { Late, Queue } from './queue';

/** Counts what became of messages, recipient by recipient. */
export class Outcomes {
  private readonly counts: Record<Result, number> = { delivered: 0, deferred: 0, bounced: 0, expired: 0, rejected: 0 };
  private octetsDelivered = 0;
  private readonly domains = new Domains();
  private readonly stages = new Delays();

  constructor(
    private readonly queue: Queue,
    private readonly hours: Hours,
    private readonly arrivals: Arrivals,
  ) {}

  get results(): Readonly<Record<Result, number>> {
    return { ...this.counts };
  }

  /** Of messages times recipients. */
  get octets(): number {
    return this.octetsDelivered;
  }

  get unnamed(): number {
    return this.domains.unnamed;
  }

  recipientDomains(limit: number): readonly DomainFigures[] {
    return this.domains.most(limit);
  }

  delays(): readonly StageDelay[] {
    return this.stages.all();
  }

  /** @returns those who had waited, where the message was given up */
  add(outcome: Outcome, line: number, text: string): readonly Late[] {
    const { result, context, direction, answers } = outcome;
    const { queueId, recipient = '' } = context;
    // A refused login is no refused message, unless one waits for it; logins are counted by address. 535 answers nothing else (RFC 4954 §6).
    if (queueId === undefined && (answers === 'AUTH' || outcome.reply?.code === '535')) return [];
    // A mailbox that took nothing for now: the server that brought the message tells what became of it.
    if (direction === 'inbound' && result === 'deferred') return [];
    const delivered = result === 'delivered';
    const late = queueId !== undefined && direction === 'outbound' ? this.settle(queueId, outcome) : [];
    const gaveUp = result === 'expired' ? late : [];
    if (delivered && this.arrivals.leadsBack(text)) return gaveUp;
    const size = delivered && queueId !== undefined ? (this.queue.of(queueId)?.size ?? 0) : 0;
    this.octetsDelivered += size;
    if (delivered) this.stages.add(text, line);
    // Where the whole message is given up, each who waited for it gets it no more.
    for (const one of recipient === '' && gaveUp.length > 0 ? gaveUp : [{ recipient }]) {
      this.count(result, line, text);
      const domain = domainOf(one.recipient);
      if (domain === '' || direction === 'inbound') continue;
      this.domains.add(domain, delivered ? 'delivered' : result === 'deferred' ? 'deferred' : 'refused', line, size, delivered ? delayIn(text) : undefined);
    }
    return gaveUp;
  }

  count(result: Result, line: number, text: string): void {
    this.counts[result]++;
    this.hours.add(result, line, text);
  }

  /** @returns the recipients whose waiting is over */
  private settle(queueId: string, outcome: Outcome): readonly Late[] {
    const { recipient = '' } = outcome.context;
    const failure = outcome.result === 'deferred' ? failureOfOutcome(outcome) : undefined;
    if (!failure) return this.queue.settle(queueId, recipient);
    this.queue.putOff(queueId, { recipient, cause: judgeCause(failure).cause, server: failure.context.server });
    return [];
  }
}
