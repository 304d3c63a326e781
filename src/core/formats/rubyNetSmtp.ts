import { citedIn, citing } from './cited';
import { isRepeated, noteRefusal } from './citedBefore';
import type { Format } from './format';
import { findMark } from './lead';
import { quoted } from './quoted';

// -> "220 mx.example.com ESMTP\r\n": what came from the server, the other way round than in most programs
const MARKS = /(<-|->) (?=")/y;

// Net::SMTPFatalError (550 5.1.1 …) | Net::SMTPAuthenticationError: 535 5.7.8 … — or the reply alone on the next line
const ERRORS = citedIn([
  { pattern: /\bNet::SMTPAuthenticationError(?:: | \()(?=[45]\d\d[ -])/g, occasion: 'AUTH' },
  { pattern: /\bNet::SMTP(?:Fatal|ServerBusy|Syntax|Unknown)(?:Error)?(?:: | \()(?=[45]\d\d[ -])/g },
]);
const REPLY = /(?=[45]\d\d[ -])/y;

/** Ruby's Net::SMTP with `set_debug_output`, also through the mail gem. */
export const rubyNetSmtp: Format = {
  id: 'ruby-net-smtp',
  name: 'Net::SMTP transcript (Ruby)',
  signs: [
    { pattern: /(?:^|\s)-> "(?:220[ -].*SMTP|250-[A-Z0-9]{4}|334 |354 |[245]\d\d[ -][245]\.\d)/, weight: 4, sample: String.raw`-> "220 mx.example.com ESMTP\r\n"` },
    { pattern: /(?:^|\s)<- "(?:EHLO |HELO |MAIL FROM:|RCPT TO:|AUTH |STARTTLS\\r)/, weight: 4, sample: String.raw`<- "EHLO client.example.org\r\n"` },
    { pattern: /\bNet::SMTP(?:Fatal|Authentication|ServerBusy|Syntax)(?:Error)?(?:: | \()[45]\d\d[ -]/, weight: 4, sample: 'Net::SMTPFatalError (550 5.1.1 No such user)' },
  ],
  ...citing(ERRORS, (line, memory) => {
    const found = findMark(line, MARKS);
    const body = found && quoted(line, found.end);
    if (!found || !body) {
      const reply = findMark(line, REPLY);
      return reply && isRepeated(memory, line.text.slice(reply.end, line.end)) ? { kind: 'told', reply: { start: reply.end, end: line.end } } : undefined;
    }
    noteRefusal(memory, line.text.slice(body.start, body.end));
    return { kind: 'said', session: found.session, speaker: found.match[1] === '->' ? 'server' : 'client', body };
  }),
};
