import type { Folding } from '../reading/folding/folding';
import { linesOfOne, mayBeBroken } from '../reading/folding/wholeLines';
import type { KnownTag } from '../reading/knownTags';
import { always } from '../reading/markup';
import { credentialNeedlesIn, mayHoldCredentials } from '../sasl/credentials';
import type { EncodedText } from '../text/encoded';
import { eachLine, splitLines } from '../text/lines';
import { encodedStampKind, NO_STAMP } from '../text/stamp';
import { given } from '../given';
import type { AnalyzeOptions, BlockAnalysis } from './blockAnalysis';
import { LineReader } from './lineReader';
import { LineSecrets } from './lineSecrets';
import { linePrefilterFor } from './linePrefilter';
import { MarkedLines } from './markedLines';
import type { AnalysisState } from './state';
import { Telling } from './telling';

const NONE: readonly string[] = [];

/** A block that was read, and the first of its lines that no format takes. */
export interface BlockReading {
  readonly analysis: BlockAnalysis;
  readonly strange: readonly string[];
}

/** Analyses lines by the formats of the entry state. */
export function readBlock(text: string | EncodedText, entry: AnalysisState, options: AnalyzeOptions): BlockReading {
  const marked = new MarkedLines(entry.markups, entry.marked);
  const telling = new Telling(entry, options, marked);
  const reader = new LineReader(entry, telling, marked);
  const secrets = new LineSecrets(telling, entry.broken === true, entry.passage);
  const readers: Readers = { marked, telling, reader, secrets };
  const { folding } = entry;
  const whole = (): string => (typeof text === 'string' ? text : text.text(0, text.bytes.length));
  const { lines, unfinished }: LinesRead = folding ? readBroken(whole(), folding, entry, options, readers) : typeof text === 'string' ? readAll(text, readers) : readPassed(text, entry, options, readers);
  if (options.last) reader.end(lines);
  const exit: AnalysisState = { ...reader.carriedOver(lines), ...telling.carriedOver(lines), ...(secrets.broken ? { broken: true } : {}), ...given({ passage: secrets.passage, unfinished }) };
  return { analysis: { lines, ...telling.takeAll(), exit }, strange: reader.strangers };
}

/** What the lines of a block are read by, one after the other. */
interface Readers {
  readonly marked: MarkedLines;
  readonly telling: Telling;
  readonly reader: LineReader;
  readonly secrets: LineSecrets;
}

interface LinesRead {
  /** How many lines the block has. */
  readonly lines: number;
  /** The pieces of its last line, where that may go on in the next block. */
  readonly unfinished?: readonly string[] | undefined;
}

/**
 * A line and the secrets in it.
 * @param needles which of those of credentials stand in it
 * @param silent it can bring nothing else
 */
function read({ telling, reader, secrets }: Readers, content: string, line: number, needles: readonly string[], silent: boolean, tag?: KnownTag): void {
  telling.startLine(content, line);
  if (!silent) reader.read(content, line, tag);
  secrets.read(content, line, needles, silent || reader.stamped);
}

function readAll(whole: string, readers: Readers): LinesRead {
  const credible = mayHoldCredentials(whole);
  const lines = eachLine(whole, (within, from, end, line) => {
    const content = within.slice(from, end);
    read(readers, content, line, credible ? credentialNeedlesIn(content) : NONE, false);
  });
  return { lines };
}

/** Reads lines of which some were broken. What is not complete is left to the next block. */
function readBroken(whole: string, folding: Folding, { unfinished: before = NONE }: AnalysisState, { last }: AnalyzeOptions, readers: Readers): LinesRead {
  const own = splitLines(whole);
  const lines = [...before, ...own];
  const plain = lines.map((line) => readers.marked.plainOf(line));
  for (let from = 0; from < lines.length; ) {
    const count = linesOfOne(plain, from, folding);
    const pieces = lines.slice(from, from + count);
    if (from + count === lines.length && last !== true && mayBeBroken(plain[from] ?? '', folding)) return { lines: own.length, unfinished: pieces };
    const line = from - before.length;
    if (count === 1) read(readers, pieces[0] ?? '', line, credentialNeedlesIn(pieces[0] ?? ''), false);
    else readPieces(pieces, line, folding, readers);
    from += count;
  }
  return { lines: own.length };
}

/** A line that was broken into several. @param line the number of the first */
function readPieces(pieces: readonly string[], line: number, folding: Folding, { telling, reader, secrets }: Readers): void {
  telling.startLine(pieces[0] ?? '', line);
  const content = reader.readBroken(pieces, line, folding);
  secrets.readWhole(content, line, credentialNeedlesIn(content), reader.stamped);
  // A secret that only its piece shows is looked for as in lines that nobody takes.
  for (const [index, piece] of pieces.entries()) secrets.read(piece, line + index, credentialNeedlesIn(piece), index === 0 && reader.stamped, index > 0);
}

/** Reads the lines that can bring what is wanted; the others do not even become text. */
function readPassed(encoded: EncodedText, entry: AnalysisState, { only }: AnalyzeOptions, readers: Readers): LinesRead {
  const { bytes } = encoded;
  const { reader, secrets } = readers;
  const { processes, heldBack } = reader;
  const markups = entry.markups?.filter((one) => !always.includes(one)) ?? [];
  // What stands between the characters may part those of a needle.
  const prefilter = only && markups.every(({ standsBefore }) => standsBefore === true) ? linePrefilterFor(entry.formats, entry.wrapping !== undefined || markups.length > 0, processes, (what, session) => reader.matters(what, session)) : undefined;
  if (!prefilter) return readAll(encoded.text(0, bytes.length), readers);
  const lines = prefilter.filter(encoded, reader.stamps, ({ from, end, line, speaks, notes, unusual, credentials, tag }) => {
    const silent = !speaks && (!unusual || (encodedStampKind(bytes, from, end) & reader.stamps) !== NO_STAMP);
    if (silent && notes !== undefined) {
      processes.add(notes);
      heldBack.add(notes, () => { reader.read(encoded.text(from, end), line); });
    }
    if (silent && credentials.length === 0 && !secrets.wantsNext) return false;
    const content = encoded.text(from, end);
    read(readers, content, line, credentials.length === 0 ? NONE : credentialNeedlesIn(content, credentials), silent, tag);
    return secrets.wantsNext;
  });
  heldBack.catchUpAll();
  return { lines };
}
