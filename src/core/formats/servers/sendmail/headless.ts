import type { HeadlessPiece } from '../../format';
import { HEADLESS_START } from '../../lineParts/headlessStart';
import { EXIT_WORDS } from './exitWords';
import { QUEUE_ID } from './queueId';

const ID = `(?:(?:NOQUEUE|${QUEUE_ID}): )?`;
// What sendmail says became of a message, in its own words or with a reply.
const STAT = String.raw`stat=(?:${EXIT_WORDS}|Deferred|(?:[45]\d\d )?[45]\.\d{1,3}\.\d{1,3} )`;

/** What sendmail alone writes into a line, for lines without their head. */
export const HEADLESS: HeadlessPiece = {
  words: ['stat=', ' reject='],
  pattern: new RegExp(
    [
      // 6AO45cvs000123: to=<bob@example.net>, delay=00:00:01, …, dsn=5.1.1, stat=User unknown
      String.raw`${HEADLESS_START}${ID}to=[^\s,]{1,400}, (?=[^"]{0,600}?, (?:mailer=|dsn=[45]\.))(?=[^"]{0,900}?, ${STAT})`,
      // dsn=5.1.1, stat=User unknown | stat=User unknown
      String.raw`${HEADLESS_START}(?:dsn=[45]\.\d{1,3}\.\d{1,3}, )?${STAT}`,
      // ruleset=check_rcpt, arg1=<bob@example.net>, relay=client.example.org [192.0.2.1], reject=550 5.7.1 <bob@example.net>... Relaying denied
      String.raw`${HEADLESS_START}${ID}ruleset=check_\w{1,30}, (?=[^"]{0,600}?, reject=[45]\d\d )`,
    ].join('|'),
  ),
};
