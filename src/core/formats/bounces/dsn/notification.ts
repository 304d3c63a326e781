import type { Piece, Reported } from '../../../statement';
import { pieceOf, type MailPassage } from './mail/passage';
import { findReply } from './replyInPassage';

// "bouncedRecipients":[{"emailAddress":"bob@example.net",…}], perhaps with each quote escaped as it stands in a string
const LIST = /bouncedRecipients\\{0,3}"\s{0,5}:\s{0,5}\[([^\]]{0,20000})\]/;
const RECIPIENT = /\{[^{}]{1,3000}\}/g;

/**
 * The bounce notification of Amazon SES, as it comes by mail or is pasted from
 * a queue: JSON that lists who did not get the message.
 */
export function readNotification(passage: MailPassage, below: number): readonly Reported[] {
  const list = passage.text.includes('bouncedRecipients') ? LIST.exec(passage.text) : null;
  if (list?.[1] === undefined) return [];
  const from = list.index + list[0].length - list[1].length - 1;
  return [...list[1].matchAll(RECIPIENT)].flatMap((one) => recipientOf(passage, one[0], from + one.index, below));
}

function recipientOf(passage: MailPassage, text: string, at: number, below: number): readonly Reported[] {
  const address = fieldOf(text, 'emailAddress');
  if (!address) return [];
  const status = fieldOf(text, 'status');
  const diagnostic = fieldOf(text, 'diagnosticCode');
  const piece = (from: number, to: number, said?: string): Piece => pieceOf(passage, at + from, at + to, below, said);
  const reply = diagnostic && findReply(diagnostic.value);
  return [
    {
      kind: 'reported',
      result: status?.value.startsWith('4') === true ? 'deferred' : 'bounced',
      direction: 'outbound',
      word: piece(address.start, address.start + address.value.length),
      recipient: address.value,
      ...(reply
        ? { reply: piece(diagnostic.start + reply.from, diagnostic.start + reply.to, reply.text) }
        : diagnostic
          ? { reason: piece(diagnostic.start, diagnostic.start + diagnostic.value.length) }
          : {}),
      ...(status && /^[245]\.\d{1,3}\.\d{1,3}$/.test(status.value) ? { status: piece(status.start, status.start + status.value.length) } : {}),
    },
  ];
}

function fieldOf(text: string, name: string): { readonly value: string; readonly start: number } | undefined {
  const match = new RegExp(String.raw`"?${name}\\{0,3}"\s{0,5}:\s{0,5}\\{0,3}"([^"\\]{1,2000})`).exec(text);
  return match?.[1] === undefined ? undefined : { value: match[1], start: match.index + match[0].length - match[1].length };
}
