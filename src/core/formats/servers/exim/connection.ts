/** What a line tells of the client's connection. */
interface Client {
  readonly address: string;
  readonly port: string | undefined;
  /** Empty where the log does not tell it. */
  readonly pid: string;
}

/** By what lines of the same connection are known. */
export interface Connection {
  readonly connection: string;
  /** The log tells connections of the same client apart. */
  readonly certain: boolean;
}

/** Exim names no connections; their port is their own, and so is their process, since it forks one for each. */
export function connectionOf({ address, port, pid }: Client): Connection {
  if (port !== undefined) return { connection: `${address}:${port}`, certain: true };
  return pid === '' ? { connection: address, certain: false } : { connection: `${address} ${pid}`, certain: true };
}
