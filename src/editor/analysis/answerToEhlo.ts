import * as vscode from 'vscode';
import type { Analyses } from './analyses';
import { toRange } from '../convert';
import { sessionsOf } from './sessions';

/**
 * Where the server last said before a line, counted from 0, what it offers (RFC 5321 §4.1.1.1). None where sessions
 * are interleaved there: it may be the answer to another client.
 */
export function answerToEhlo(analyses: Analyses, document: vscode.TextDocument, line: number): vscode.Range | undefined {
  const [session, other] = sessionsOf(analyses, document).sessions.filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  if (!session || other) return undefined;
  let answer: vscode.Range | undefined;
  for (const { first, facts } of analyses.of(document)?.factsIn(session.firstLine, line + 1) ?? []) {
    for (const fact of facts) {
      const spans = fact.kind === 'reply' && fact.keywords ? fact.lines : [];
      const [begin, end] = [spans[0]?.code, spans[spans.length - 1]?.text];
      if (!begin || !end || first + begin.line >= line) continue;
      if (first + begin.line >= session.firstLine) answer = toRange(begin, first).union(toRange(end, first));
    }
  }
  return answer;
}
