import type { Occasion } from '../reference/explanation';
import { matchesOf } from '../text/matches';
import { beginMessage, isRepeated, noteCited, noteStack } from './citedBefore';
import type { Format, Line, Memory, Piece, Reported, Statement, Told } from './format';
import { findMark } from './lead';
import { goesOn } from './quotedReply';

/**
 * A reply that an error message repeats. Where the dialogue is in the same text
 * the reply stands there too, and counts once; without it, the message is all
 * there is.
 */
export interface Citation {
  readonly reply: Piece;
  readonly occasion?: Occasion;
  readonly recipient?: string;
  /** The message has told of the failure already: this is what was tried besides. */
  readonly again?: boolean;
}

/** A message that cites a reply. */
export interface CitedIn {
  /** Global; ends where the reply starts. */
  readonly pattern: RegExp;
  readonly occasion?: Occasion;
}

/** How a program's errors cite replies. */
export interface Citing {
  /** The replies that a line cites. */
  find(line: Line, memory: Memory): readonly Citation[];
  /** Where the words of a reply end that start at `from`, if not with the line. */
  readonly endOf?: (line: Line, from: number) => number;
}

type Read = Format['read'];

/** Reads error messages that cite replies, and all other lines as the program's own. */
export function citing(errors: Citing, read: Read): Pick<Format, 'read' | 'end'> {
  return {
    read(line, memory) {
      const next = nextLine(line, memory, errors);
      if (next) return next;
      const before = close(memory);
      noteStack(line, memory);
      const cited = errors.find(line, memory);
      const own = cited.length > 0 ? cite(line, memory, cited) : read(line, memory);
      if (before.length === 0) return own;
      return own === undefined ? before : [...before, ...('kind' in own ? [own] : own)];
    },
    end: (memory) => close(memory),
  };
}

/** Errors stand near the start of a line; one may cite several replies. */
const LOOKED_AT = 2000;

/** Errors that are found by their words alone. */
export function citedIn(messages: readonly CitedIn[], endOf: (line: Line, from: number) => number = ({ end }) => end): Citing {
  return {
    endOf,
    find(line) {
      const head = line.text.length > LOOKED_AT ? line.text.slice(0, LOOKED_AT) : line.text;
      return messages.flatMap(({ pattern, occasion }) =>
        matchesOf(pattern, head).map((match): Citation => {
          const start = match.index + match[0].length;
          return { reply: { start, end: Math.max(start, endOf(line, start)) }, ...(occasion === undefined ? {} : { occasion }) };
        }),
      );
    },
  };
}

/** The same words in one message stand for several replies; those of an earlier message about the same error for one. */
function cite(line: Line, memory: Memory, citations: readonly Citation[]): readonly Statement[] {
  const [first] = citations;
  if (first) beginMessage(line, first.reply.start, memory);
  const cited = citations.map((citation) => {
    const words = wordsOf(citation.reply, line);
    return { citation, words, known: citation.again === true || isRepeated(memory, words) };
  });
  return cited.flatMap(({ citation, words, known }): readonly Statement[] => {
    noteCited(memory, words);
    const told = known ? [toldIn(citation.reply)] : [];
    if (goesOn(words)) {
      memory.set(OPEN, known ? words.slice(0, 3) : packed({ citation, words, above: 0 }));
      return told;
    }
    return known ? told : [reportOf(citation)];
  });
}

/** The memory of the open citation. */
const OPEN = 'cited';

/** A citation whose further lines may follow: `550-5.1.1 No such user`, then `550 5.1.1 here`. */
interface Open {
  readonly citation: Citation;
  /** The lines so far, divided by spaces. */
  readonly words: string;
  /** How many lines above the one being read it starts. */
  readonly above: number;
}

const CODE = /(?=([45]\d{2})[ -])/y;

/** The next line of the reply that a message cites. */
function nextLine(line: Line, memory: Memory, { endOf }: Citing): readonly Statement[] | undefined {
  const cited = memory.get(OPEN);
  const found = cited === undefined ? undefined : findMark(line, CODE);
  if (cited === undefined || found?.match[1] !== cited.slice(0, 3)) return undefined;
  const reply = { start: found.end, end: Math.max(found.end, endOf?.(line, found.end) ?? line.end) };
  const words = line.text.slice(reply.start, reply.end);
  const open = unpacked(cited);
  if (!open) {
    if (!goesOn(words)) memory.delete(OPEN);
    return [toldIn(reply)];
  }
  const whole = { ...open, words: `${open.words} ${words}`.slice(0, LOOKED_AT), above: open.above + 1 };
  memory.set(OPEN, packed(whole));
  return [toldIn(reply), ...(goesOn(words) ? [] : close(memory, 0))];
}

/** The reply that a message cites is over. */
function close(memory: Memory, passed = 1): readonly Statement[] {
  const open = unpacked(memory.get(OPEN) ?? '');
  memory.delete(OPEN);
  if (!open) return [];
  const { citation, words, above } = open;
  const { start, end } = citation.reply;
  return [reportOf({ ...citation, reply: { start, end, line: -(above + passed), text: words } })];
}

function packed({ citation: { reply, occasion, recipient }, words, above }: Open): string {
  return [words, above, reply.start, reply.end, occasion ?? '', recipient ?? ''].join('\n');
}

/** What errors tell to have been refused. */
const OCCASIONS: readonly Occasion[] = ['connect', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'content'];

/** Nothing where a reply is open that is known already. */
function unpacked(cited: string): Open | undefined {
  const [words = '', above, start, end, occasion = '', recipient = ''] = cited.split('\n');
  if (above === undefined) return undefined;
  const asked = OCCASIONS.find((one) => one === occasion);
  const details = { ...(asked === undefined ? {} : { occasion: asked }), ...(recipient === '' ? {} : { recipient }) };
  return { words, above: Number(above), citation: { reply: { start: Number(start), end: Number(end) }, ...details } };
}

function wordsOf({ start, end, text }: Piece, line: Line): string {
  return text ?? line.text.slice(start, end);
}

function toldIn(reply: Piece): Told {
  return { kind: 'told', reply };
}

function reportOf({ reply, occasion, recipient }: Citation): Reported {
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'outbound',
    word: reply,
    reply,
    ...(occasion === undefined ? {} : { occasion }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}
