import * as vscode from 'vscode';
import type { Severity, Span } from '../core';

/** @param first the line from which the lines of the span count */
export function toRange(span: Span, first: number): vscode.Range {
  const line = Math.max(0, first + span.line);
  return new vscode.Range(line, span.start, line, span.end);
}

/** None for what is not reported. */
export function toSeverity(severity: Severity): vscode.DiagnosticSeverity | undefined {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'off':
      return undefined;
  }
}
