import type { Reply } from '../../analysis';
import { beginsKeyword } from '../../dialogue/keywords';
import { ehloKeywords, type EhloKeyword } from '../../reference/ehloKeywords';
import { loginMechanismNamed, type LoginMechanism } from '../../reference/loginMechanisms';
import type { Span } from '../../text/span';
import type { HoverPlace } from './hoverPlace';
import { linksTo } from '../markdown';
import { wordsIn, type Word } from './wordAt';

interface Explained {
  readonly span: Span;
  readonly markdown: readonly string[];
}

/**
 * What a server offers at a place in its answer to EHLO: a keyword, or a mechanism to log in with.
 * @param index which line of the reply the place is in, from 0
 */
export function offerAt(reply: Reply, index: number, place: HoverPlace): Explained | undefined {
  const text = reply.lines[index]?.text;
  const onOneLine = reply.lines.length === 1;
  // The first line is the server's name and words of greeting, unless all stands on it.
  if (!text || !offers(reply) || (index === 0 && !onOneLine)) return undefined;
  let keyword: EhloKeyword | undefined;
  for (const word of wordsIn(place.text, { ...text, end: Math.min(text.end, place.text.length) })) {
    const begins = onOneLine ? word.index > 0 && beginsKeyword(word.text) : word.index === 0;
    if (begins) keyword = keywordNamed(nameIn(word.text));
    if (place.character <= word.span.end) return place.character < word.span.start || !keyword ? undefined : ofWord(word, keyword, begins, place);
  }
  return undefined;
}

/** An answer that was pasted without its question, or without its first line, is known by its keywords. */
function offers({ keywords, answers, code, lines }: Reply): boolean {
  return keywords !== undefined || (code === '250' && lines.length > 1 && (answers === undefined || answers === 'EHLO' || answers === 'LHLO'));
}

function ofWord(word: Word, keyword: EhloKeyword, begins: boolean, { character }: HoverPlace): Explained | undefined {
  const listsMechanisms = LISTS_MECHANISMS.has(keyword.keyword);
  if (!begins) return listsMechanisms ? mechanismAt(word) : undefined;
  const end = word.span.start + keyword.keyword.length;
  // AUTH=LOGIN stands beside AUTH for clients from before the standard.
  if (listsMechanisms && character > end) return mechanismAt({ ...word, text: word.text.slice(keyword.keyword.length + 1), span: { ...word.span, start: end + 1 } });
  return { span: { ...word.span, end }, markdown: [keywordMarkdown(keyword)] };
}

/** The mechanism that a word names. */
export function mechanismAt({ text, span }: Word): Explained | undefined {
  const name = nameIn(text);
  const mechanism = loginMechanismNamed(name);
  return mechanism && { span: { ...span, end: span.start + name.length }, markdown: [mechanismMarkdown(name, mechanism)] };
}

const LISTS_MECHANISMS: ReadonlySet<string> = new Set(['AUTH', 'X-EXPS']);

/** The name that a word begins with, in capitals: programs put quotes and escapes behind it. */
function nameIn(word: string): string {
  return /^[A-Za-z0-9_-]{1,40}/.exec(word)?.[0].toUpperCase() ?? '';
}

function keywordNamed(name: string): EhloKeyword | undefined {
  return ehloKeywords.find(({ keyword }) => keyword === name);
}

function mechanismMarkdown(name: string, { title, description, whenRefused, references }: LoginMechanism): string {
  return [`**${name}** · ${title}`, `A SASL mechanism. ${description}`, ...(whenRefused === undefined ? [] : [`*When it is refused:* ${whenRefused}`]), linksTo(references)].join('\n\n');
}

function keywordMarkdown({ keyword, name, description, value, parameters, references }: EhloKeyword): string {
  const allowed = Object.entries(parameters ?? {}).map(([parameter, says]) => `\`${parameter}\`: ${says}.`);
  return [
    `**${keyword}** · ${name}`,
    description,
    ...(value === undefined ? [] : [`*Behind it stands* ${value}.`]),
    ...(allowed.length === 0 ? [] : [`*It allows* ${allowed.join(' ')}`]),
    linksTo(references),
  ].join('\n\n');
}
