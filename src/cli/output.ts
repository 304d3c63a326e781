import { once } from 'node:events';
import { faultMessage, type Fault } from '../files/unreadable';

/** Wrong usage or an unreadable file: one line on stderr, exit status 2. */
export class UsageError extends Error {}

const ROOM = 1 << 20;
const FEED = 0x0a;

/** Printed since the last flush, as bytes from `start` to `end`: one write a block is far cheaper than one a line. What stands before may still wait to be written. */
let printed = Buffer.alloc(0);
let start = 0;
let end = 0;

export function print(text: string): void {
  // No character of UTF-16 needs more than three bytes of UTF-8.
  makeRoom(3 * text.length + 1);
  end += printed.write(text, end);
  printed[end++] = FEED;
}

function makeRoom(length: number): void {
  if (end + length <= printed.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(ROOM, 2 * (end - start + length)));
  printed.copy(larger, 0, start, end);
  printed = larger;
  end -= start;
  start = 0;
}

/** Waits for a slow reader, so that what it has not taken yet does not pile up. */
export async function flush(): Promise<void> {
  if (end === start) return;
  const bytes = printed.subarray(start, end);
  start = end;
  await write(bytes);
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
