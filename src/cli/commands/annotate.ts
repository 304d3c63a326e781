import { visible } from '../../core';
import { analyzeLog, LogLines } from '../../files/analyzeLog';
import { coloured, type Tone } from '../output/colour';
import { formatOption } from '../formatOption';
import { blocksOfText, logsAmong } from '../input/input';
import { complainOf, flush, print } from '../output/output';
import { annotationRecords, placeOf, type JsonRecord } from '../output/records';

export interface AnnotateOptions {
  readonly json: boolean;
  readonly reveal: boolean;
  readonly format?: string | undefined;
}

/** `mail-log annotate`: every mark, explained. @returns 2 where a file cannot be read */
export async function annotate(files: readonly string[], options: AnnotateOptions): Promise<number> {
  const format = formatOption(options.format);
  let unreadable = false;
  for await (const log of logsAmong(files)) {
    const lines = new LogLines();
    for await (const part of analyzeLog(log, { format, blocks: blocksOfText, lines })) {
      if (part.kind === 'fault') {
        unreadable = true;
        await complainOf(part);
        continue;
      }
      for (const fact of part.analysis.facts) {
        for (const record of annotationRecords(fact, (line) => lines.placeOf(part.first + line), options.reveal)) print(options.json ? JSON.stringify(record) : lineOf(record));
      }
      await flush();
    }
  }
  return unreadable ? 2 : 0;
}

function lineOf(record: JsonRecord): string {
  const place = coloured('place', `${placeOf(record)}:`);
  if (record['kind'] === 'reply-code') return `${place} ${coloured(TONES[String(record['class'])] ?? 'heading', String(record['code']))} ${String(record['summary'])}`;
  const what = record['decoded'] ?? record['fault'] ?? 'not Base64';
  return `${place} ${coloured('information', String(record['mechanism'] ?? 'SASL'))} ${visible(String(what))}`;
}

const TONES: Readonly<Record<string, Tone>> = { permanent: 'error', temporary: 'warning', intermediate: 'information', success: 'success' };
