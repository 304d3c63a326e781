import { analyzeBlock, startState, visible, type State } from '../core';
import { coloured, type Tone } from './colour';
import { formatOption } from './formatOption';
import { encodedBlocks } from './encodedBlocks';
import { openInput } from './input';
import { flush, print } from './output';
import { annotationRecords, placeOf, type JsonRecord } from './records';

export interface AnnotateOptions {
  readonly json: boolean;
  readonly reveal: boolean;
  readonly format?: string | undefined;
}

/** `mail-log annotate`: every mark, explained. */
export async function annotate(files: readonly string[], options: AnnotateOptions): Promise<number> {
  const format = formatOption(options.format);
  for (const file of files) {
    let state: State | undefined;
    let first = 0;
    for await (const block of encodedBlocks(await openInput(file))) {
      const text = block.text(0, block.bytes.length);
      const { lines, facts, exit } = analyzeBlock(text, state ?? startState(text, format), { last: block.last });
      for (const fact of facts) {
        for (const record of annotationRecords(fact, file, first, options.reveal)) print(options.json ? JSON.stringify(record) : lineOf(record));
      }
      await flush();
      state = exit;
      first += lines;
    }
  }
  return 0;
}

function lineOf(record: JsonRecord): string {
  const place = coloured('place', `${placeOf(record)}:`);
  if (record['kind'] === 'reply-code') return `${place} ${coloured(TONES[String(record['class'])] ?? 'heading', String(record['code']))} ${String(record['summary'])}`;
  const what = record['decoded'] ?? record['fault'] ?? 'not Base64';
  return `${place} ${coloured('information', String(record['mechanism'] ?? 'SASL'))} ${visible(String(what))}`;
}

const TONES: Readonly<Record<string, Tone>> = { permanent: 'error', temporary: 'warning', intermediate: 'information', success: 'success' };
