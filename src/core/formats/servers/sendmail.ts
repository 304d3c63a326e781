import type { Format } from '../format';
import { statementsOf } from '../../statement';
import { readAccepted } from './sendmail/accepted';
import { readDelivery, readStat } from './sendmail/delivery';
import { readLogin } from './sendmail/login';
import { noteBounce, readNotice } from './sendmail/notice';
import { HEADLESS } from './sendmail/headless';
import { readQueueId } from './sendmail/queueId';
import { readRejection } from './sendmail/rejection';
import { readSession } from './sendmail/session';
import { traceLine } from './sendmail/trace';
import { readVerbose } from './sendmail/verbose';

/** What sendmail writes to the system log. */
export const sendmail: Format = {
  id: 'sendmail',
  name: 'sendmail log',
  signs: [
    {
      pattern: /[\s|:>](?:sendmail(?:-[a-z-]{1,20})?|sm-[a-z-]{2,30})\[\d{1,10}\]:\s/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail sm-mta[123]: 6AO45cvs000123: to=<bob@example.net>, delay=00:00:01, dsn=5.1.1, stat=User unknown',
    },
  ],
  headless: HEADLESS,
  programs: /^(?:sendmail\d{0,3}(?:-[a-z-]{1,20})?|sm-[a-z-]+)$/,
  accepted: readAccepted,
  trace: traceLine,
  links: [' Message accepted for delivery', 'queued as '],
  needles: [
    ', stat=',
    ',stat=',
    ' reject=',
    '>... ',
    'rejecting commands from ',
    'rejecting server ',
    'AUTH decode64 error ',
    ' [rejected]',
    'moved to ',
    'Moved to ',
    ': DSN: ',
    'return to sender: ',
    'sender notify: ',
    ', rejecting commands',
    'tcpwrappers (',
    'NOQUEUE: connect from ',
    'AUTH=server',
    'AUTH failure (',
    ': <-- ',
    ': --- ',
  ],
  read(line, memory) {
    const { queueId, start } = readQueueId(line);
    const after = { ...line, start };
    if (line.headless === true) return readDelivery(after, queueId) ?? readStat(after) ?? readRejection(after, queueId, memory);
    const delivered = readVerbose(line, start) ?? readDelivery(after, queueId);
    if (delivered) {
      if (queueId !== undefined && statementsOf(delivered).some((one) => one.kind === 'reported' && one.result === 'bounced')) noteBounce(queueId, memory);
      return delivered;
    }
    return readRejection(after, queueId, memory) ?? readNotice(after, queueId, memory) ?? readLogin(after, memory) ?? readSession(after);
  },
};
