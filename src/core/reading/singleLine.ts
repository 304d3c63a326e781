import { formatOfProgram, formats } from '../formats';
import type { Accepted, Format, Line, Trace } from '../formats/format';
import type { Piece } from '../statement';
import { filterTrace } from './filterTrace';
import { loggedIn, recordOf } from './loggedLine';
import { readsBareLines } from './ownLines';
import { headlessIn } from './headlessPiece';
import { movedPiece, type Unwrapped } from './wrappings/wrapping';

/** A single line, whose it is, and where a piece of it stands in the text it came from. */
export interface OwnLine {
  readonly format: Format;
  readonly line: Line;
  place(piece: Piece): Piece;
}

/** The message a line belongs to; none where its format has no ids or the line names none. */
export function traceOf(text: string): Trace | undefined {
  const recorded = recordOf(text);
  const trace = ask(text, recorded, (format, line) => format.trace?.(line), filterTrace);
  return trace && recorded ? { ...trace, piece: movedPiece(trace.piece, recorded) } : trace;
}

/** The message that comes into a queue on a line; none where the line tells of none. */
export function acceptedIn(text: string): Accepted | undefined {
  return ask(text, recordOf(text), (format, line) => format.accepted?.(line));
}

/**
 * The answer of the formats that may read a line: that of a system log by its program, any other as it stands.
 * @param unknown asked of lines of programs that no format knows
 */
function ask<T>(text: string, recorded: Unwrapped | undefined, question: (format: Format, line: Line) => T | undefined, unknown?: (line: Line) => T | undefined): T | undefined {
  const whole = recorded?.text ?? text;
  const logged = loggedIn(text, recorded);
  const known = logged && formatOfProgram(logged.program);
  if (logged && known) return question(known, logged);
  if (logged && unknown) return unknown(logged);
  const bare: Line = { text: whole, start: 0, end: whole.trimEnd().length, program: '', pid: '' };
  for (const format of formats) {
    const answer = readsBareLines(format) ? question(format, bare) : undefined;
    if (answer !== undefined) return answer;
    // Only where the line as it stands told nothing: the pattern is looked for all over it.
    const headless = headlessIn(format, bare.text);
    const told = headless && question(format, headless);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** The format of a single line; asked on demand, without what lines above it told. */
export function formatOfLine(text: string, active: readonly Format[]): OwnLine | undefined {
  const recorded = recordOf(text);
  const place = (piece: Piece): Piece => (recorded ? movedPiece(piece, recorded) : piece);
  const logged = loggedIn(text, recorded);
  if (logged) {
    const format = formatOfProgram(logged.program);
    return format && { format, line: logged, place };
  }
  const bare: Line = { text, start: 0, end: text.trimEnd().length, program: '', pid: '' };
  for (const format of active) {
    const line = [...(readsBareLines(format) ? [bare] : []), headlessIn(format, bare.text)].find((one) => one && format.read(one, new Map()) !== undefined);
    if (line) return { format, line, place };
  }
  return undefined;
}
