import type { Format } from './format';

/** What `sendmail -v` and `mailx -v` print: commands after `>>>`, replies as they came, notes of their own. */
export const sendmailVerbose: Format = {
  id: 'sendmail-verbose',
  name: 'sendmail -v output',
  signs: [
    { pattern: /^(?:050 )?\S{1,400}\.\.\. Connecting to \S+ (?:port \d{1,5} )?via \w+\.\.\.$/, weight: 4, sample: 'bob@example.net... Connecting to mx.example.net. via esmtp...' },
    { pattern: /^(?:050 )?>>> (?:EHLO|HELO|LHLO|MAIL|RCPT|DATA|QUIT|RSET|AUTH|STARTTLS|\.)(?: |$)/, weight: 4, sample: '>>> EHLO mail.example.com' },
  ],
  read({ text, end }) {
    if (REPEATED.test(text)) return [];
    if (CONNECTING.test(text)) return { kind: 'disconnected', session: '' };
    const command = COMMAND.exec(text);
    if (command) return { kind: 'said', session: '', speaker: 'client', body: { start: command[0].length, end: Math.max(command[0].length, end) } };
    const reply = REPLY.exec(text);
    if (!reply) return undefined;
    const start = reply[0].length - 4;
    return { kind: 'said', session: '', speaker: 'server', body: { start, end: Math.max(start, end) } };
  },
};

// `050 ` stands before what an SMTP client hears of it after VERB.
const COMMAND = /^(?:050 )?>>> /;
const REPLY = /^(?:050 )?(?:<<< )?[2-5]\d\d[ -]/;
// smtp-server: 550 5.1.1 No such user: mailx, once more
const REPEATED = /^smtp-server: [45]\d\d[ -]/;
const CONNECTING = /^(?:050 )?\S{1,400}\.\.\. Connecting to /;
