import { analyzeBlock } from './analyzeBlock';
import { readInputLines, type InputPayload } from '../sasl/inputLines';
import { startState } from './state';

/**
 * Reads SASL messages out of anything: lines of a log of whatever format, an
 * exchange or a piece of one, a bare payload. Spans count in the text.
 * @param mechanism the name, where the reader knows it
 */
export function readUserInput(text: string, mechanism?: string): readonly InputPayload[] {
  const alone = readInputLines(text, mechanism);
  const logged = readLog(text);
  // A log tells better who says what; where it is none, only single lines read.
  const [forLog, against] = [decodedIn(logged), decodedIn(alone)];
  return forLog > against || (forLog === against && forLog > 0 && mechanism === undefined) ? logged : alone;
}

function readLog(text: string): readonly InputPayload[] {
  if (text.length > LONGEST_LOG) return [];
  const { facts } = analyzeBlock(text, startState(text), { last: true });
  return facts.flatMap((fact) => (fact.kind === 'payload' ? [{ ...fact, urlSafe: false, speakerGuessed: false }] : []));
}

/** Longer ones would hold the editor up; a log is opened, not pasted. */
const LONGEST_LOG = 1 << 19;

function decodedIn(found: readonly InputPayload[]): number {
  return found.filter(({ decoding }) => decoding.kind === 'decoded' || decoding.kind === 'redacted').length;
}
