import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';

// LOGIN FAILED, user=alice, ip=[::ffff:192.0.2.44], port=[55025] | LOGIN FAILED, method=PLAIN, ip=[192.0.2.44] | LOGIN FAILED, ip=[::ffff:192.0.2.44]
const FAILED = /(LOGIN FAILED), (?:user=([^,\s]{0,255}), |method=[^,\s]{1,40}, )?ip=\[(?:::ffff:)?([0-9A-Fa-f.:]{2,45})\]/y;

/** Courier's imapd and pop3d. What its authdaemond logs tells of the same attempts once more. */
export function readCourierLogin({ text, start, end }: Line): readonly Statement[] | undefined {
  FAILED.lastIndex = start;
  const match = FAILED.exec(text);
  if (!match?.[1]) return undefined;
  const [, word, user, address] = match;
  const reason = { start, end: start + word.length };
  return refusedLogin({ address, user, piece: { start, end } }, { word: reason, reason });
}
