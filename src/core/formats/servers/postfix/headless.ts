import type { HeadlessPiece } from '../../format';
import { HEADLESS_START } from '../../lineParts/headlessStart';

// NOQUEUE: | 4F2B1C0123: | 4XyZ1a2Bc3d4e5:
const QUEUE_ID = String.raw`(?:(?:NOQUEUE|[0-9A-F]{6,20}|[0-9A-Za-z]{10,20}): )?`;
// … an address made unreadable too: unknown[xxx.xxx.xxx.xxx] | unknown[IP redacted]
const CLIENT = String.raw`\S{0,255}\[(?!<HOST>)[^[\]"]{2,45}\](?::\d{1,5})?`;
// … or all of it: <redacted> | [REMOVED]
const TAKEN_OUT = String.raw`[<[(*]{1,2}(?:[Rr]edacted|REDACTED|[Rr]emoved|REMOVED|[Hh]idden|HIDDEN|[Mm]asked|[Cc]ensored|[Aa]nonymi[sz]ed)[>\])*]{1,2}`;
// … or of which a word was left, or none: app1 | unknown | client host [x.x.x.x]: what stands behind the reply shows whose line it is; backslashes show a pattern for such lines
const RENAMED = String.raw`(?: [^\s;"\\]{1,100}){0,4} ?`;
const ENVELOPE = String.raw`; (?:from|to)=<[^<>]{0,320}> (?:to=<[^<>]{0,320}> )?proto=E?SMTP\b`;
// What the parentheses begin with: other programs have a status too. A line that ends within the name of a host goes on below.
const REASON = String.raw`(?:${[
  // host mx.example.net[192.0.2.1] said: 550 | connect to mx.example.net[192.0.2.1]:25: Connection refused | lost connection with …
  String.raw`host \S|connect to |lost connection|conversation with`,
  // delivery temporarily suspended: … | delivery via 192.0.2.1[192.0.2.1]:25: …
  'delivery (?:temporarily suspended|via)',
  // Host or domain name not found. Name service error for name=example.net
  'Host (?:or domain name )?(?:not found|name)|Name service',
  // unknown user: "bob" | user unknown | mail for example.net loops back to myself | mail forwarding loop
  'unknown (?:user|mail)|user unknown|mail (?:for|forwarding|loop)',
  // 550 5.1.1 …, of a content filter
  String.raw`[45]\d\d `,
  // unable to look up host | cannot update mailbox | could not find …
  'unable to|(?:can|could )not ',
  // command died with status 1 | maildir delivery failed: … | mailbox size limit exceeded
  'command (?:died|time)|maildir|mailbox',
  // message size 20480000 exceeds size limit … | bad address syntax
  'message size|bad (?:address|command)',
  // SASL authentication failed; … | TLS is required, but was not offered | Server certificate not trusted
  'SASL|TLS|Server certificate',
  'Sender address|Recipient address',
  // local configuration error | timed out while … | temporary failure | data format error. Command output: …
  'local |timed out|temporary|data format|service unavailable',
].join('|')})`;
const RESULT = String.raw`status=(?:bounced|deferred|undeliverable|expired|force-expired)`;
const STATUS = String.raw`(?:${RESULT}(?: \(|\s*$)|status=(?:force-)?expired, returned to sender)`;
const STATUS_ALONE = String.raw`(?:${RESULT} \((?!host \S{1,255}\s*$)(?=${REASON})|status=(?:force-)?expired, returned to sender)`;

/** What Postfix alone writes into a line, for lines without their head. */
export const HEADLESS: HeadlessPiece = {
  words: ['status=', 'reject: ', ' rejected: ', 'said: ', ' refused to talk to me: ', ' authentication failed:'],
  pattern: new RegExp(
    [
      // 4F2B1C0123: to=<bob@example.net>, relay=…, dsn=5.1.1, status=bounced (…) | from=<alice@example.com>, status=expired, returned to sender
      String.raw`${HEADLESS_START}${QUEUE_ID}(?:to|from)=<[^<>\s]{0,320}>, (?=(?:[^"]{1,600}?, )?(?:${STATUS}(?!host$)|status=sent \(2\d\d[ -]))`,
      // status=bounced (host mx.example.net[192.0.2.1] said: 550 …
      `${HEADLESS_START}${STATUS_ALONE}`,
      // status=bounced (Address is undeliverable), where the line was broken before
      String.raw`(?<=^\s{0,100})${RESULT} \((?=[A-Z][a-z]{1,20} .{1,600}\)\s*$)`,
      // NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 … | milter-reject: END-OF-MESSAGE from unknown[192.0.2.1]: 5.7.1 …
      String.raw`${HEADLESS_START}${QUEUE_ID}(?:milter-|proxy-)?reject: (?=(?:[A-Z-]{4,20} from (?:${CLIENT}|${TAKEN_OUT}): (?:[45]\d\d |[45]\.\d{1,3}\.\d{1,3} )|(?:header|body) .{1,400} from (?:${CLIENT}|local); from=<))`,
      // NOQUEUE: reject: RCPT from app1: 554 5.7.1 …; from=<alice@example.org> to=<bob@example.com> proto=ESMTP
      String.raw`${HEADLESS_START}${QUEUE_ID}(?:milter-|proxy-)?reject: (?=[A-Z-]{4,20} from${RENAMED}: [^";\\]{4,600}${ENVELOPE})`,
      // 504 5.5.2 <info>: Helo command rejected: need fully-qualified hostname; from=<alice@example.org> to=<bob@example.com> proto=ESMTP helo=<info>: a `reject:` line whose beginning is gone
      String.raw`(?<=^\s{0,12})(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} <[^<>]{0,320}>: [A-Z][a-z ]{4,30} rejected: [^";]{1,600}; (?:from=<[^<>]{0,320}> )?(?:to=<[^<>]{0,320}> )?proto=E?SMTP helo=<)`,
      // host mx.example.net[192.0.2.1] said: 550 5.1.1 … | mx.example.net[192.0.2.1] said: 550 …, where the line was broken before; `(host …` is that of a queue listing
      String.raw`(?<![\w.=/<(-])${QUEUE_ID}(?:(?:host|SASL authentication failed; server) |(?<=^\s{0,12}))(?=\S{0,255}\[)${CLIENT} (?:said|refused to talk to me): (?=[45]\d\d[ -])`,
      // said: 550-5.7.1 …, broken once more
      String.raw`(?<=^\s{0,12})said: (?=5\d\d[ -]5\.|4\d\d[ -]4\.)`,
      // warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
      String.raw`${HEADLESS_START}warning: (?=${CLIENT}: SASL [A-Za-z0-9-]{3,20} authentication failed:)`,
    ].join('|'),
  ),
};
