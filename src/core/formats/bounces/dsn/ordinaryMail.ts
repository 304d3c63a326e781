import { readMail, type Mail } from './mail';
import { isReport } from './recognition';

/**
 * Whether a header is that of a mail that somebody wrote, in words alone. What
 * it shows of reports, errors and logs was pasted, however far below; as a
 * whole it reports nothing.
 * @param lines the header, without the empty line that ends it
 */
export function isOrdinaryMail(lines: readonly string[]): boolean {
  const mail = readMail(lines);
  return mail.header.has('from') && !isReport(mail, []) && isPlain(mail);
}

/** A mail of several parts, or one that is encoded, is read as a whole. */
function isPlain({ header }: Mail): boolean {
  const type = header.get('content-type') ?? 'text/plain';
  return /^\s{0,8}text\/plain\b/i.test(type) && !/base64/i.test(header.get('content-transfer-encoding') ?? '');
}
