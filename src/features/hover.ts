import * as vscode from 'vscode';
import { hoverAt, messageMarkdown, type HoverContent, type HoverLink } from '../core';
import type { Analyses } from '../editor/analysis/analyses';
import { toRange } from '../editor/convert';
import { selector } from '../editor/documents';
import { idRangeAt, messageAt } from '../editor/messages';
import { redactedLine } from '../editor/analysis/redaction';
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
      return content.gaveUp === true ? withStory(content, analyses, document, position, token) : hoverOf(content);
    },
  });

function hoverOf({ span, markdown, links }: HoverContent): vscode.Hover {
  // The texts hold words of a log: neither HTML nor command links in them.
  const texts = markdown.map((text) => new vscode.MarkdownString(text));
  return new vscode.Hover(links.length === 0 ? texts : [...texts, linksOf(links)], toRange(span, 0));
}

/** A line that says that a message was given up does not say why: its other lines do. */
async function withStory(content: HoverContent, analyses: Analyses, document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover> {
  const story = await storyAt(analyses, document, position.line, token);
  return hoverOf(story === undefined ? content : { ...content, markdown: [story, ...content.markdown] });
}

async function messageHover(analyses: Analyses, document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.Hover | undefined> {
  const range = idRangeAt(document, position);
  const story = range && (await storyAt(analyses, document, position.line, token));
  if (story === undefined) return undefined;
  return new vscode.Hover([new vscode.MarkdownString(story), linksOf([{ title: 'Follow message', action: 'follow', argument: position.line }])], range);
}

/** What became of the message of a line, as Markdown; nothing where it has none, or nobody waits for it any more. */
async function storyAt(analyses: Analyses, document: vscode.TextDocument, line: number, token: vscode.CancellationToken): Promise<string | undefined> {
  const message = await messageAt(document, line, token);
  const blocks = analyses.of(document);
  return message && blocks && messageMarkdown(message, (one) => redactedLine(blocks, document, one));
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
