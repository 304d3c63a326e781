import { citedIn, citing } from './cited';
import type { Format, Line } from './format';
import { readTurn } from './turns';

const MARKS = /(?:(<)|(>(?! {0,2}[<>] )))(?: |$)/y;

// Expected response code "250/251/252" but got code "550", with message "550 5.1.1 No such user".
const ERRORS = citedIn([{ pattern: /\bbut got code \\{0,3}"\d{3}\\{0,3}", with message \\{0,3}"(?=[45]\d\d[ -])/g }], messageEnd);

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
    { pattern: /\bExpected response code \\{0,3}"?[\d/]+\\{0,3}"? but got code \\{0,3}"\d{3}\\{0,3}", with message \\{0,3}"[45]\d\d[ -]/, weight: 4, sample: 'Expected response code "250" but got code "550", with message "550 5.1.1 No such user".' },
  ],
  ...citing(ERRORS, (line, memory) => readTurn(line, memory, MARKS)),
};

/** Without the quote that ends the message: `".`, and where PHP threw it. */
function messageEnd({ text, end }: Line, from: number): number {
  const close = text.indexOf('".', from);
  if (close >= 0 && close < end) return close;
  return text[end - 1] === '"' && end - 1 > from ? end - 1 : end;
}
