/**
 * The processes of whose sessions something is known, by their numbers: where a
 * line only begins or ends a session of another, nothing of it matters.
 */
export class OpenProcesses {
  private readonly sessions = new Map<number, string[]>();

  /** @param open the sessions of which something is known, by name */
  constructor(open: Iterable<string>) {
    for (const session of open) this.add(session);
  }

  has(process: number): boolean {
    return this.sessions.has(process);
  }

  add(session: string): void {
    const process = processOf(session);
    const others = this.sessions.get(process);
    if (!others) this.sessions.set(process, [session]);
    else if (!others.includes(session)) others.push(session);
  }

  /** In a log of several hosts, others may have the same number. */
  remove(session: string): void {
    const process = processOf(session);
    const others = this.sessions.get(process)?.filter((one) => one !== session) ?? [];
    if (others.length === 0) this.sessions.delete(process);
    else this.sessions.set(process, others);
  }
}

/** The number at the end of `postfix/smtpd[1234]`, as far as 32 bits hold it, as a scanner tells it. */
function processOf(session: string): number {
  let number = 0;
  let unit = 1;
  for (let at = session.length - 2; at >= 0; at--) {
    const digit = session.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) break;
    number = (number + Math.imul(digit, unit)) | 0;
    unit = Math.imul(unit, 10);
  }
  return number;
}

const ZERO = 0x30;
