/**
 * What tells whether a line speaks of mail. Other servers have the numbers too
 * (FTP, HTTP, SIP, news), any program counts its errors, and whatever has users
 * says of them that they are unknown or gave a wrong password.
 */

/** Words that only mail has. */
const MAIL = String.raw`(?:${[
  '[Ss]mtp|SMTP|LMTP',
  // Email, e-mail and mail, but no voice mail and no mailbox
  '(?<![A-Za-z])[Ee]-?[Mm]ail',
  '(?<![A-Za-z]|[Vv]oice ?)[Mm]ail(?!box)',
  // Verbs
  'MAIL|RCPT|HELO|EHLO|STARTTLS',
  // Programs
  '[Pp]ostfix|[Ss]endmail|[Ee]xim',
  String.raw`MX\b`,
  'gomail',
  'AUTH (?:LOGIN|PLAIN|CRAM|XOAUTH)',
  // Recipient address rejected | sender domain
  '(?:sender|recipient|SENDER|RECIPIENT)s? (?:address|domain)',
  // Mail in other scripts
  '邮件|郵件|邮箱|メール|메일|почт|пошт',
].join('|')})`;

/** Protocols, programs and servers that are others. */
const OTHERS = String.raw`(?:${[
  // Also within a word: libhttp, openvpn
  '[Ff][Tt][Pp]|[Hh][Tt][Tt][Pp]|[Ll][Dd][Aa][Pp]|[Vv][Pp][Nn]|[Ss][Qq][Ll]|[Rr]adius|RADIUS',
  // Login server | fileserver
  '(?:[Ll]ogin|[Aa]uth|[Uu]pstream|[Pp]roxy|[Ff]ile|[Pp]rint|[Ww]eb|[Aa]pplication|[Dd]irectory|[Nn]ews|[Gg]ame) ?[Ss]erver',
  String.raw`(?<![A-Za-z])(?:${[
    // The web and files: GET /index.html
    String.raw`wget|(?:control|data) connection|URL|API|api|(?:GET|POST) \/|WebDAV`,
    // Telephones: sofia/internal/1001@192.0.2.1
    String.raw`SIP|sip|sofia\w{0,4}|H\.323|Call-ID|VoIP|[Vv]oice ?mail|RTSP|RTP`,
    // News, and mailboxes that are read: nntp_open
    String.raw`NNTP|nntp\w{0,6}|Usenet|IMAP|imap|POP3?|pop3|-ERR`,
    // Logins and networks
    'Kerberos|sshd?|SSH|IKE|IPsec|EAP|Wi-?[Ff]i|[Ff]irewall',
    // Data: ORA-12514
    String.raw`postgres|[Oo]racle|ORA-\d|[Dd]atabase|mongod`,
    // Messages that are no mail
    'MQTT|mqtt|SNMP|SMS|[Kk]afka|IRC|irc|XMPP',
    // Devices, games, shops: Relay 2 on
    String.raw`[Pp]rint(?:er| job)|[Mm]odem|[Gg]ame\w{0,8}|[Pp]layer|[Pp]ayment|[Rr]elay (?:board|\d)`,
  ].join('|')})(?![a-z])`,
].join('|')})`;

const REACH = String.raw`[^\n]{0,240}`;

/** Behind a word that only mail has. */
export const BEHIND_MAIL = `(?<=${MAIL}${REACH})`;

/** Behind such a word, or behind none of something else. */
export const BEHIND_NOTHING_ELSE = `(?:${BEHIND_MAIL}|(?<!${OTHERS}${REACH}))`;

const AT_END = new RegExp(`${BEHIND_NOTHING_ELSE}$`);
const MAIL_BEFORE_END = new RegExp(`${BEHIND_MAIL}$`);

const LONGEST = 300;

/** Whether words tell that something else than mail is spoken of. */
export function tellsOfOthers(words: string): boolean {
  return !AT_END.test(words.slice(-LONGEST));
}

/** Whether words have one that only mail has. */
export function tellsOfMail(words: string): boolean {
  return MAIL_BEFORE_END.test(words.slice(-LONGEST));
}
