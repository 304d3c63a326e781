import * as vscode from 'vscode';
import { hoverAt, messageMarkdown, type HoverLink } from '../core';
import type { Analyses } from '../editor/analyses';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import { idRangeAt, messageAt } from '../editor/messages';
import { redactedLine } from '../editor/redaction';
import type { CommandId } from '../manifest';
import type { Feature } from './feature';

/**
 * The explanation of the code, command, payload or field under the pointer, the verdict of a failing reply first; on
 * the id of a message, what became of it.
 */
export const hover: Feature = ({ analyses, secrets, shownFindings }) =>
  vscode.languages.registerHoverProvider([...selector], {
    provideHover(document, position, token) {
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
      if (!content) return messageHover(analyses, document, position, token);
      const { span, markdown, links } = content;
      // The texts hold words of a log: neither HTML nor command links in them.
      const texts = markdown.map((text) => new vscode.MarkdownString(text));
      return new vscode.Hover(links.length === 0 ? texts : [...texts, linksOf(links)], toRange(span, 0));
    },
  });

async function messageHover(analyses: Analyses, document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
  const range = idRangeAt(document, position);
  const message = range && (await messageAt(document, position.line, token));
  const blocks = analyses.of(document);
  if (!range || !message || !blocks) return undefined;
  const text = new vscode.MarkdownString(messageMarkdown(message, (line) => redactedLine(blocks, document, line)));
  return new vscode.Hover([text, linksOf([{ title: 'Follow message', action: 'follow', argument: position.line }])], range);
}

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
