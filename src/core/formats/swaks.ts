import type { Format } from './format';

// `<-  220 ready`, `<** 550 no`, `<~  250 ok` (TLS), `<~* 535 no`: the server
const SERVER = /^(?:<-|<~|<\*\*|<~\*) {0,2}(?=\S|$)/;
// ` -> EHLO x`, ` ~> EHLO x` (TLS), `**> x` and `*~> x` where swaks notes an error: the client
const CLIENT = /^(?: -> | ~> |\*\*> |\*~> )/;

/** What swaks prints. Its notes start with `===` or `***`. */
export const swaks: Format = {
  id: 'swaks',
  name: 'swaks transcript',
  signs: [
    { pattern: /^(?:<-|<~|<\*\*|<~\*) {1,2}[2-5][0-9]{2}(?:[ -]|$)/, weight: 4, sample: '<-  220 mx.example.com ESMTP' },
    { pattern: /^ (?:->|~>) (?:EHLO|HELO|LHLO|MAIL|RCPT|AUTH|DATA|QUIT)\b/, weight: 4, sample: ' -> EHLO client.example.org' },
    { pattern: /^=== (?:Trying|Connected to|TLS started) /, weight: 2, sample: '=== Trying 127.0.0.1:25...' },
  ],
  read({ text, end }) {
    const server = SERVER.exec(text);
    const match = server ?? CLIENT.exec(text);
    if (!match) return undefined;
    const start = match[0].length;
    return {
      kind: 'said',
      session: '',
      speaker: server ? 'server' : 'client',
      body: { start, end: Math.max(start, end) },
    };
  },
};
