import { Blocks, compareSessions, factsOfSession, finished, linesOf, sessionsPage, type FoundSession, type PlacedFact, type SessionComparison } from '../../src/core';

/** The sessions of a text in the order in which they begin, and its analysis. */
export function sessionsIn(text: string): { readonly blocks: Blocks; readonly sessions: readonly FoundSession[] } {
  const blocks = new Blocks(linesOf(text));
  while (!blocks.done) blocks.advance();
  return { blocks, sessions: [...blocks.sessions()].sort((one, other) => lineOf(one) - lineOf(other)) };
}

function lineOf({ first, session }: FoundSession): number {
  return first + session.span.line;
}

/** The facts of a session of a text, by its place among the sessions. */
export function factsOfSessionIn(text: string, index = 0): { readonly found: FoundSession; readonly facts: readonly PlacedFact[] } {
  const { blocks, sessions } = sessionsIn(text);
  const found = sessions[index];
  if (!found) throw new Error(`There is no session ${index}.`);
  return { found, facts: finished(factsOfSession(blocks, found)) };
}

/** The first sessions of two texts compared; slow is what took 30 seconds. */
export function compared(left: string, right: string): SessionComparison {
  const [one, other] = [factsOfSessionIn(left), factsOfSessionIn(right)];
  return compareSessions({ session: one.found.session, facts: one.facts }, { session: other.found.session, facts: other.facts }, 30);
}

/** The page about the first sessions of two texts. */
export function comparedPage(left: string, right: string): string {
  const secrets = [left, right].flatMap((text) => sessionsIn(text).blocks.secrets());
  return sessionsPage(compared(left, right), { places: { left: { file: 'left.smtp', line: 0 }, right: { file: 'right.smtp', line: 0 } }, secrets, slowReply: 30 });
}

/** The page about each session of a text and the next one, the last with the first. */
export function pagesOf(text: string): readonly string[] {
  const { blocks, sessions } = sessionsIn(text);
  const secrets = blocks.secrets();
  return sessions.flatMap((left, index) => {
    const right = sessions[(index + 1) % sessions.length];
    if (!right) return [];
    const [one, other] = [left, right].map((found) => ({ session: found.session, facts: finished(factsOfSession(blocks, found)) }));
    const place = (line: number) => ({ file: 'x.log', line, link: (at: number) => `/x.log#L${at + 1}` });
    return one && other ? [sessionsPage(compareSessions(one, other, 30), { places: { left: place(lineOf(left)), right: place(lineOf(right)) }, secrets, slowReply: 30 })] : [];
  });
}
