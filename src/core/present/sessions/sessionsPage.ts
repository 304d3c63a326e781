import type { SessionComparison } from '../../comparison/compareSessions';
import type { Side } from '../../comparison/row';
import { escaped, table } from '../markdown';
import { sessionName } from '../sessionLabel';
import { dialogueTable } from './dialogueTable';
import { partingText, verdictsOn } from './partingText';
import { lineLink, type SessionPlace } from './sessionPlace';
import { Wording } from './wording';

export interface SessionsPage {
  readonly places: Readonly<Record<Side, SessionPlace>>;
  /** What is known of the logs that must not be shown wherever else it stands. */
  readonly secrets: readonly string[];
  /** Seconds after which a reply is slow. */
  readonly slowReply: number;
}

/** The name of the page: which sessions it compares. */
export function sessionsTitle({ left, right }: SessionsPage['places']): string {
  return `${left.file}:${left.line + 1} vs ${right.file}:${right.line + 1}`;
}

/** Two sessions side by side, as Markdown: where they part and why, what differs, the dialogue. */
export function sessionsPage(comparison: SessionComparison, { places, secrets, slowReply }: SessionsPage): string {
  const wording = new Wording(secrets, slowReply);
  const { differences } = comparison;
  const side = (name: Side): string => {
    const { file, line } = places[name];
    return `- **${name === 'left' ? 'Left' : 'Right'}:** ${wording.said(sessionName(comparison[name]))}, ${lineLink(places[name], line, `line ${line + 1}`)} of ${wording.said(file)}`;
  };
  const dialogue = dialogueTable(comparison, wording, places);
  const parts = [
    `# ${escaped(sessionsTitle(places))}`,
    partingText(comparison, wording),
    ...verdictsOn(comparison, wording),
    [side('left'), side('right')].join('\n'),
    ...(differences.length === 0 ? [] : ['## What differs', table(['What', 'Left', 'Right'], differences.map(({ what, left, right }) => [`**${what}**`, wording.value(left), wording.value(right)]))]),
    ...(dialogue === '' ? [] : ['## Side by side', dialogue]),
  ];
  return `${parts.join('\n\n')}\n`;
}
