import { once } from 'node:events';
import { faultMessage, type Fault } from '../files/unreadable';

/** Wrong usage or an unreadable file: one line on stderr, exit status 2. */
export class UsageError extends Error {}

/** Printed since the last flush: one write a block is far cheaper than one a line. */
let printed: string[] = [];

export function print(text: string): void {
  printed.push(text, '\n');
}

/** Waits for a slow reader, so that what it has not taken yet does not pile up. */
export async function flush(): Promise<void> {
  if (printed.length === 0) return;
  const text = printed.join('');
  printed = [];
  await write(text);
}

/** Writes as it is, after what was printed. */
export async function write(data: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(data)) await once(process.stdout, 'drain');
}

/** One line for the user about what went wrong, after what was printed. */
export async function complain(message: string): Promise<void> {
  await flush();
  process.stderr.write(`mail-log: ${message}\n`);
}

/** A file that could not be read, or only in part, and what to try. */
export async function complainOf(fault: Fault): Promise<void> {
  await complain(`${faultMessage(fault)}${fault.forbidden ? '; try sudo, or have your user added to its group (often adm)' : ''}`);
}
