import type { Fact, Session } from '../analysis';
import type { AnalysedBlock, Blocks } from './blocks';
import { placeOf } from '../dialogue/placeOf';
import type { Steps } from '../steps';

/** A session of a document, and the line from which its lines count. */
export interface FoundSession {
  readonly first: number;
  readonly session: Session;
}

/** A fact, and the line from which its lines count. */
export interface PlacedFact {
  readonly first: number;
  readonly fact: Fact;
}

/** The facts of one session, in order: only the blocks over which it goes are read, one in each step. */
export function* factsOfSession(blocks: Blocks, { first: told, session }: FoundSession): Steps<readonly PlacedFact[]> {
  const found: PlacedFact[] = [];
  const [from, to] = [told + session.span.line, told + session.lastLine];
  // A reply that the end of a block cuts is told in the next one.
  let after = 0;
  for (const block of blocks.analysed()) {
    if (block.first + block.lines <= from) continue;
    if (block.first > told || after > 1) break;
    if (block.first > to) after++;
    for (const one of ownedIn(block, session.name)) {
      const line = one.first + placeOf(one.fact).line;
      // A name is used again: pids are.
      if (from <= line && line <= to && one.fact.kind !== 'session') found.push(one);
    }
    yield;
  }
  return found;
}

/** The names of the sessions that say something on a line of a document. */
export function sessionsHeardOn(blocks: Blocks, line: number): ReadonlySet<string> {
  const names = new Set<string>();
  for (const block of blocks.analysed()) {
    if (block.first + block.lines <= line) continue;
    if (block.first > line) break;
    const { facts, owners } = block.told();
    facts.forEach((fact, index) => {
      const owner = owners[index];
      if (owner !== undefined && fact.kind !== 'session' && linesOf(fact).some((one) => block.first + one === line)) names.add(owner);
    });
  }
  return names;
}

function ownedIn({ first, told }: AnalysedBlock, name: string): readonly PlacedFact[] {
  const { facts, owners } = told();
  return facts.flatMap((fact, index) => (owners[index] === name ? [{ first, fact }] : []));
}

function linesOf(fact: Fact): readonly number[] {
  return fact.kind === 'reply' ? fact.lines.map(({ code }) => code.line) : [placeOf(fact).line];
}
