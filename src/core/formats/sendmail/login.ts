import type { Line, Statement } from '../format';

// AUTH failure (LOGIN): authentication failure (-13) SASL(-13): …, user=alice, relay=client.example.org [192.0.2.1] (may be forged)
const LOGIN = 'AUTH failure (';
const CLIENT = /, relay=(?:[^\s[\],]{1,255} )?\[([0-9A-Fa-f.:]{2,45})\](?: \(may be forged\))?$/;
const USER = /, user=([^,]{1,255})/;

/** A client that could not log in. */
export function readLogin({ text, start, end }: Line): Statement | undefined {
  if (!text.startsWith(LOGIN, start)) return undefined;
  const said = text.slice(start, end);
  // A user name may hold a relay of its own: the last one is sendmail's.
  const address = CLIENT.exec(said)?.[1];
  if (address === undefined) return undefined;
  const user = USER.exec(said)?.[1];
  return { kind: 'login-failed', address: address.replace(/^IPv6:/, ''), piece: { start, end }, ...(user === undefined ? {} : { user }) };
}
