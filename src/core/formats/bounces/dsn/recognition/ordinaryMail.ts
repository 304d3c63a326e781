import { readMail, type Mail } from '../mail/mail';
import { isReport } from './reportMail';

/**
 * Whether a header is that of a mail that somebody wrote, in words alone. What
 * it shows of reports, errors and logs was pasted, however far below; as a
 * whole it reports nothing.
 * @param lines the header, without the empty line that ends it
 */
export function isOrdinaryMail(lines: readonly string[]): boolean {
  const mail = readMail(lines);
  const answers = isAnswer(mail);
  return mail.header.has('from') && !isReport(answers ? withoutSubject(mail) : mail, []) && (isPlain(mail) || (answers && isAlternative(mail)));
}

// Re: Undelivered Mail Returned to Sender | AW: … | Fwd: … | WG: …
const ANSWERS = /^\s{0,8}(?:re|aw|antw|sv|vs|odp|ynt|fwd?|wg|tr|rv|enc|i|r)(?:\[\d{1,3}\])? ?:/i;

/** No program answers a report or passes it on: who does keeps its subject. */
function isAnswer({ header }: Mail): boolean {
  return ANSWERS.test(header.get('subject') ?? '');
}

function withoutSubject(mail: Mail): Mail {
  return { ...mail, header: new Map([...mail.header].filter(([name]) => name !== 'subject')) };
}

/** A mail of several parts, or one that is encoded, is read as a whole. */
function isPlain({ header }: Mail): boolean {
  const type = header.get('content-type') ?? 'text/plain';
  return /^\s{0,8}text\/plain\b/i.test(type) && !/base64/i.test(header.get('content-transfer-encoding') ?? '');
}

/** The same words as text and as HTML: an answer that holds no mail or report of its own. */
function isAlternative({ header }: Mail): boolean {
  return /^\s{0,8}multipart\/alternative\b/i.test(header.get('content-type') ?? '');
}
