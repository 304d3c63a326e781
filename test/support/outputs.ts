import { annotationRecords } from '../../src/cli/output/records';
import { rowOf } from '../../src/cli/output/rows';
import {
  Blocks,
  decodedText,
  hoverAt,
  linesOf,
  messageOf,
  noteOn,
  payloadLabel,
  payloadMarkdown,
  redact,
  replyLabel,
  sessionName,
  sessionSummary,
  shownFields,
  splitLines,
  stepText,
  Summarizer,
  titleOf,
  type Fact,
} from '../../src/core';
import { analyze } from './annotate';
import { pagesOf } from './sessions';

/** Everything that is shown of a text under default settings, in one string, without what escapes Markdown. */
export function outputsOf(text: string): string {
  const { facts, findings, secrets } = analyze(text);
  const clean = redact(text, facts, undefined, secrets);
  const lines = splitLines(clean);
  const summarizer = new Summarizer();
  summarizer.add(facts, splitLines(text));
  return [
    ...facts.flatMap(outputsOfFact),
    ...findings.flatMap((finding) => [
      messageOf(finding),
      finding.group,
      rowOf(finding, { file: 'x.log', line: finding.span.line }, true).join(''),
      noteOn(finding, lines[finding.span.line] ?? ''),
    ]),
    ...hoversIn(text, facts),
    ...pagesOf(text).map((page) => page.replaceAll('\\', '')),
    JSON.stringify(summarizer.summary()),
    clean,
  ].join('\n');
}

/** The hover at the start of whatever has one. */
function hoversIn(text: string, facts: readonly Fact[]): readonly string[] {
  const blocks = new Blocks(linesOf(text));
  while (!blocks.done) blocks.advance();
  const lines = splitLines(text);
  const spans = facts.flatMap((fact) => (fact.kind === 'reply' ? fact.lines.flatMap(({ code, enhancedStatus, text: words }) => [code, ...(enhancedStatus ? [enhancedStatus] : []), words]) : 'span' in fact ? [fact.span] : []));
  return spans.flatMap(({ line, start }) => {
    const content = hoverAt(blocks, { line, character: start, text: lines[line] ?? '' }, { reveal: false, isShown: () => false });
    return content ? [content.markdown.join('\n').replaceAll('\\', ''), JSON.stringify(content.links)] : [];
  });
}

function outputsOfFact(fact: Fact): readonly string[] {
  const records = annotationRecords(fact, (line) => ({ file: 'x.log', line }), false).map((record) => JSON.stringify(record));
  switch (fact.kind) {
    case 'payload':
      return [
        ...records,
        payloadMarkdown(fact, false).replaceAll('\\', ''),
        payloadLabel(fact, false) ?? '',
        decodedText(fact.decoding, false) ?? '',
        shownFields(fact.decoding, false).map(({ name, value, note }) => `${name} ${value} ${note ?? ''}`).join('\n'),
        titleOf(fact.decoding),
        stepText(fact),
      ];
    case 'failure':
      return [...records, fact.text, replyLabel(fact)];
    case 'session':
      return [...records, sessionName(fact), sessionSummary(fact), ...Object.values(fact.refusals).map(({ text }) => text)];
    default:
      return records;
  }
}
