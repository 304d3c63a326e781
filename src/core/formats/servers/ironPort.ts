import { given } from '../../given';
import type { Format, Line } from '../format';
import type { Piece, Statement } from '../../statement';
import { replyApart } from '../quotedReplies/replyApart';
import { findWords } from '../../text/span';

// Info: Bounced: DCID 3 MID 4 to RID 0 - 5.1.0 - Unknown address error ('550', ['<bob@example.net>... User unknown']) []
// Bounced: DCID 2 MID 4 From:<alice@example.com> To:<bob@example.net> RID 0 - 5.1.2 - Bad destination host ('000', ['DNS Hard Error looking up example.net (MX): NXDomain'])
const DELIVERY = /(?:\bInfo: |^)(Bounced|Delayed): DCID \d{1,12} MID (\d{1,12}) (?:to|From: ?<[^<>]{0,320}> To: ?<([^<>]{1,320})>) RID \d{1,6} - (?:([45]\.\d{1,3}\.\d{1,3}) - )?/;
// Info: Bounced: 45346670:0 From:<alice@example.com> To:<bob@example.net> Reason: "5.1.0 - Unknown address error" Response: "('550', ['No such user'])"
const BOUNCE = /\bInfo: (Bounced|Delayed): (\d{1,12}):\d{1,6} From: ?<[^<>]{0,320}> To: ?<([^<>]{1,320})> Reason: ?"(?:([45]\.\d{1,3}\.\d{1,3}) - )?/;
// ('550', ['5.1.1 <bob@example.net>', 'User unknown'])
const RESPONSE = /\('([245]\d\d)', \[["']/;
const RESPONSE_END = /["']\]\)/;
// Info: MID 4 ICID 5 To: <bob@example.com> Rejected by RAT
const REFUSED = /\bInfo: MID (\d{1,12}) ICID \d{1,12} (?:RID \d{1,6} )?To: <([^<>]{1,320})> (?=(Rejected) by \S)/;

// Warning: Internal SMTP Error: Failed to send message to host 192.0.2.7:25 for recipient bob@example.net: Unexpected SMTP response "553", expecting code starting with "2", response was ['#5.1.8 Domain of sender address <alice@example.com> does not exist'].
const OWN_MAIL = /\bInternal SMTP Error: (Failed to send) message to host (\S{1,255}) for recipient (\S{1,320}): Unexpected SMTP response "([45]\d\d)", expecting code starting with "\d", response was \[["']/;

/** Mail and bounce logs of Cisco's Email Security Appliance (IronPort, AsyncOS), from a file or a collector. */
export const ironPort: Format = {
  id: 'ironport',
  name: 'Cisco ESA mail log (IronPort)',
  signs: [
    { pattern: DELIVERY, weight: 4, sample: "Tue Nov 24 10:00:01 2026 Info: Bounced: DCID 3 MID 4 to RID 0 - 5.1.0 - Unknown address error ('550', ['<bob@example.net>... User unknown']) []" },
    { pattern: DELIVERY, weight: 4, sample: "Bounced: DCID 2 MID 4 From:<alice@example.com> To:<bob@example.net> RID 0 - 5.1.2 - Bad destination host ('000', ['DNS Hard Error looking up example.net (MX): NXDomain'])" },
    { pattern: BOUNCE, weight: 4, sample: `Tue Nov 24 10:00:01 2026 Info: Bounced: 4:0 From:<alice@example.com> To:<bob@example.net> Reason: "5.1.0 - Unknown address error" Response: "('550', ['No such user'])"` },
    { pattern: REFUSED, weight: 4, sample: 'Tue Nov 24 10:00:01 2026 Info: MID 4 ICID 5 To: <bob@example.com> Rejected by RAT' },
    {
      pattern: OWN_MAIL,
      weight: 4,
      sample: `Tue Nov 24 10:00:01 2026 Warning: Internal SMTP Error: Failed to send message to host 192.0.2.7:25 for recipient bob@example.net: Unexpected SMTP response "553", expecting code starting with "2", response was ['#5.1.8 Domain of sender address <alice@example.com> does not exist'].`,
    },
    { pattern: /\bInfo: (?:MID \d{1,12} |ICID \d{1,12} |New SMTP [DI]CID \d{1,12} |Start MID \d{1,12} |Message done DCID \d)/, weight: 4, sample: 'Tue Nov 24 10:00:01 2026 Info: New SMTP DCID 3 interface 192.0.2.1 address 192.0.2.7' },
  ],
  read(line) {
    const head = line.text.slice(0, LOOKED_AT);
    return readDelivery(head, line) ?? readRefusal(head, line) ?? readOwnMail(head);
  },
};

/** Of a line with headers and the message behind it, the head. */
const LOOKED_AT = 4000;

function readDelivery(head: string, { end }: Line): Statement | undefined {
  const own = DELIVERY.exec(head);
  const match = own ?? BOUNCE.exec(head);
  if (!match?.[1]) return undefined;
  const [whole, kind, messageId, recipient, status] = match;
  const after = match.index + whole.length;
  const code = after - ' - '.length - (status?.length ?? 0);
  return {
    kind: 'reported',
    result: kind === 'Delayed' ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: findWords(head, kind, match.index),
    ...given({ queueId: messageId, recipient }),
    // Its own code says less than the reply does.
    ...answer(head, after, end, status === undefined ? undefined : { start: code, end: code + status.length }),
  };
}

function answer(head: string, from: number, end: number, status: Piece | undefined): { readonly reply: Piece } | { readonly reason: Piece; readonly status?: Piece } {
  const said = RESPONSE.exec(head.slice(from));
  if (!said?.[1]) {
    const stop = head.indexOf(" ('000'", from);
    return { reason: { start: from, end: stop < 0 ? Math.max(from, Math.min(end, head.length)) : stop }, ...given({ status }) };
  }
  const code = from + said.index + "('".length;
  const words = from + said.index + said[0].length;
  const close = RESPONSE_END.exec(head.slice(words));
  const stop = close ? words + close.index : head.length;
  // Several lines are strings of a list.
  return { reply: replyApart(said[1], code, head.slice(words, stop).replace(/["'], ["']/g, '    '), words) };
}

/** What the appliance itself wants to send: alerts, reports. */
function readOwnMail(head: string): Statement | undefined {
  const match = OWN_MAIL.exec(head);
  if (!match?.[1] || !match[4]) return undefined;
  const [whole, failed, server = '', recipient = '', code] = match;
  const from = match.index + whole.length;
  const close = LIST_END.exec(head.slice(from));
  return {
    kind: 'reported',
    result: code.startsWith('5') ? 'bounced' : 'deferred',
    direction: 'outbound',
    word: findWords(head, failed, match.index),
    server,
    recipient,
    reply: replyApart(code, match.index + whole.lastIndexOf(`"${code}"`) + 1, head.slice(from, close ? from + close.index : head.length).replace(/["'], ["']/g, '    '), from),
  };
}

const LIST_END = /["']\]/;

function readRefusal(head: string, { end }: Line): Statement | undefined {
  const match = REFUSED.exec(head);
  if (!match?.[2]) return undefined;
  const start = match.index + match[0].length;
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: { start, end: start + 'Rejected'.length },
    occasion: 'RCPT',
    recipient: match[2],
    ...(match[1] === undefined ? {} : { queueId: match[1] }),
    reason: { start, end: Math.max(start, end) },
  };
}
