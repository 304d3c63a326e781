import { given } from '../given';
import { occasionOfVerb, type Occasion } from '../reference/occasion';
import type { Piece, Statement, Told } from '../statement';
import { matchesOf, standsAt } from '../text/matches';

// unverified address: host mx.example.net[private/lmtp] said: 550 5.1.1 … | remote server answered: "550 5.7.1 … | 554 5.7.0 < #5.7.133 smtp;550 5.7.133 … > (Microsoft 365)
const SAID = /\b(?:(?:said|answered|replied|responded): "?|smtp;)(?=[245]\d\d[ -]\S)/g;
/** What SAID can match holds one of these. */
const SIGNS: readonly string[] = ['d: ', 'smtp;'];
const HOST = /\bhost (\S{1,300}) $/;
const LONGEST_HOST = 310;
// Without either, people said it: the caller said: 550 calls were too many
const WITH_STATUS = /[245]\d\d[ -][245]\.\d{1,3}\.\d/y;
// (in reply to RCPT TO command) | (in reply to end of DATA command)
const IN_REPLY_TO = /\s\(in reply to (end of DATA|[A-Z]{4,8})\b[^()]{0,40}\)/;

/**
 * What a line says, and the replies that its refusals quote: a server refuses
 * for what another one said when it was asked. They tell why, and are no
 * refusals of their own.
 * @param text the line, in which the statements' pieces stand
 */
export function withRepliesWithin(statements: readonly Statement[], text: string): readonly Statement[] {
  // Most lines of a log tell of no refusal, and most refusals quote none.
  if (!anyMayQuote(statements, text)) return statements;
  const replies = statements.flatMap(repliesOf);
  const within = replies.flatMap((reply) => repliesIn(reply, text)).filter(({ reply }) => !replies.some(({ start }) => start === reply.start));
  return within.length === 0 ? statements : [...statements, ...within];
}

/** In a loop of its own: every line of a log comes here. */
function anyMayQuote(statements: readonly Statement[], text: string): boolean {
  for (const one of statements) if (mayQuote(one, text)) return true;
  return false;
}

function mayQuote(statement: Statement, text: string): boolean {
  return statement.kind === 'foretold' || ((statement.kind === 'reported' || statement.kind === 'told') && statement.reply !== undefined && mayHoldReply(statement.reply, text) && quotes(text, statement.reply.start));
}

function quotes(text: string, from: number): boolean {
  return SIGNS.some((sign) => text.includes(sign, from));
}

/** Whether a reply's words stand in the line, and are no success. */
function mayHoldReply({ start, text: words, line }: Piece, text: string): boolean {
  return words === undefined && line === undefined && text[start] !== '2';
}

function repliesOf(statement: Statement): readonly Piece[] {
  if (statement.kind === 'foretold') return statement.statements.flatMap((one) => (one.kind === 'reported' ? repliesOf(one) : []));
  return (statement.kind === 'reported' || statement.kind === 'told') && statement.reply !== undefined ? [statement.reply] : [];
}

/** @param reply of which the words are looked at where they stand in the line as they are */
function repliesIn(reply: Piece, text: string): readonly Told[] {
  if (!mayHoldReply(reply, text)) return [];
  const words = text.slice(reply.start, reply.end);
  return matchesOf(SAID, words).flatMap(({ 0: before, index }): readonly Told[] => {
    const from = index + before.length;
    const server = HOST.exec(words.slice(Math.max(0, index - LONGEST_HOST), index))?.[1];
    if (server === undefined && !standsAt(WITH_STATUS, words, from)) return [];
    const tail = IN_REPLY_TO.exec(words.slice(from));
    const end = tail ? from + tail.index : words.length;
    return [{ kind: 'told', reply: { start: reply.start + from, end: reply.start + end }, ...given({ server, occasion: occasionOf(tail?.[1]) }) }];
  });
}

function occasionOf(said: string | undefined): Occasion | undefined {
  return said === 'end of DATA' ? 'content' : said === undefined ? undefined : occasionOfVerb(said);
}
