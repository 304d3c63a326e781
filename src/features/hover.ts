import * as vscode from 'vscode';
import { hoverAt, type HoverLink } from '../core';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import type { CommandId } from '../manifest';
import type { Feature } from './feature';

/** The explanation of the code, command, payload or field under the pointer, the verdict of a failing reply first. */
export const hover: Feature = ({ analyses, secrets, shownFindings }) =>
  vscode.languages.registerHoverProvider([...selector], {
    provideHover(document, position) {
      const blocks = analyses.of(document);
      if (!blocks) return undefined;
      const content = hoverAt(
        blocks,
        { line: position.line, character: position.character, text: document.lineAt(position.line).text },
        {
          reveal: secrets.shownIn(document),
          // VS Code shows the message of a diagnostic above the hover itself.
          isShown: (finding) => shownFindings.of(document.uri).some((shown) => shown.finding === finding && toRange(finding.span, shown.first).contains(position)),
        },
      );
      if (!content) return undefined;
      const { span, markdown, links } = content;
      // The texts hold words of a log: neither HTML nor command links in them.
      const texts = markdown.map((text) => new vscode.MarkdownString(text));
      return new vscode.Hover(links.length === 0 ? texts : [...texts, linksOf(links)], toRange(span, 0));
    },
  });

const COMMANDS: Readonly<Record<HoverLink['action'], CommandId>> = {
  compare: 'mailLog.compareReplyCodes',
  follow: 'mailLog.followMessage',
};

/** Command links; nothing but titles of ours, codes and line numbers goes in here. */
function linksOf(links: readonly HoverLink[]): vscode.MarkdownString {
  const text = links.map(({ title, action, argument }) => `[${title}](command:${COMMANDS[action]}?${encodeURIComponent(JSON.stringify([argument]))})`).join(' · ');
  const trusted = new vscode.MarkdownString(text);
  trusted.isTrusted = { enabledCommands: Object.values(COMMANDS) };
  return trusted;
}
