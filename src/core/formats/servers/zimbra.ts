import type { Format, Line, Memory } from '../format';
import { beginsLogin } from '../loginTries';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Statement } from '../../statement';
import { momentIn } from '../../text/moment';
import { findWords } from '../../text/span';

// 2026-11-24 10:00:01,550 WARN  [ImapSSLServer-5] [ip=192.0.2.1;oip=192.0.2.44;via=192.0.2.1(nginx/1.20.0);ua=Zimbra/10.0;]
const HEAD = String.raw`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} [A-Z]{4,5} {1,2}\[[^\]]{1,300}\] \[([^\]]{0,500})\] `;
// security - cmd=Auth; account=alice@example.com; protocol=imap; error=authentication failed for [alice@example.com], invalid password; (audit.log)
const AUDITED = new RegExp(String.raw`${HEAD}security - cmd=Auth; account=([^\s;]{0,255}); protocol=([a-z0-9]{1,20}); error=(authentication failed) for \[[^\]]{0,255}\](?:, ([^;]{1,200}))?`);
// imap - authentication failed for [alice@example.com] (invalid password) (mailbox.log)
const LOGGED = new RegExp(String.raw`${HEAD}(?:imap|pop) - (authentication failed) for \[([^\]]{0,255})\](?: \(([^()]{1,200})\))?`);

const MAIL = /^(?:imap|pop3|smtp|lmtp)$/;
/** saslauthd asks by SOAP, as webmail does, for a client of SMTP. */
const ON_BEHALF = /(?:^|;)oproto=(?:imap|pop3|smtp);/;
/** The client's own address, where it came through a proxy. */
const CLIENT = /(?:^|;)oip=([0-9A-Fa-f.:]{2,45})[;,]/;
const ADDRESS = /(?:^|;)ip=([0-9A-Fa-f.:]{2,45});/;

/** What Zimbra's mailbox server logs of logins, in audit.log and mailbox.log. Those of its webmail are none of mail clients. */
export const zimbra: Format = {
  id: 'zimbra',
  name: 'Zimbra mailbox server log',
  signs: [
    {
      pattern: new RegExp(String.raw`${HEAD}(?:security - cmd=|(?:imap|pop|lmtp|soap|mailop) - )`),
      weight: 4,
      sample: '2026-11-24 10:00:01,550 WARN  [ImapServer-5] [ip=192.0.2.44;] security - cmd=Auth; account=alice@example.com; protocol=imap; error=authentication failed for [alice@example.com], invalid password;',
    },
  ],
  needles: ['authentication failed for ['],
  read: (line, memory) => readAudited(line, memory) ?? readLogged(line, memory),
};

function readAudited({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = AUDITED.exec(text.slice(0, Math.min(end, LOOKED_AT)));
  if (!match) return undefined;
  const [, context = '', user = '', protocol = '', failed = '', why] = match;
  if (MAIL.test(protocol)) return refusal(text, { context, user, failed, why }, memory);
  if (!ON_BEHALF.test(context)) return SILENT;
  // Postfix, for which saslauthd asked, tells of it next.
  const statements = refusal(text, { context, user, failed, why }, memory);
  return statements.length === 0 ? SILENT : { kind: 'foretold', statements };
}

function readLogged({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const match = LOGGED.exec(text.slice(0, Math.min(end, LOOKED_AT)));
  if (!match) return undefined;
  const [, context = '', failed = '', user = '', why] = match;
  return refusal(text, { context, user, failed, why }, memory);
}

const LOOKED_AT = 1500;

interface Login {
  readonly context: string;
  readonly user: string;
  readonly failed: string;
  readonly why: string | undefined;
}

function refusal(text: string, { context, user, failed, why }: Login, memory: Memory): ReturnType<typeof refusedLogin> | readonly [] {
  const address = (CLIENT.exec(context) ?? ADDRESS.exec(context))?.[1];
  const start = text.lastIndexOf(failed);
  // Both logs tell of it, each in its own words.
  if (!beginsLogin(memory, `${user},${address ?? ''}`, text.slice(text.indexOf('] [') + 3 + context.length, start), momentIn(text))) return [];
  const word = { start, end: start + failed.length };
  const reason = why === undefined ? word : findWords(text, why, word.end);
  return refusedLogin({ address, user, piece: { start, end: reason.end } }, { word, reason });
}
