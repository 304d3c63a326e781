import assert from 'node:assert/strict';
import { grammarFiles, readGrammar } from './grammars';
import { places, reached } from './reach';

describe('the grammars', function () {
  this.timeout(60_000);

  it('have no rule and no scope that no line reaches', async () => {
    const found = await reached();
    assert.ok(found.size > 100);
    assert.deepEqual(places().filter((place) => !found.has(place)), []);
  });

  it('include only groups that are there, and each that is', () => {
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
