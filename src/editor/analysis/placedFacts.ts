import type { Blocks, PlacedFact } from '../../core';

/** The facts with a span on a line, counted from 0. */
export function factsOnLine(blocks: Blocks, line: number): readonly PlacedFact[] {
  return factsOnLines(blocks, line, line);
}

/** The facts whose span stands on some lines. @param to inclusive */
export function factsOnLines(blocks: Blocks, from: number, to: number): readonly PlacedFact[] {
  return blocks.factsIn(from, to + 1).flatMap(({ first, facts }) =>
    facts.filter((fact) => 'span' in fact && from <= first + fact.span.line && first + fact.span.line <= to).map((fact) => ({ first, fact })),
  );
}
