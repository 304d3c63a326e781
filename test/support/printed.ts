import { Buffer } from 'node:buffer';
import process from 'node:process';
import { flush } from '../../src/cli/output/output';

/** What a subcommand writes to standard output. */
export async function printedBy(run: () => Promise<number>): Promise<{ readonly status: number; readonly bytes: Buffer }> {
  const chunks: Buffer[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: string | Uint8Array) => {
    chunks.push(Buffer.from(chunk));
    return true;
  };
  try {
    const status = await run();
    await flush();
    return { status, bytes: Buffer.concat(chunks) };
  } finally {
    process.stdout.write = write;
  }
}
