import type { Finding } from '../analysis';
import { storyOf } from '../messages/outcomes';
import { counted } from '../text/counted';
import { visible } from '../text/visible';
import { fateText, originText } from './fate';
import { messageOf } from './message';

const LONGEST_LINE = 1000;
/** A ticket is read, not searched: more lines stand in the log, more recipients too. */
const MOST_LINES = 20;
const MOST_RECIPIENTS = 20;

/**
 * A paragraph about a finding, for a ticket; where its message was followed,
 * what became of each recipient and the message's lines as well.
 * @param line of the finding, without its secrets
 * @param lines of the whole message, in the order of the log, without their secrets; none where it was not followed
 */
export function noteOn(finding: Finding, line: string, lines: readonly string[] = []): string {
  const story = lines.length > 1 ? storyOf(lines) : undefined;
  const origin = story ? originText(story) : '';
  const fates = story?.fates ?? [];
  const others = fates.length - MOST_RECIPIENTS;
  const told = [
    ...(origin === '' ? [] : [`${origin}.`]),
    ...fates.slice(0, MOST_RECIPIENTS).map((fate) => `- ${fateText(fate)}`),
    ...(others > 0 ? [`- … and ${counted(others, 'more recipient')}`] : []),
  ];
  const shown = story ? lines.slice(0, MOST_LINES) : [line];
  const left = story ? lines.length - shown.length : 0;
  return [
    messageOf(finding),
    ...(told.length === 0 ? [] : ['', 'What became of the message:', ...told]),
    '',
    ...shown.map((one) => `    ${cut(visible(one))}`),
    ...(left > 0 ? [`    … and ${counted(left, 'more line')}`] : []),
    '',
  ].join('\n');
}

function cut(text: string): string {
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text;
}
