/**
 * What tells whether a line speaks of mail. Other servers have the numbers too
 * (FTP, HTTP, SIP, news), any program counts its errors, and whatever has users
 * says of them that they are unknown or gave a wrong password.
 */

/** Words that only mail has. */
const MAIL = String.raw`(?:(?<![A-Za-z])E?SMTPS?(?![a-z])|[Ss]mtp|SMTP|LMTP|(?<![A-Za-z])[Ee]-?[Mm]ail|(?<![A-Za-z]|[Vv]oice ?)[Mm]ail(?!box)|MAIL|RCPT|HELO|EHLO|STARTTLS|[Pp]ostfix|[Ss]endmail|[Ee]xim|MX\b|gomail|AUTH (?:LOGIN|PLAIN|CRAM|XOAUTH)|(?:sender|recipient|SENDER|RECIPIENT)s? (?:address|domain)|邮件|郵件|邮箱|メール|메일|почт|пошт|Mail-)`;

/** Protocols, programs and servers that are others. */
const OTHERS = String.raw`(?:[Ff][Tt][Pp]|[Hh][Tt][Tt][Pp]|[Ll][Dd][Aa][Pp]|[Vv][Pp][Nn]|[Ss][Qq][Ll]|[Rr]adius|RADIUS|(?:[Ll]ogin|[Aa]uth|[Uu]pstream|[Ll]icen[cs]e|[Pp]roxy|[Uu]pdate|[Ff]ile|[Pp]rint|[Ww]eb|[Aa]pplication|[Dd]irectory|[Tt]ime|[Kk]ey|[Bb]ackup|[Nn]ews|[Gg]ame|API|REST) ?[Ss]erver|(?<![A-Za-z])(?:wget|(?:control|data) connection|URL|API|api|(?:GET|POST) \/|WebDAV|SIP|sip|sofia\w{0,4}|H\.323|gatekeeper|Call-ID|VoIP|[Vv]oice ?mail|RTSP|RTP|pjsua|chan_\w{2,8}|NNTP|nntp\w{0,6}|Usenet|IMAP|imap|POP3?|pop3|-ERR|TACACS\+?|Kerberos|krb5|sshd?|SSH|IKE|IPsec|EAP|NAC|Wi-?[Ff]i|WLAN|[Ff]irewall|postgres|[Oo]racle|ORA-\d|[Dd]atabase|[Rr]edis|[Mm]ongo\w{0,4}|MQTT|mqtt|CoAP|Modbus|PLC|SNMP|SMS|AMQP|[Kk]afka|IRC|irc|XMPP|[Jj]abber|[Dd]iscord|[Pp]rint(?:er| job)|lpd|[Mm]odem|ISDN|[Gg]ame\w{0,8}|[Pp]layer|[Pp]ayment|npm|terraform|[Rr]elay (?:board|\d))(?![a-z]))`;

const REACH = String.raw`[^\n]{0,240}`;

/** Behind a word that only mail has. */
export const BEHIND_MAIL = `(?<=${MAIL}${REACH})`;

/** Behind such a word, or behind none of something else. */
export const BEHIND_NOTHING_ELSE = `(?:${BEHIND_MAIL}|(?<!${OTHERS}${REACH}))`;

const AT_END = new RegExp(`${BEHIND_NOTHING_ELSE}$`);

const LONGEST = 300;

/** Whether words tell that something else than mail is spoken of. */
export function tellsOfOthers(words: string): boolean {
  return !AT_END.test(words.slice(-LONGEST));
}
