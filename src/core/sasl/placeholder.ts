/**
 * What programs write where they hide a credential. It is no secret, no Base64
 * and no fault.
 */

/** What we write ourselves in place of a secret. */
export const MARKER = '[redacted]';

// [credentials hidden] (PHPMailer), [BASE64], <authentication response> (Exchange), <hidden> (Dovecot), (hidden)
const BRACKETED = /^(?:\[[^[\]]{0,100}\]|<[^<>@]{0,100}>|\([^()]{0,100}\))$/;
// ******** (MailKit), **** (Haraka), ••••••, xxxxxx, ......
const FILLED = /^(?:\*+|•{2,}|x{4,}|X{4,}|\.{3,})$/;
// /* secret */ (nodemailer), PROVIDED_BUT_REMOVED (swaks)
const WORDS = /^(?:\/\* ?secret ?\*\/|PROVIDED_BUT_REMOVED|redacted|REDACTED|removed|REMOVED|hidden|HIDDEN)$/;

/** Whether a text stands in place of a credential that was taken out. */
export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST && (BRACKETED.test(text) || FILLED.test(text) || WORDS.test(text));
}

const LONGEST = 200;
