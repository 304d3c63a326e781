import type { IGrammar } from 'vscode-textmate';
import { tokenize, type Piece } from './grammars';

// constant.numeric.reply-code.permanent.smtp → reply-code.permanent
const STANDARD =
  /^(?:comment\.line|constant\.(?:numeric|other)|entity\.name\.type|keyword\.operator|markup\.deleted|string\.unquoted|support\.function|variable\.other(?:\.constant)?)\.(?=[a-z0-9-]+\.[a-z])/;
const LANGUAGE = /\.(?:smtp|mail-log)$/;

/** What a piece is, in the grammar's own word: the scope without its standard start and its end. Empty for plain text. */
export function roleOf(piece: Piece): string {
  const scope = piece.scopes.find((name) => !name.startsWith('meta.'));
  return scope === undefined ? '' : scope.replace(STANDARD, '').replace(LANGUAGE, '');
}

/** Each line with its pieces marked, `«role text»`; what has no role stands as it is. */
export function marked(grammar: IGrammar, lines: readonly string[]): readonly string[] {
  return tokenize(grammar, lines).map((pieces) =>
    pieces
      .map((piece) => {
        const role = roleOf(piece);
        return role === '' ? piece.text : `«${role} ${piece.text}»`;
      })
      .join(''),
  );
}

/** The text that a marked line stands for. */
export function unmarked(line: string): string {
  return line.replace(/«[^ »]+ ([^»]*)»/g, '$1');
}
