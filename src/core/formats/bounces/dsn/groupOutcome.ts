import type { Result } from '../../../analysis';
import { given } from '../../../given';
import type { Reported } from '../../../statement';
import { addressIn } from './mail/address';
import { answerOf } from './answer';
import type { Narrative } from './narrative';
import { pieceOf, type MailPassage } from './mail/passage';
import { occasionIn } from './stage';
import { typed, type StatusGroup } from './mail/statusFields';

/** The last two tell what `sendmail -bv` asked Postfix. */
const RESULTS: Readonly<Record<string, Result>> = { failed: 'bounced', delayed: 'deferred', delivered: 'delivered', relayed: 'delivered', expanded: 'delivered', deliverable: 'delivered', undeliverable: 'bounced' };

/**
 * What a group of fields reports of its recipient; nothing where it names no outcome.
 * @param only the mail reports of nobody else
 * @param failed the recipients that the header lists
 */
export function ofGroup(group: StatusGroup, only: boolean, narrative: Narrative, failed: readonly string[], below: number): readonly Reported[] {
  const named = recipientOf(group);
  const recipient = named?.includes('@') === true || failed.length !== 1 ? named : (failed[0] ?? named);
  const action = group.get('action')?.value;
  const status = group.get('status')?.value;
  // Some write the reply into the field for its status: `Status: 553 Exceeded maximum inbound message size`.
  const diagnostic = group.get('diagnostic-code')?.value ?? supplementOf(group) ?? (/^\s*[45][0-9]{2} [A-Za-z0-9]/.test(status?.text ?? '') ? status : undefined);
  const statusAt = /[245]\.[0-9]{1,3}\.[0-9]{1,3}/.exec(status?.text ?? '');
  const word = /^\s*([a-z]+)/i.exec(action?.text ?? '')?.[1]?.toLowerCase() ?? '';
  const result = RESULTS[word] ?? resultOf(statusAt?.[0] ?? DIAGNOSED.exec(diagnostic?.text ?? '')?.[1] ?? '');
  const place = action ?? status ?? group.get('final-recipient')?.value ?? group.get('original-recipient')?.value ?? diagnostic;
  if (!place) return [];
  const story = narrative.stories.find((one) => one.recipient.toLowerCase() === recipient?.toLowerCase()) ?? (only && narrative.stories.length === 1 ? narrative.stories[0] : undefined);
  const answer = result === 'delivered' ? {} : answerOf(diagnostic, story, only ? narrative : undefined, below);
  const server = remoteOf(group) ?? story?.reply?.server;
  const occasion = story ? (story.reply?.occasion ?? occasionIn(story.passage.text)) : undefined;
  const queueId = /\S{4,40}/.exec(group.get('x-postfix-queue-id')?.value.text ?? '')?.[0];
  const ownStatus = answer.status ?? (status && statusAt ? pieceOf(status, statusAt.index, statusAt.index + statusAt[0].length, below) : undefined);
  return [
    {
      kind: 'reported',
      result,
      direction: 'outbound',
      word: pieceOf(place, 0, Math.max(1, place.text.length), below),
      ...given({ queueId, recipient, server, occasion }),
      ...(answer.reply ? { reply: answer.reply } : answer.reason ? { reason: answer.reason } : {}),
      ...given({ status: ownStatus }),
    },
  ];
}

// smtp; 451 4.3.0 Try again
const DIAGNOSED = /^\s*[ls]mtp; ?([45])\d\d[ -]/i;

/** Where no action is named, the status tells, or the reply where that is missing too. */
function resultOf(status: string): Result {
  if (status.startsWith('2')) return 'delivered';
  return status.startsWith('4') ? 'deferred' : 'bounced';
}

// <mx.example.net #5.1.1 smtp;550 5.1.1 No such user> (Exchange)
const SUPPLEMENT = /^<\S{0,255} ?#[245]\.\d{1,3}\.\d{1,3} smtp; ?(?=[45]\d\d[ -])/;

function supplementOf(group: StatusGroup): MailPassage | undefined {
  const value = group.get('x-supplementary-info')?.value;
  return value && SUPPLEMENT.test(value.text) ? { ...value, text: value.text.replace(/>\s*$/, '') } : undefined;
}

/** The recipient that a group of fields is about. */
export function recipientOf(group: StatusGroup): string | undefined {
  for (const name of ['final-recipient', 'original-recipient', 'x-actual-recipient'] as const) {
    const value = group.get(name)?.value.text;
    if (value === undefined) continue;
    const { text } = typed(value);
    const address = /^[|/]/.test(text.trim()) ? undefined : addressIn(text);
    if (address !== undefined) return address;
  }
  const value = group.get('final-recipient')?.value.text;
  const bare = value === undefined ? '' : typed(value).text.replace(/^<|>$/g, '').trim();
  return bare === '' || bare.length > 320 ? undefined : bare;
}

// dns; mx.example.net (192.0.2.1)
function remoteOf(group: StatusGroup): string | undefined {
  const value = group.get('remote-mta')?.value.text;
  return value === undefined ? undefined : /^[^\s()]{2,255}/.exec(typed(value).text.trim())?.[0];
}
