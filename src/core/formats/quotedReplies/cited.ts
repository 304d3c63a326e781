import type { Occasion } from '../../reference/occasion';
import { matchesOf } from '../../text/matches';
import { given } from '../../given';
import { beginMessage, endTraceback, isRepeated, isRepeatedFor, noteCited, noteCitedFor, noteCitedTimes, noteStack, wasCited, wasCitedTimes } from './citedBefore';
import type { Format, Line, Memory } from '../format';
import { pieceText, type Piece, type Reported, type Statement, type Told } from '../../statement';
import { isHeaded } from '../lineParts/heading';
import { findMark } from '../lineParts/lead';
import { isMailReplyAt } from '../words/mailWords';
import { errorHead } from './errorHead';
import { closeReply, continueReply, foldIntoReply, openCode, openReply, passOpenReply } from './openReply';
import { goesOn, type QuotedReply } from './quotedReply';
import { expectWords, foldedRest, standsBeside, wordsBelow } from './restOfReply';

/**
 * A reply that an error message repeats. Where the dialogue is in the same text
 * the reply stands there too, and counts once; without it, the message is all
 * there is.
 */
export interface Citation extends QuotedReply {
  /** The message has told of the failure already: this is what was tried besides. */
  readonly again?: boolean;
  /** How often the message has said the same by now, where it says it once for each recipient and names none. */
  readonly times?: number;
  /** Only its code stands here, and its words on the next line. */
  readonly wordsBelow?: boolean;
}

/** A message that cites a reply. */
export interface CitedIn {
  /** Global; ends where the reply starts. */
  readonly pattern: RegExp;
  readonly occasion?: Occasion;
  /** What stands there has to be a reply that only a mail server gives. */
  readonly ofMail?: boolean;
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
export function citing(errors: Citing, read: Read): Pick<Format, 'read' | 'end' | 'passed'> {
  return {
    read(line, memory) {
      const next = nextLine(line, memory, errors);
      if (next) return next;
      if (standsBeside(line, memory)) {
        passOpenReply(memory);
        return [];
      }
      const rest = wordsBelow(line, memory) ?? foldedRest(line, memory);
      if (rest !== undefined) {
        foldIntoReply(memory, rest);
        return [];
      }
      const before = close(memory);
      noteStack(line, memory);
      const cited = errors.find(line, memory);
      const own = cited.length > 0 ? cite(line, memory, cited) : read(line, memory);
      if (before.length === 0) return own;
      return own === undefined ? before : [...before, ...('kind' in own ? [own] : own)];
    },
    end: (memory) => close(memory),
    passed: passOpenReply,
  };
}

/** Errors that are found by their words alone. */
export function citedIn(messages: readonly CitedIn[], endOf: (line: Line, from: number) => number = ({ end }) => end): Citing {
  return {
    endOf,
    find(line) {
      const head = errorHead(line.text);
      const found = messages.flatMap(({ pattern, occasion, ofMail }) =>
        matchesOf(pattern, head)
          .filter((match) => ofMail !== true || isOfMail(match))
          .map((match): Citation => {
            const start = match.index + match[0].length;
            return { reply: { start, end: Math.max(start, endOf(line, start)) }, ...given({ occasion }) };
          }),
      );
      // Several patterns may find the same reply.
      return found.filter(({ reply }, index) => found.findIndex((other) => other.reply.start === reply.start) === index);
    },
  };
}

/** Whether a reply that only a mail server gives stands where a match ends. */
export function isOfMail({ 0: before, index, input }: RegExpExecArray): boolean {
  return isMailReplyAt(input, index + before.length);
}

/** The same words in one message stand for several replies; those of an earlier message about the same error for one. */
function cite(line: Line, memory: Memory, citations: readonly Citation[]): readonly Statement[] {
  const [first] = citations;
  if (first) beginMessage(line, first.reply.start, memory);
  const headed = first !== undefined && isHeaded(line, memory, pieceText(first.reply, line.text));
  const cited = citations.map((citation, index) => {
    const words = pieceText(citation.reply, line.text);
    const { recipient, again, times = 1 } = citation;
    const repeated = times > 1 ? wasCitedTimes(memory, words, times) : recipient === undefined ? isRepeated(memory, words) : isRepeatedFor(memory, words, recipient);
    const before = citations.slice(0, index);
    return { citation, words, known: headed || again === true || repeated || isToldBy(before, citation, line.text) || (FOLLOWS_REFUSAL.test(words) && wasCited(memory)) };
  });
  if (first) endTraceback(memory);
  return cited.flatMap(({ citation, words, known }): readonly Statement[] => {
    noteCited(memory, words);
    if (citation.times !== undefined) noteCitedTimes(memory, words, citation.times);
    if (citation.recipient !== undefined) noteCitedFor(memory, words, citation.recipient);
    const told = known ? [toldIn(citation.reply)] : [];
    if (citation.wordsBelow === true) expectWords(memory);
    if (goesOn(words) || citation.wordsBelow === true) {
      openReply(memory, words, { ...citation, known });
      return told;
    }
    return known ? told : [reportOf(citation)];
  });
}

// 550 5.7.1 Refused (upstream said: 503 … | 550 5.7.1 mx2.example.net said: 503 …
const WITHIN = /^[45]\d\d[ -](?=[^]{0,2000}(?:\([^()]{0,200}|\b(?:said|says|replied|answered|responded|returned)\b[^.]{0,20})$)/;

/** Whether one message has told of it already: a reply quotes another server's, and who was refused a connection was so once. */
function isToldBy(before: readonly Citation[], { reply, occasion }: Citation, text: string): boolean {
  return before.some((one) => (occasion === 'connect' && one.occasion === 'connect' && pieceText(one.reply, text) === pieceText(reply, text)) || (one.reply.start < reply.start && reply.start < one.reply.end && WITHIN.test(text.slice(one.reply.start, reply.start))));
}

// 503 5.5.1 RCPT first: what DATA is answered where no recipient was taken | 500 unrecognized command: what the lines of the message are, where that was not heard
const FOLLOWS_REFUSAL = /^(?:503[ -].{0,40}\b(?:RCPT|recipients?)\b|500[ -].{0,20}\bunrecogni[sz]ed command\b)/i;

// 550 5.1.1 here |     '550 5.1.1 here',: the rest of a string that a console broke at its line end
const CODE = /(?:['"](?=.{4,1000}['"],?\s{0,4}\+?\s*$))?(?=[45]\d{2}[ -])/y;

/** The next line of the reply that a message cites. */
function nextLine(line: Line, memory: Memory, { endOf, find }: Citing): readonly Statement[] | undefined {
  const found = openCode(memory) === undefined ? undefined : findMark(line, CODE);
  if (!found) return undefined;
  const reply = { start: found.end, end: Math.max(found.end, endOf?.(line, found.end) ?? line.end) };
  const next = continueReply(memory, line.text.slice(reply.start, reply.end));
  if (next !== 'over') return next && [toldIn(reply)];
  // Behind its last line the message may go on with another reply.
  const others = reply.end < line.end ? find(line, memory).filter((citation) => citation.reply.start > reply.end) : [];
  return [toldIn(reply), ...close(memory, 0), ...cite(line, memory, others)];
}

/** The reply that a message cites is over. */
function close(memory: Memory, passed = 1): readonly Statement[] {
  const open = closeReply(memory, passed);
  return !open || open.known === true ? [] : [reportOf(open)];
}

function toldIn(reply: Piece): Told {
  return { kind: 'told', reply };
}

function reportOf({ reply, occasion, server, recipient }: QuotedReply): Reported {
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'outbound',
    word: reply,
    reply,
    inError: true,
    ...given({ occasion, server, recipient }),
  };
}
