import type { Result } from '../../analysis';
import { given } from '../../given';
import { directionFrom } from '../../ownNetwork';
import type { Format, Line } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { refusedLogin } from '../refusedLogin';
import { SILENT, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';
import { findWords } from '../../text/span';

// 2026-11-24 10:00:01.550550 , in a file of its own
const TIME = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} `;
const CLIENT = String.raw`\[?([0-9A-Fa-f.:]{2,45}?)\]?:\d{1,5}`;
// 192.0.2.44:51234 auth failed for alice@example.com
const LOGIN = String.raw`${CLIENT} (auth failed) for (\S{1,255})`;
// 192.0.2.44:51234 rejected from=alice@example.org to=[bob@example.com] - 550 5.1.1 Destination address is unknown | … to=[…] - relay not allowed
const REJECTED = String.raw`${CLIENT} (rejected)(?: from=(\S{1,320}))?(?: to=\[([^\]]{0,2000})\])? - (?=\S)`;
// 4f2c0123abcd from=alice@example.com to=bob@example.net failed (permanent): 550 5.1.1 No such user
const SENT = String.raw`[\w-]{6,40} from=(\S{0,320}) to=(\S{1,320}) (failed \((permanent|temporary)\)): (?=\S)`;
const AS_FILE = new RegExp(`^${TIME}(?=(?:${LOGIN}|${REJECTED}|${SENT}))`);

const SHAPES = { login: new RegExp(LOGIN, 'y'), rejected: new RegExp(REJECTED, 'y'), sent: new RegExp(SENT, 'y') } as const;
const RESULTS: Readonly<Record<string, Result>> = { permanent: 'bounced', temporary: 'deferred' };
// RCPT 550 5.1.1 … | MAIL+RCPT "bob@example.net" error: 550 …
const CODE = /(?<=^|[\s:])[45]\d\d(?=[ -])/;

/** What chasquid tells of each mail and login, to a file or to the system log. */
export const chasquid: Format = {
  id: 'chasquid',
  name: 'chasquid log',
  signs: [
    { pattern: AS_FILE, weight: 4, sample: '2026-11-24 10:00:01.550550 192.0.2.44:51234 auth failed for alice@example.com' },
    { pattern: /\schasquid\[\d{1,10}\]: /, weight: 4, sample: 'Nov 24 10:00:01 mail chasquid[123]: 192.0.2.44:51234 auth failed for alice@example.com' },
  ],
  programs: /^chasquid$/,
  writesFiles: true,
  needles: [' auth failed for ', ' rejected from=', ' rejected to=', ' rejected - ', ' failed (permanent): ', ' failed (temporary): '],
  read(line) {
    const at = line.program === '' ? AS_FILE.exec(line.text)?.[0].length : line.start;
    return at === undefined ? undefined : (readLogin(line, at) ?? readRejected(line, at) ?? readSent(line, at) ?? SILENT);
  },
};

function readLogin({ text, end }: Line, at: number): readonly Statement[] | undefined {
  const [, address, words, user] = matchAt(SHAPES.login, text, at) ?? [];
  if (words === undefined) return undefined;
  const reason = findWords(text, words, at);
  return refusedLogin({ address, user, piece: { start: at, end } }, { word: reason, reason });
}

function readRejected({ text, end }: Line, at: number): Statement | undefined {
  const [whole, address = '', word, sender, to = ''] = matchAt(SHAPES.rejected, text, at) ?? [];
  if (whole === undefined || word === undefined) return undefined;
  const [recipient, ...alsoFor] = to.split(' ').filter((one) => one !== '');
  return {
    kind: 'reported',
    result: 'rejected',
    direction: directionFrom(address),
    word: findWords(text, word, at),
    ...(alsoFor.length > 0 ? { alsoFor } : {}),
    ...given({ sender, recipient }),
    ...saidFrom(text, at + whole.length, end),
  };
}

function readSent({ text, end }: Line, at: number): Statement | undefined {
  const [whole, sender, recipient, word, lasting] = matchAt(SHAPES.sent, text, at) ?? [];
  const result = RESULTS[lasting ?? ''];
  if (whole === undefined || word === undefined || !result) return undefined;
  return { kind: 'reported', result, direction: 'outbound', word: findWords(text, word, at), ...given({ sender, recipient }), ...saidFrom(text, at + whole.length, end) };
}

/** The reply, behind words of chasquid's own where there are some, or else these. */
function saidFrom(text: string, start: number, end: number): Pick<Statement & { kind: 'reported' }, 'reply' | 'reason'> {
  const code = CODE.exec(text.slice(start, end));
  const at = code ? start + code.index : start;
  return code && isReplyAt(text, at) ? { reply: { start: at, end } } : { reason: { start, end } };
}
