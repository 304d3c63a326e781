import { readCited, type CitedIn } from './cited';
import type { Format, Line } from './format';
import { readTurn } from './turns';

const MARKS = /(?:(<)|(>(?! {0,2}[<>] )))(?: |$)/y;

// Expected response code "250/251/252" but got code "550", with message "550 5.1.1 No such user".
const MESSAGES: readonly CitedIn[] = [{ pattern: /\bbut got code "\d{3}", with message "(?=[45]\d\d[ -])/ }];

/** Symfony Mailer's debug output, also through Laravel. */
export const symfonyMailer: Format = {
  id: 'symfony-mailer',
  name: 'Symfony Mailer transcript (PHP)',
  signs: [
    {
      pattern: /^\[\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}[+-]\d\d:\d\d\] (?:< [2-5]\d\d[ -]|> (?:EHLO|HELO|MAIL FROM:|RCPT TO:|AUTH|STARTTLS|DATA|QUIT))/,
      weight: 4,
      sample: '[2026-11-24T10:00:01.123456+00:00] < 220 mx.example.com ESMTP',
    },
    { pattern: /\bExpected response code "?[\d/]+"? but got code "\d{3}", with message "[45]\d\d[ -]/, weight: 4, sample: 'Expected response code "250" but got code "550", with message "550 5.1.1 No such user".' },
  ],
  read(line, memory) {
    return readCited(line, memory, MESSAGES, messageEnd(line)) ?? readTurn(line, memory, MARKS);
  },
};

/** Without the quote that ends the message. */
function messageEnd({ text, end }: Line): number {
  const tail = /"\.?$/.exec(text.slice(Math.max(0, end - 2), end));
  return tail ? end - tail[0].length : end;
}
