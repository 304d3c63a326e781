import { SERVER_ANSWERED, MAIL_MATTERS } from '../../words/errorWords';
import { BEHIND_NOTHING_ELSE } from '../../words/ofMail';
import type { Piece } from '../../../statement';
import { saysLater } from '../../words/laterWords';

// RCPT TO <bob@example.net> failed: Relay access denied (Evolution) | The server responded: "Error: authentication failed (KMail) | SMTP failed: permanent: mx.example.net … (Delta Chat)
const INTRODUCED = new RegExp(String.raw`(?:\b(?:RCPT TO|MAIL FROM) <[^<>]{1,320}> failed: |\bSMTP failed: permanent: |${SERVER_ANSWERED})["'“„«]?${BEHIND_NOTHING_ELSE}(?=[A-Za-z<])`);
// What only a mail server refuses with.
const REFUSES = /^.{0,100}?\b(?:relay(?:ing)? (?:access )?(?:denied|not permitted)|(?:junk ?mail|message|(?:sender|recipient)(?: address)?) rejected|is in an rbl|blocked using|no such recipient|block listed|authentication failed: (?:UGFzc3dvcmQ6|VXNlcm5hbWU6))/i;
// What others say as well, where the line is about mail.
const REFUSES_ANYWHERE = /^.{0,100}?\b(?:authentication (?:failed|unsuccessful)|user unknown|no such user|unknown user|mailbox (?:full|not found|unavailable))/i;
const OF_MAIL = new RegExp(MAIL_MATTERS);

/** The words of a refusal of which neither a reply code nor an enhanced status code was left. @param head of a line */
export function refusalInWords(head: string): Piece | undefined {
  const introduced = INTRODUCED.exec(head);
  if (!introduced) return undefined;
  const start = introduced.index + introduced[0].length;
  const words = head.slice(start);
  if (saysLater(words) || !(REFUSES.test(words) || (REFUSES_ANYWHERE.test(words) && OF_MAIL.test(head)))) return undefined;
  return { start, end: start + words.trimEnd().replace(/["'”»]{1,2}\.?$/, '').length };
}
