import { asciiBytes } from '../ascii';

/** What mail logs are full of: the rarer a word of a needle, the fewer places the search stops at. */
const COMMON = `
Nov 24 10:00:01 mail postfix/submission/smtpd[1234]: connect from mx.example.com[192.0.2.1]
Nov 24 10:00:01 mail postfix/smtpd[1234]: 4F2B1C0123: client=mx.example.com[192.0.2.1], sasl_method=PLAIN, sasl_username=alice
Nov 24 10:00:01 mail postfix/cleanup[1234]: 4F2B1C0123: message-id=<1234567890@mail.example.com>
Nov 24 10:00:01 mail postfix/qmgr[1234]: 4F2B1C0123: from=<alice@example.com>, size=1234, nrcpt=1 (queue active)
Nov 24 10:00:01 mail postfix/smtp[1234]: 4F2B1C0123: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=0.5, delays=0.1/0/0.2/0.2, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 4F2B1C0124)
Nov 24 10:00:01 mail postfix/submission/smtpd[1234]: Anonymous TLS connection established from mx.example.com[192.0.2.1]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)
Nov 24 10:00:01 mail postfix/bounce[1234]: 4F2B1C0123: sender non-delivery notification: 4F2B1C0125
Nov 24 10:00:01 mail postfix/smtpd[1234]: disconnect from mx.example.com[192.0.2.1] ehlo=1 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=7
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc <= alice@example.com H=mx.example.com [192.0.2.1] P=esmtps X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no S=1234 id=1234567890@example.com
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc => bob@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.1] C="250 OK"
2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc Completed
`;

/**
 * How rare some bytes are that stand together; the rarer the more. Asked some
 * thousand times when a search is made ready, with code that never ran.
 * @param from where they begin @param to where they end, exclusive; at most four
 */
export function rarityOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < 2) return Number.NEGATIVE_INFINITY;
  common ??= commonOnes();
  let number = 0;
  let punctuation = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    number = (number << 8) | byte;
    if (PUNCTUATION.includes(byte)) punctuation++;
  }
  return 8 * (to - from) - 20 * (common.get(number) ?? 0) + punctuation;
}

const LONGEST = 4;

/** How often each two, three and four characters stand there, by their bytes as a number; counted when the first search is made ready. */
let common: ReadonlyMap<number, number> | undefined;

function commonOnes(): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < COMMON.length; at++) {
    let number = 0;
    for (let end = at; end < Math.min(at + LONGEST, COMMON.length); end++) {
      number = (number << 8) | COMMON.charCodeAt(end);
      if (end > at) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  return counts;
}

const PUNCTUATION = asciiBytes('!"#$%&\'()*+,/;<=>?@[\\]^_`{|}~');
