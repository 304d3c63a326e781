import type { HeadlessPiece } from '../../format';

const BEFORE = String.raw`(?<![\w.=/<-])`;
const QUEUE_ID = String.raw`(?:(?:NOQUEUE|[0-9A-Za-z]{8,18}): )?`;
// What sendmail says became of a message, in its own words (sysexits) or with a reply.
const STAT = String.raw`stat=(?:User unknown|Host unknown|Service unavailable|Data format error|Remote protocol error|Local configuration error|unknown mailer error|Deferred|(?:[45]\d\d )?[45]\.\d{1,3}\.\d{1,3} )`;

/** What sendmail alone writes into a line, for lines without their head. */
export const HEADLESS: HeadlessPiece = {
  words: ['stat=', ' reject='],
  pattern: new RegExp(
    [
      // 6AO45cvs000123: to=<bob@example.net>, delay=00:00:01, …, dsn=5.1.1, stat=User unknown
      String.raw`${BEFORE}${QUEUE_ID}to=[^\s,]{1,400}, (?=[^"]{0,600}?, (?:mailer=|dsn=[45]\.))(?=[^"]{0,900}?, ${STAT})`,
      // dsn=5.1.1, stat=User unknown | stat=User unknown
      String.raw`${BEFORE}(?:dsn=[45]\.\d{1,3}\.\d{1,3}, )?${STAT}`,
      // ruleset=check_rcpt, arg1=<bob@example.net>, relay=client.example.org [192.0.2.1], reject=550 5.7.1 <bob@example.net>... Relaying denied
      String.raw`${BEFORE}${QUEUE_ID}ruleset=check_\w{1,30}, (?=[^"]{0,600}?, reject=[45]\d\d )`,
    ].join('|'),
  ),
};
