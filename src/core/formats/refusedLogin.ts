import { directionFrom } from '../ownNetwork';
import type { LoginFailed, Reported } from '../statement';

/** The login as the log tells it; what it does not tell is absent or empty. */
type Login = Pick<LoginFailed, 'piece' | 'count'> & { readonly [Key in 'address' | 'user']?: LoginFailed[Key] | undefined };

/**
 * A client could not log in: our own server refused it for good, and that
 * counts for its address, where the log has one.
 * @param refusal where and how; where it does not say whose client that was, the address does
 */
export function refusedLogin({ address = '', user = '', ...login }: Login, refusal: Pick<Reported, 'word'> & Partial<Reported>): readonly [Reported, ...LoginFailed[]] {
  const whose = user === '' ? {} : { user };
  const refused: Reported = { kind: 'reported', result: 'rejected', direction: directionFrom(address), occasion: 'AUTH', ...whose, ...(address === '' ? {} : { address }), ...refusal };
  return address === '' ? [refused] : [refused, { kind: 'login-failed', address, ...login, ...whose }];
}
