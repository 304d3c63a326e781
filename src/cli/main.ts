#!/usr/bin/env node
import { version } from '../../package.json';
import { visible } from '../core';
import { annotate } from './commands/annotate';
import { argumentsOf } from './arguments';
import { check } from './commands/check';
import { compare } from './commands/compare';
import { decode } from './commands/decode';
import { explain } from './commands/explain';
import { helpText } from './help';
import { merge } from './commands/merge';
import { complain, flush, print, UsageError } from './output/output';
import { isThread, serve } from './parallel/threads';
import { redactFiles } from './commands/redact';
import { summary } from './commands/summary';

async function run(): Promise<number> {
  const options = argumentsOf(process.argv.slice(2));
  const { command, operands } = options;
  if (options.help) {
    print(helpText(command));
    return 0;
  }
  if (options.version) {
    print(`mail-log ${version}`);
    return 0;
  }
  if (command === undefined) {
    print(helpText());
    return 2;
  }
  if (operands.length === 0) throw new UsageError(`${command} needs something to work on; see mail-log ${command} --help`);
  switch (command) {
    case 'annotate':
      return annotate(operands, options);
    case 'check':
      return check(operands, { ...options, jobs: jobsOption(options.jobs) });
    case 'merge':
      return merge(operands, options);
    case 'explain':
      return explain(operands);
    case 'compare':
      return compare(operands);
    case 'decode':
      return decode(operands, options);
    case 'redact':
      return redactFiles(operands, options);
    case 'summary':
      return summary(operands, options);
  }
}

function jobsOption(given: string | undefined): number {
  // A second thread has to start and to compile the program anew: it brings something with large logs only, and costs more in all.
  if (given === undefined) return 1;
  if (!/^[1-9]\d{0,2}$/.test(given)) throw new UsageError(`--jobs takes a number from 1 on, not ${visible(given)}`);
  return Number(given);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough (`| head`); that is no fault of ours.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

if (isThread) serve();
else {
  run().then(
    async (status) => {
      process.exitCode = status;
      await flush();
    },
    async (error: unknown) => {
      await complain(error instanceof Error ? error.message : String(error));
      process.exitCode = 2;
    },
  );
}
