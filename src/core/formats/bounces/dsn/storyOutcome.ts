import { given } from '../../../given';
import type { Piece, Reported } from '../../../statement';
import { answerOf, ofReply, statusIn, type BounceAnswer } from './answer';
import type { Mail } from './mail/mail';
import type { Narrative, Story } from './narrative';
import { pieceOf, type ReplyInPassage } from './mail/passage';
import { saysSo } from './recognition/reportMail';
import { occasionIn } from './stage';

/**
 * What the words for people report of a recipient.
 * @param first the recipient that is named first
 */
export function ofStory(story: Story, first: string, narrative: Narrative, mail: Mail, below: number): Reported {
  const { recipient, passage, reply, reason } = story;
  // What stands above the recipients is about each of them.
  const only = first === recipient && narrative.stories.length === 1;
  const shared = narrative.reply && (only || narrative.reply.from < narrative.passage.text.indexOf(first)) ? narrative.reply : undefined;
  const answer = reply ? ofReply(passage, reply, below) : shared ? ofReply(narrative.passage, shared, below) : reason ? { reason: pieceOf(passage, reason.from, reason.to, below), ...statusIn(passage, reason, below) } : answerOf(undefined, undefined, narrative, below);
  return reported(recipient, answer, story.reply ?? shared, occasionIn(passage.text), story.delayed === true ? { ...narrative, delayed: true } : narrative, mail, pieceOf(passage, 0, Math.max(1, passage.lines[0]?.text.trim().length ?? 1), below));
}

/** Where the words name no recipient, all of them are about the one that is known otherwise. */
export function ofWhole(recipient: string, narrative: Narrative, mail: Mail, below: number): Reported {
  const { passage, reply } = narrative;
  const at = passage.begins[passage.lines.findIndex(({ text }) => saysSo(text))] ?? 0;
  return reported(recipient, answerOf(undefined, undefined, narrative, below), reply, occasionIn(passage.text), narrative, mail, pieceOf(passage, at, at + 1, below));
}

function reported(
  recipient: string,
  { reply, reason, status }: BounceAnswer,
  quoted: ReplyInPassage | undefined,
  occasion: Reported['occasion'],
  { delayed }: Narrative,
  { header }: Mail,
  word: Piece,
): Reported {
  const late = delayed || /\bdelay|^warning:/i.test(header.get('subject') ?? '');
  return {
    kind: 'reported',
    result: late ? 'deferred' : 'bounced',
    direction: 'outbound',
    word,
    ...(recipient === '' ? {} : { recipient }),
    ...(quoted?.server === undefined ? {} : { server: quoted.server }),
    ...(quoted?.occasion === undefined ? (occasion === undefined ? {} : { occasion }) : { occasion: quoted.occasion }),
    ...(reply ? { reply } : reason ? { reason } : {}),
    ...given({ status }),
  };
}
