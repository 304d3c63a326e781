import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type { IGrammar } from 'vscode-textmate';
import { loadGrammar, tokenize } from './grammars';
import { roleOf } from './marked';

/** A text that the grammars are tried on. */
export interface Text {
  /** From the root of the project, with slashes: `samples/postfix.log`. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** The samples, the lines in `cases/` and the corpus of the formats, where there is one. */
export const texts: readonly Text[] = ['samples', 'test/grammar/cases', 'test/corpus'].flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((path) => /\.(?:smtp|log)$/.test(path))
        .sort()
        .map((path) => ({ path, lines: readFileSync(path, 'utf8').replace(/\r?\n$/, '').split(/\r?\n/) }))
    : [],
);

const transcript = loadGrammar('text.smtp-transcript');
const log = loadGrammar('text.mail-log');

/** The grammar of the language that VS Code gives to such a file; in the corpus, where every file ends in `.log`, the one that finds more. */
export async function grammarOf({ path, lines }: Text): Promise<IGrammar> {
  if (path.endsWith('.smtp')) return transcript;
  if (!path.startsWith('test/corpus/')) return log;
  return marks(await transcript, lines) > marks(await log, lines) ? transcript : log;
}

function marks(grammar: IGrammar, lines: readonly string[]): number {
  return tokenize(grammar, lines)
    .flat()
    .filter((piece) => roleOf(piece) !== '').length;
}
