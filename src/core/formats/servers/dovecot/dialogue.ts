import { matchAt, standsAt } from '../../../text/matches';
import type { Line, Memory } from '../../format';
import type { Statement } from '../../../statement';

// smtp-server: conn 127.0.0.1:34272 [1]: Sent: 334 … | Received new command: EHLO x | Received AUTH response: … | command AUTH: 535 reply: Sent: 535 …
const CONNECTION = /smtp-server: conn ([^\s:][^\s]{0,100}(?: \[\d{1,10}\])?): /y;
const RECEIVED = /Received (?:new command|AUTH response): /y;
const SENT = /(?:command [A-Z]{1,12}: \d{3} reply: )?Sent: /y;

/** In the memory, where the log shows what Dovecot answers: a login is refused there. */
const DIALOGUE = 'dialogue';

export function showsDialogue(memory: Memory): boolean {
  return memory.has(DIALOGUE);
}

/** What Dovecot hears and says as a server, with `mail_debug` or `auth_debug`. */
export function readDialogue({ text, start, end }: Line, service: string, memory: Memory): Statement | undefined {
  const connection = matchAt(CONNECTION, text, start)?.[1];
  if (connection === undefined) return undefined;
  const session = `dovecot ${connection}`;
  // Who comes as far as `submission` has logged in with `submission-login`.
  const direction = service === 'submission' ? 'submission' : 'inbound';
  const at = CONNECTION.lastIndex;
  if (standsAt(RECEIVED, text, at)) return { kind: 'said', session, speaker: 'client', body: { start: RECEIVED.lastIndex, end }, direction };
  if (standsAt(SENT, text, at)) {
    memory.set(DIALOGUE, 'seen');
    return { kind: 'said', session, speaker: 'server', body: { start: SENT.lastIndex, end }, direction };
  }
  return text.startsWith('Connection destroy', at) ? { kind: 'disconnected', session } : undefined;
}
