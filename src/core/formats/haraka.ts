import type { Format, Line, Memory, Statement } from './format';

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
    { pattern: /\[PROTOCOL\] \[(?:core|outbound)\] [CS]: /, weight: 4, sample: '[PROTOCOL] [core] S: 451 Try again later' },
  ],
  programs: /^haraka$/,
  writesFiles: true,
  needles: ['] C: ', '] S: ', 'retval=DENY', 'retval="DENY', ' disconnect ip=', '[outbound] recipient <'],
  read(line, memory) {
    const head = HEAD.exec(line.text.slice(line.start, line.start + LONGEST_HEAD));
    if (!head) return undefined;
    const [whole, session = '', plugin = ''] = head;
    const start = line.start + whole.length;
    return readMessage({ ...line, start: Math.min(start, line.end) }, session, plugin, memory) ?? SILENT;
  },
};

const SILENT: readonly Statement[] = [];
const LONGEST_HEAD = 250;
// 2026-11-24T10:00:01.550Z [PROTOCOL] [5500C0DE-….1] [core] | 2026-11-24 10:00:01.550123456  [PROTOCOL] … (tai64nlocal) | [INFO] [-] [outbound] | [PROTOCOL] [core], its id taken out
const HEAD = /^(?:[^\s[]{1,40} {1,2}){0,3}\[(?:PROTOCOL|DATA|INFO|NOTICE|DEBUG|WARN|ERROR|CRIT|ALERT|EMERG)\] (?:\[([^\]]{1,60})\] )?\[([\w./-]{1,60})\] ?/;
// C: EHLO client.example.org state=1
const SAID = /([CS]): /y;
const STATE = / state=\d{1,3}$/;
// hook=rcpt plugin=rcpt_to.in_host_list function=hook_rcpt params="<bob@example.net>" retval=DENY msg="I cannot deliver mail for …"
const DENIED = /\bretval="?(DENY(?:SOFT)?(?:DISCONNECT)?)"?(?: msg="([^"]{0,1000})")?/;
const HOOK = /\bhook="?(?:hook_)?(\w{1,30})/;
const ADDRESS = /\bparams="?<([^<>]{0,400})>/;
/** In the memory, where the log shows each line of a session: what is denied is seen in the reply. */
const PROTOCOL = 'protocol';

function readMessage(line: Line, id: string, plugin: string, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  // `outbound`, or a plugin that hands the message on (queue/smtp_forward) or asks another server for the login.
  const isClient = plugin !== 'core';
  const session = plugin === 'core' || plugin === 'outbound' ? `haraka ${id}` : `haraka ${id} ${plugin}`;
  SAID.lastIndex = start;
  const said = SAID.exec(text);
  if (said) {
    memory.set(PROTOCOL, 'seen');
    const body = { start: SAID.lastIndex, end };
    if (said[1] === 'S' && plugin === 'outbound' && /[45]/.test(text.charAt(body.start))) memory.set(REFUSED, id);
    const state = STATE.exec(text.slice(Math.max(body.start, end - 20), end));
    const repeats = said[1] === 'S' && passesOn(text.slice(body.start, body.start + 1), id.replace(MESSAGE_NUMBER, ''), plugin, memory);
    return {
      kind: 'said',
      session: sessionOf(session, isClient),
      speaker: said[1] === 'C' ? 'client' : 'server',
      body: state ? { start: body.start, end: end - state[0].length } : body,
      direction: isClient ? 'outbound' : 'inbound',
      ...(repeats ? { reportedElsewhere: true } : {}),
    };
  }
  if (text.startsWith('disconnect ip=', start)) return readDisconnect(line, sessionOf(session, false), memory);
  if (!memory.has(PROTOCOL)) return readOutbound(line, plugin) ?? readDenied(text, start, end);
  return memory.get(REFUSED) === id ? undefined : readOutbound(line, plugin);
}

// disconnect ip=192.0.2.44 … rcpts=0/1/0 msgs=0/0/0 bytes=550 lr="452 plugin timeout" time=30.83
const LAST_REPLY = / lr="(?=[45]\d\d[ -])/;

/** A session ends; where the log does not show it, the last reply that was no success is all of it. */
function readDisconnect({ text, start, end }: Line, session: string, memory: Memory): Statement | readonly Statement[] {
  const ended: Statement = { kind: 'disconnected', session };
  const last = memory.has(PROTOCOL) ? null : LAST_REPLY.exec(text.slice(start, end));
  if (!last) return ended;
  const from = start + last.index + last[0].length;
  const close = text.indexOf('"', from);
  return [{ kind: 'told', reply: { start: from, end: close < 0 ? end : close } }, ended];
}

/** In the memory: the message of which another server's last refusal has been seen in its own words. */
const REFUSED = 'refused outbound';

// recipient <bob@example.net> rejected: 550 5.1.1 No such user
const RECIPIENT = /recipient <([^<>]{0,400})> (rejected|deferred): (?=[45]\d\d[ -])/y;

/** A server refused a recipient of a message that we send. */
function readOutbound({ text, start, end }: Line, plugin: string): Statement | undefined {
  RECIPIENT.lastIndex = start;
  const match = plugin === 'outbound' ? RECIPIENT.exec(text) : null;
  if (!match) return undefined;
  const [whole, recipient = '', result = ''] = match;
  const word = start + whole.lastIndexOf(result);
  return {
    kind: 'reported',
    result: result === 'deferred' ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: { start: word, end: word + result.length },
    occasion: 'RCPT',
    recipient,
    reply: { start: start + whole.length, end },
  };
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

const OCCASIONS = { connect: 'connect', lookup_rdns: 'connect', helo: 'HELO', ehlo: 'EHLO', mail: 'MAIL', rcpt: 'RCPT', rcpt_ok: 'RCPT', data: 'DATA', data_post: 'content', queue: 'content' } as const;

function isHook(name: string): name is keyof typeof OCCASIONS {
  return Object.hasOwn(OCCASIONS, name);
}

/** A plugin refuses a client. */
function readDenied(text: string, start: number, end: number): Statement | undefined {
  const words = text.slice(start, end);
  const denied = DENIED.exec(words);
  if (!denied?.[1]) return undefined;
  const hook = HOOK.exec(words)?.[1] ?? '';
  const at = start + denied.index + denied[0].indexOf(denied[1]);
  const reason = start + denied.index + denied[0].length - 1 - (denied[2]?.length ?? 0);
  const occasion = isHook(hook) ? OCCASIONS[hook] : undefined;
  const address = ADDRESS.exec(words)?.[1];
  return {
    kind: 'reported',
    result: denied[1].startsWith('DENYSOFT') ? 'deferred' : 'rejected',
    direction: 'inbound',
    word: { start: at, end: at + denied[1].length },
    ...(occasion === undefined ? {} : { occasion }),
    ...(address === undefined ? {} : occasion === 'RCPT' ? { recipient: address } : occasion === 'MAIL' ? { sender: address } : {}),
    ...(denied[2] ? { reason: { start: reason, end: reason + denied[2].length } } : {}),
  };
}
