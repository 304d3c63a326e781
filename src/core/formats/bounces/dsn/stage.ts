import { occasionNamed, type Occasion } from '../../../reference/occasion';
import { occasionOfQmail } from '../../words/qmailWords';

// in reply to RCPT TO command | after MAIL FROM:<…> | >>> RCPT To:<… | did not like our RCPT TO | while performing the DATA
const STAGE = /(?:in (?:reply|response) to(?: the)?|\bafter|>>>|did not like our|\bduring|\bat) {1,2}(end of data|message body|MAIL FROM|RCPT TO|DATA|BDAT|EHLO|HELO|STARTTLS|AUTH|initial connection|connect)\b/i;
const NAMES: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['END OF DATA', 'content'],
  ['MESSAGE BODY', 'content'],
  ['MAIL FROM', 'MAIL'],
  ['RCPT TO', 'RCPT'],
  ['INITIAL CONNECTION', 'connect'],
  ['CONNECT', 'connect'],
]);

/** What was refused, as far as the words of a report tell. */
export function occasionIn(text: string): Occasion | undefined {
  if (/refused to talk to me/i.test(text)) return 'connect';
  const stage = STAGE.exec(text)?.[1]?.toUpperCase() ?? '';
  return occasionOfQmail(text) ?? NAMES.get(stage) ?? occasionNamed(stage);
}
