import type { Format } from './format';

/** A session as it went over the wire: telnet, netcat, an RFC's example. Who speaks is told by the course of the dialogue. */
export const dialogue: Format = {
  id: 'dialogue',
  name: 'SMTP session',
  signs: [
    { pattern: /^220[ -]\S+ .*(?:SMTP|LMTP|ready)/i, weight: 4, sample: '220 mx.example.com ESMTP ready' },
    { pattern: /^\s{0,8}(?:EHLO|HELO|LHLO) \S+\s*$/i, weight: 2, sample: 'EHLO client.example.org' },
    { pattern: /^\s{0,8}(?:MAIL FROM|RCPT TO):\s*<?\S*@?\S*>?/i, weight: 2, sample: 'MAIL FROM:<alice@example.com>' },
    { pattern: /^250-[A-Z0-9=]{4,}/, weight: 2, sample: '250-PIPELINING' },
    { pattern: /^334(?: |$)/, weight: 2, sample: '334 VXNlcm5hbWU6' },
    { pattern: /^354[ -]/, weight: 2, sample: '354 End data with <CR><LF>.<CR><LF>' },
    { pattern: /^[245][0-9]{2}[ -][245]\.[0-9]{1,3}\.[0-9]{1,3} /, weight: 2, sample: '550 5.1.1 No such user' },
    { pattern: /^\s{0,8}AUTH (?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|OAUTHBEARER|GSSAPI)/i, weight: 2, sample: 'AUTH LOGIN' },
    { pattern: /^[2-5][0-9]{2}[ -]\S/, weight: 1, sample: '554 Transaction failed' },
  ],
  takesAnything: true,
  read({ text, end }) {
    const start = indent(text);
    if (end <= start) return undefined;
    return { kind: 'said', session: '', body: { start, end } };
  },
};

/** Examples are often set in by a few spaces; a deep indent is something else. */
const DEEPEST_INDENT = 8;

function indent(line: string): number {
  let at = 0;
  while (at < DEEPEST_INDENT && (line[at] === ' ' || line[at] === '\t')) at++;
  return at;
}
