import { readCommand } from '../../dialogue/command';
import type { Format, Line, Memory } from '../format';
import { statementsOf, type Statement } from '../../statement';
import { BARE } from '../general/dialogue';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { readFailedLogin } from './exim/failedLogin';
import { readRefusal } from './exim/refusal';

// >>> using ACL "acl_check_rcpt" | >>> host in hosts_proxy? no (end of list) | >>> check hosts = +relay_from_hosts
const TESTED = /^>>> (?:(?:using|end of) ACL "|processing "|host in |check !?[a-z_]{2,40} |[a-z]{4,7}: condition test |\S{1,320} in "[^\n]{0,500}"\? (?:yes|no) \()/;
const STARTED = /^\*{4} SMTP testing session as if from host \S/;

/**
 * What `exim -bh` prints of a session that somebody plays at the terminal:
 * what it tests for each command, what it would write to its log, and between
 * these the session, as it would go over the wire.
 */
export const eximHostTest: Format = {
  id: 'exim-host-test',
  name: 'Exim host test (exim -bh)',
  signs: [{ pattern: TESTED, weight: 4, sample: '>>> using ACL "acl_check_rcpt"' }],
  read(line, memory) {
    const { text, end } = line;
    if (STARTED.test(text)) memory.set(BEGUN, 'seen');
    if (text.startsWith('>>> ')) return [];
    if (text.startsWith(LOG)) return readLogged(line, memory);
    if (!memory.has(BEGUN)) return undefined;
    if (isReplyAt(text, 0)) return { kind: 'said', session: BARE, speaker: 'server', body: { start: 0, end } };
    return readCommand(text, 0, 0, end, 'strict') ? { kind: 'said', session: BARE, speaker: 'client', body: { start: 0, end } } : undefined;
  },
};

/** In the memory, once the session has begun. */
const BEGUN = 'begun';
const LOG = 'LOG: ';

/** `LOG: H=… rejected RCPT <bob@example.com>: 550 5.1.1 No such user`: the reply stands in the session as well. */
function readLogged({ text, end }: Line, memory: Memory): readonly Statement[] {
  const line = { text, start: LOG.length, end, program: '', pid: '' };
  return statementsOf(readFailedLogin(line, memory) ?? readRefusal(line, undefined)).flatMap((one) =>
    one.kind === 'reported' && one.reply ? [{ kind: 'told', reply: one.reply, ...(one.occasion === undefined ? {} : { occasion: one.occasion }) }] : [],
  );
}
