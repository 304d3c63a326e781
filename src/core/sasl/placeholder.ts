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
// /* secret */ (nodemailer), /* secured */ (its smtp-server), PROVIDED_BUT_REMOVED (swaks), MASKED (imapsync)
const WORDS = /^(?:\/\* ?(?:secret|secured) ?\*\/|PROVIDED_BUT_REMOVED|redacted|REDACTED|removed|REMOVED|hidden|HIDDEN|MASKED)$/;

// BASE64(USERNAME, " ", MD5(SECRET)) | base64(\0user\0pass): what is sent, told in names
const TOLD_IN_NAMES = /^(?:[Bb]ase_?64|BASE64|[Bb]64|[Mm][Dd]5|HMAC|hmac)(?:_?[A-Za-z]{1,10})?\((?:[A-Z_]{2,}\b|MD5\b|(?:user(?:[_-]?name)?|pass(?:word|wd)?|login|authzid|authcid|secret|challenge|nonce|response|key|xor|opad|ipad|md5|hmac|Username|Password)\b|\\0|[\s"',.:;+()[\]<>^@&-])+\)$/;

/** Whether a text stands in place of a credential that was taken out. */
export function isPlaceholder(text: string): boolean {
  return text.length <= LONGEST && (BRACKETED.test(text) || FILLED.test(text) || WORDS.test(text) || TOLD_IN_NAMES.test(text));
}

const LONGEST = 200;
