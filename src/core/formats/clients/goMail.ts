import { citedIn, citing } from '../quotedReplies/cited';
import type { Format } from '../format';
import { readTurn } from '../turns';

// DEBUG: 2026/11/24 10:00:00 C <-- S: 250 mx.example.com: the other lines of a reply follow without their codes
const MARKS = /(?:(C <-- S: ?)|(C --> S: ?))/y;

// client failed: sending SMTP RCPT TO command: 550 5.1.1 No such user, affected recipient(s): bob@example.net
const ERRORS = citedIn(
  [
    { pattern: /\bsending SMTP MAIL FROM command: (?=[45]\d\d[ -])/g, occasion: 'MAIL' },
    { pattern: /\bsending SMTP RCPT TO command: (?=[45]\d\d[ -])/g, occasion: 'RCPT' },
    { pattern: /\bsending SMTP DATA command: (?=[45]\d\d[ -])/g, occasion: 'DATA' },
    { pattern: /\bclosing SMTP DATA writer: (?=[45]\d\d[ -])/g, occasion: 'content' },
    { pattern: /\bSMTP AUTH failed: (?=[45]\d\d[ -])/g, occasion: 'AUTH' },
  ],
  ({ text, end }, from) => {
    const affected = text.indexOf(', affected recipient(s): ', from);
    return affected < 0 ? end : affected;
  },
);

// AUTH LOGIN PLAIN | SIZE 1000
const KEYWORD = /^[A-Z0-9][A-Z0-9=-]{2,30}(?: [\w .=-]{0,200})?$/;

/** go-mail (Go) with a debug log. */
export const goMail: Format = {
  id: 'go-mail',
  name: 'go-mail transcript (Go)',
  signs: [
    { pattern: /(?:^|\s)C <-- S: [2-5]\d{2}(?: |$)/, weight: 4, sample: '2026/11/24 10:00:00 [DEBUG] C <-- S: 250 mx.example.com' },
    { pattern: /(?:^|\s)C --> S: (?:EHLO|HELO|MAIL FROM|RCPT TO|AUTH|DATA|QUIT|STARTTLS|NOOP|RSET)/, weight: 4, sample: 'DEBUG: C --> S: EHLO client.example.org' },
    { pattern: /\b(?:sending SMTP (?:MAIL FROM|RCPT TO|DATA) command|closing SMTP DATA writer): [45]\d\d[ -]/, weight: 4, sample: 'sending SMTP RCPT TO command: 550 5.1.1 No such user, affected recipient(s): bob@example.net' },
  ],
  ...citing(ERRORS, (line, memory) => {
    const said = readTurn(line, memory, MARKS);
    return said ?? (memory.has('reply') && KEYWORD.test(line.text) ? [] : undefined);
  }),
};
