/** All that others may import of the core. */
export type { Command, Fact, Failure, Finding, Outcome, Payload, Reply, ReplyClass, Severity, Speaker } from './analysis';
export { analyzeBlock, startState, type BlockAnalysis, type State } from './analyze';
export { Blocks } from './blocks';
export { classOf } from './dialogue/reply';
export { detectFormats, formats, formatWithId, type Detection } from './formats';
export type { Format } from './formats/format';
export { compareCodes, type Comparison } from './present/compare';
export { comparisonPage, escaped, explanationMarkdown, payloadLabel, payloadMarkdown } from './present/markdown';
export { explainCode, linkOf, type ExplainedCode } from './present/explain';
export { messageOf } from './present/message';
export { decodedText, faultText, holdsSecret, MASK, shownFields } from './present/payload';
export { replyCodes } from './reference/replyCodes';
export { rules } from './rules';
export { decodePayload } from './sasl/decode';
export { mechanisms } from './sasl/mechanisms';
export { linesOf, splitLines, type LineSource } from './text/lines';
export type { Span } from './text/span';
export { visible } from './text/visible';
