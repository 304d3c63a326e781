import type { Command, Fact, Failure, Finding, Outcome, Payload, Reply, ReplyContext } from '../../analysis';
import type { Blocks } from '../../document/blocks';
import { smtpCommands } from '../../reference/commands';
import { ehloKeywords } from '../../reference/ehloKeywords';
import type { Span } from '../../text/span';
import { contradictionText } from '../../reference/contradiction';
import { mechanismAt, offerAt } from './ehloHover';
import { explainCode } from '../explain';
import type { HoverPlace } from './hoverPlace';
import { logFieldAt, type FieldHover } from './logFieldHover';
import { escaped, explanationMarkdown, linksTo } from '../markdown';
import { deliveredText, toldAt, type ToldOutcome } from './outcomeHover';
import { payloadMarkdown } from '../payload';
import { quotedCodeAt } from './quotedCode';
import { verdictOf } from '../verdict';
import { wordAt } from './wordAt';

/** What a hover shows. */
export interface HoverContent {
  /** What it belongs to; lines count from the first of the document. */
  readonly span: Span;
  /** Paragraphs of Markdown. They may hold words of the log, escaped: never to be trusted with commands. */
  readonly markdown: readonly string[];
  /** Commands to offer. Their arguments are codes and line numbers, never words of the log. */
  readonly links: readonly HoverLink[];
  /** The message of this line was given up: what put it off before stands in its other lines. */
  readonly gaveUp?: boolean;
}

export interface HoverLink {
  readonly title: string;
  readonly action: 'compare' | 'follow';
  readonly argument: number | readonly string[];
}

export interface HoverOptions {
  /** Secrets are shown. */
  readonly reveal: boolean;
  /** Whether the editor shows the message of a finding at this place anyhow. */
  isShown(finding: Finding): boolean;
}

/** What stands at a place, explained; nothing where nothing of ours stands there. Costs nothing before it is asked. */
export function hoverAt(blocks: Blocks, place: HoverPlace, options: HoverOptions): HoverContent | undefined {
  for (const { first, facts } of blocks.factsIn(place.line, place.line + 1)) {
    const under = (span: Span): boolean => first + span.line === place.line && span.start <= place.character && place.character <= span.end;
    for (const fact of facts) {
      const found = ofFact(fact, under, place, options);
      if (!found) continue;
      const { span, markdown, links = [], explains } = found;
      const verdict = explains ? verdictOn(blocks, explains, first, place, options) : NOTHING;
      return { span: { ...span, line: first + span.line }, markdown: [...verdict.markdown, ...markdown], links: [...links, ...verdict.links] };
    }
  }
  const field = logFieldAt(blocks.formats, place);
  // The words that tell an outcome may be many, and hold a code.
  return (field ? undefined : ofQuoted(blocks, place)) ?? ofLog(blocks, field, place, options);
}

/** A field of the log, and what became of the message where that is what the field or word tells. */
function ofLog(blocks: Blocks, field: FieldHover | undefined, place: HoverPlace, options: HoverOptions): HoverContent | undefined {
  const told = toldAt(blocks, place, field?.span);
  const span = field?.span ?? told?.span;
  if (!span) return undefined;
  const { markdown, links } = told ? onOutcome(blocks, told, place, options) : NOTHING;
  const texts = [...markdown, ...(field ? [field.markdown] : [])];
  const gaveUp = told?.outcome.result === 'expired';
  return texts.length === 0 && !gaveUp ? undefined : { span, markdown: texts, links, ...(gaveUp ? { gaveUp } : {}) };
}

interface Remarks {
  readonly markdown: readonly string[];
  readonly links: readonly HoverLink[];
}

const NOTHING: Remarks = { markdown: [], links: [] };

function onOutcome(blocks: Blocks, { outcome, first }: ToldOutcome, place: HoverPlace, options: HoverOptions): Remarks {
  if (outcome.result !== 'delivered') return verdictOn(blocks, outcome, first, place, options);
  return { markdown: [escaped(deliveredText(outcome))], links: followLinks(outcome.context, place) };
}

interface Found {
  readonly span: Span;
  readonly markdown: readonly string[];
  readonly links?: readonly HoverLink[];
  /** The fact whose failure belongs above it. */
  readonly explains?: Reply | Outcome;
}

function ofFact(fact: Fact, under: (span: Span) => boolean, place: HoverPlace, options: HoverOptions): Found | undefined {
  switch (fact.kind) {
    case 'payload':
      return under(fact.span) ? ofPayload(fact, options) : undefined;
    case 'outcome':
      return fact.statusSpan && under(fact.statusSpan) ? ofStatus(fact.statusSpan, fact.enhancedStatus, fact) : undefined;
    case 'reply':
      return ofReply(fact, under, place);
    case 'command':
      return ofCommand(fact, under, place);
    default:
      return undefined;
  }
}

function ofPayload(payload: Payload, { reveal }: HoverOptions): Found {
  return { span: payload.span, markdown: [payloadMarkdown(payload, reveal)] };
}

function ofReply(reply: Reply, under: (span: Span) => boolean, place: HoverPlace): Found | undefined {
  for (const [index, { code, enhancedStatus, text }] of reply.lines.entries()) {
    if (under(code)) return ofCode(code, reply);
    if (enhancedStatus && under(enhancedStatus)) return ofStatus(enhancedStatus, reply.enhancedStatus, reply);
    if (under(text)) return offerAt(reply, index, place);
  }
  return undefined;
}

function ofCode(span: Span, reply: Reply): Found | undefined {
  const explained = explainCode(reply.code, reply.answers, reply.enhancedStatus);
  if (!explained) return undefined;
  const contradiction = reply.enhancedStatus === undefined ? undefined : contradictionText(reply.code, reply.enhancedStatus);
  return {
    span,
    markdown: [...(contradiction === undefined ? [] : [`*${contradiction}*`]), explanationMarkdown(explained)],
    links: comparisons(explained.code, explained.compareWith),
    explains: reply,
  };
}

function ofStatus(span: Span, status: string | undefined, explains: Reply | Outcome): Found | undefined {
  const explained = status === undefined ? undefined : explainCode(status);
  if (!explained) return undefined;
  const code = explains.kind === 'reply' ? explains.code : undefined;
  const contradiction = code === undefined ? undefined : contradictionText(code, explained.code);
  return {
    span,
    markdown: [...(contradiction === undefined ? [] : [`*${contradiction}*`]), explanationMarkdown(explained)],
    links: comparisons(explained.code, explained.compareWith),
    explains,
  };
}

function ofQuoted(blocks: Blocks, place: HoverPlace): HoverContent | undefined {
  const quoted = quotedCodeAt(blocks.formats, place);
  const explained = quoted && explainCode(quoted.code);
  return explained && { span: quoted.span, markdown: [explanationMarkdown(explained)], links: comparisons(explained.code, explained.compareWith) };
}

/** More are offered by the command itself. */
const MOST_COMPARISONS = 3;

function comparisons(code: string, others: readonly string[]): readonly HoverLink[] {
  return others.slice(0, MOST_COMPARISONS).map((other) => ({ title: `Compare with ${other}`, action: 'compare', argument: [code, other] }));
}

/** What the failure of a reply or outcome means, where the editor does not say it already, and what follows from it. */
function verdictOn(blocks: Blocks, fact: Reply | Outcome, first: number, place: HoverPlace, { isShown }: HoverOptions): Remarks {
  const lines = new Set([place.line, ...(fact.kind === 'reply' ? fact.lines.map(({ code }) => first + code.line) : [])]);
  const [found] = [...lines].flatMap((line) => blocks.findingsOn(line)).filter(({ finding }) => finding.about.kind === 'failure');
  if (found?.finding.about.kind !== 'failure') return NOTHING;
  const failure = found.finding.about;
  return { markdown: verdictMarkdown(failure, isShown(found.finding)), links: followLinks(failure.context, place) };
}

function followLinks({ queueId }: ReplyContext, { line }: HoverPlace): readonly HoverLink[] {
  return queueId === undefined ? [] : [{ title: 'Follow message', action: 'follow', argument: line }];
}

function verdictMarkdown(failure: Failure, isShown: boolean): readonly string[] {
  const { headline, happened, advice, rests, provider } = verdictOf(failure);
  const texts = isShown ? [] : [`**${escaped(headline)}**`, escaped(`${happened} ${advice}`), ...(rests === '' ? [] : [escaped(rests)])];
  if (!provider) return texts;
  const { name, page } = provider.provider;
  const url = provider.rule?.page ?? page.url;
  return [...texts, `[${url === page.url ? page.title : `${name}: about this reply`}](${url})`];
}

function ofCommand(command: Command, under: (span: Span) => boolean, place: HoverPlace): Found | undefined {
  if (under(command.verbSpan)) {
    const known = smtpCommands.find(({ verb }) => verb === command.verb);
    if (!known) return undefined;
    const { verb, name, description, answers, syntax, references } = known;
    return { span: command.verbSpan, markdown: [[`**${verb}** · ${name}`, description, `*Answers:* ${answers}`, `\`${syntax}\``, linksTo(references)].join('\n\n')] };
  }
  if (!under(command.span)) return undefined;
  const word = wordAt(place, command.span);
  if (!word) return undefined;
  if (command.verb === 'AUTH') return word.index === 1 ? mechanismAt(word) : undefined;
  if (command.verb !== 'MAIL' && command.verb !== 'RCPT') return undefined;
  const name = /^[A-Za-z0-9-]{2,20}/.exec(word.text)?.[0].toUpperCase() ?? '';
  const keyword = ehloKeywords.find(({ parameters }) => parameters && Object.hasOwn(parameters, name));
  const says = keyword?.parameters?.[name];
  if (!keyword || says === undefined) return undefined;
  return { span: word.span, markdown: [[`**${name}** · ${command.verb} parameter`, `It says ${says}.`, `The server offers this with \`${keyword.keyword}\`. ${keyword.description}`, linksTo(keyword.references)].join('\n\n')] };
}
