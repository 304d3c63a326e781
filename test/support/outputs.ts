import { annotationRecords, findingRecord } from '../../src/cli/records';
import { decodedText, messageOf, payloadLabel, payloadMarkdown, redact, shownFields, stepText, titleOf, type Fact } from '../../src/core';
import { analyze } from './annotate';

/** Everything that is shown of a text under default settings, in one string, without what escapes Markdown. */
export function outputsOf(text: string): string {
  const { facts, findings } = analyze(text);
  return [
    ...facts.flatMap(outputsOfFact),
    ...findings.flatMap((finding) => [messageOf(finding), finding.group, JSON.stringify(findingRecord(finding, { file: 'x.log', line: finding.span.line }))]),
    redact(text, facts),
  ].join('\n');
}

function outputsOfFact(fact: Fact): readonly string[] {
  const records = annotationRecords(fact, (line) => ({ file: 'x.log', line }), false).map((record) => JSON.stringify(record));
  if (fact.kind !== 'payload') return records;
  return [
    ...records,
    payloadMarkdown(fact, false).replaceAll('\\', ''),
    payloadLabel(fact, false) ?? '',
    decodedText(fact.decoding, false) ?? '',
    shownFields(fact.decoding, false).map(({ name, value, note }) => `${name} ${value} ${note ?? ''}`).join('\n'),
    titleOf(fact.decoding),
    stepText(fact),
  ];
}
