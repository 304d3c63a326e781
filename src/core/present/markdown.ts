/** The only place that escapes log text and builds Markdown from it. */

import { visible } from '../text/visible';
import type { CodeComparison } from './compareCodes';
import type { Reference } from '../reference/explanation';
import { linkOf, type ExplainedCode } from './explain';

const LONGEST = 2000;
// Everything that CommonMark or GitHub's tables, autolinks and HTML give a meaning to.
const SPECIAL = /[\\`*_{}[\]()#+\-.!|<>~&:@/"'^=$]/g;

/** Log text as Markdown that shows it and does nothing else. */
export function escaped(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return visible(cut).replace(SPECIAL, '\\$&');
}

/**
 * Log text in a code span: nothing in it is Markdown, nor made a link, which some renderers do with what is only escaped.
 * @param inTable a bar ends a cell there, in a code span too
 */
export function codeSpan(text: string, { inTable = false, longest = LONGEST }: { readonly inTable?: boolean; readonly longest?: number } = {}): string {
  const shown = visible(text.length > longest ? `${text.slice(0, longest)}…` : text).trim();
  if (shown === '') return '';
  const fence = '`'.repeat(1 + Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)));
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  const span = `${fence}${pad}${shown}${pad}${fence}`;
  return inTable ? span.replaceAll('|', '\\|') : span;
}

/** What a code means, without the verdict of any reply. */
export function explanationMarkdown(one: ExplainedCode): string {
  return [
    `**${one.code} ${one.name}** · ${one.className}`,
    ...(one.remark === undefined ? [] : [`*${one.remark}*`]),
    `*Description:* ${one.description}`,
    `*When you see it:* ${one.whenSeen}`,
    `*How to fix:* ${one.howToFix}`,
    linksTo(one.references),
  ].join('\n\n');
}

/** Where the statements of a page come from, as links. */
export function linksTo(references: readonly Reference[]): string {
  return references.map(linkOf).map(({ title, url }) => `[${title}](${url})`).join(' · ');
}

/** A table; the cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Two codes side by side, as a page of Markdown. */
export function comparisonPage({ left, right, differences, applies }: CodeComparison): string {
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
    '## Which one applies when',
    applies.map(({ code, when }) => `- **${code}:** ${when}`).join('\n'),
  ].join('\n\n');
}
