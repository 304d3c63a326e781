import type { Fact } from '../analysis';
import { fieldsOf } from '../decoding';
import { given } from '../given';
import { isSecret } from './secret';

/** What a reader of the log could get in with. */
export interface Exposure {
  /**
   * `guessable`: a digest, proof or response against which passwords can be
   * tried offline; `response`: a whole message that may hold a password.
   */
  readonly what: 'password' | 'token' | 'guessable' | 'response';
  readonly user?: string;
  readonly mechanism?: string;
  /** It stands in Base64, so that it does not show at first sight. */
  readonly encoded: boolean;
  /** Until when a token says it is valid: `2026-11-24 10:00:00 UTC`. */
  readonly expires?: string;
}

/** @returns nothing where a fact exposes nothing */
export function exposureOf(fact: Fact): Exposure | undefined {
  if (fact.kind === 'credential') {
    const { what, user } = fact;
    return { what: what === 'hash' ? 'guessable' : what, encoded: false, ...given({ user }) };
  }
  // The server's own proof is of use only beside the client's, which is reported.
  if (fact.kind !== 'payload' || fact.speaker === 'server') return undefined;
  if (fact.decoding.kind === 'malformed' && fact.decoding.mayBeSecret) return { what: 'response', encoded: false, ...given({ user: fact.user }) };
  if (fact.decoding.kind !== 'decoded') return undefined;
  const { message, mechanism, clear } = fact.decoding;
  const fields = fieldsOf(message);
  const secret = fields.find(isSecret);
  if (!secret) return undefined;
  const user = fields.find((field) => field.name === 'user')?.value ?? fact.user;
  const expires = fields.find((field) => field.name === 'token expires')?.value;
  return {
    what: kindOf(secret.name),
    encoded: clear !== true,
    ...given({ mechanism }),
    ...(user === undefined || user === '' ? {} : { user }),
    ...given({ expires }),
  };
}

const PASSWORDS = new Set(['password', 'one-time password']);
const GUESSABLE = new Set(['digest', 'response', 'proof', 'NT proof', 'NT response', 'LM response', 'session key', 'MIC']);

function kindOf(field: string): Exposure['what'] {
  if (PASSWORDS.has(field)) return 'password';
  if (field === 'token') return 'token';
  return GUESSABLE.has(field) ? 'guessable' : 'response';
}
