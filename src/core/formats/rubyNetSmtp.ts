import type { Format } from './format';
import { findMark } from './lead';
import { quoted } from './quoted';

// -> "220 mx.example.com ESMTP\r\n": what came from the server, the other way round than in most programs
const MARKS = /(<-|->) (?=")/y;

/** Ruby's Net::SMTP with `set_debug_output`, also through the mail gem. */
export const rubyNetSmtp: Format = {
  id: 'ruby-net-smtp',
  name: 'Net::SMTP transcript (Ruby)',
  signs: [
    { pattern: /(?:^|\s)-> "(?:220[ -].*SMTP|250-[A-Z0-9]{4}|334 |354 |[245]\d\d[ -][245]\.\d)/, weight: 4, sample: String.raw`-> "220 mx.example.com ESMTP\r\n"` },
    { pattern: /(?:^|\s)<- "(?:EHLO |HELO |MAIL FROM:|RCPT TO:|AUTH |STARTTLS\\r)/, weight: 4, sample: String.raw`<- "EHLO client.example.org\r\n"` },
  ],
  read(line) {
    const found = findMark(line, MARKS);
    const body = found && quoted(line, found.end);
    if (!found || !body) return undefined;
    return { kind: 'said', session: found.session, speaker: found.match[1] === '->' ? 'server' : 'client', body };
  },
};
