import type { FollowedMessage } from '../../messages/follow';
import { storyOf, type Fate } from '../../messages/outcomes';
import { counted } from '../../text/counted';
import { fateText, originText } from '../fate';
import { escaped } from '../markdown';

/** Recipients told of: what one takes in at a glance. */
const MOST_RECIPIENTS = 6;
/** Lines whose story is told at once; reading more takes time, and nobody reads it in a hover. */
const MOST_LINES = 500;

/**
 * What became of a message, for a hover on its id: Markdown, those first who did not get it.
 * @param lineOf gives a line of the log, counted from 0, without its secrets
 */
export function messageMarkdown({ ids, lines }: FollowedMessage, lineOf: (line: number) => string): string {
  const heading = `**Message ${escaped(ids.join(', then '))}** · ${counted(lines.length, 'line')}`;
  if (lines.length > MOST_LINES) return heading;
  const story = storyOf(lines.map(({ line }) => lineOf(line)));
  const fates = [...story.fates].sort((a, b) => gotIt(a) - gotIt(b));
  const left = fates.length - MOST_RECIPIENTS;
  return [
    heading,
    escaped(originText(story)),
    fates.slice(0, MOST_RECIPIENTS).map((fate) => `- ${escaped(fateText(fate))}`).join('\n'),
    ...(left > 0 ? [`and ${counted(left, 'more recipient')}`] : []),
  ].filter((text) => text !== '').join('\n\n');
}

function gotIt({ outcome }: Fate): number {
  return outcome.result === 'delivered' ? 1 : 0;
}
