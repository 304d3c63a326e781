import type { Format, Line, Said } from './format';

/** A session as it went over the wire: telnet, netcat, openssl s_client, an RFC's example. Who speaks is told by the course of the dialogue. */
export const dialogue: Format = {
  id: 'dialogue',
  name: 'SMTP session',
  signs: [
    { pattern: /^[>|\s]{0,12}220[ -].*\b(?:E?SMTPS?|LMTP)\b/, weight: 4, sample: '220 mx.example.com ESMTP ready' },
    { pattern: /^[>|\s]{0,12}334 (?:VXNlcm5hbWU6|UGFzc3dvcmQ6|dXNlcm5hbWU6|cGFzc3dvcmQ6|VXNlciBOYW1lAA==|UGFzc3dvcmQA)\s*$/, weight: 4, sample: '334 VXNlcm5hbWU6' },
    { pattern: /^Connection to \S+ (?:\(\S+\) )?\d+ port \[tcp\/(?:smtp|submission|submissions|smtps|urd)\] succeeded!/, weight: 4, sample: 'Connection to mx.example.net (192.0.2.1) 25 port [tcp/smtp] succeeded!' },
    { pattern: /^[>|\s]{0,12}(?:EHLO|HELO|LHLO|ehlo|helo) [\w[][\w.:[\]-]*\s*$/, weight: 2, sample: 'EHLO client.example.org' },
    { pattern: /^[>|\s]{0,12}(?:MAIL FROM|mail from):\s*<\S*>/i, weight: 2, sample: 'MAIL FROM:<alice@example.com>' },
    { pattern: /^[>|\s]{0,12}(?:RCPT TO|rcpt to):\s*<\S+>/i, weight: 2, sample: 'RCPT TO:<bob@example.net>' },
    { pattern: /^[>|\s]{0,12}AUTH (?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|OAUTHBEARER|GSSAPI)/i, weight: 2, sample: 'AUTH LOGIN' },
    { pattern: /^[>|\s]{0,12}250[ -](?:PIPELINING|SIZE|8BITMIME|STARTTLS|AUTH[ =]|ENHANCEDSTATUSCODES|DSN|CHUNKING|SMTPUTF8|ETRN|VRFY|HELP|BINARYMIME)(?: |$)/, weight: 2, sample: '250-PIPELINING' },
    { pattern: /^[>|\s]{0,12}354[ -].*(?:mail|data|message|<CR|CRLF|go ahead|end with)/i, weight: 2, sample: '354 End data with <CR><LF>.<CR><LF>' },
    { pattern: /^[>|\s]{0,12}(?:2\d\d[ -]2|4\d\d[ -]4|5\d\d[ -]5)\.\d{1,3}\.\d{1,3} /, weight: 2, sample: '550 5.1.1 No such user' },
    { pattern: /^(?:220[ -][\w-]+(?:\.[\w-]+)+|221 |235 |421 |45[0-4] |50[0-4] |53[0458] |55[0-6] ).*(?:ready|clos(?:e|ing)|bye|service|authenticat|credential|sender|recipient|mailbox|user|relay|reject|denied|blocked|syntax|command|transaction|mail)/i, weight: 2, sample: '554 Transaction failed' },
    { pattern: /^(?:STARTTLS|DATA|QUIT)\s*$/, weight: 1, sample: 'QUIT' },
    { pattern: /^(?:5[0-5]\d|4[2-5]\d|2[125]\d)[ -][A-Za-z]/, weight: 1, sample: '521 mx.example.com does not accept mail' },
  ],
  general: true,
  takesAnything: true,
  read(line) {
    return readBare(line);
  },
};

// Examples are set in by a few spaces, mails quote; a deep indent is something else.
const LEAD = /(?:[ \t]{0,8}[>|]){0,4}[ \t]{0,8}/y;

/**
 * A line without a mark. It has a session of its own: what a program prints
 * between marked lines is nobody's turn.
 */
export function readBare({ text, end, program }: Line): Said | undefined {
  if (program !== '') return undefined;
  LEAD.lastIndex = 0;
  LEAD.exec(text);
  const start = LEAD.lastIndex;
  return end > start ? { kind: 'said', session: 'bare', body: { start, end } } : undefined;
}
