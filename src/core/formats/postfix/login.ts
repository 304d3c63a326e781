import type { Line, Statement } from '../format';

// warning: unknown[192.0.2.1]: SASL LOGIN authentication failed: UGFzc3dvcmQ6 | …: (reason unavailable), sasl_username=alice
const LOGIN = /warning: [^\s[\]]{0,255}\[([0-9A-Fa-f.:]{2,45})\](?::\d{1,5})?: SASL ([A-Za-z0-9-]{3,20}) authentication failed:(?: ([A-Za-z0-9+/]{8,}={0,2})(?=,|\s*$))?/y;
const USER = /, sasl_username=(\S{1,255})$/;
// The login was not tried at all.
const OUR_FAULT = ' Connection lost to authentication server';

/** A client that could not log in, and the challenge at which it failed. */
export function readLogin({ text, start, end }: Line): readonly Statement[] | undefined {
  LOGIN.lastIndex = start;
  const match = LOGIN.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) return undefined;
  const after = LOGIN.lastIndex;
  if (text.startsWith(OUR_FAULT, after)) return [];
  const user = USER.exec(text.slice(0, end))?.[1];
  const failed: Statement = { kind: 'login-failed', address: match[1], piece: { start, end }, ...(user === undefined ? {} : { user }) };
  const challenge = match[3];
  if (challenge === undefined || challenge.length % 4 !== 0) return [failed];
  return [{ kind: 'challenged', mechanism: match[2], payload: { start: after - challenge.length, end: after } }, failed];
}
