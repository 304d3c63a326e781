import { once } from 'node:events';
import { faultMessage, type Fault } from '../../files/unreadable';
import { LineBytes, type Printable } from './lineBytes';

/** Wrong usage or an unreadable file: one line on stderr, exit status 2. */
export class UsageError extends Error {}

/** What was printed since the last flush. */
const printed = new LineBytes(1 << 20);

/** @param text a line, or its pieces */
export function print(text: string | readonly Printable[]): void {
  printed.add(typeof text === 'string' ? [text] : text);
}

/** Waits for a slow reader, so that what it has not taken yet does not pile up. */
export async function flush(): Promise<void> {
  if (printed.length === 0) return;
  await write(printed.take());
  if (process.stdout.writableLength === 0) printed.reuse();
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
