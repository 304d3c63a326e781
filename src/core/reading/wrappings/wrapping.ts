import type { Memory } from '../../formats/format';
import type { LoginFailed, Piece, Reported, Statement } from '../../statement';

/**
 * What stands around each line of a log because of how it came here: quote
 * marks, an indent, the prefix of a collector or logger, a record in JSON.
 */
export interface Wrapping {
  /** Two with the same id unwrap alike. */
  readonly id: string;
  /** Other lines look like wrapped ones: what a program is known to write is read as it stands. */
  readonly loose?: boolean;
  /**
   * @param memory what the wrapping remembers from line to line
   * @returns nothing where a line is not wrapped so
   */
  unwrap(text: string, memory: Memory): Unwrapped | undefined;
}

/** A line as its program wrote it, and where it stands in the line it was taken from. */
export interface Unwrapped {
  readonly text: string;
  /** In UTF-16 units. */
  readonly start: number;
  /** Where escapes were undone: the place of each character of `text`, and of its end. */
  readonly places?: readonly number[];
  /** Some of it is not written as it stands in the line, though each character has its place there. */
  readonly rewritten?: boolean;
  /** For a record that is whole only now: how far above its text stands, as a negative number. */
  readonly line?: number;
  /** Who wrote it to the system log, where a record names it apart from the text. */
  readonly program?: string;
  readonly pid?: string;
  /** When it was written, where a record tells that apart from the text: as it stands there. */
  readonly time?: string;
}

/** Lines that stand in two. Only one of them may remember anything. */
export function within(outer: Wrapping, inner: Wrapping): Wrapping {
  return {
    id: `${outer.id} with ${inner.id}`,
    unwrap(text, memory) {
      const whole = outer.unwrap(text, memory);
      const piece = whole && inner.unwrap(whole.text, memory);
      return whole && piece ? nested(whole, piece) : whole;
    },
  };
}

/** What one wrapping holds inside another. */
export function nested(outer: Unwrapped, inner: Unwrapped): Unwrapped {
  const places = inner.places?.map((place) => placeIn(outer, place));
  return { ...inner, start: placeIn(outer, inner.start), ...(places ? { places } : {}), ...(outer.rewritten === true || inner.rewritten === true ? { rewritten: true } : {}), ...(outer.line === undefined ? {} : { line: outer.line }) };
}

/** The statement of an unwrapped line, its pieces where they stand in the wrapped one. */
export function rewrapped(statement: Statement, inside: Unwrapped): Statement {
  const moved = (piece: Piece): Piece => movedPiece(piece, inside);
  switch (statement.kind) {
    case 'said': {
      // Escapes that were undone do not stand in the line as the program wrote it.
      const { literal, ...said } = statement;
      return { ...said, ...(literal === true && !inside.places ? { literal } : {}), body: moved(said.body) };
    }
    case 'noted':
      return { ...statement, piece: moved(statement.piece) };
    case 'told':
      return { ...statement, reply: moved(statement.reply) };
    case 'challenged':
      return { ...statement, payload: moved(statement.payload) };
    case 'reported':
    case 'login-failed':
      return rewrappedReport(statement, inside);
    case 'foretold':
      return { ...statement, statements: statement.statements.map((one) => rewrappedReport(one, inside)) };
    case 'logged-in':
    case 'disconnected':
      return statement;
  }
}

function rewrappedReport(statement: Reported | LoginFailed, inside: Unwrapped): Reported | LoginFailed {
  const moved = (piece: Piece): Piece => movedPiece(piece, inside);
  if (statement.kind === 'login-failed') return { ...statement, piece: moved(statement.piece) };
  const { word, reply, reason, status } = statement;
  return {
    ...statement,
    word: moved(word),
    ...(reply ? { reply: moved(reply) } : {}),
    ...(reason ? { reason: moved(reason) } : {}),
    ...(status ? { status: moved(status) } : {}),
  };
}

/** A piece of an unwrapped line, where it stands in the wrapped one; with its text where that is not written there so. */
export function movedPiece(piece: Piece, inside: Unwrapped): Piece {
  const line = (piece.line ?? 0) + (inside.line ?? 0);
  const above = line === 0 ? {} : { line };
  // Of an earlier line only the start is known.
  if (piece.line !== undefined) {
    const rest = piece.rest?.map((one) => ({ ...one, start: one.start + inside.start, end: one.end + inside.start }));
    return { ...piece, ...above, start: piece.start + inside.start, end: piece.end + inside.start, ...(rest ? { rest } : {}) };
  }
  const start = placeIn(inside, piece.start);
  const end = placeIn(inside, piece.end);
  const text = piece.text ?? (end - start === piece.end - piece.start && !inside.line && inside.rewritten !== true ? undefined : inside.text.slice(piece.start, piece.end));
  return { start, end, ...above, ...(text === undefined ? {} : { text }) };
}

function placeIn({ start, places }: Unwrapped, at: number): number {
  return places ? (places[Math.min(at, places.length - 1)] ?? start) : start + at;
}
