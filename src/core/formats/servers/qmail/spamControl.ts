import { given } from '../../../given';
import type { Occasion } from '../../../reference/occasion';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';
import type { Line } from '../../format';

// qmail-smtpd: pid 550 Reject::RCPT::Failed_Rcptto: S:192.0.2.44:x P:ESMTP H:x F:a@example.org T:bob@example.com
const CONTROLLED = /(?:qmail-smtpd(?:\[\d{1,10}\])?: )?(?:pid \d{1,10} )?Reject::(SMTP|SNDR|ORIG|RCPT|DATA|AUTH|RBL|SPF|TLS)::([A-Za-z_]{2,40}):? /y;
const FROM = / F:([^\s@]{1,100}@[^\s]{1,255})/;
const TO = / T:([^\s@]{1,100}@[^\s]{1,255})/;

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['SNDR', 'HELO'],
  ['ORIG', 'MAIL'],
  ['RCPT', 'RCPT'],
  ['DATA', 'content'],
  ['AUTH', 'AUTH'],
]);

/** What conditions mean whose names tell less; in small letters, for their spelling differs. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['failed_rcptto', 'no mailbox here by that name'],
  ['invalid_relay', 'relaying denied'],
  ['bad_helo', 'bad HELO'],
  ['dns_helo', 'HELO does not resolve'],
  ['dns_mf', 'domain of sender not found'],
  ['bad_mailfrom', 'sender address rejected'],
  ['unknown_mailfrom', 'sender address rejected'],
  ['invalid_sender', 'sender address rejected'],
  ['toomany_rcptto', 'too many recipients'],
  ['invalid_size', 'message size exceeds limit'],
  ['bad_mime', 'attachment rejected: its type'],
  ['bad_loader', 'attachment rejected: a program'],
  ['missing_auth', 'authentication required'],
  ['required_auth', 'authentication required'],
  ['missing_tls', 'TLS required'],
  ['required_tls', 'TLS required'],
  ['missing_cert', 'client certificate required'],
]);

/** What qmail-smtpd tells of whom it refuses, with the patch SPAMCONTROL, and that of s/qmail. */
export function readControlled({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(CONTROLLED, text, start);
  if (!match?.[1] || !match[2]) return undefined;
  const [, stage, condition] = match;
  const word = text.indexOf('Reject::', start);
  const named = word + 'Reject::'.length + stage.length + '::'.length;
  const fields = text.slice(CONTROLLED.lastIndex - 1, end);
  const occasion = condition === 'Failed_Auth' ? 'AUTH' : condition === 'Invalid_Relay' ? 'RCPT' : OCCASIONS.get(stage);
  const meaning = MEANINGS.get(condition.toLowerCase()) ?? condition.replaceAll('_', ' ');
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: { start: word, end: word + 'Reject'.length },
    reason: { start: named, end: named + condition.length, text: stage === 'SPF' ? `SPF: ${meaning}` : meaning },
    ...given({ occasion, sender: FROM.exec(fields)?.[1], recipient: TO.exec(fields)?.[1] }),
  };
}
