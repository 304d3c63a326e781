import { directionFrom } from '../../ownNetwork';
import { given } from '../../given';
import { occasionOfVerb } from '../../reference/occasion';
import { envelopeOf } from '../envelope';
import type { Format, Line } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { refusedLogin } from '../refusedLogin';
import type { Statement } from '../../statement';

// The remote host "192.0.2.25", responded to the SMTP command "rcpt" with "550 5.7.1 Unable to relay for bob@example.net  ". (events 7002 and 7004)
const ANSWERED = /\b[Tt]he remote host "([^"]{0,255})",? responded to the SMTP command "([A-Za-z0-9]{1,12})" with "/;
// The client at "192.0.2.44" sent a "rcpt" command, and the SMTP server responded with "550 5.7.1 Unable to relay for bob@example.net  ". (events 7010 and 7012)
const REFUSED = /\b[Tt]he client at "([^"]{0,255})" sent a "([A-Za-z0-9]{1,12})" command, and the SMTP server responded with "/;
// Inbound authentication failed with error LogonDenied for Receive connector Default Frontend MAIL. The authentication mechanism is Login. The source IP address of the client who tried to authenticate to Microsoft Exchange is [192.0.2.44]. (event 1035; who shows it may have taken the address out)
const NOT_LET_IN = /\b(Inbound authentication failed) with error (\w{1,60}) for Receive connector .{1,200}?\. The authentication mechanism is \w{1,30}\. The source IP address of the client who tried to authenticate to (?:Microsoft )?Exchange is \[(?:([0-9A-Fa-f.:]{2,45})|[xX.*#]{2,45}|(?:ip|IP) address|redacted)\]/;
// The full command sent was "RCPT TO:<bob@example.net>  ".
const COMMAND = /\bThe full command sent was "(MAIL FROM|RCPT TO): ?<?([^\s<>"]{0,320})>?/i;
const REPLY_END = / {0,4}"/;

/** What the SMTP service of Windows, and Exchange, put into the event log of commands and logins that were refused. */
export const smtpServiceEvent: Format = {
  id: 'smtp-service-event',
  name: 'SMTP event of Windows and Exchange',
  signs: [
    { pattern: ANSWERED, weight: 4, sample: 'This is an SMTP protocol error log for virtual server ID 1, connection #5. The remote host "192.0.2.25", responded to the SMTP command "rcpt" with "550 5.7.1 Unable to relay for bob@example.net  ".' },
    { pattern: REFUSED, weight: 4, sample: 'This is an SMTP protocol log for virtual server ID 1, connection #5. The client at "192.0.2.44" sent a "rcpt" command, and the SMTP server responded with "550 5.7.1 Unable to relay for bob@example.net  ".' },
    {
      pattern: NOT_LET_IN,
      weight: 4,
      sample: 'Inbound authentication failed with error LogonDenied for Receive connector Default Frontend MAIL. The authentication mechanism is Login. The source IP address of the client who tried to authenticate to Microsoft Exchange is [192.0.2.44].',
    },
  ],
  needles: ['Inbound authentication failed with error ', 'responded to the SMTP command', 'the SMTP server responded with'],
  read: (line) => readEvent(line) ?? readLogin(line),
};

const LOOKED_AT = 4000;

function readEvent({ text, end }: Line): Statement | undefined {
  const said = text.slice(0, Math.min(end, LOOKED_AT));
  const answered = ANSWERED.exec(said);
  const match = answered ?? REFUSED.exec(said);
  if (!match) return undefined;
  const [whole, peer = '', verb = ''] = match;
  const start = match.index + whole.length;
  const stop = REPLY_END.exec(said.slice(start));
  const reply = { start, end: stop ? start + stop.index : said.length };
  const first = text[start];
  if (!isReplyAt(text, start)) return undefined;
  if (first !== '4' && first !== '5') return { kind: 'told', reply };
  const [, path = '', address] = COMMAND.exec(said.slice(reply.end)) ?? [];
  return {
    kind: 'reported',
    result: first === '4' ? 'deferred' : answered ? 'bounced' : 'rejected',
    direction: answered ? 'outbound' : directionFrom(peer),
    word: reply,
    reply,
    ...given({ occasion: occasionOfVerb(verb.toUpperCase()), server: answered && peer !== '' ? peer : undefined }),
    ...envelopeOf(/^rcpt/i.test(path) ? 'RCPT' : 'MAIL', address),
  };
}

function readLogin({ text, end }: Line): readonly Statement[] | undefined {
  const match = NOT_LET_IN.exec(text.slice(0, Math.min(end, LOOKED_AT)));
  if (!match) return undefined;
  const [whole, words = '', error = '', address] = match;
  const start = match.index;
  return refusedLogin({ address, piece: { start, end: start + whole.length } }, { word: { start, end: start + words.length }, reason: { start, end: start + `${words} with error ${error}`.length } });
}
