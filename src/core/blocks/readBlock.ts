import type { KnownTag } from '../reading/knownTags';
import { credentialNeedlesIn, mayHoldCredentials } from '../sasl/credentials';
import type { EncodedText } from '../text/encoded';
import { eachLine } from '../text/lines';
import { encodedStampKind, NO_STAMP } from '../text/stamp';
import { given } from '../given';
import type { AnalyzeOptions, BlockAnalysis } from './blockAnalysis';
import { LineReader } from './lineReader';
import { LineSecrets } from './lineSecrets';
import { listenerFor } from './listener';
import { MarkedLines } from './markedLines';
import type { State } from './state';
import { Telling } from './telling';

const NONE: readonly string[] = [];

/** Analyses lines by the formats of the entry state. @returns also the first of those that no format takes */
export function readBlock(text: string | EncodedText, entry: State, options: AnalyzeOptions): { readonly analysis: BlockAnalysis; readonly strange: readonly string[] } {
  const marked = new MarkedLines(entry.markups, entry.marked);
  const telling = new Telling(entry, options, marked);
  const reader = new LineReader(entry, telling, marked);
  const secrets = new LineSecrets(telling, entry.broken === true, entry.passage);

  /**
   * A line and the secrets in it.
   * @param needles which of those of credentials stand in it
   * @param silent it can bring nothing else
   */
  function read(content: string, line: number, needles: readonly string[], silent: boolean, tag?: KnownTag): void {
    telling.startLine();
    if (!silent) reader.read(content, line, tag);
    secrets.read(content, line, needles, silent || reader.stamped);
  }

  function readAll(whole: string): number {
    const credible = mayHoldCredentials(whole);
    return eachLine(whole, (within, from, end, line) => {
      const content = within.slice(from, end);
      read(content, line, credible ? credentialNeedlesIn(content) : NONE, false);
    });
  }

  /** Reads the lines that can bring what is wanted; the others do not even become text. */
  function readHeard(encoded: EncodedText): number {
    const { bytes } = encoded;
    const { processes, heldBack } = reader;
    const listener = options.only && listenerFor(entry.formats, entry.wrapping !== undefined, processes, (what, session) => reader.matters(what, session));
    if (!listener) return readAll(encoded.text(0, bytes.length));
    const lines = listener.listen(encoded, reader.stamps, ({ from, end, line, speaks, notes, unusual, credentials, tag }) => {
      const silent = !speaks && (!unusual || (encodedStampKind(bytes, from, end) & reader.stamps) !== NO_STAMP);
      if (silent && notes !== undefined) {
        processes.add(notes);
        heldBack.add(notes, () => { reader.read(encoded.text(from, end), line); });
      }
      if (silent && credentials.length === 0 && !secrets.wantsNext) return false;
      const content = encoded.text(from, end);
      read(content, line, credentials.length === 0 ? NONE : credentialNeedlesIn(content, credentials), silent, tag);
      return secrets.wantsNext;
    });
    heldBack.catchUpAll();
    return lines;
  }

  const lines = typeof text === 'string' ? readAll(text) : readHeard(text);
  if (options.last) reader.end(lines);
  const exit: State = { ...reader.carriedOver(lines), ...telling.carriedOver(lines), ...(secrets.broken ? { broken: true } : {}), ...given({ passage: secrets.passage }) };
  return { analysis: { lines, ...telling.takeAll(), exit }, strange: reader.strangers };
}
