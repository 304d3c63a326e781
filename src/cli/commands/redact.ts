import { analyzeBlock, finalEnd, lastSecrets, Pseudonyms, redact, startState, toldOfEarlier, type AnalysisState, type Fact } from '../../core';
import { formatOption } from '../formatOption';
import { UntilFault } from '../../files/analyzeLog';
import { inputOf } from '../input/input';
import { complainOf, write } from '../output/output';
import { rawBlocksOf } from '../input/rawInput';

export interface RedactOptions {
  readonly users: boolean;
  readonly hosts: boolean;
  readonly format?: string | undefined;
}

/**
 * `mail-log redact`: the same text without its secrets, block by block, byte
 * for byte what it was elsewhere; what was compressed comes out as text.
 * @returns 2 where a file cannot be read
 */
export async function redactFiles(files: readonly string[], options: RedactOptions): Promise<number> {
  const format = formatOption(options.format);
  const pseudonyms = options.users || options.hosts ? new Pseudonyms({ users: options.users, hosts: options.hosts }) : undefined;
  let unreadable = false;
  for (const file of files) {
    const input = new UntilFault(inputOf(file));
    let state: AnalysisState | undefined;
    /** What stands in a block may be told to be a secret in the next one still. */
    let known: readonly string[] = [];
    // A block waits for the next one, which may tell a secret of its last lines.
    let held: Held | undefined;
    for await (const { text, last, encode } of rawBlocksOf(input)) {
      state ??= startState(text, format);
      const end = finalEnd(text);
      const body = text.slice(0, text.length - end.length);
      const { facts, lines, secrets, exit } = analyzeBlock(body, state, { last, only: 'secrets' });
      known = lastSecrets([known, secrets]);
      if (held) await writeRedacted(held, facts, pseudonyms, known);
      held = { body, end, facts, lines, encode };
      state = exit;
    }
    if (held) await writeRedacted(held, [], pseudonyms, known);
    const fault = input.faultOf(file);
    if (!fault) continue;
    unreadable = true;
    await complainOf(fault);
  }
  return unreadable ? 2 : 0;
}

interface Held {
  readonly body: string;
  readonly end: string;
  readonly facts: readonly Fact[];
  readonly lines: number;
  encode(text: string): Uint8Array;
}

async function writeRedacted({ body, end, facts, lines, encode }: Held, next: readonly Fact[], pseudonyms: Pseudonyms | undefined, known: readonly string[]): Promise<void> {
  const later = next.flatMap((fact) => toldOfEarlier(fact, lines) ?? []);
  await write(encode(redact(body, [...facts, ...later], pseudonyms, known) + end));
}
