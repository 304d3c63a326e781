import { NO_STAMP, stampKind } from '../text/stamp';
import { DATED_TIME, SYSLOG_TIME } from '../text/time';

/**
 * Lines that somebody wrote about replies, where nobody was answered: source
 * code, tests, tables of codes, rules for bounces. They hold replies word for
 * word, so that only what stands around these tells.
 */

// `- ` | 1. | a) | #: what a list has before its entries
const ENTRY = String.raw`\s{0,24}(?:(?:[-*+•]|\d{1,3}[.)]|[a-z]\))\s{1,4})?`;
const CODE = String.raw`[2-5]\d\d(?!\d)`;

const WRITTEN = new RegExp(
  `^(?:${[
    // ["220 ready", "EHLO example.org"], | {"DATA", "354 Go ahead"},
    String.raw`\s{0,80}[[{(]\s?(?:[bfru]?"[^"]{0,400}",\s{0,4}){1,4}[bfru]?"[^"]{0,400}"\s?[\])}],\s{0,8}$`,
    // "RCPT": b"550 No such user\r\n", | 550: '550 No such user',: a table by verbs or codes
    String.raw`\s{0,80}["'\x60]?(?:EHLO|HELO|MAIL|RCPT|DATA|QUIT|AUTH|RSET)["'\x60]?\s?(?:=>|[:=])\s?[bfru]?["'\x60]${CODE}`,
    String.raw`\s{0,80}["'\x60]?${CODE}["'\x60]?\s?(?:=>|[:=])\s?[bfru]?["'\x60]${CODE}[ -]`,
    // smtp.550=550 No such user | error.login=535 Authentication failed
    String.raw`\s{0,24}[\w-]{1,60}(?:\.[\w-]{1,60}){1,8}\s?=\s?${CODE}[ -]`,
    // "250 OK") echo go on ;;
    String.raw`\s{0,80}(["'])${CODE}[^"']{0,100}\1\*?\)`,
    // server.push(b"550 No such user") | t.Fatalf("got %q", err, "550 No such user")
    String.raw`\s{0,80}(?:[a-z_$][\w$]{0,60}(?:\.|->|::)){1,4}[a-z_]\w{0,60}!?\((?=.{0,300}["'\x60]).{0,300}\)?[;{,)]?\s{0,8}$`,
    // return '250 OK'; | case '550 No such user': | const char *reply = "250 OK"; | #define REPLY "250 OK" | echo "550 No such user"
    String.raw`\s{0,80}(?:[})\]]\s?)?(?:return|case|if|throw|raise|const|let|var|static|assert\w{0,20}|expect|printf?|puts|echo|#define|msgid|msgstr|\w{1,40} :=)(?:[( ][^"'\x60]{0,200})?["'\x60]`,
    // - expect: 250 OK | want = "250 OK"
    String.raw`${ENTRY}["'\x60]?(?:expect|want|assert)\w{0,8}["'\x60]?\s?[:=(]?\s?["'\x60(]{0,3}${CODE}(?!.{0,300}\bgot\b)`,
    // 2. Server should answer: 250 OK
    String.raw`${ENTRY}[A-Za-z ]{0,60}\b(?:should|must) (?:answer|return|reply|respond|say)\w{0,3}\b`,
    // 1. 250 – OK | - **550**: No such user | 550 User unknown = hard | 550 5.1.1,User unknown,hard
    String.raw`${ENTRY}[*_\x60]{0,3}${CODE}[*_\x60]{0,3}\s{0,4}(?:[–—]|=>?\s)`,
    String.raw`\s{0,24}(?:[-*+•]|\d{1,3}[.)]|[a-z]\))\s{1,4}[*_\x60]{0,3}${CODE}[*_\x60]{0,3}:\s`,
    String.raw`\s{0,24}${CODE}(?: [245]\.\d{1,3}\.\d{1,3})?,[^,\s]`,
    String.raw`\s{0,24}${CODE}[ -][^=]{1,200} =>? [\w-]{1,40}\s{0,8}$`,
    // 550     Mailbox unavailable
    String.raw`\s{0,24}${CODE} {4,80}[A-Z]`,
    // - \x60550 No such user\x60: the address is wrong | <li>550 No such user</li>
    String.raw`\s{0,24}(?:[-*+•]|\d{1,3}[.)])\s{1,4}[*_\x60]{1,3}${CODE}[^*_\x60]{1,400}[*_\x60]{1,3}\s?(?:[:–—=]|- )\s?\S`,
    String.raw`\s{0,24}(?:<\w{1,10}>){0,3}<(?:li|dt|dd)>(?:<\w{1,10}>){0,2}${CODE} `,
    // | MAIL FROM:<alice@example.com> | 250 OK | 552 Too big |
    String.raw`\s{0,24}\|\s{0,20}[*_\x60]{0,3}(?:${CODE}|EHLO|HELO|MAIL FROM|RCPT TO|DATA|QUIT|RSET|AUTH|STARTTLS)\b[^|]{0,300}\|.{0,400}\|\s{0,8}$`,
  ].join('|')})`,
);

// 550 No such user means that nobody is there. | "550 No such user" means that the address is wrong. Servers say themselves what this means.
const MEANS = '(?:means|indicates|stands for) ';
const PROSE = new RegExp(String.raw`(?:^\s{0,24}|["'\x60])${CODE}[ -](?:[245]\.\d{1,3}\.\d{1,3} )?(?![\w ]{0,60}\b(?:[Tt]his|[Tt]hat|[Ii]t|[Ww]hich) [\w ]{0,20}${MEANS})[\w ]{1,60}["'\x60]?,? ?${MEANS}`);
const OF_PROSE = ['means ', 'indicates ', 'stands for '];

// echo '2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc ** bob@example.net …' >> /var/log/exim4/mainlog
const LOGGED = new RegExp(String.raw`^\s{0,80}(?:[$#] )?(?:echo|printf) ["'](?:${DATED_TIME}|${SYSLOG_TIME})[\s.,+Z]`);

const LONGEST = 1000;
// > return '250 OK';: quoted in a mail or an issue
const QUOTED = /^(?:> ?){1,3}(?!>)/;

/** Whether somebody wrote a line about replies: no side of a session did, and no program that was answered. */
export function isWritten(text: string): boolean {
  // A line with a time stamp is a program's, and most are.
  if (stampKind(text) !== NO_STAMP || LOGGED.test(text)) return false;
  const head = (text.length > LONGEST ? text.slice(0, LONGEST) : text).replace(QUOTED, '');
  return WRITTEN.test(head) || (OF_PROSE.some((word) => head.includes(word)) && PROSE.test(head));
}
