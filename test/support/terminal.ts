import { spawnSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { build } from 'esbuild';

const PROGRAM = 'out/test/mail-log.cjs';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Bundles the terminal program anew: call it before the tests. */
export async function buildTerminal(): Promise<void> {
  const made = `${PROGRAM}.${process.pid}`;
  await build({ entryPoints: ['src/cli/main.ts'], outfile: made, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' });
  // Test files run side by side, and another may be running the program: it never sees half of one.
  await rename(made, PROGRAM);
}

/** Runs `mail-log` as its users do. @param input for `-` */
export function mailLog(args: readonly string[], input: string | Uint8Array = ''): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}
