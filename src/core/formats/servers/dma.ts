import type { Occasion } from '../../reference/explanation';
import type { Format } from '../format';
import type { Statement } from '../../statement';

// dma[550c0de1.5500c0de]: remote delivery to mx.example.net [192.0.2.25] failed after RCPT TO: 550 5.1.1 No such user
const FAILED = /\bdma(?:\[[0-9a-z.]{0,40}\])?: (?:[0-9a-f.]{6,40}: )?(?:remote delivery to (\S{1,255}) \[[^\]]{1,60}\] (failed)|remote delivery (deferred): (\S{1,255}) \[[^\]]{1,60}\] failed) after ([A-Za-z ]{3,12}): (?=[2-5]\d\d(?:[ -]|$))/;
// dma[]: smarthost authentication: AUTH cram-md5 not available: 535 5.7.8 … | dma[]: remote delivery failed: AUTH password: 535 5.7.8 …
const LOGIN = /\bdma(?:\[[0-9a-z.]{0,40}\])?: (?:smarthost authentication|remote delivery (failed|deferred)): AUTH [^:]{2,40}: (?=[45]\d\d(?:[ -]|$))/;
const LONGEST_HEAD = 600;

/** What the DragonFly Mail Agent writes to the system log. */
export const dma: Format = {
  id: 'dma',
  name: 'dma log (DragonFly Mail Agent)',
  signs: [
    { pattern: /\bdma(?:\[[0-9a-z.]{0,40}\])?: (?:trying (?:remote )?delivery|using (?:smarthost|SMTP authentication)|remote delivery (?:to|deferred|failed)|smarthost authentication|new mail from user=)/, weight: 4, sample: 'Nov 24 10:00:01 host dma[550c0de.5500c0de]: trying remote delivery to mx.example.net [192.0.2.25] pref 10' },
  ],
  needles: ['remote delivery ', 'smarthost authentication: '],
  read({ text, end }) {
    const head = text.slice(0, LONGEST_HEAD);
    if (!head.includes('dma')) return undefined;
    return readFailed(head, end) ?? readLogin(head, end);
  },
};

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['connect', 'connect'],
  ['EHLO', 'EHLO'],
  ['MAIL FROM', 'MAIL'],
  ['RCPT TO', 'RCPT'],
  ['DATA', 'DATA'],
  ['final DATA', 'content'],
]);

function readFailed(head: string, end: number): Statement | undefined {
  const match = FAILED.exec(head);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const word = match.index + match[0].lastIndexOf(match[3] ?? 'failed');
  const server = match[1] ?? match[4];
  const occasion = OCCASIONS.get(match[5] ?? '');
  return {
    kind: 'reported',
    result: match[3] === undefined ? 'bounced' : 'deferred',
    direction: 'outbound',
    word: { start: word, end: word + (match[3] ?? 'failed').length },
    ...(server === undefined ? {} : { server }),
    ...(occasion === undefined ? {} : { occasion }),
    reply: { start, end },
  };
}

/** Where it goes on without a login, the message may still be taken. */
function readLogin(head: string, end: number): Statement | undefined {
  const match = LOGIN.exec(head);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const reply = { start, end };
  if (match[1] === undefined) return { kind: 'told', occasion: 'AUTH', reply };
  return { kind: 'reported', result: match[1] === 'deferred' ? 'deferred' : 'bounced', direction: 'outbound', word: reply, occasion: 'AUTH', reply };
}
