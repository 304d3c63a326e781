import * as vscode from 'vscode';
import { explainCode, explanationMarkdown, messageOf, payloadMarkdown, escaped, type Blocks, type Fact, type Span } from '../core';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import type { Feature } from './feature';

/** The explanation of the code or payload under the pointer, the verdict of a failing reply first. */
export const hover: Feature = ({ analyses, secrets }) =>
  vscode.languages.registerHoverProvider([...selector], {
    provideHover(document, position) {
      const blocks = analyses.of(document);
      return blocks ? hoverAt(blocks, position, secrets.shownIn(document)) : undefined;
    },
  });

function hoverAt(blocks: Blocks, position: vscode.Position, reveal: boolean): vscode.Hover | undefined {
  for (const { first, facts } of blocks.factsIn(position.line, position.line + 1)) {
    for (const fact of facts) {
      const found = explain(fact, (span) => toRange(span, first).contains(position), reveal);
      if (found) return new vscode.Hover([...verdicts(blocks, position), ...found.texts].map(markdown), toRange(found.span, first));
    }
  }
  return undefined;
}

function verdicts(blocks: Blocks, position: vscode.Position): readonly string[] {
  return blocks.findingsOn(position.line).flatMap(({ finding }) => (finding.about.kind === 'failure' ? [escaped(messageOf(finding))] : []));
}

function explain(fact: Fact, under: (span: Span) => boolean, reveal: boolean): { readonly span: Span; readonly texts: readonly string[] } | undefined {
  if (fact.kind === 'payload') return under(fact.span) ? { span: fact.span, texts: [payloadMarkdown(fact, reveal)] } : undefined;
  if (fact.kind === 'outcome') return fact.statusSpan && under(fact.statusSpan) ? codeAt(fact.statusSpan, fact.enhancedStatus) : undefined;
  if (fact.kind !== 'reply') return undefined;
  for (const { code, enhancedStatus } of fact.lines) {
    const explained = under(code) ? explainCode(fact.code, fact.answers) : undefined;
    if (explained) return { span: code, texts: [explanationMarkdown(explained)] };
    if (enhancedStatus && under(enhancedStatus)) return codeAt(enhancedStatus, fact.enhancedStatus);
  }
  return undefined;
}

function codeAt(span: Span, code: string | undefined): { span: Span; texts: readonly string[] } | undefined {
  const explained = code === undefined ? undefined : explainCode(code);
  return explained ? { span, texts: [explanationMarkdown(explained)] } : undefined;
}

function markdown(text: string): vscode.MarkdownString {
  // Neither HTML nor command links: the text holds words of a log.
  return new vscode.MarkdownString(text);
}
