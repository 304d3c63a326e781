import type { BlockAnalysis, Finding, LateLogin, LoginCounter } from '../../core';
import { LineBytes } from '../output/lineBytes';
import { rowOf } from '../output/rows';
import { numberedRows, packedRows, type Printing } from './packedRows';
import type { PackedBlock } from './segment';

/** What is printed for some lines. */
export interface Part {
  readonly pieces: readonly Uint8Array[];
  /** One of the findings is an error. */
  readonly failed: boolean;
}

const printed = new LineBytes(1 << 17);

/**
 * What is printed of a block that was read where all before it is known.
 * @param first the number of its first line, from 0
 */
export function printedPart({ findings, logins }: BlockAnalysis, first: number, counter: LoginCounter, { path, json }: Printing): Part {
  let failed = false;
  for (const finding of logins.length === 0 ? findings : withLogins(findings, logins, counter)) {
    failed ||= finding.severity === 'error';
    printed.add(rowOf(finding, { file: path, line: first + finding.span.line }, json));
  }
  return { pieces: [printed.take()], failed };
}

/** Findings and what failed logins bring, in the order of the text. */
function withLogins(findings: readonly Finding[], logins: readonly LateLogin[], counter: LoginCounter): readonly Finding[] {
  const all: Finding[] = [];
  let told = 0;
  for (const login of logins) {
    for (const finding of findings.slice(told, login.after)) all.push(finding);
    all.push(...counter.findingsOf(login));
    told = login.after;
  }
  return all.concat(findings.slice(told));
}

const late = new LineBytes(1 << 12);

/** The same of a block that another thread read. */
export function numberedPart({ rows, logins }: PackedBlock, first: number, counter: LoginCounter, { path, json }: Printing): Part {
  const pieces: Uint8Array[] = [];
  let { failed } = rows;
  let told = 0;
  for (const login of logins) {
    const findings = counter.findingsOf(login);
    if (findings.length === 0) continue;
    const between = packedRows(findings, path, json, late);
    pieces.push(numberedRows(rows, told, login.after, first), numberedRows(between, 0, findings.length, first));
    told = login.after;
    failed ||= between.failed;
  }
  pieces.push(numberedRows(rows, told, Infinity, first));
  return { pieces, failed };
}
