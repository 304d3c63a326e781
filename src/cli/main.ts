#!/usr/bin/env node
import { parseArgs } from 'node:util';
import {
  analyzeBlock,
  compareCodes,
  explainCode,
  formats,
  formatWithId,
  linkOf,
  splitLines,
  startState,
  visible,
  type BlockAnalysis,
  type ExplainedCode,
} from '../core';
import { decode } from './decode';
import { blocksOf } from './input';
import { flush, print, UsageError } from './output';
import { annotationRecords, findingRecord, type JsonRecord } from './records';
import { redactFiles } from './redact';

const USAGE = `usage: mail-log annotate [--json] [--format ID] [--reveal] FILE|-…
       mail-log check    [--json] [--all] [--format ID] FILE|-…
       mail-log explain  CODE…
       mail-log compare  CODE CODE
       mail-log decode   [--json] [--mechanism NAME] [--reveal] BASE64|-
       mail-log redact   [--users] [--hosts] [--format ID] FILE|-…`;

interface Options {
  readonly json: boolean;
  readonly all: boolean;
  readonly reveal: boolean;
  readonly users: boolean;
  readonly hosts: boolean;
  readonly format?: string | undefined;
  readonly mechanism?: string | undefined;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArguments();
  const [subcommand, ...operands] = positionals;
  const options: Options = { json: false, all: false, reveal: false, users: false, hosts: false, ...values };
  if (values.help === true || subcommand === undefined) {
    print(USAGE);
    return values.help === true ? 0 : 2;
  }
  if (operands.length === 0) throw new UsageError(`${subcommand} needs something to work on; see mail-log --help`);
  switch (subcommand) {
    case 'annotate':
      await overBlocks(operands, options, false, (block, file, first) => {
        for (const fact of block.facts) {
          for (const record of annotationRecords(fact, file, first, options.reveal)) print(options.json ? JSON.stringify(record) : annotationLine(record));
        }
      });
      return 0;
    case 'check':
      return check(operands, options);
    case 'explain':
      print(operands.map((code) => explanationText(explained(code))).join('\n\n'));
      return 0;
    case 'compare':
      return compare(operands);
    case 'decode':
      return decode(operands, options);
    case 'redact':
      return redactFiles(operands, options);
    default:
      throw new UsageError(`there is no command ${visible(subcommand)}; see mail-log --help`);
  }
}

function parseArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        all: { type: 'boolean' },
        reveal: { type: 'boolean' },
        users: { type: 'boolean' },
        hosts: { type: 'boolean' },
        format: { type: 'string' },
        mechanism: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function overBlocks(
  files: readonly string[],
  options: Options,
  findingsOnly: boolean,
  take: (block: BlockAnalysis, file: string, first: number) => void,
): Promise<void> {
  const format = options.format === undefined ? undefined : formatWithId(options.format);
  if (options.format !== undefined && !format) {
    throw new UsageError(`there is no format ${visible(options.format)}; there are ${formats.map((one) => one.id).join(', ')}`);
  }
  for (const file of files) {
    let state = undefined;
    let first = 0;
    for await (const { text, last } of blocksOf(file)) {
      state ??= startState(text, format);
      const block = analyzeBlock(text, state, { last, findingsOnly });
      take(block, file, first);
      await flush();
      state = block.exit;
      first += splitLines(text).length;
    }
  }
}

async function check(files: readonly string[], options: Options): Promise<number> {
  let failed = false;
  await overBlocks(files, options, true, (block, file, first) => {
    for (const finding of block.findings) {
      if (finding.severity === 'off' && !options.all) continue;
      if (finding.severity === 'error') failed = true;
      const record = findingRecord(finding, file, first);
      print(options.json ? JSON.stringify(record) : findingLine(record));
    }
  });
  return failed ? 1 : 0;
}

function explained(code: string): ExplainedCode {
  const found = explainCode(code);
  if (!found) throw new UsageError(`${visible(code)} is neither a reply code such as 550 nor an enhanced status code such as 5.1.1`);
  return found;
}

function explanationText(one: ExplainedCode): string {
  return [
    `${one.code} ${one.name} · ${one.className} · ${one.category}`,
    ...(one.remark === undefined ? [] : [one.remark]),
    `Description: ${one.description}`,
    `When you see it: ${one.whenSeen}`,
    `How to fix: ${one.howToFix}`,
    ...one.references.map(linkOf).map(({ title, url }) => `${title}: ${url}`),
  ].join('\n');
}

function compare(codes: readonly string[]): number {
  const [left = '', right = ''] = codes;
  if (codes.length !== 2) throw new UsageError('compare takes two codes');
  const comparison = compareCodes(explained(left).code, explained(right).code);
  const differences = (comparison?.differences ?? []).map((one, index) => `${index + 1}. ${one}`);
  print([explanationText(explained(left)), '', explanationText(explained(right)), '', 'Key differences:', ...differences].join('\n'));
  return 0;
}

function place(record: JsonRecord): string {
  return `${visible(String(record['file']))}:${String(record['line'])}:${String(record['column'])}`;
}

function annotationLine(record: JsonRecord): string {
  if (record['kind'] === 'reply-code') return `${place(record)}: ${String(record['code'])} ${String(record['summary'])}`;
  const what = record['decoded'] ?? record['fault'] ?? 'not Base64';
  return `${place(record)}: ${String(record['mechanism'] ?? 'SASL')} ${visible(String(what))}`;
}

function findingLine(record: JsonRecord): string {
  return `${place(record)}: ${String(record['severity'])}: ${String(record['message'])} [${String(record['rule'])}]`;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has seen enough (`| head`); that is no fault of ours.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

run().then(
  async (status) => {
    process.exitCode = status;
    await flush();
  },
  async (error: unknown) => {
    await flush();
    process.stderr.write(`mail-log: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
