import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import { INITIAL, Registry, parseRawGrammar, type IGrammar, type IOnigLib, type IRawGrammar } from 'vscode-textmate';

/** A piece of a line and the scopes that lie on it, the root scope left out. Columns count from 0, in UTF-16 units. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly scopes: readonly string[];
}

/** The grammar files by scope name, as package.json contributes them. */
export const grammarFiles: ReadonlyMap<string, string> = new Map(
  (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes.grammars.map(({ scopeName, path }) => [scopeName, path]),
);

interface Manifest {
  readonly contributes: { readonly grammars: readonly { readonly scopeName: string; readonly path: string }[] };
}

export function readGrammar(scopeName: string): IRawGrammar {
  const path = grammarFiles.get(scopeName);
  if (path === undefined) throw new Error(`package.json contributes no grammar ${scopeName}`);
  return parseRawGrammar(readFileSync(path, 'utf8'), path);
}

/**
 * Stands in for the grammar of VS Code's own language `log`: like that one it
 * colours numbers, dates and severities wherever they stand.
 */
const standInForLog = JSON.stringify({
  scopeName: 'text.log',
  patterns: [
    { match: '\\b(?:ERROR|error:)', name: 'string.regexp.log.error' },
    { match: '\\b\\d{4}-\\d{2}-\\d{2}(?=T|\\b)', name: 'comment.log.date' },
    { match: '\\b[0-9]+\\b', name: 'constant.language.log' },
  ],
});

let onigLib: Promise<IOnigLib> | undefined;

function loadOnigLib(): Promise<IOnigLib> {
  onigLib ??= oniguruma.loadWASM(readFileSync(join('node_modules', 'vscode-oniguruma', 'release', 'onig.wasm'))).then(() => ({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  }));
  return onigLib;
}

/**
 * @param change is shown each of our grammars before it is compiled and may change it
 * @param injections what is injected into `text.log`
 */
export async function loadGrammar(
  scopeName: string,
  change: (grammar: IRawGrammar) => void = () => undefined,
  injections: readonly string[] = ['smtp-in-log.injection'],
): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: loadOnigLib(),
    loadGrammar: (name) => {
      if (name === 'text.log') return Promise.resolve(parseRawGrammar(standInForLog, 'log.json'));
      const grammar = readGrammar(name);
      change(grammar);
      return Promise.resolve(grammar);
    },
    getInjections: (name) => (name === 'text.log' ? [...injections] : undefined),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`no grammar ${scopeName}`);
  return grammar;
}

/** The pieces of each line; lines without their ends. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): readonly (readonly Piece[])[] {
  let state = INITIAL;
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => {
      const end = Math.min(endIndex, line.length);
      return { start: startIndex, end, text: line.slice(startIndex, end), scopes: scopes.slice(1) };
    });
  });
}
