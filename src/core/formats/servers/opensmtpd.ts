import type { Format, HeadlessPiece, Line } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { SILENT } from '../../statement';
import { readDelivery } from './opensmtpd/delivery';
import { readFailedCommand } from './opensmtpd/failedCommand';
import { readRefusedLogin } from './opensmtpd/login';
import { passBeginning, readSession } from './opensmtpd/session';
import { readRefusedReport, readSessionError } from './opensmtpd/sessionError';
import { readTrace } from './opensmtpd/trace';

// 8f2a1b3c4d550001 mta delivery evpid=550c0de101234567 from=<… | 8f2a1b3c4d550001 smtp failed-command command="RCPT TO:<…>" result="550 …" | smtp authentication user=alice result=permfail
const HEADLESS: HeadlessPiece = {
  words: ['delivery evpid=', 'failed-command ', 'bad-input ', 'authentication user='],
  pattern: new RegExp(String.raw`${HEADLESS_START}(?:(?:[0-9a-f]{16} )?smtp (?:event=)?authentication user=\S{1,255} (?:address=\S{1,60} host=\S{1,255} )?result=permfail\b|[0-9a-f]{16} (?:(?:mta|mda) (?:event=)?delivery evpid=[0-9a-f]{16} |smtp (?:event=)?(?:failed-command |bad-input (?=result=))))`),
};

/** What OpenSMTPD's smtpd writes to the system log, in the words of version 6 and 7 and of 5. */
export const opensmtpd: Format = {
  id: 'opensmtpd',
  name: 'OpenSMTPD log',
  signs: [
    {
      pattern: /\ssmtpd\[\d{1,10}\]: [0-9a-f]{16} (?:smtp|mta|mda) /,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail smtpd[123]: 8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org',
    },
    {
      pattern: /\ssmtpd\[\d{1,10}\]: (?:smtp-(?:in|out): |(?:relay|delivery): \w+ for )/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail smtpd[123]: smtp-in: New session 8f2a1b3c4d550001 from host mx.example.org [192.0.2.44]',
    },
    {
      pattern: /^\s{0,8}(?:smtp-in: (?:Failed command on|New|Accepted message \S+ on|Closing) session [0-9a-f]{16}|(?:relay|delivery): (?:Ok|TempFail|PermFail) for [0-9a-f]{16}: )/,
      weight: 4,
      sample: 'relay: PermFail for 8f2a1b3c4d550001: session=8f2a1b3c4d550002, from=<alice@example.com>, to=<bob@example.net>',
    },
    {
      pattern: /^\s{0,8}[0-9a-f]{16} (?:smtp (?:(?:event=)?connected address=|(?:event=)?failed-command |bad-input |disconnected reason=)|(?:mta|mda) (?:event=)?delivery evpid=|mta (?:connecting|connected) address=)/,
      weight: 4,
      sample: '8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org',
    },
    {
      pattern: /(?:^|\s)(?:smtp|mta): 0x[0-9a-f]{4,16}: (?:<<<|>>>) /,
      weight: 4,
      sample: 'smtp: 0x7f8a550c0de0: <<< EHLO client.example.org',
    },
  ],
  headless: HEADLESS,
  programs: /^(?:opensmtpd|smtpd)$/,
  writesFiles: true,
  needles: [' delivery evpid=', 'event=delivery', 'failed-command', 'bad-input', 'Failed command on session', 'Bad input on session', 'Fail for ', 'Ok for ', 'Expire', 'authentication user=', 'smtp connected', 'smtp disconnected', 'event=connected', 'event=closed', ' session ', ': <<< ', ': >>> '],
  read(written, memory) {
    const line = written.program === '' && written.headless !== true ? withoutIndent(written) : written;
    passBeginning(line, memory);
    const told = readTrace(line, memory) ?? readDelivery(line) ?? readFailedCommand(line, memory) ?? readRefusedLogin(line, memory) ?? readSession(line, memory) ?? readSessionError(line) ?? readRefusedReport(line);
    return told ?? (line.program === '' ? undefined : SILENT);
  },
};

/** What smtpd writes to a terminal (`smtpd -d`) is pasted with an indent. */
function withoutIndent(line: Line): Line {
  return { ...line, start: Math.min(line.end, line.text.length - line.text.trimStart().length) };
}
