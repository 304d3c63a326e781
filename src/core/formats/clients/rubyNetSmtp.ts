import { announcedBy } from '../quotedReplies/announced';
import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import { isRepeated, noteRefusal } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import { findMark } from '../lineParts/lead';
import { endOfReply } from '../quotedReplies/replyEnd';
import { quoted } from '../lineParts/quoted';

// -> "220 mx.example.com ESMTP\r\n": what came from the server, the other way round than in most programs
const MARKS = /(<-|->) (?=")/y;

// Net::SMTPFatalError (550 5.1.1 …) | Net::SMTPFatalError - 550 5.1.1 … | Net::SMTPAuthenticationError: 535 5.7.8 … | (Net::SMTPSyntaxError) "501 5.1.3 …" (Rails 2) — or the reply alone on the next line
const ERRORS = citedIn(
  [
    { pattern: /\bNet::SMTPAuthenticationError(?:: | - | \(|\) ")(?=[45]\d\d[ -])/g, occasion: 'AUTH' },
    { pattern: /\bNet::SMTP(?:Fatal|ServerBusy|Syntax|Unknown)(?:Error)?(?:: | - | \(|\) ")(?=[45]\d\d[ -])/g },
    // smtp.rb:970:in `check_auth_response': 535 5.7.8 Not accepted (Net::SMTPAuthenticationError): Ruby's own report has the class at the end
    { pattern: /^.{0,400}?: (?=[45]\d\d[ -].{0,1000} \(Net::SMTPAuthenticationError\)$)/g, occasion: 'AUTH' },
    // check_continue': could not get 3xx (550: 550 5.7.1 Message refused (Net::SMTPUnknownError)
    { pattern: /^.{0,400}?(?:: |\bcould not get 3xx \(\d{3}: )(?=[45]\d\d[ -].{0,1000} \(Net::SMTP(?:Fatal|ServerBusy|Syntax|Unknown)(?:Error)?\)$)/g },
    // the first line of several, where the class comes below
    { pattern: /\bin [`'](?:Net::SMTP#)?(?:check_(?:auth_)?(?:response|continue)|rcptto|mailfrom|data|authenticate)': (?=[45]\d\d-)/g },
  ],
  replyEnd,
);
// What stands behind a reply: its class, and what a parenthesis closes.
const CLASS = /\)? ?\(Net::SMTP[A-Za-z]{4,30}\)$/;
const REPLY = /(?=[45]\d\d[ -])/y;
/** Between the class of an error and its reply, fields may stand. */
const LINES_TO_REPLY = 3;
// Error type: `Net::SMTPAuthenticationError` | Net::SMTPFatalError: | An ActionView::Template::Error … Net::SMTPServerBusy, with the reply below: how Airbrake, Sentry and others report an error
const CLASS_ALONE = /\bNet::SMTP(?:Fatal|ServerBusy|Syntax|Unknown)(?:Error)?\b[:\x60*"')]{0,4}\s*$/;
const LOGIN_ALONE = /\bNet::SMTPAuthenticationError\b[:\x60*"')]{0,4}\s*$/;
// **Error message:** `` 451 Authentication failed `` | Message: "550 5.1.1 No such user"
const BELOW = /[>\s*]{0,8}(?:(?:[Ee]rror |[Ee]xception )?[Mm]essage\*{0,2}:\*{0,2}\s{1,4})?(?:["']|\x60{1,2} ?)?(?=[45]\d\d[ -]\S)/y;
const announced = announcedBy(
  [
    { pattern: CLASS_ALONE, within: LINES_TO_REPLY },
    { pattern: LOGIN_ALONE, occasion: 'AUTH', within: LINES_TO_REPLY },
  ],
  endOfReply,
  BELOW,
);

/** Ruby's Net::SMTP with `set_debug_output`, also through the mail gem. */
export const rubyNetSmtp: Format = {
  id: 'ruby-net-smtp',
  name: 'Net::SMTP transcript (Ruby)',
  signs: [
    { pattern: /(?:^|\s)-> "(?:220[ -].*SMTP|250-[A-Z0-9]{4}|334 |354 |[245]\d\d[ -][245]\.\d)/, weight: 4, sample: String.raw`-> "220 mx.example.com ESMTP\r\n"` },
    { pattern: /(?:^|\s)<- "(?:EHLO |HELO |MAIL FROM:|RCPT TO:|AUTH |STARTTLS\\r)/, weight: 4, sample: String.raw`<- "EHLO client.example.org\r\n"` },
    { pattern: /[:(] ?[45]\d\d[ -].{0,300} \(Net::SMTP(?:Fatal|Authentication|ServerBusy|Syntax|Unknown)(?:Error)?\)\s*$/, weight: 4, sample: "smtp.rb:1055:in `check_response': 550 5.1.1 No such user (Net::SMTPFatalError)" },
    { pattern: CLASS_ALONE, weight: 2, sample: 'Error type: Net::SMTPFatalError' },
    { pattern: LOGIN_ALONE, weight: 2, sample: '**Error type:** `Net::SMTPAuthenticationError`' },
    { pattern: /\bNet::SMTP(?:Fatal|Authentication|ServerBusy|Syntax|Unknown)(?:Error)?(?:: | - | \(|\) ")[45]\d\d[ -]/, weight: 4, sample: 'Net::SMTPFatalError (550 5.1.1 No such user)' },
  ],
  ...citing({ ...ERRORS, find: foundOrAnnounced }, (line, memory) => {
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

function foundOrAnnounced(line: Line, memory: Memory): readonly Citation[] {
  const below = announced(line, memory);
  const found = ERRORS.find(line, memory);
  return found.length > 0 ? found : below;
}

function replyEnd({ text, end }: Line, from: number): number {
  const tail = CLASS.exec(text.slice(Math.max(from, end - 60), end));
  return tail ? end - tail[0].length : end;
}
