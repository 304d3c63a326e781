import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { annotationRecords, type JsonRecord } from '../../src/cli/output/records';
import { rowOf } from '../../src/cli/output/rows';
import { encoded } from './encoded';
import { analyzeBlock, splitLines, startState } from '../../src/core';

const CORPUS = 'test/corpus';
const LOG = '.log';

/** A log of the corpus, `test/corpus/<format>/<case>.log`, and what was expected of it when somebody last looked. */
export interface Case {
  /** The id of its format: the folder. */
  readonly format: string;
  readonly name: string;
  readonly text: string;
  /** What `<case>.expected.json` holds; none where the file is missing. */
  readonly expected: Expectation | undefined;
  /** Writes `<case>.expected.json`. */
  renew(expectation: Expectation): void;
}

/** What the terminal says of a log, one short string for each record. Lines and columns count from 1, end columns are exclusive. */
export interface Expectation {
  /** `line:column-endColumn code status? command?` */
  readonly replies: readonly string[];
  /** `line:column-endColumn speaker mechanism decoded`, secrets masked */
  readonly payloads: readonly string[];
  /** `line:column-endColumn rule code status cause recipient?`, also those that are off by default; `-` where there is none */
  readonly findings: readonly string[];
}

/** Every case of every format, in order. */
export function readCases(): readonly Case[] {
  return readdirSync(CORPUS).flatMap((format) =>
    readdirSync(`${CORPUS}/${format}`)
      .filter((file) => file.endsWith(LOG))
      .map((file) => readCase(format, file.slice(0, -LOG.length))),
  );
}

function readCase(format: string, name: string): Case {
  const path = `${CORPUS}/${format}/${name}`;
  const answers = `${path}.expected.json`;
  return {
    format,
    name,
    text: readFileSync(path + LOG, 'utf8'),
    expected: existsSync(answers) ? (JSON.parse(readFileSync(answers, 'utf8')) as Expectation) : undefined,
    renew(expectation) {
      writeFileSync(answers, `${JSON.stringify(expectation, undefined, 2)}\n`);
    },
  };
}

export interface Cut {
  /** Lines in a block; without it the whole text is one. */
  readonly blockLines?: number;
  readonly only?: 'findings' | 'secrets';
}

/** Analyses a text as the terminal does, and puts its records into short strings. */
export function expectationOf(text: string, { blockLines, only }: Cut = {}): Expectation {
  const replies: string[] = [];
  const payloads: string[] = [];
  const findings: string[] = [];
  const lines = splitLines(text);
  const step = blockLines ?? lines.length;
  let state = startState(text);
  for (let first = 0; first < lines.length; first += step) {
    const block = lines.slice(first, first + step).join('\n');
    const last = first + step >= lines.length;
    const analysis = only === undefined ? analyzeBlock(block, state, { last }) : analyzeBlock(encoded(block), state, { last, only });
    for (const fact of analysis.facts) {
      for (const record of annotationRecords(fact, (line) => ({ file: '', line: first + line }), false)) {
        if (record['kind'] === 'reply-code') replies.push(row(record, ['code', 'enhancedStatus', 'command']));
        else payloads.push(row(record, ['speaker', 'mechanism', record['fault'] === null ? 'decoded' : 'fault']));
      }
    }
    for (const finding of analysis.findings) findings.push(row(JSON.parse(rowOf(finding, { file: '', line: first + finding.span.line }, true).join('')), ['rule', 'code', 'enhancedStatus', 'cause', 'recipient']));
    state = analysis.exit;
  }
  return { replies, payloads, findings };
}

function row(record: JsonRecord, fields: readonly string[]): string {
  const { line, column, endColumn } = record;
  const words = fields.flatMap((field) => (record[field] === undefined ? [] : [String(record[field] ?? '-')]));
  return [`${String(line)}:${String(column)}-${String(endColumn)}`, ...words].join(' ');
}
