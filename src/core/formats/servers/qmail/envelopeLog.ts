import { given } from '../../../given';
import { directionFrom } from '../../../ownNetwork';
import type { Occasion } from '../../../reference/occasion';
import type { Reported, Statement } from '../../../statement';
import { matchAt } from '../../../text/matches';
import type { Line, Memory } from '../../format';
import { refusedLogin } from '../../refusedLogin';

// qlogenvelope: result=rejected code=553 reason=rblreject detail=dnsbl.example helo=client.example.org mailfrom=alice@example.org rcptto=bob@example.com relay=no …
const TOLD = /(?:qmail-smtpd(?:\[\d{1,10}\])?: )?qlog(envelope|received): result=(\S{1,40}) code=([45]\d\d)? reason=(\S{0,80}) detail=(\S{0,200}) helo=/y;
const FIELD = / (mailfrom|rcptto|authuser|remoteip|relay)=(\S{0,400})/g;

/** What reasons mean whose names tell less. */
const MEANINGS: ReadonlyMap<string, string> = new Map([
  ['nomailbox', 'no mailbox here by that name'],
  ['validrcptto', 'no mailbox here by that name'],
  ['badrcptto', 'recipient address rejected'],
  ['badmailfrom', 'sender address rejected'],
  ['badhelo', 'HELO rejected'],
  ['not_in_rcpthosts', 'relaying denied'],
  ['dontrelay', 'relaying denied'],
  ['brtlimit', 'too many invalid recipients'],
  ['max_rcpt_exceeded', 'too many recipients'],
  ['databytes_limit_exceeded', 'message size exceeds limit'],
  ['rblreject', 'client host rejected: listed'],
  ['rbldelay', 'client host rejected: listed'],
  ['pregreet', 'client spoke before the greeting'],
  ['nullsenderdenied', 'sender address rejected'],
  ['authrequired', 'authentication required'],
  ['authnotmailfrom', 'sender address rejected: not owned by the user'],
  ['authinvalid', 'no such mechanism'],
  ['authfailed', 'authentication failed'],
  ['spf', 'SPF'],
]);
const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['authfailed', 'AUTH'],
  ['authinvalid', 'AUTH'],
  ['authrequired', 'MAIL'],
  ['authnotmailfrom', 'MAIL'],
  ['nullsenderdenied', 'MAIL'],
  ['pregreet', 'connect'],
]);

/** In the memory: a line above told of what the next one of these tells again. */
const ABOVE = 'refused above';
const TOLD_ABOVE = /^(?:chkuser|databytes)/;

/** CHKUSER has a line of its own for what it refuses, and so has a message that is too big. */
export function noteRefusedAbove(memory: Memory): void {
  memory.set(ABOVE, '');
}

/** The line that the combined patches of qmail write for each envelope, with what was answered. */
export function readEnvelopeLog({ text, start, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = matchAt(TOLD, text.slice(0, end), start);
  const [, stage, result, code, reason = '', detail = ''] = match ?? [];
  if (!match || result !== 'rejected' || code === undefined) return undefined;
  const at = TOLD.lastIndex - match[0].length + match[0].indexOf(' code=') + ' code='.length;
  const reply = { start: at, end: at + code.length, text: `${code} ${[MEANINGS.get(reason) ?? reason.replaceAll('_', ' '), detail].filter((one) => one !== '').join(': ')}` };
  if (TOLD_ABOVE.test(reason) && memory.delete(ABOVE)) return { kind: 'told', reply };
  const fields = new Map([...text.slice(TOLD.lastIndex, end).matchAll(FIELD)].map(([, name = '', value = '']) => [name, value]));
  const value = (name: string): string | undefined => (fields.get(name) === '' ? undefined : fields.get(name));
  const [user, recipient, address = ''] = [value('authuser'), value('rcptto'), value('remoteip')];
  const ours = (user !== undefined && reason !== 'authfailed') || value('relay') === 'yes';
  const told: Reported = {
    kind: 'reported',
    result: 'rejected',
    direction: ours ? 'submission' : directionFrom(address),
    word: reply,
    reply,
    occasion: OCCASIONS.get(reason) ?? (stage === 'received' ? 'content' : recipient === undefined ? 'MAIL' : 'RCPT'),
    ...given({ sender: value('mailfrom'), recipient: recipient?.includes(',') === true ? undefined : recipient }),
  };
  return reason === 'authfailed' ? refusedLogin({ address, user, piece: { start, end } }, { ...told }) : told;
}
