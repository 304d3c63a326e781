import type { Speaker } from '../../speaker';
import type { Mechanism } from '../mechanism';
import { anonymous } from './anonymous';
import { cram } from './cram';
import { digestMd5 } from './digestMd5';
import { external } from './external';
import { gssSpnego } from './gssSpnego';
import { gssapi } from './gssapi';
import { login } from './login';
import { ntlm } from './ntlm';
import { oauthBearer } from './oauthBearer';
import { otp } from './otp';
import { plain } from './plain';
import { scram } from './scram';
import { skey } from './skey';
import { xoauth2 } from './xoauth2';

/** Every mechanism we can read. Where two recognize a payload, the earlier one has it. */
export const mechanisms: readonly Mechanism[] = [
  ntlm,
  gssSpnego,
  gssapi,
  scram,
  oauthBearer,
  xoauth2,
  digestMd5,
  cram,
  otp,
  skey,
  plain,
  login,
  external,
  anonymous,
];

/** The mechanism an `AUTH` command names; none where we cannot read it. */
export function mechanismNamed(name: string): Mechanism | undefined {
  const wanted = name.toUpperCase();
  return mechanisms.find((one) => (one.covers ? one.covers(wanted) : one.name === wanted));
}

/** The name of the mechanism that a message tells by itself; none where it could be another's. */
export function recognize(bytes: Uint8Array, speaker: Speaker): string | undefined {
  for (const one of mechanisms) {
    const name = one.recognizes?.(bytes, speaker);
    if (name !== undefined) return name;
  }
  return undefined;
}
