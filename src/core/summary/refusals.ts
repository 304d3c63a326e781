import type { Failure } from '../analysis';
import { causeWithId, judgeCause, leavesOpen } from '../reference/judgeCause';
import { domainOf } from './domains';
import type { Late } from './queue';
import { Tally } from './tally';

/** Counts what failed for good: why, who refused it, and whom it was for. */
export class Refusals {
  /** Why mail of our side failed. */
  readonly causes = new Tally();
  /** Why our server refused strangers. */
  readonly rejections = new Tally();
  /** Who refused mail of our side. */
  readonly hosts = new Tally();
  /** Of the recipients. */
  readonly domains = new Tally();

  /** @param gaveUp who had waited for a message that was given up */
  add(failure: Failure, line: number, gaveUp: readonly Late[]): void {
    const { permanent, context, direction } = failure;
    if (!permanent) return;
    const { cause } = judgeCause(failure);
    // That the time was over says nothing: what put the message off last does.
    const reasons = gaveUp.length > 0 && leavesOpen(cause) ? gaveUp : [{ cause, server: context.server, recipient: context.recipient ?? '' }];
    for (const one of reasons) {
      (direction === 'inbound' ? this.rejections : this.causes).add(causeWithId(one.cause).name, line);
      if (direction === 'outbound' && one.server !== undefined) this.hosts.add(hostOf(one.server), line);
      const domain = domainOf(one.recipient);
      if (domain !== '') this.domains.add(domain, line);
    }
  }

  get unnamed(): number {
    return [this.causes, this.rejections, this.hosts, this.domains].reduce((sum, { unnamed }) => sum + unnamed, 0);
  }
}

/** mx.example.net[192.0.2.1]:25 → mx.example.net */
function hostOf(server: string): string {
  return server.split('[', 1)[0]?.trim() || server;
}
