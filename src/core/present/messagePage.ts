import type { FollowedMessage } from '../messages/follow';
import { storyOf } from '../messages/outcomes';
import { counted } from '../text/counted';
import { fateText, originText } from './fate';

/** The text of the page about one message; the log's lines stand in it without their secrets. */
export interface MessagePage {
  readonly text: string;
  /** For each line of the text that is a line of the log: where it stands there, both from 0. */
  readonly links: ReadonlyMap<number, number>;
}

/**
 * What became of each recipient, and all lines of the message.
 * @param lines the contents of the lines of the message, in their order, without their secrets
 */
export function messagePage(message: FollowedMessage, lines: readonly string[], lastNumber: number): MessagePage {
  const head = [`Message ${message.ids.join(', then ')}: ${counted(lines.length, 'line')}`, ''];
  const story = storyOf(lines);
  const origin = originText(story);
  if (origin !== '') head.push(origin);
  for (const fate of story.fates) head.push(fateText(fate));
  head.push('');
  const width = String(lastNumber).length;
  const body = message.lines.map(({ line }, index) => `${String(line + 1).padStart(width)}  ${lines[index] ?? ''}`);
  return {
    text: [...head, ...body, ''].join('\n'),
    links: new Map(message.lines.map(({ line }, index) => [head.length + index, line])),
  };
}
