import type { Format } from './format';
import { readTurn } from './turns';

// DEBUG: 2026/11/24 10:00:00 C <-- S: 250 mx.example.com: the other lines of a reply follow without their codes
const MARKS = /(?:(C <-- S: ?)|(C --> S: ?))/y;

// AUTH LOGIN PLAIN | SIZE 1000
const KEYWORD = /^[A-Z0-9][A-Z0-9=-]{2,30}(?: [\w .=-]{0,200})?$/;

/** go-mail (Go) with a debug log. */
export const goMail: Format = {
  id: 'go-mail',
  name: 'go-mail transcript (Go)',
  signs: [
    { pattern: /(?:^|\s)C <-- S: [2-5]\d{2}(?: |$)/, weight: 4, sample: '2026/11/24 10:00:00 [DEBUG] C <-- S: 250 mx.example.com' },
    { pattern: /(?:^|\s)C --> S: (?:EHLO|HELO|MAIL FROM|RCPT TO|AUTH|DATA|QUIT|STARTTLS|NOOP|RSET)/, weight: 4, sample: 'DEBUG: C --> S: EHLO client.example.org' },
  ],
  read(line, memory) {
    const said = readTurn(line, memory, MARKS);
    return said ?? (memory.has('reply') && KEYWORD.test(line.text) ? [] : undefined);
  },
};
