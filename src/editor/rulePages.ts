import * as vscode from 'vscode';
import { rules } from '../core';
import type { CommandId } from '../manifest';

/**
 * A link to the page of a rule. A command, for a link to the file would show its source on the desktop, and leave the
 * editor on the web.
 */
export function linkToRule(id: string): vscode.Uri {
  return vscode.Uri.parse(`command:${'mailLog.showRule' satisfies CommandId}?${encodeURIComponent(JSON.stringify([id]))}`);
}

/** The Markdown of the page of a rule, which is part of the program. @returns nothing where there is no such rule */
export async function pageOfRule(id: unknown): Promise<string | undefined> {
  const rule = rules.find((one) => one.id === id);
  if (!rule) return undefined;
  const page = (await import(`../../docs/rules/${rule.id}.md`)) as { readonly default: string };
  return page.default;
}
