import { matchAt } from '../../../text/matches';
import type { Line, Memory } from '../../format';
import { forget, recall, remember, type EntryKind } from '../../remember';
import type { Statement } from '../../../statement';

// A tab may stand as the system log escapes it: AUTH#0111#011LOGIN.
// client in: AUTH⇥1⇥LOGIN⇥service=submission⇥…⇥resp=… | client in: CONT⇥1⇥YWxpY2U= (previous base64 data …) | client passdb out: CONT⇥1⇥VXNlcm5hbWU6
const AUTH = /client in: AUTH(?:\t|#011)(\d{1,10}?)(?:\t|#011)([A-Za-z0-9_-]{1,30})/y;
const CONTINUED = /client (in|passdb out): CONT(?:\t|#011)(\d{1,10}?)(?:\t|#011)([A-Za-z0-9+/]*={0,2})/y;
const ENDED = /client passdb out: (?:OK|FAIL)(?:\t|#011)(\d{1,10})/y;
const RESPONSE = /(?:\t|#011)resp=([A-Za-z0-9+/]{1,12288}={0,2})/;

/** In the memory, by the numbers of requests: mechanism, challenges and responses. */
const REQUESTS: EntryKind = { prefix: 'request ', most: 300 };

/** The exchange between the login processes and auth, with `auth_debug`. */
export function readAuthRequest({ text, start }: Line, memory: Memory): Statement | undefined {
  const begun = matchAt(AUTH, text, start);
  if (begun?.[1] !== undefined && begun[2] !== undefined) {
    const initial = RESPONSE.exec(text);
    remember(memory, REQUESTS, begun[1], `${begun[2]} 0 ${initial ? 1 : 0}`);
    if (!initial?.[1]) return undefined;
    const end = initial.index + initial[0].length;
    return { kind: 'challenged', mechanism: begun[2], speaker: 'client', payload: { start: end - initial[1].length, end } };
  }
  const ended = matchAt(ENDED, text, start)?.[1];
  if (ended !== undefined) forget(memory, REQUESTS, ended);
  const next = matchAt(CONTINUED, text, start);
  const [mechanism, challenges, responses] = recall(memory, REQUESTS, next?.[2] ?? '')?.split(' ') ?? [];
  if (next?.[2] === undefined || !next[3] || mechanism === undefined) return undefined;
  const fromClient = next[1] === 'in';
  const before = Number(fromClient ? responses : challenges);
  remember(memory, REQUESTS, next[2], `${mechanism} ${Number(challenges) + (fromClient ? 0 : 1)} ${Number(responses) + (fromClient ? 1 : 0)}`);
  const end = CONTINUED.lastIndex;
  return { kind: 'challenged', mechanism, speaker: fromClient ? 'client' : 'server', before, payload: { start: end - next[3].length, end } };
}
