import { given } from '../../../given';
import { envelopeOf } from '../../envelope';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';
import { findWords } from '../../../text/span';

// hook=rcpt plugin=rcpt_to.in_host_list function=hook_rcpt params="<bob@example.net>" retval=DENY msg="I cannot deliver mail for …"
// … retval=DENY msg="{\"0\":\"first line\",\"1\":\"second line\"}"
const DENIED = /\bretval="?(DENY(?:SOFT)?(?:DISCONNECT)?)"?(?: msg="((?:[^"\\]|\\.){0,1000})")?/;
const HOOK = /\bhook="?(?:hook_)?(\w{1,30})/;
const ADDRESS = /\bparams="?<([^<>]{0,400})>/;
// recipient <bob@example.net> code=DENY msg="no" sender="a@example.org" | sender <a@example.org> code=DENYDISCONNECT msg="no" | queue code=DENY msg="no": what came of the plugins, in a log without their own lines
const DECIDED = /(?:(recipient|sender) <([^<>]{0,400})>|queue) code=(DENY(?:SOFT)?(?:DISCONNECT)?)(?: msg="([^"]{0,1000})")?/y;
const OCCASIONS = { connect: 'connect', lookup_rdns: 'connect', helo: 'HELO', ehlo: 'EHLO', mail: 'MAIL', rcpt: 'RCPT', rcpt_ok: 'RCPT', data: 'DATA', data_post: 'content', queue: 'content', vrfy: 'VRFY' } as const;

/** In the memory: the session of which a plugin has told that it refuses. */
const TOLD = 'plugin told';

function isHook(name: string): name is keyof typeof OCCASIONS {
  return Object.hasOwn(OCCASIONS, name);
}

/** A plugin refuses a client. */
export function readDenied(line: Line, session: string, memory: Memory): Statement | undefined {
  return readPlugin(line, session, memory) ?? readDecided(line, session, memory);
}

/** Whether the last that a plugin told is that it refuses in this session; told once. */
export function wasDenied(session: string, memory: Memory): boolean {
  return memory.get(TOLD) === session && memory.delete(TOLD);
}

function readPlugin({ text, start, end }: Line, session: string, memory: Memory): Statement | undefined {
  const words = text.slice(start, end);
  const denied = DENIED.exec(words);
  if (!denied?.[1]) return undefined;
  memory.set(TOLD, session);
  const hook = HOOK.exec(words)?.[1] ?? '';
  const reason = start + denied.index + denied[0].length - 1 - (denied[2]?.length ?? 0);
  const occasion = isHook(hook) ? OCCASIONS[hook] : undefined;
  const address = ADDRESS.exec(words)?.[1];
  return {
    kind: 'reported',
    result: denied[1].startsWith('DENYSOFT') ? 'deferred' : 'rejected',
    direction: 'inbound',
    word: findWords(text, denied[1], start + denied.index),
    ...given({ occasion }),
    ...envelopeOf(occasion, address),
    ...(denied[2] ? { reason: { start: reason, end: reason + denied[2].length, ...linesOf(denied[2]) } } : {}),
  };
}

// \"0\":\"first line\"
const LISTED = /\\"\d{1,2}\\":\\"((?:[^\\]|\\\\.){0,400}?)\\"/g;

/** A reply of several lines is logged as a list. */
function linesOf(msg: string): { readonly text?: string } {
  return msg.startsWith('{\\"0\\":') ? { text: [...msg.matchAll(LISTED)].map(([, said]) => said).join(' ') } : {};
}

/** The core tells what it answers: nothing new where the plugin has told. */
function readDecided({ text, start }: Line, session: string, memory: Memory): Statement | undefined {
  const match = matchAt(DECIDED, text, start);
  if (!match?.[3]) return undefined;
  if (wasDenied(session, memory)) return undefined;
  const [whole, whose, address = '', code, said = ''] = match;
  const reason = DECIDED.lastIndex - 1 - said.length;
  return {
    kind: 'reported',
    result: code.startsWith('DENYSOFT') ? 'deferred' : 'rejected',
    direction: 'inbound',
    word: findWords(text, code, start + whole.indexOf(` code=${code}`)),
    occasion: whose === 'recipient' ? 'RCPT' : whose === 'sender' ? 'MAIL' : 'content',
    ...(whose === 'recipient' ? { recipient: address } : whose === 'sender' ? { sender: address } : {}),
    ...(said === '' ? {} : { reason: { start: reason, end: reason + said.length } }),
  };
}
