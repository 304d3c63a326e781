import type { LoginFailure, Reply, Session } from '../analysis';
import type { LoginFailed } from '../statement';
import { spanOf } from './reported';

/** Addresses whose failures are counted; a log may name any number of them. Where they become more, only some are kept. */
const MOST_ADDRESSES = 400;
const ADDRESSES_KEPT = 200;

/** How many logins failed, by the client's address, in bounded memory: a number may be too low, never too high. */
export class LoginFailures {
  private counts: Map<string, number> | undefined;

  constructor(private readonly before: ReadonlyMap<string, number>) {}

  /** The same map as before where nothing was added. */
  get all(): ReadonlyMap<string, number> {
    return this.counts ?? this.before;
  }

  /** @returns how many there were from this address, these among them */
  add({ address, count }: Pick<LoginFailure, 'address' | 'count'>): number {
    const counts = (this.counts ??= new Map(this.before));
    const soFar = (counts.get(address) ?? 0) + count;
    counts.set(address, soFar);
    if (counts.size > MOST_ADDRESSES) forgetRarest(counts);
    return soFar;
  }
}

/** Many at once: one by one, each new address would have all looked through. Of those with as many failures the oldest go. */
function forgetRarest(counts: Map<string, number>): void {
  const rarestFirst = [...counts].sort(([, a], [, b]) => a - b);
  for (const [address] of rarestFirst.slice(0, counts.size - ADDRESSES_KEPT)) counts.delete(address);
}

// 192.0.2.44:55025 | [2001:db8::1]:55025
const PEER = /^\[?([0-9A-Fa-f.:]{2,45}?)\]?:\d{1,5}$/;

const IS_ADDRESS = /^[0-9A-Fa-f.:]{2,45}$/;

/** Tells of the failed login that a log reports, to be counted. Redacted, many clients may have the same address, which is none: x.x.x.x */
export function tellLogin({ address, user, count = 1, piece }: LoginFailed, line: number, audience: { tellLogin(failure: Omit<LoginFailure, 'soFar'>): void }): void {
  if (!IS_ADDRESS.test(address)) return;
  audience.tellLogin({ kind: 'login-failure', address, span: spanOf(piece, line), count, ...(user === undefined ? {} : { user }) });
}

/** The failed login that a reply of our own server is, where the log names the client by address and port. */
export function failedLogin({ answers, code, direction, lines }: Reply, session: Session): Omit<LoginFailure, 'soFar'> | undefined {
  if (answers !== 'AUTH' || code !== '535' || direction === 'outbound') return undefined;
  const address = PEER.exec(session.client ?? '')?.[1];
  const [first] = lines;
  if (address === undefined || !first) return undefined;
  return { kind: 'login-failure', address, count: 1, span: first.code, ...(session.user === undefined ? {} : { user: session.user }) };
}
