import type { Occasion } from '../../reference/occasion';
import { given } from '../../given';
import type { Format, Memory } from '../format';
import { recall, remember, type EntryKind } from '../remember';
import { SILENT, type Reported, type Statement, type Told } from '../../statement';
import { findWords } from '../../text/span';

// dma[550c0de1.5500c0de]: | dma[]: 550c0de1.5500c0de:
const HEAD = String.raw`\bdma(?:\[([0-9a-z.]{0,40})\])?: (?:[0-9a-f.]{6,40}: )?`;
const HOST = String.raw`(\S{1,255}) \[[^\]]{1,60}\]`;
const REPLY = String.raw`(?=[2-5]\d\d(?:[ -]|$))`;
// remote delivery to mx.example.net [192.0.2.25] failed after RCPT TO: 550 5.1.1 No such user
const FAILED = new RegExp(String.raw`${HEAD}remote delivery (?:to ${HOST} (failed)|(deferred): ${HOST} failed) after ([A-Za-z ]{3,12}): ${REPLY}`);
// smarthost authentication: AUTH cram-md5 not available: 535 5.7.8 … | remote delivery failed: AUTH password: 535 5.7.8 … | remote delivery failed: Authentication failed: 535 … | remote delivery deferred: AUTH login not available: 535 … | remote delivery deferred: STARTTLS not available: 454 …
const NOT_LET_IN = new RegExp(String.raw`${HEAD}(?:smarthost authentication|remote delivery (failed|deferred)): (AUTH(?= )|Authentication(?= failed: )|STARTTLS(?= ))[^:]{0,40}: ${REPLY}`);
// Could not perform server greeting at mx.example.net [192.0.2.25]: 550 5.7.1 Helo refused
const NOT_GREETED = new RegExp(String.raw`${HEAD}(Could not perform server greeting) at ${HOST}: ${REPLY}`);
// remote delivery failed: DNS lookup failure: host example.invalid not found | remote delivery failed: SMTP login failed: … (the line above told why)
const GIVEN_UP = new RegExp(String.raw`${HEAD}remote delivery (failed): (?=\S)`);
// invalid recipient `nobody': the program that hands the message over is told so, and nothing is sent
const NO_RECIPIENT = new RegExp(String.raw`${HEAD}(invalid recipient) \`([^'\`]{1,320})'`);
const LONGEST_HEAD = 600;

/** What the DragonFly Mail Agent writes to the system log. */
export const dma: Format = {
  id: 'dma',
  name: 'dma log (DragonFly Mail Agent)',
  signs: [
    {
      pattern: new RegExp(
        String.raw`\bdma(?:\[[0-9a-z.]{0,40}\])?: (?:${[
          'trying (?:remote )?delivery',
          'using (?:smarthost|SMTP authentication)',
          'remote delivery (?:to|deferred|failed)',
          'smarthost authentication',
          'new mail from user=',
        ].join('|')})`,
      ),
      weight: 4,
      sample: 'Nov 24 10:00:01 host dma[550c0de.5500c0de]: trying remote delivery to mx.example.net [192.0.2.25] pref 10',
    },
  ],
  needles: ['remote delivery ', 'smarthost authentication: ', 'server greeting at ', '> trying delivery', ': invalid recipient `'],
  read({ text, end }, memory) {
    const head = text.slice(0, LONGEST_HEAD);
    if (!head.includes('dma')) return undefined;
    noteRecipient(head, memory);
    return noteFailed(readFailed(head, end, memory) ?? readNotLetIn(head, end, memory) ?? readNotGreeted(head, end, memory), memory) ?? readGivenUp(head, end, memory) ?? readNoRecipient(head);
  },
};

// dma[550c0de1.5500c0de]: <bob@example.net> trying delivery
const TRIED = new RegExp(String.raw`${HEAD}<([^<>\s]{1,320})> trying delivery$`);
/** In the memory: whom each is for, by its id. */
const RECIPIENTS: EntryKind = { prefix: 'to ', most: 1000 };

/** In the memory, by its id: what came back already, as a line above told. */
const FAILED_IDS: EntryKind = { prefix: 'failed ', most: 200 };

function noteFailed(statement: Reported | Told | undefined, memory: Memory): Statement | undefined {
  if (statement?.kind === 'reported' && statement.result !== 'deferred' && statement.queueId !== undefined) remember(memory, FAILED_IDS, statement.queueId);
  return statement;
}

function noteRecipient(head: string, memory: Memory): void {
  const [, id = '', recipient] = TRIED.exec(head.trimEnd()) ?? [];
  if (id !== '' && recipient !== undefined) remember(memory, RECIPIENTS, id, recipient);
}

/** dma has an id for each recipient of a message. */
function whose(id: string | undefined, memory: Memory): { queueId?: string; recipient?: string } {
  if (id === undefined || !id.includes('.')) return {};
  const recipient = recall(memory, RECIPIENTS, id);
  return { queueId: id, ...given({ recipient }) };
}

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['connect', 'connect'],
  ['EHLO', 'EHLO'],
  ['MAIL FROM', 'MAIL'],
  ['RCPT TO', 'RCPT'],
  ['DATA', 'DATA'],
  ['final DATA', 'content'],
  ['AUTH', 'AUTH'],
  ['Authentication', 'AUTH'],
  ['STARTTLS', 'STARTTLS'],
]);

function readFailed(head: string, end: number, memory: Memory): Reported | Told | undefined {
  const match = FAILED.exec(head);
  if (!match) return undefined;
  const [whole, id, host, , deferred, deferredBy, after = ''] = match;
  const start = match.index + whole.length;
  const word = match.index + whole.lastIndexOf(deferred ?? 'failed');
  const server = host ?? deferredBy;
  const occasion = OCCASIONS.get(after);
  return {
    kind: 'reported',
    result: deferred === undefined ? 'bounced' : 'deferred',
    direction: 'outbound',
    word: { start: word, end: word + (deferred ?? 'failed').length },
    ...whose(id, memory),
    ...given({ server, occasion }),
    reply: { start, end },
  };
}

/**
 * Where it goes on without a login, the message may still be taken. A login
 * that was refused for good it calls deferred, and defers nothing: it goes on
 * without one, or gives up.
 */
function readNotLetIn(head: string, end: number, memory: Memory): Reported | Told | undefined {
  const match = NOT_LET_IN.exec(head);
  if (!match) return undefined;
  const [whole, id, failed, what = ''] = match;
  const start = match.index + whole.length;
  const reply = { start, end };
  const occasion = OCCASIONS.get(what);
  const asked = occasion === undefined ? {} : { occasion };
  if (failed === undefined) return { kind: 'told', ...asked, reply };
  const refused = occasion === 'AUTH' && head[start] === '5' ? 'rejected' : 'deferred';
  return { kind: 'reported', result: failed === 'deferred' ? refused : 'bounced', direction: 'outbound', word: reply, ...whose(id, memory), ...asked, reply };
}

/** The name that dma gives itself was refused: it tries no other. */
function readNotGreeted(head: string, end: number, memory: Memory): Reported | Told | undefined {
  const match = NOT_GREETED.exec(head);
  if (!match) return undefined;
  const [whole, id, words = '', server = ''] = match;
  const start = match.index + whole.length;
  return { kind: 'reported', result: head[start] === '4' ? 'deferred' : 'bounced', direction: 'outbound', word: findWords(head, words, match.index), ...whose(id, memory), server, occasion: 'EHLO', reply: { start, end } };
}

/** What failed without a reply: dma tries no more, and sends the message back. */
function readGivenUp(head: string, end: number, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = GIVEN_UP.exec(head);
  if (!match) return undefined;
  const [whole, id, word = ''] = match;
  const its = whose(id, memory);
  if (its.queueId !== undefined && recall(memory, FAILED_IDS, its.queueId) !== undefined) return SILENT;
  const start = match.index + whole.length;
  const reported: Reported = { kind: 'reported', result: 'bounced', direction: 'outbound', word: findWords(head, word, start - word.length - 2), ...its, reason: { start, end } };
  noteFailed(reported, memory);
  return reported;
}

function readNoRecipient(head: string): Statement | undefined {
  const match = NO_RECIPIENT.exec(head);
  if (!match) return undefined;
  const [whole, , words = '', recipient = ''] = match;
  const word = findWords(head, words, match.index);
  return { kind: 'reported', result: 'rejected', direction: 'submission', occasion: 'RCPT', recipient, word, reason: { start: word.start, end: match.index + whole.length } };
}
