import { visible } from '../../core';
import { UntilFault } from '../../files/analyzeLog';
import { encodedBlocks } from '../input/encodedBlocks';
import { inputOf } from '../input/input';
import { complain, complainOf, flush, print } from '../output/output';
import { placeOf, type JsonRecord } from '../output/records';

export interface MergeOptions {
  readonly json: boolean;
}

/** What several runs of `check --json` found of one group. */
interface Group {
  readonly count: number;
  /** The record of the first of them, by file and line. */
  readonly first: JsonRecord;
}

/**
 * `mail-log merge`: what several runs of `check --json` found, counted by
 * group, the most frequent first; of what it printed itself too, so that
 * results can be merged again.
 * @returns 1 where one of them is an error, 2 where something is no such record
 */
export async function merge(files: readonly string[], { json }: MergeOptions): Promise<number> {
  const groups = new Map<string, Group>();
  let unreadable = false;
  for (const file of files) {
    const input = new UntilFault(inputOf(file));
    let line = 0;
    let strange: number | undefined;
    for await (const { content } of encodedBlocks(input)) {
      for (const one of content.text(0, content.bytes.length).split('\n')) {
        line++;
        const record = recordIn(one);
        if (record) add(groups, record);
        else if (one.trim() !== '') strange ??= line;
      }
    }
    const fault = input.faultOf(file);
    if (fault) await complainOf(fault);
    if (strange !== undefined) await complain(`${visible(file)}:${strange}: this is no record of mail-log check --json; such lines are left out`);
    unreadable ||= fault !== undefined || strange !== undefined;
  }
  const merged = [...groups.values()].sort((one, other) => other.count - one.count || (keyOf(one.first) < keyOf(other.first) ? -1 : 1)).map(mergedRecord);
  for (const record of merged) print(json ? JSON.stringify(record) : lineOf(record));
  await flush();
  return unreadable ? 2 : merged.some((record) => record['severity'] === 'error') ? 1 : 0;
}

function recordIn(line: string): JsonRecord | undefined {
  try {
    const record: unknown = JSON.parse(line);
    return isRecord(record) && typeof record['group'] === 'string' && typeof record['file'] === 'string' && typeof record['line'] === 'number' ? record : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function add(groups: Map<string, Group>, record: JsonRecord): void {
  const known = groups.get(keyOf(record));
  const count = countOf(record);
  groups.set(keyOf(record), known ? { count: known.count + count, first: isBefore(record, known.first) ? record : known.first } : { count, first: record });
}

function keyOf(record: JsonRecord): string {
  return String(record['group']);
}

function countOf({ count }: JsonRecord): number {
  return typeof count === 'number' ? count : 1;
}

function isBefore(one: JsonRecord, other: JsonRecord): boolean {
  const [file, than] = [String(one['file']), String(other['file'])];
  return file === than ? Number(one['line']) < Number(other['line']) : file < than;
}

function mergedRecord({ count, first }: Group): JsonRecord {
  const { file, line, column, severity, rule, code = null, enhancedStatus = null, cause = null, message, group } = first;
  return { count, group, severity, rule, code, enhancedStatus, cause, file, line, column, message };
}

function lineOf(record: JsonRecord): string {
  const { count, severity, rule, message } = record;
  return `${String(count).padStart(8)} ${String(severity)}: ${visible(String(message))} [${String(rule)}] first ${placeOf(record)}`;
}
