import { analyzeBlock, finalEnd, startState, type AnalysisState, type AnalyzeOptions, type BlockAnalysis, type EncodedText, type Format } from '../core';
import type { Bytes } from './bytes';
import { decompressed } from './compression';
import { Unreadable, type Fault } from './unreadable';

/** One file of a log. */
export interface LogFile {
  /** As the user gave it. */
  readonly name: string;
  /** As they are stored, from the start; asked for once. */
  bytes(): Bytes;
  /** The same bytes, for a look at the first of them; not there where they come only once. */
  head?(): Bytes;
}

/** Whole lines of one file, as text or as bytes. */
export interface LogBlock {
  readonly content: string | EncodedText;
  /** Nothing of the file follows. There is always a last one, perhaps empty. */
  readonly last: boolean;
}

/** A piece of a log, or a file of it that could not be read. */
export type LogPart = AnalyzedBlock | ({ readonly kind: 'fault' } & Fault);

export interface AnalyzedBlock {
  readonly kind: 'block';
  /** Whole lines; the last of them without its line end. */
  readonly content: string | EncodedText;
  /** The line of the log, over all its files and from 0, from which the lines of the analysis count. */
  readonly first: number;
  readonly analysis: BlockAnalysis;
}

export interface AnalyzeLogOptions extends Pick<AnalyzeOptions, 'only' | 'limits' | 'exceptOff'> {
  readonly format?: Format | undefined;
  /** Cuts the bytes of a file. */
  readonly blocks: (bytes: Bytes) => AsyncIterable<LogBlock>;
  /** Told where the lines of each file begin, before its first block comes. */
  readonly lines: LogLines;
}

/** So many characters at the start of a log tell its format. */
const HEAD = 200_000;

/**
 * Analyses the files of a log as one text, in constant memory: what was going
 * on at the end of a file goes on in the next. A file that cannot be read is
 * told of where it stands; the others are read all the same.
 * @param files the oldest first
 */
export async function* analyzeLog(files: readonly LogFile[], { format, blocks, lines, ...options }: AnalyzeLogOptions): AsyncGenerator<LogPart> {
  let state: AnalysisState | undefined;
  let first = 0;
  for (const [index, { name, bytes }] of files.entries()) {
    lines.begin(name, first);
    const ends = index === files.length - 1;
    const input = new UntilFault(decompressed(bytes()));
    for await (const { content: read, last } of blocks(input)) {
      // The end of a file ends a line, and no line stands behind it.
      if (last && !ends && lengthOf(read) === 0) continue;
      const content = last && !ends ? withoutFinalEnd(read) : read;
      state ??= startState(typeof content === 'string' ? content.slice(0, HEAD) : content.text(0, HEAD), format);
      const analysis = analyzeBlock(content, state, { ...options, last: last && ends });
      yield { kind: 'block', content, first, analysis };
      state = analysis.exit;
      first += analysis.lines;
    }
    const fault = input.faultOf(name);
    if (fault) yield { kind: 'fault', ...fault };
  }
}

/** Bytes that end where they cannot be read on, so that what came before is worked on to its end. */
export class UntilFault implements AsyncIterable<Uint8Array> {
  /** Why the bytes ended before their time. */
  private fault: Unreadable | undefined;
  /** Something was read. */
  private partly = false;

  constructor(private readonly bytes: Bytes) {}

  /** What there is to tell the user. @param file its name */
  faultOf(file: string): Fault | undefined {
    return this.fault && { file, partly: this.partly, reason: this.fault.message, forbidden: this.fault.forbidden };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of this.bytes) {
        this.partly ||= piece.length > 0;
        yield piece;
      }
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.fault = error;
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
   * @returns the file, by name and by its place among the files, and the line in it from 0
   */
  placeOf(line: number): { readonly file: string; readonly index: number; readonly line: number } {
    const index = Math.max(0, this.files.findLastIndex(({ first }) => first <= line));
    const found = this.files[index];
    return found ? { file: found.file, index, line: line - found.first } : { file: '', index, line };
  }

  /** The line of the log at which a file begins. */
  firstOf(index: number): number {
    return this.files[index]?.first ?? 0;
  }
}

function lengthOf(content: string | EncodedText): number {
  return typeof content === 'string' ? content.length : content.bytes.length;
}

const FEED = 0x0a;

function withoutFinalEnd(content: string | EncodedText): string | EncodedText {
  if (typeof content === 'string') return content.slice(0, content.length - finalEnd(content).length);
  return content.bytes[content.bytes.length - 1] === FEED ? { bytes: content.bytes.subarray(0, -1), text: (from, end) => content.text(from, end) } : content;
}
