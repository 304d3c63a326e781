#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { visible } from '../core';
import { annotate } from './annotate';
import { check } from './check';
import { compare } from './compare';
import { decode } from './decode';
import { explain } from './explain';
import { helpText } from './help';
import { complain, flush, print, UsageError } from './output';
import { merge } from './merge';
import { isThread, serve } from './parallel/threads';
import { redactFiles } from './redact';
import { summary } from './summary';

async function run(): Promise<number> {
  const { values, positionals } = parseArguments();
  const [subcommand, ...operands] = positionals;
  const options = { json: false, all: false, reveal: false, users: false, hosts: false, ...values };
  if (values.help === true || subcommand === undefined) {
    print(helpText(subcommand));
    return values.help === true ? 0 : 2;
  }
  if (operands.length === 0) throw new UsageError(`${subcommand} needs something to work on; see mail-log --help`);
  switch (subcommand) {
    case 'annotate':
      return annotate(operands, options);
    case 'check':
      return check(operands, { ...options, jobs: jobsOption(values.jobs) });
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
    default:
      throw new UsageError(`there is no command ${visible(subcommand)}; see mail-log --help`);
  }
}

function parseArguments() {
  try {
    return parseArgs({
      // A line that begins with an arrow is no option: "-> AUTH PLAIN …".
      args: process.argv.slice(2).map((one) => (/^-{1,2}>/.test(one) ? ` ${one}` : one)),
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        all: { type: 'boolean' },
        reveal: { type: 'boolean' },
        users: { type: 'boolean' },
        hosts: { type: 'boolean' },
        jobs: { type: 'string' },
        format: { type: 'string' },
        mechanism: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? firstSentence(error.message) : String(error)}; see mail-log --help`);
  }
}

/** Node goes on with advice on arguments that begin with a dash. */
function firstSentence(message: string): string {
  const [first = ''] = message.split('. ', 1);
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}

function jobsOption(given: string | undefined): number {
  // Where two processors share what they work with, a second thread costs more than it brings.
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
