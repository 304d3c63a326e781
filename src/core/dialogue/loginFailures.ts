import type { LoginFailure, Reply, Session } from '../analysis';

/** Addresses whose failures are counted; a log may name any number of them. */
const MOST = 200;

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
    if (counts.size >= MOST && !counts.has(address)) forgetRarest(counts);
    counts.set(address, soFar);
    return soFar;
  }
}

function forgetRarest(counts: Map<string, number>): void {
  let rarest = '';
  let fewest = Infinity;
  for (const [address, count] of counts) {
    if (count >= fewest) continue;
    rarest = address;
    fewest = count;
    // There is no rarer one.
    if (count === 1) break;
  }
  counts.delete(rarest);
}

// 192.0.2.44:55025 | [2001:db8::1]:55025
const PEER = /^\[?([0-9A-Fa-f.:]{2,45}?)\]?:\d{1,5}$/;

/** The failed login that a reply of our own server is, where the log names the client by address and port. */
export function failedLogin({ answers, code, direction, lines }: Reply, session: Session): Omit<LoginFailure, 'soFar'> | undefined {
  if (answers !== 'AUTH' || code !== '535' || direction === 'outbound') return undefined;
  const address = PEER.exec(session.client ?? '')?.[1];
  const [first] = lines;
  if (address === undefined || !first) return undefined;
  return { kind: 'login-failure', address, count: 1, span: first.code, ...(session.user === undefined ? {} : { user: session.user }) };
}
