import { readMail, type Mail } from './mail';
import { isReport } from './recognition';

// Re: mail comes back | Fwd: mail comes back | AW[2]: mail comes back
const ANSWERS = /^\s{0,8}(?:re|fwd?|aw|wg|sv|vs|rv|tr|antw|odp|ynt)(?:\[\d{1,3}\])?\s?:/i;

/**
 * Whether a header is that of a mail in which somebody answers or forwards
 * another one, in words alone. What it shows of reports was pasted, however
 * far below; as a whole it is none.
 * @param lines the header, without the empty line that ends it
 */
export function isAnswer(lines: readonly string[]): boolean {
  const mail = readMail(lines);
  const { header } = mail;
  if (!header.has('from') || isReport(mail, [])) return false;
  return (header.has('in-reply-to') || header.has('references') || ANSWERS.test(header.get('subject') ?? '')) && isPlain(mail);
}

/** A mail of several parts, or one that is encoded, is read as a whole. */
function isPlain({ header }: Mail): boolean {
  const type = header.get('content-type') ?? 'text/plain';
  return /^\s{0,8}text\/plain\b/i.test(type) && !/base64/i.test(header.get('content-transfer-encoding') ?? '');
}
