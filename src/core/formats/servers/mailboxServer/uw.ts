import type { Line } from '../../format';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

// Login failed user=alice auth=alice host=client.example.org [192.0.2.44] | Login disabled user=… | Login excessive login failures user=… | AUTHENTICATE CRAM-MD5 failure host=client.example.org [192.0.2.44]
const FAILED = /(Login (?:failed|disabled|excessive login failures)) user=(\S{1,100}) (?:domain=\S{1,100} )?auth=\S{1,100} host=|AUTHENTICATE ([A-Z0-9-]{3,20}) failure host=/y;
const CLIENT = /\[([0-9A-Fa-f.:]{2,45})\]$/;
/** With these the line above tells it, which names the user. */
const TOLD_ABOVE: readonly (string | undefined)[] = ['LOGIN', 'PLAIN'];

/** UW IMAP: imapd, ipop3d and ipop2d, which lock nobody out but tell the last attempts otherwise. */
export function readUwLogin({ text, start, end }: Line): readonly Statement[] | undefined {
  const match = matchAt(FAILED, text, start);
  if (!match) return undefined;
  const [whole, login, user, mechanism] = match;
  if (TOLD_ABOVE.includes(mechanism)) return [];
  const address = CLIENT.exec(text.slice(0, end))?.[1];
  const reason = { start, end: start + (login ?? whole.slice(0, -' host='.length)).length };
  return refusedLogin({ address, user, piece: { start, end } }, { word: reason, reason });
}
