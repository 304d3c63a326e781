import type { Format, Line, Memory } from '../format';
import { asTold, SILENT, type Statement } from '../../statement';
import { forget, recall, remember, type EntryKind } from '../remember';
import { readDenied, wasDenied } from './haraka/denied';
import { readDisconnect } from './haraka/disconnect';
import { readOutbound } from './haraka/outbound';
import { matchAt } from '../../text/matches';

/** What Haraka writes, at level PROTOCOL with every line of its sessions. */
export const haraka: Format = {
  id: 'haraka',
  name: 'Haraka log',
  signs: [
    {
      pattern: /\[(?:PROTOCOL|INFO|NOTICE|DEBUG|WARN|ERROR|CRIT)\] \[(?:-|[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}(?:\.\d{1,6}){0,2})\] \[[\w./-]{1,60}\] /,
      weight: 4,
      sample: '[NOTICE] [5500C0DE-0550-4550-8550-08DE2B1C4F2B.1] [core] connect ip=192.0.2.44 port=55025 local_ip=192.0.2.1 local_port=25',
    },
    {
      pattern: /^\{(?:"timestamp":"[^"]{1,40}",)?"level":"[A-Z]{4,8}","uuid":"(?:-|[0-9A-F-]{36}(?:\.\d{1,6}){0,2})","source":"[\w./-]{1,60}","message":"|(?:^| )haraka\/[\w./-]{1,60}\[(?:-|[0-9A-F-]{36}(?:\.\d{1,6}){0,2})\]: /,
      weight: 4,
      sample: '{"level":"NOTICE","uuid":"5500C0DE-0550-4550-8550-08DE2B1C4F2B.1","source":"core","message":"disconnect ip=192.0.2.44 rdns="}',
    },
    { pattern: /\[PROTOCOL\] \[(?:core|outbound)\] [CS]: /, weight: 4, sample: '[PROTOCOL] [core] S: 451 Try again later' },
  ],
  // In its own records who speaks stands behind its name.
  programs: /^haraka(?:\/[\w./-]{1,60})?$/,
  // {"level":"NOTICE","uuid":"5500C0DE-….1","source":"core","message":"…"}: the connection, and who of it speaks
  tagOfRecord(field) {
    const [level, id = '', plugin = ''] = [field('level'), field('uuid'), field('source')];
    return level !== undefined && plugin !== '' && ID.test(id) ? { program: OF_RECORD + plugin, pid: id } : undefined;
  },
  writesFiles: true,
  needles: ['] C: ', '] S: ', 'retval=DENY', 'retval="DENY', ' disconnect ip=', '[outbound] recipient <', 'ouncing mail: ', '[outbound] Temp failing ', '[outbound] temp fail ', ' code=DENY'],
  read(line, memory) {
    if (line.program.startsWith(OF_RECORD)) return readMessage(line, line.pid, line.program.slice(OF_RECORD.length), memory) ?? SILENT;
    const head = HEAD.exec(line.text.slice(line.start, line.start + LONGEST_HEAD));
    if (!head) return undefined;
    const [whole, session = '', plugin = ''] = head;
    const start = line.start + whole.length;
    return readMessage({ ...line, start: Math.min(start, line.end) }, session, plugin, memory) ?? SILENT;
  },
};

const OF_RECORD = 'haraka/';
// 5500C0DE-0550-4550-8550-08DE2B1C4F2B.1 | -, of what belongs to no connection
const ID = /^(?:-|[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?:\.\d{1,6}){0,2})$/;

const LONGEST_HEAD = 250;
// 2026-11-24T10:00:01.550Z [PROTOCOL] [5500C0DE-….1] [core] | 2026-11-24 10:00:01.550123456  [PROTOCOL] … (tai64nlocal) | [INFO] [-] [outbound] | [PROTOCOL] [core], its id taken out
const HEAD = /^(?:[^\s[]{1,40} {1,2}){0,3}\[(?:PROTOCOL|DATA|INFO|NOTICE|DEBUG|WARN|ERROR|CRIT|ALERT|EMERG)\] (?:\[([^\]]{1,60})\] )?\[([\w./-]{1,60})\] ?/;
// C: EHLO client.example.org state=1
const SAID = /([CS]): /y;
const STATE = / state=\d{1,3}$/;
/** In the memory, where the log shows each line of a session: what is denied is seen in the reply. */
const PROTOCOL = 'protocol';

function readMessage(line: Line, id: string, plugin: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  // `outbound`, or a plugin that hands the message on (queue/smtp_forward) or asks another server for the login.
  const isClient = plugin !== 'core';
  const session = plugin === 'core' || plugin === 'outbound' ? `haraka ${id}` : `haraka ${id} ${plugin}`;
  const said = matchAt(SAID, text, start);
  if (said) {
    const body = { start: SAID.lastIndex, end };
    const refused = said[1] === 'S' && /[45]/.test(text.charAt(body.start));
    // Before the first line of a session nothing shows that the log has them: what a plugin told of the first refusal counted.
    const told = refused && plugin === 'core' && !memory.has(PROTOCOL) && wasDenied(session, memory);
    memory.set(PROTOCOL, 'seen');
    if (refused && plugin === 'outbound') remember(memory, REFUSED, id, text.charAt(body.start));
    const state = STATE.exec(text.slice(Math.max(body.start, end - 20), end));
    const repeats = said[1] === 'S' && passesOn(text.slice(body.start, body.start + 1), id.replace(MESSAGE_NUMBER, ''), plugin, memory);
    return {
      kind: 'said',
      session: sessionOf(session, isClient),
      speaker: said[1] === 'C' ? 'client' : 'server',
      body: state ? { start: body.start, end: end - state[0].length } : body,
      direction: isClient ? 'outbound' : 'inbound',
      ...(repeats || told ? { reportedElsewhere: true } : {}),
    };
  }
  const connection = sessionOf(`haraka ${id}`, false);
  if (text.startsWith('disconnect ip=', start)) return readDisconnect(line, connection, forget(memory, DENIED, connection) !== undefined || memory.has(PROTOCOL));
  const outbound = plugin === 'outbound' ? readOutbound(line, id, memory) : undefined;
  if (outbound) return repeatsDialogue(outbound, id, memory) ? asTold(outbound) : outbound;
  const denied = memory.has(PROTOCOL) ? undefined : readDenied(line, session, memory);
  if (denied) remember(memory, DENIED, connection);
  return denied;
}

/** In the memory: the connections on which our own server has told that it refuses something. */
const DENIED: EntryKind = { prefix: 'denied ', most: 200 };

/** In the memory: of the messages that another server refused in its own words, the first digit of the last of these. */
const REFUSED: EntryKind = { prefix: 'refused outbound ', most: 200 };

/** What becomes of a message repeats the reply it was refused with; one that is given up as all of its tries were put off is something new. */
function repeatsDialogue(outbound: Statement, id: string, memory: Memory): boolean {
  const digit = recall(memory, REFUSED, id);
  return digit !== undefined && !(outbound.kind === 'reported' && outbound.result === 'expired' && digit === '4');
}

const MESSAGE_NUMBER = /\.\d{1,6}$/;

/** The core adds the number of the message to the number of the connection. */
function sessionOf(session: string, isClient: boolean): string {
  return isClient ? session : session.replace(MESSAGE_NUMBER, '');
}

/** Whether our own server refuses because the server it handed the message to did: that is one failure. */
function passesOn(digit: string, connection: string, plugin: string, memory: Memory): boolean {
  const refused = digit === '4' || digit === '5';
  if (plugin === 'outbound') return false;
  if (plugin !== 'core') {
    if (refused) memory.set(BEHIND, connection);
    return false;
  }
  if (memory.get(BEHIND) !== connection) return false;
  memory.delete(BEHIND);
  return refused;
}

/** In the memory: the connection whose message the server behind us has just refused. */
const BEHIND = 'refused behind';
