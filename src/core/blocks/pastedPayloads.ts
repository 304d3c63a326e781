import { analyzeBlock } from './analyzeBlock';
import { readPastedLines, type Pasted } from '../sasl/pastedExchange';
import { startState } from './state';

/**
 * Reads SASL messages out of anything: lines of a log of whatever format, an
 * exchange or a piece of one, a bare payload. Spans count in the text.
 * @param mechanism the name, where the reader knows it
 */
export function readPasted(text: string, mechanism?: string): readonly Pasted[] {
  const alone = readPastedLines(text, mechanism);
  const logged = readLog(text);
  // A log tells better who says what; where it is none, only single lines read.
  const [forLog, against] = [decodedIn(logged), decodedIn(alone)];
  return forLog > against || (forLog === against && forLog > 0 && mechanism === undefined) ? logged : alone;
}

function readLog(text: string): readonly Pasted[] {
  if (text.length > LONGEST) return [];
  const { facts } = analyzeBlock(text, startState(text), { last: true });
  return facts.flatMap((fact) => (fact.kind === 'payload' ? [{ ...fact, urlSafe: false, speakerGuessed: false }] : []));
}

/** Longer ones would hold the editor up; a log is opened, not pasted. */
const LONGEST = 1 << 19;

function decodedIn(found: readonly Pasted[]): number {
  return found.filter(({ decoding }) => decoding.kind === 'decoded' || decoding.kind === 'redacted').length;
}
