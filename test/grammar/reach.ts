import { INITIAL, type IGrammar, type IRawGrammar, type StateStack } from 'vscode-textmate';
import { grammarFiles, loadGrammar, readGrammar } from './grammars';
import { texts } from './texts';

/** A rule or a capture of one: whatever may carry a name. */
type Named = Record<string, unknown>;

/** The first piece of a line that a rule or a capture reaches. */
export interface Reach {
  readonly grammar: IGrammar;
  readonly line: string;
  /** What the grammar knew before the line. */
  readonly before: StateStack;
  /** The piece, columns from 0. */
  readonly start: number;
  readonly end: number;
}

/** Each rule that matches and each capture, with its place in the grammar: `text.mail-log/repository/dsn/captures/1`. */
function* namedParts(value: unknown, place: string): Generator<{ readonly place: string; readonly part: Named }> {
  if (typeof value !== 'object' || value === null) return;
  const part = value as Named;
  if ('match' in part || 'begin' in part || /aptures\/\d+$/.test(place)) yield { place, part };
  for (const [key, child] of Object.entries(part)) yield* namedParts(child, `${place}/${key}`);
}

/** The places of all rules and captures of our grammars. */
export function places(): readonly string[] {
  return [...grammarFiles.keys()].flatMap((scopeName) => [...namedParts(readGrammar(scopeName), scopeName)].map(({ place }) => place));
}

/** Gives each rule and each capture a scope of its own beside its name. */
function tell(grammar: IRawGrammar): void {
  for (const { place, part } of namedParts(grammar, grammar.scopeName)) part['name'] = [part['name'] ?? [], `at:${place}`].flat().join(' ');
}

/** Which rules and captures the texts reach, by place, and where first. */
export async function reached(): Promise<ReadonlyMap<string, Reach>> {
  const found = new Map<string, Reach>();
  for (const scopeName of ['text.smtp-transcript', 'text.mail-log', 'text.log']) {
    const grammar = await loadGrammar(scopeName, tell);
    for (const { lines } of texts) {
      let before = INITIAL;
      for (const line of lines) {
        const { tokens, ruleStack } = grammar.tokenizeLine(line, before);
        for (const { startIndex: start, endIndex: end, scopes } of tokens) {
          for (const scope of scopes) {
            const place = scope.startsWith('at:') ? scope.slice('at:'.length) : undefined;
            if (place !== undefined && !found.has(place)) found.set(place, { grammar, line, before, start, end });
          }
        }
        before = ruleStack;
      }
    }
  }
  return found;
}
