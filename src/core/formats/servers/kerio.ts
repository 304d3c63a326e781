import type { Format } from '../format';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import { readSent } from './kerio/sent';
import { TIME } from './kerio/time';
import { refusedOnce } from '../loginTries';
import { momentIn } from '../../text/moment';

const ADDRESS = String.raw`(?<address>[0-9A-Fa-f.:]{2,44}[0-9A-Fa-f])`;
const FROM = String.raw`from <(?<sender>[^<>]{0,320})>`;

/** What the security log tells, and what the client was about. */
const REFUSALS: readonly PatternRefusal[] = [
  // Attempt to deliver to unknown recipient <bob@example.com>, from <a@example.org>, IP address 192.0.2.44
  [new RegExp(`${TIME}(?<reason>Attempt to deliver to unknown recipient) <(?<recipient>[^<>]{0,320})>, ${FROM}, IP address ${ADDRESS}`), 'RCPT'],
  // Relay attempt from IP address 192.0.2.44, mail from <a@example.org> to <bob@example.net> rejected
  [new RegExp(`${TIME}(?<reason>Relay attempt) from IP address ${ADDRESS}, mail ${FROM} to <(?<recipient>[^<>]{0,320})> rejected`), 'RCPT'],
  // IP address 192.0.2.44 found in DNS blacklist Example, mail from <a@example.org> to <bob@example.com> rejected
  [new RegExp(`${TIME}IP address ${ADDRESS} (?<reason>found in DNS blacklist \\S{1,60}), mail ${FROM} to <(?<recipient>[^<>]{0,320})> rejected`), 'RCPT'],
  // Message from IP address 192.0.2.44, sender <a@example.org> rejected: sender domain does not exist
  [new RegExp(`${TIME}Message from IP address ${ADDRESS}, sender <(?<sender>[^<>]{0,320})> rejected: (?<reason>\\S.{0,300})$`), 'MAIL'],
  // Message from <a@example.org> to <bob@example.com> rejected by spam filter: score 9.74, threshold 5.00
  [new RegExp(`${TIME}Message ${FROM} to <(?<recipient>[^<>]{0,320})> (?<reason>rejected by spam filter): score `), 'content'],
  // Client with IP address 192.0.2.44 has no reverse DNS entry, connection rejected before SMTP greeting
  [new RegExp(`${TIME}Client with IP address ${ADDRESS} (?<reason>has no reverse DNS entry), connection rejected before SMTP greeting`), 'connect'],
  // Failed SMTP login from 192.0.2.44 with SASL method CRAM-MD5. | Failed IMAP login from 192.0.2.44, user alice
  [new RegExp(`${TIME}(?<reason>Failed (?:SMTP|IMAP|POP3) login) from ${ADDRESS}(?: with SASL method [\\w-]{1,30})?`), 'AUTH'],
  // SMTP: Invalid password for user alice@example.com. Attempt from IP address 192.0.2.44.
  [new RegExp(`${TIME}(?:SMTP|IMAP|POP3): (?<reason>Invalid password) for user (?<user>\\S{1,255})\\. Attempt from IP address ${ADDRESS}`), 'AUTH'],
  // SMTP: User alice@example.com doesn't exist. Attempt from IP address 192.0.2.44.
  [new RegExp(`${TIME}(?:SMTP|IMAP|POP3): (?<reason>User (?<user>\\S{1,255}) doesn't exist)\\. Attempt from IP address ${ADDRESS}`), 'AUTH'],
];

/** The security log of Kerio Connect, and its mail log. */
export const kerio: Format = {
  id: 'kerio',
  name: 'Kerio Connect log',
  signs: [
    {
      pattern: new RegExp(
        String.raw`${TIME}(?:${[
          'Attempt to deliver to unknown recipient <',
          'Relay attempt from IP address ',
          String.raw`IP address \S{2,45} found in DNS blacklist `,
          String.raw`Message from IP address \S{2,45}, sender <`,
          String.raw`Client with IP address \S{2,45} has no reverse DNS `,
          'Failed (?:SMTP|IMAP|POP3) login from ',
          String.raw`(?:SMTP|IMAP|POP3): (?:User \S{1,255} doesn't exist|Invalid password for user \S{1,255})\. `,
          'SMTP Spam attack detected from ',
          'Message from <.{3,700}> rejected by spam filter: ',
          String.raw`(?:Sent|Recv): Queue-ID: [\w-]{4,40}, `,
        ].join('|')})`,
      ),
      weight: 4,
      sample: '[24/Nov/2026 10:00:01] Attempt to deliver to unknown recipient <bob@example.com>, from <a@example.org>, IP address 192.0.2.44',
    },
  ],
  needles: ['Attempt to deliver to unknown recipient', 'Relay attempt from IP address ', ' found in DNS blacklist ', 'Message from IP address ', ' has no reverse DNS entry', ' login from ', "doesn't exist. Attempt", ': Invalid password for user ', '> rejected by spam filter: ', ', Result: failed, ', ', Result: delayed, ', ', Result: delivered, '],
  read(line, memory) {
    if (!line.text.startsWith('[')) return undefined;
    const sent = readSent(line);
    if (sent) return sent;
    const refused = readPatternRefusal(line.text, line.end, REFUSALS);
    return refused && refusedOnce(memory, refused, LOGIN_FAILED.exec(line.text)?.[0] ?? '', momentIn(line.text));
  },
};

/** What it could not do with a login, and that it failed: two lines of one attempt, in whatever order. */
const LOGIN_FAILED = /Failed [A-Z0-9]{3,5} login|doesn't exist|Invalid password/;

