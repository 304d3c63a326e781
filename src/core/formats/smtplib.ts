import { citing } from './cited';
import { noteRefusal } from './citedBefore';
import type { Format } from './format';
import { readConnection } from './connection';
import { findMark } from './lead';
import { quoted } from './quoted';
import { PRINTED, raised } from './smtplibError';

// send: 'ehlo x\r\n' | reply: b'250 OK\r\n' | 02:44:12.119978 send: b"…"
const MARKS = /(?:(reply)|send): b?(?=['"])/y;
// Each reply once more, as smtplib understood it, and what the caller got. In Python 2 the lines after the first follow bare.
const NOTE = /(?:reply: retcode \(|connect: |data: \()/y;

/** Python's smtplib with `set_debuglevel(1)`, or 2 with time stamps. */
export const smtplib: Format = {
  id: 'smtplib',
  name: 'smtplib transcript (Python)',
  signs: [
    { pattern: /(?:^|[\s:])reply: b?['"][2-5]\d{2}[ -].*\\r\\n['"]\s*$/, weight: 4, sample: String.raw`reply: b'250-PIPELINING\r\n'` },
    { pattern: /(?:^|[\s:])reply: retcode \(\d{3}\); Msg: /, weight: 4, sample: "reply: retcode (250); Msg: b'2.1.0 Ok'" },
    { pattern: /(?:^|[\s:])send: b?['"](?:ehlo|helo|lhlo|mail FROM:|rcpt TO:|AUTH |data|quit|STARTTLS)/i, weight: 4, sample: String.raw`send: 'ehlo client.example.org\r\n'` },
    { pattern: /\bSMTP[A-Za-z]{4,20}(?:(?:: )?\(|: \{['"][^'"\s]{0,320}['"]: \()[45]\d{2}, b?['"]/, weight: 4, sample: "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted')" },
    { pattern: /\b(?:errors?|exception|fail(?:ed|ure)?|could not|cannot|can't|unable)\b.{0,160}?\(5\d\d, b?['"]5\.\d/i, weight: 4, sample: "ERROR mailer: could not send: (535, b'5.7.8 Username and Password not accepted')" },
    { pattern: PRINTED, weight: 4, sample: "{'bob@example.net': (550, b'5.1.1 User unknown')}" },
    { pattern: /^connect: (?:to )?\(['"].*['"], \d+\)/, weight: 2, sample: "connect: to ('mail.example.com', 587) None" },
  ],
  ...citing(raised, (line, memory) => {
    const found = findMark(line, MARKS);
    if (!found) return findMark(line, NOTE) ? (readConnection(line, '') ?? []) : undefined;
    const body = quoted(line, found.end);
    if (body && found.match[1] !== undefined) noteRefusal(memory, line.text.slice(body.start, body.end));
    return body ? { kind: 'said', session: found.session, speaker: found.match[1] === undefined ? 'client' : 'server', body, literal: true } : undefined;
  }),
};
