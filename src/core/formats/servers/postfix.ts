import type { Format } from '../format';
import { SILENT } from '../../statement';
import { readSent, SENDS } from './barracuda/sent';
import { readAccepted } from './postfix/accepted';
import { forgetRejected } from './postfix/answeredBelow';
import { readDelivery } from './postfix/delivery';
import { forgetTries, readLogin, REFUSED_LOGIN } from './postfix/login';
import { HEADLESS } from './postfix/headless';
import { readPolicy } from './postfix/policy';
import { readProxyRefusal } from './postfix/proxyRefusal';
import { forgetGreeting } from './postfix/refusedGreeting';
import { readReject } from './postfix/reject';
import { readSession, sessionOf } from './postfix/session';
import { readTold } from './postfix/told';
import { traceLine } from './postfix/trace';
import { readVerbose } from './postfix/verbose';
import { readWarnedRefusal } from './postfix/warnedRefusal';

// disconnect from mx.example.net[192.0.2.1] ehlo=1 quit=1 commands=2
const GONE = /^disconnect from (\S{1,300})/;

/** What Postfix writes through syslog or postlogd, also with `-v`. */
export const postfix: Format = {
  id: 'postfix',
  name: 'Postfix log',
  signs: [
    {
      pattern: /[\s|:>]postfix[\w.-]*(?:\/[\w.-]+){1,3}\[\d{1,10}\]:\s/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail postfix/smtpd[123]: connect from mx.example.net[192.0.2.1]',
    },
    { pattern: / postfix(?<=^.{15,60} postfix)[\w.-]*(?:\/[\w.-]+){1,3}: /, weight: 2, sample: 'Nov 24 10:00:01 mail postfix/smtpd: connect from mx.example.net[192.0.2.1]' },
    {
      // Another name for its programs (syslog_name).
      pattern: /\s(?!cyrus\/)[\w.-]{1,40}\/(?:smtpd?|lmtp|local|virtual|pipe|error|bounce|cleanup|qmgr|postscreen)\[\d{1,10}\]: (?:(?:[0-9A-F]{6,15}|[0-9A-Za-z]{10,20}): (?:to=<|from=<|client=|message-id=|removed$)|NOQUEUE: |(?:connect|disconnect) from )/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail relay/smtpd[123]: connect from mx.example.net[192.0.2.1]',
    },
    {
      pattern: /\spolicyd-spf\[\d{1,10}\]: (?:: )?(?:prepend Received-SPF: |[45]\d\d [45]\.7\.\d{1,3} Message )/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail policyd-spf[123]: 550 5.7.23 Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id=alice@example.org;ip=192.0.2.1;r=<UNKNOWN>',
    },
  ],
  programs: /^postfix|^policyd-(?:spf|weight)$|^(?!cyrus\/)[\w.-]{1,40}\/(?:smtpd?|lmtp|local|virtual|pipe|error|retry|discard|bounce|cleanup|qmgr|pickup|postscreen|tlsproxy|dnsblog|anvil|verify|trivial-rewrite|scache)$/,
  headless: HEADLESS,
  trace: traceLine,
  links: ['queued as '],
  accepted: readAccepted,
  needles: [
    { text: ' status=', unless: ['sent (250 2.', 'sent (delivered to '] },
    'reject: ',
    ' rejected "',
    ']: < ',
    ']: > ',
    ' authentication failed',
    ' said: ',
    ' refused to talk to me: ',
    ': message rejected: hopcount ',
    ': queue file size limit exceeded',
    ' due to: ',
    ' action=5',
    ' action=4',
    'warning: Illegal address syntax from ',
    SENDS,
    { text: ', sasl_username=', only: 'notes' },
    { text: ']: connect from ', only: 'begins' },
    { text: ']: disconnect from ', only: 'ends' },
  ],
  read(line, memory) {
    const { text, start } = line;
    const mark = text[start];
    if ((mark === '<' || mark === '>') && text[start + 1] === ' ') return readVerbose(line, memory);
    if (text.startsWith('disconnect from ', start)) {
      forgetRejected(memory, line.pid, GONE.exec(text.slice(start))?.[1]);
      forgetTries(line, memory);
      forgetGreeting(line, memory);
      if (memory.get(REFUSED_LOGIN) === line.pid) memory.delete(REFUSED_LOGIN);
      return { kind: 'disconnected', session: sessionOf(line) };
    }
    return readDelivery(line) ?? readReject(line, memory) ?? readSession(line) ?? readTold(line) ?? readLogin(line, memory) ?? readProxyRefusal(line, sessionOf(line), memory) ?? readWarnedRefusal(line, memory) ?? readPolicy(line, memory) ?? readSent(line) ?? (line.headless === true ? undefined : SILENT);
  },
};
