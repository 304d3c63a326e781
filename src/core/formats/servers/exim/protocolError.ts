import type { Line } from '../../format';
import type { Reported } from '../../../statement';
import { occasionOf } from './reply';
import { matchAt } from '../../../text/matches';

// SMTP syntax error in "RCPT TO:<a b@example.net>" H=(laptop) [192.0.2.44] malformed address: b@example.net> may not follow <a
const ERROR = /SMTP (syntax|protocol) error in "([A-Za-z]{0,10})[^\n]{0,1000}?" (?:[A-Z]=[^\n]{0,600}?|\([^()\n]{0,255}\) ?)?\[[^\s[\]]{1,64}\](?::\d{1,5})?(?: [A-Z][A-Za-z]{0,3}=\S{1,300})* /y;

/** A client's command that Exim does not take: it answers 501 or 503, and logs what is wrong with it in place of that. */
export function readProtocolError({ text, start, end }: Line): Reported | undefined {
  const match = matchAt(ERROR, text.slice(0, end), start);
  if (!match) return undefined;
  const word = start + 'SMTP '.length;
  const occasion = occasionOf(match[2] ?? '');
  return {
    kind: 'reported',
    result: 'rejected',
    direction: 'inbound',
    word: { start: word, end: word + `${match[1] ?? ''} error`.length },
    ...(occasion === undefined ? {} : { occasion }),
    reason: { start: ERROR.lastIndex, end },
  };
}
