import { inOrder } from '../formats';
import { detectionSteps } from '../reading/detect';
import { finished, type Steps } from '../steps';
import { withBlanks } from '../text/blanks';
import type { EncodedText } from '../text/encoded';
import { given } from '../given';
import type { AnalyzeOptions, BlockAnalysis } from './blockAnalysis';
import { readBlock, type BlockReading } from './readBlock';
import { readSpaced } from './spacedLines';
import type { AnalysisState } from './state';

/**
 * Analyses whole lines. Lines in its facts count from the first of them.
 * Never throws, whatever the text holds.
 * @param content bytes where only findings or secrets are wanted: then lines that can bring none do not even become text
 */
export function analyzeBlock(content: string | EncodedText, entry: AnalysisState, options: AnalyzeOptions): BlockAnalysis {
  return finished(analysisSteps(content, entry, options));
}

/** The same in steps: where lines come that no format takes, finding theirs takes as long as reading the block. */
export function* analysisSteps(content: string | EncodedText, entry: AnalysisState, options: AnalyzeOptions): Steps<BlockAnalysis> {
  const text = entry.foreignBlanks ? withBlanks(typeof content === 'string' ? content : content.text(0, content.bytes.length)) : content;
  const first = read(text, entry, options);
  if (entry.chosen || first.strange.length === 0) return first.analysis;
  yield;
  const { formats, sure, wrapping, markups, folding } = yield* detectionSteps(first.strange.join('\n'));
  // Beside others, a last resort only repeats.
  const known = entry.formats.length === 0 ? formats : sure.filter((format) => format.lastResort !== true || entry.formats.includes(format));
  const found = known.filter((format) => wrapping !== entry.wrapping || !entry.formats.includes(format));
  // Where the content changes, the block is read again with what its lines look like.
  if (found.length === 0) return first.analysis;
  yield;
  return read(text, { ...entry, formats: inOrder([...entry.formats, ...found]), ...given({ wrapping, markups, folding }) }, options).analysis;
}

function read(text: string | EncodedText, entry: AnalysisState, options: AnalyzeOptions): BlockReading {
  return entry.spacing ? readSpaced(text, entry, entry.spacing, options) : readBlock(text, entry, options);
}
