/** The only place that escapes log text and builds Markdown from it. */

import type { Payload } from '../analysis';
import { visible } from '../text/visible';
import type { Comparison } from './compare';
import { linkOf, type ExplainedCode } from './explain';
import { decodedText, faultText, shownFields } from './payload';

const LONGEST = 2000;
// Everything that CommonMark or GitHub's tables, autolinks and HTML give a meaning to.
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>~&:@/"'^=$]/g;

/** Log text as Markdown that shows it and does nothing else. */
export function escaped(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return visible(cut).replace(SPECIAL, '\\$&');
}

export function explanationMarkdown(one: ExplainedCode): string {
  return [
    `**${one.code} ${one.name}** · ${one.className}`,
    ...(one.remark === undefined ? [] : [`*${one.remark}*`]),
    `*Description:* ${one.description}`,
    `*When you see it:* ${one.whenSeen}`,
    `*How to fix:* ${one.howToFix}`,
    one.references.map(linkOf).map(({ title, url }) => `[${title}](${url})`).join(' · '),
  ].join('\n\n');
}

export function payloadMarkdown({ decoding, speaker }: Payload): string {
  const name = decoding.mechanism ?? 'SASL';
  const who = speaker === 'server' ? 'The server' : 'The client';
  if (decoding.kind === 'plain') return `**${escaped(name)}** · ${who} sent plain words, no Base64.`;
  if (decoding.kind === 'redacted') return `**${escaped(name)}** · taken out by the program that wrote this log.`;
  if (decoding.kind === 'malformed') return `**${escaped(name)}** · not valid Base64: ${escaped(faultText(decoding) ?? '')}`;
  const inferred = decoding.inferred ? ' (inferred from the payload; no AUTH command was seen)' : '';
  const rows = shownFields(decoding, false).map(({ name: field, value, note }) => `| ${field} | ${escaped(value)} | ${escaped(note ?? '')} |`);
  const fault = decoding.message.fault;
  return [
    `**${escaped(name)}** · ${who} ${decoding.message.step}${inferred}`,
    ...(rows.length === 0 ? [] : [['| field | value | |', '| --- | --- | --- |', ...rows].join('\n')]),
    ...(fault === undefined ? [] : [`Fault: ${escaped(fault)}`]),
  ].join('\n\n');
}

/** The label drawn beside a payload: one line of text, no Markdown. */
export function payloadLabel({ decoding }: Payload): string | undefined {
  const text = decodedText(decoding, false);
  if (text === undefined || text === '') return undefined;
  const shown = visible(text.replaceAll('\0', ' ').trim());
  return shown.length > LONGEST_LABEL ? `${shown.slice(0, LONGEST_LABEL)}…` : shown;
}

const LONGEST_LABEL = 120;

export function comparisonPage({ left, right, differences }: Comparison): string {
  const row = (title: string, read: (one: ExplainedCode) => string): string => `| ${title} | ${read(left)} | ${read(right)} |`;
  return [
    `# ${left.code} vs ${right.code}`,
    [
      `| | ${left.code} ${left.name} | ${right.code} ${right.name} |`,
      '| --- | --- | --- |',
      row('**Class**', (one) => one.className),
      row('**Category**', (one) => one.category),
      row('**Description**', (one) => one.description),
      row('**When you see it**', (one) => one.whenSeen),
      row('**How to fix**', (one) => one.howToFix),
      row('**Defined in**', (one) => one.references.map(linkOf).map(({ title, url }) => `[${title}](${url})`).join(', ')),
    ].join('\n'),
    '## Key differences',
    differences.map((one, index) => `${index + 1}. ${one}`).join('\n'),
  ].join('\n\n');
}
