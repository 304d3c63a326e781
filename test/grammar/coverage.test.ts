import assert from 'node:assert/strict';
import type { IGrammar, IRawGrammar } from 'vscode-textmate';
import { grammarFiles, loadGrammar, readGrammar, tokenize } from './grammars';
import { texts } from './texts';

/** A rule or a capture of one: whatever may carry a name. */
type Named = Record<string, unknown>;

/** Each rule that matches and each capture that names a scope, with its place in the grammar: `text.mail-log/repository/dsn/captures/1`. */
function* namedParts(value: unknown, place: string): Generator<{ readonly place: string; readonly part: Named }> {
  if (typeof value !== 'object' || value === null) return;
  const part = value as Named;
  if ('match' in part || 'begin' in part || /aptures\/\d+$/.test(place)) yield { place, part };
  for (const [key, child] of Object.entries(part)) yield* namedParts(child, `${place}/${key}`);
}

const rulesOf = (grammar: IRawGrammar) => namedParts(grammar, grammar.scopeName);

/** Gives each rule and each capture a scope of its own beside its name. */
function tell(grammar: IRawGrammar): void {
  for (const { place, part } of rulesOf(grammar)) part['name'] = [part['name'] ?? [], `at:${place}`].flat().join(' ');
}

describe('the grammars', function () {
  this.timeout(60_000);

  it('have no rule and no scope that no line reaches', async () => {
    const reached = new Set<string>();
    const told = (scopeName: string): Promise<IGrammar> => loadGrammar(scopeName, tell);
    for (const grammar of await Promise.all(['text.smtp-transcript', 'text.mail-log', 'text.log'].map(told))) {
      for (const { lines } of texts) {
        for (const { scopes } of tokenize(grammar, lines).flat()) for (const scope of scopes) reached.add(scope);
      }
    }
    const rules = [...grammarFiles.keys()].flatMap((scopeName) => [...rulesOf(readGrammar(scopeName))].map(({ place }) => place));
    assert.ok(rules.length > 100);
    assert.deepEqual(rules.filter((place) => !reached.has(`at:${place}`)), []);
  });

  it('use no group in the repository that is not there, and each that is', () => {
    const used = new Set<string>();
    const defined = new Set<string>();
    for (const scopeName of grammarFiles.keys()) {
      const grammar = readGrammar(scopeName);
      for (const name of Object.keys(grammar.repository)) defined.add(`${scopeName}#${name}`);
      for (const [, include = ''] of JSON.stringify(grammar).matchAll(/"include":"([^"]*#[^"]*)"/g)) {
        used.add(include.startsWith('#') ? scopeName + include : include);
      }
    }
    assert.deepEqual([...used].sort(), [...defined].sort());
  });
});
