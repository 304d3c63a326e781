import type { Line, Memory } from '../../format';
import { writtenAt } from '../../loginTries';
import { refusedLogin } from '../../refusedLogin';
import { SILENT, type Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';

const PROGRAM = /^authdaemond/;
// received auth request, service=imap, authtype=login
const ASKED = /received auth request, service=([a-z0-9-]{1,20}), authtype=/y;
const MAIL = /^(?:imap|pop3|e?smtp|submission)/;
// FAIL, all modules rejected: where one of them could not look (TEMPFAIL), nobody was refused
const REFUSED = 'FAIL, all modules rejected';

/** In the memory: the service that asked last. */
const SERVICE = 'service';

/** Courier's authdaemond, with DEBUG_LOGIN. The server that asked tells of the same login right after, with whose it was. */
export function readAuthDaemon(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end, program } = line;
  if (!PROGRAM.test(program)) return undefined;
  const service = matchAt(ASKED, text, start)?.[1];
  if (service !== undefined) {
    memory.set(SERVICE, service);
    memory.delete(TOLD_AT);
    return SILENT;
  }
  if (!text.startsWith(REFUSED, start) || !MAIL.test(memory.get(SERVICE) ?? '')) return undefined;
  if (memory.get(TOLD_AT) === String(writtenAt(line))) return SILENT;
  const word = { start, end: start + 'FAIL'.length };
  return { kind: 'foretold', statements: refusedLogin({ piece: { start, end } }, { word, reason: { start, end: start + REFUSED.length } }) };
}

/** In the memory: when the server that asked told of the login, where no other one was asked for since. Of one second, syslog may write the two in either order. */
const TOLD_AT = 'told at';

/** The server that asked tells of a refused login. */
export function noteToldLogin(line: Line, memory: Memory): void {
  memory.set(TOLD_AT, String(writtenAt(line)));
}
