import { directionFrom } from '../../../ownNetwork';
import type { Direction } from '../../../analysis';
import { SILENT, type Statement } from '../../../statement';
import type { Line, Memory } from '../../format';
import { forget, recall, remember, type EntryKind } from '../../remember';

// 10116 dispatching RCPT TO:<bob@example.net> | 2026-11-24 10:00:01.550550550 10116 550 Relaying denied (#5.7.1)
const HEAD = /^(?:(?:@[0-9a-f]{10,30}|\d{4}-\d\d-\d\d[T ]\S{5,30}) )?(\d{1,10}) (?=(?:dispatching |[2-5]\d\d[ -]|Connection from |click, disconnecting|\(\w{1,40}\) ))/;
const LONGEST_HEAD = 120;
/** The first command of a session that only a mail server is told. */
export const DISPATCHED = /^(?:(?:@[0-9a-f]{10,30}|\d{4}-\d\d-\d\d[T ]\S{5,30}) )?\d{1,10} dispatching (?:EHLO|HELO|MAIL FROM|RCPT TO|AUTH|STARTTLS)\b/;

// (data_post) spamassassin: pass, Spam, 21.7 < 100: what a plugin tells, where somebody left the process out
const HOOK = /^\s{0,8}\([a-z_-]{3,30}\) [\w:-]{2,60}: /;
/** Of such lines those that no other program writes. */
export const PLUGIN_TOLD = /^\s{0,8}\((?:connect|ehlo|helo|mail|rcpt|data|data_headers_end|data_post|queue)\) [\w:-]{2,60}: (?:pass|fail|skip)\b/;
const ANSWER = /^\s{0,8}(?=[45]\d\d[ -]\S)/;
/** In the memory: plugins have told something right above, of no process. */
const HOOKS = 'hooks';

const COMMAND = 'dispatching ';
// Connection from mx.example.org [192.0.2.44]
const CONNECTED = /^Connection from (\S{1,255} \[[0-9A-Fa-f.:]{2,45}\])/;
/** In the memory: sessions are logged line by line. */
const SESSIONS = 'sessions';
/** In the memory: which processes serve a stranger, and which one of our own. */
const CLIENT: EntryKind = { prefix: 'client of ', most: 200 };

/** Whether the log has its sessions line by line, so that the plugin logterse only repeats what became of them. */
export function hasSessions(memory: Memory): boolean {
  return memory.has(SESSIONS);
}

/** A line of a session at level LOGINFO; each process serves one after the other. */
export function readSession({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const head = HEAD.exec(text.slice(0, Math.min(end, LONGEST_HEAD)));
  if (!head) return readBelowHooks(text, end, memory);
  const [{ length: start }, pid = ''] = head;
  const session = `qpsmtpd ${pid}`;
  const words = text.slice(start, end);
  const connected = CONNECTED.exec(words)?.[1];
  if (connected !== undefined) {
    memory.set(SESSIONS, '');
    remember(memory, CLIENT, pid, directionFrom(connected));
    return { kind: 'noted', session, piece: { start, end }, begins: true, client: connected };
  }
  if (words.startsWith('click,')) {
    forget(memory, CLIENT, pid);
    return { kind: 'disconnected', session };
  }
  if (words.startsWith('(')) return memory.has(SESSIONS) ? SILENT : undefined;
  const isCommand = words.startsWith(COMMAND);
  if (isCommand) memory.set(SESSIONS, '');
  const direction: Direction = recall(memory, CLIENT, pid) === 'submission' ? 'submission' : 'inbound';
  return { kind: 'said', session, speaker: isCommand ? 'client' : 'server', body: { start: isCommand ? start + COMMAND.length : start, end }, direction };
}

/** What is answered then stands below what the plugins told. */
function readBelowHooks(text: string, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  if (HOOK.test(text)) {
    memory.set(HOOKS, '');
    return SILENT;
  }
  const start = memory.has(HOOKS) ? ANSWER.exec(text)?.[0].length : undefined;
  memory.delete(HOOKS);
  return start === undefined ? undefined : { kind: 'said', session: 'qpsmtpd ', speaker: 'server', body: { start, end }, direction: 'inbound' };
}
