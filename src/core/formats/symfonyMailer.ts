import type { Format } from './format';
import { readTurn } from './turns';

const MARKS = /(?:(<)|(>(?! {0,2}[<>] )))(?: |$)/y;

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
  ],
  read(line, memory) {
    return readTurn(line, memory, MARKS);
  },
};
