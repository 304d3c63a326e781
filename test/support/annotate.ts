import { analyzeBlock, startState, type BlockAnalysis } from '../../src/core';

/** A whole text analysed as one block. */
export function analyze(text: string): BlockAnalysis {
  return analyzeBlock(text, startState(text), { last: true });
}

/** The replies of a text, as `line:code>what it answers`, lines from 1. */
export function replies(text: string): readonly string[] {
  return analyze(text).facts.flatMap((fact) =>
    fact.kind === 'reply' ? fact.lines.map((line) => `${line.code.line + 1}:${fact.code}>${fact.answers ?? '-'}`) : [],
  );
}

/** The findings of a text, as `line:severity rule code status cause`, lines from 1. */
export function findings(text: string): readonly string[] {
  return analyze(text).findings.map(
    ({ span, severity, rule, code, enhancedStatus, cause }) =>
      `${span.line + 1}:${severity} ${rule} ${code ?? '-'} ${enhancedStatus ?? '-'} ${cause ?? '-'}`,
  );
}
