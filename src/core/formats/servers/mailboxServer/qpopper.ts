import type { Line, Memory } from '../../format';
import { beginsLogin, writtenAt } from '../../loginTries';
import { refusedLogin } from '../../refusedLogin';
import type { Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

const PROGRAM = /popper$/;
// [AUTH] Failed attempted login to alice from host (client.example.org) 192.0.2.44 [pop_pass.c:1250]
const FAILED = /\[AUTH\] (Failed attempted login) to (\S{1,255}) from host \(\S{1,255}\) ([0-9A-Fa-f.:]{2,45})/y;
// alice at client.example.org (192.0.2.44): -ERR [AUTH] Password supplied for "alice" is incorrect. | …: -ERR [AUTH] Access is blocked to unauthorized users
const REFUSED = /(\S{1,255}) at \S{1,255} \(([0-9A-Fa-f.:]{2,45})\): -ERR \[AUTH\] (?=\S)/y;
// [pop_pass.c:1250]: where in its source that is logged
const PLACE = / ?\[\w{1,40}\.c:\d{1,6}\]$/;
const NOBODY = '(null)';

/** Qpopper tells of a login that it refused, and then what it answers. */
export function readQpopperLogin(line: Line, memory: Memory): readonly Statement[] | undefined {
  const { text, start, end, program, pid } = line;
  if (!PROGRAM.test(program)) return undefined;
  const moment = writtenAt(line);
  const [, failed, whom, from] = matchAt(FAILED, text, start) ?? [];
  if (failed !== undefined && from !== undefined) {
    if (!beginsLogin(memory, `${pid},${whom ?? ''}`, failed, moment)) return [];
    const words = { start: start + '[AUTH] '.length, end: start + '[AUTH] '.length + failed.length };
    return refusedLogin({ user: whom, address: from, piece: { start, end } }, { word: words, reason: words });
  }
  const [, user = '', address] = matchAt(REFUSED, text, start) ?? [];
  if (address === undefined) return undefined;
  if (!beginsLogin(memory, `${pid},${user}`, 'answered', moment)) return [];
  const said = REFUSED.lastIndex;
  const place = PLACE.exec(text.slice(said, end));
  const reason = { start: said, end: place ? said + place.index : end };
  return refusedLogin({ address, user: user === NOBODY ? undefined : user, piece: { start, end } }, { word: reason, reason });
}
