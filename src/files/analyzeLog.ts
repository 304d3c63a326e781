import { analyzeBlock, startState, type AnalyzeOptions, type BlockAnalysis, type Format, type State } from '../core';
import { blocksOf, withoutFinalEnd } from './blocks';
import type { Bytes } from './bytes';
import { decompressed } from './compression';
import { Unreadable, type Fault } from './unreadable';

/** One file of a log. */
export interface LogFile {
  /** As the user gave it. */
  readonly name: string;
  /** As they are stored, from the start; asked for once. */
  bytes(): Bytes;
}

/** A piece of a log, or a file of it that could not be read. */
export type LogPart = AnalyzedBlock | ({ readonly kind: 'fault' } & Fault);

export interface AnalyzedBlock {
  readonly kind: 'block';
  /** Whole lines; the last of them without its line end. */
  readonly text: string;
  /** The line of the log, over all its files and from 0, from which the lines of the analysis count. */
  readonly first: number;
  readonly analysis: BlockAnalysis;
}

export interface AnalyzeLogOptions {
  readonly format?: Format | undefined;
  /** About how long a block is, in UTF-16 units. */
  readonly blockSize: number;
  readonly only?: AnalyzeOptions['only'];
  /** Told where the lines of each file begin, before its first block comes. */
  readonly lines: LogLines;
}

/**
 * Analyses the files of a log as one text, in constant memory: what was going
 * on at the end of a file goes on in the next. A file that cannot be read is
 * told of where it stands; the others are read all the same.
 * @param files the oldest first
 */
export async function* analyzeLog(files: readonly LogFile[], { format, blockSize, only, lines }: AnalyzeLogOptions): AsyncGenerator<LogPart> {
  let state: State | undefined;
  let first = 0;
  for (const [index, { name, bytes }] of files.entries()) {
    lines.begin(name, first);
    const ends = index === files.length - 1;
    let partly = false;
    try {
      for await (const { text, last } of blocksOf(decompressed(bytes()), blockSize)) {
        partly ||= text !== '';
        // The end of a file ends a line, and no line stands behind it.
        if (last && !ends && text === '') continue;
        const whole = last && !ends ? withoutFinalEnd(text) : text;
        const analysis = analyzeBlock(whole, state ?? startState(whole, format), { last: last && ends, ...(only === undefined ? {} : { only }) });
        yield { kind: 'block', text: whole, first, analysis };
        state = analysis.exit;
        first += analysis.lines;
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      yield { kind: 'fault', file: name, partly, reason: error.message };
    }
  }
}

/** Which file of a log a line stands in. */
export class LogLines {
  private readonly files: { readonly file: string; readonly first: number }[] = [];

  /** The lines from `first` on stand in a file, until the next begins. */
  begin(file: string, first: number): void {
    this.files.push({ file, first });
  }

  /**
   * @param line of the log, from 0; a fact that began in an older file has a line there
   * @returns the file, and the line in it from 0
   */
  placeOf(line: number): { readonly file: string; readonly line: number } {
    const found = this.files.findLast(({ first }) => first <= line) ?? this.files[0];
    return found ? { file: found.file, line: line - found.first } : { file: '', line };
  }
}
