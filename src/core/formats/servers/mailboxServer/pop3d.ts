import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// authentication failed: no such user: alice - 192.0.2.44 | (APOP) authentication failed for (mapped) user alice - 192.0.2.44 | can't find APOP secret for user alice - … | root login not allowed - …
const SOLID = /(?:(?:APOP )?authentication failed|can't find APOP secret|root login not allowed)(?:: [^:]{1,60}: | for (?:mapped )?user | - )(?:(\S{1,255}) - )?([0-9A-Fa-f.:]{2,45})$/y;
// Authentication failed for alice | Authentication failed for UNKNOWN USER
const POPA3D = /Authentication failed for (UNKNOWN USER|\S{1,255})$/y;
const NOBODY = 'UNKNOWN USER';

/** solid-pop3d and popa3d. */
export function readPop3dLogin({ text, start, end, program }: Line): readonly Statement[] | undefined {
  const pattern = program === 'solid-pop3d' ? SOLID : program === 'popa3d' ? POPA3D : undefined;
  const match = pattern && matchAt(pattern, text.slice(0, end), start);
  if (!match) return undefined;
  const [, user, address] = match;
  // Without the user, so that the same reason is judged once.
  const reason = { start, end: end - (user === undefined ? 0 : text.slice(0, end).length - text.lastIndexOf(user)) };
  return refusedLogin({ address, user: user === NOBODY ? undefined : user, piece: { start, end } }, { word: reason, reason });
}
