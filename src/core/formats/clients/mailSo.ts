import { citedIn, citing } from '../quotedReplies/cited';
import type { Format, Line } from '../format';
import { ESCAPED_LINE_END } from '../../text/lineEnd';
import { readTurn } from '../turns';

// [10:00:01.123][2fff2f7c] SMTP[DATA]: < 250 2.1.0 Ok\r\n (RainLoop) | [2026-11-24T10:00:01.123][2fff2f7c] SMTP[DEBUG]: > RSET\r\n (SnappyMail)
const MARKS = /SMTP\[[A-Z]{4,10}\]: (?:(<)|(>)) /y;
const EXCEPTION = String.raw`\bMailSo\\{1,2}Smtp\\{1,2}Exceptions\\{1,2}\w{3,40}Exception: `;
const ERRORS = citedIn(
  [
    // MailSo\Smtp\Exceptions\NegativeResponseException: Failed to add recipient "bob@example.net": 550 5.1.1 No such user in /srv/MailSo/Smtp/SmtpClient.php:794
    { pattern: new RegExp(String.raw`${EXCEPTION}Failed to add recipient "[^"\n]{0,320}": (?=[45]\d\d[ -])`, 'g'), occasion: 'RCPT' },
    { pattern: new RegExp(String.raw`${EXCEPTION}(?:[^"\d\n]{1,100}(?:"[^"\n]{0,320}")?: )?(?=[45]\d\d[ -])`, 'g') },
  ],
  replyEnd,
);

/** MailSo, through which RainLoop and SnappyMail send: their log of the session, and the exceptions it ends with. */
export const mailSo: Format = {
  id: 'mailso',
  name: 'MailSo log (RainLoop, SnappyMail)',
  signs: [
    { pattern: /\] SMTP\[(?:DATA|DEBUG|SECURE)\]: [<>] /, weight: 4, sample: String.raw`[10:00:01.123][2fff2f7c] SMTP[DATA]: < 250 2.1.0 Ok\r\n` },
    { pattern: new RegExp(String.raw`${EXCEPTION}.{0,400}?[45]\d\d[ -]`), weight: 4, sample: String.raw`MailSo\Smtp\Exceptions\NegativeResponseException: 550 5.1.1 No such user in /srv/MailSo/Smtp/SmtpClient.php:794` },
  ],
  ...citing(ERRORS, (line, memory) => readTurn(withoutLineEnd(line), memory, MARKS)),
};

function withoutLineEnd(line: Line): Line {
  const { text, start, end } = line;
  return text.endsWith(ESCAPED_LINE_END, end) ? { ...line, end: Math.max(start, end - ESCAPED_LINE_END.length) } : line;
}

//  in /srv/MailSo/Smtp/SmtpClient.php:794: where PHP threw it
const THROWN = / in \/[^\s:]{1,300}\.php:\d{1,6}$/;
const LONGEST_THROWN = 320;

function replyEnd({ text, end }: Line, from: number): number {
  const tail = THROWN.exec(text.slice(Math.max(from, end - LONGEST_THROWN), end));
  return tail ? end - tail[0].length : end;
}
