/**
 * The processes of whose sessions something is known, by their numbers: where a
 * line only begins or ends a session of another, nothing of it matters.
 */
export class OpenProcesses {
  private readonly sessions = new Set<string>();
  /** How many sessions are open of each process: in a log of several hosts, others may have the same number. */
  private readonly counts = new Map<number, number>();

  /** @param open the sessions of which something is known, by name */
  constructor(open: Iterable<string>) {
    for (const session of open) this.add(session);
  }

  has(process: number): boolean {
    return this.counts.has(process);
  }

  /** Of a session that has the name of no process nothing is kept. */
  add(session: string): void {
    if (this.sessions.has(session)) return;
    const process = processOf(session);
    if (process === undefined) return;
    this.sessions.add(session);
    this.counts.set(process, (this.counts.get(process) ?? 0) + 1);
  }

  remove(session: string): void {
    const process = this.sessions.delete(session) ? processOf(session) : undefined;
    if (process === undefined) return;
    const others = (this.counts.get(process) ?? 0) - 1;
    if (others > 0) this.counts.set(process, others);
    else this.counts.delete(process);
  }
}

/** The number at the end of `postfix/smtpd[1234]`, as far as 32 bits hold it, as a scanner tells it. */
function processOf(session: string): number | undefined {
  let at = session.length - 1;
  if (session.charCodeAt(at) !== CLOSING) return undefined;
  let number = 0;
  for (let unit = 1; ; unit = Math.imul(unit, 10)) {
    const code = session.charCodeAt(--at);
    if (code === OPENING) return number;
    const digit = code - ZERO;
    // Also where the name begins, and there is no code.
    if (!(digit >= 0 && digit <= 9)) return undefined;
    number = (number + Math.imul(digit, unit)) | 0;
  }
}

const ZERO = 0x30;
const OPENING = 0x5b;
const CLOSING = 0x5d;
