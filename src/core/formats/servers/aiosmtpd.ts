import type { Format } from '../format';
import { SILENT } from '../../statement';

// DEBUG:mail.log:('127.0.0.1', 51234) << b'550 not relaying to that domain\r\n' | … ('::1', 51234, 0, 0) >> b'RCPT TO:<bob@example.com>': `<<` is what it says
const PEER = String.raw`\bmail\.log\b.{0,40}?\((['"][0-9A-Fa-f.:]{2,45}['"], \d{1,5})(?:, \d{1,5}, \d{1,5})?\) `;
const LINE = new RegExp(`${PEER}(>>|<<) b['"]`);
const OTHER = new RegExp(PEER);
const END = /(?:\\r)?(?:\\n)?['"]$/;

/** What aiosmtpd, a server in Python, logs of its sessions. */
export const aiosmtpd: Format = {
  id: 'aiosmtpd',
  name: 'aiosmtpd log (Python)',
  signs: [{ pattern: LINE, weight: 4, sample: String.raw`DEBUG:mail.log:('127.0.0.1', 51234) << b'250-mail.example.com\r\n'` }],
  read({ text, end }) {
    const head = text.length > LONGEST_HEAD ? text.slice(0, LONGEST_HEAD) : text;
    const match = LINE.exec(head);
    if (!match) return OTHER.test(head) ? SILENT : undefined;
    const [whole, session = '', mark] = match;
    const start = match.index + whole.length;
    const tail = END.exec(text.slice(start, end))?.[0].length ?? 0;
    return { kind: 'said', session, speaker: mark === '<<' ? 'server' : 'client', direction: 'inbound', body: { start, end: Math.max(start, end - tail) } };
  },
};

const LONGEST_HEAD = 300;
