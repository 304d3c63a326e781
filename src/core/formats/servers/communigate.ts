import type { Result } from '../../analysis';
import { ESCAPED_LINE_END, linesWithin } from '../../text/lineEnd';
import type { Format, Line, Memory } from '../format';
import { refusedOnce } from '../loginTries';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { forget, recall, remember, type EntryKind } from '../remember';
import { SILENT, type Reported, type Statement } from '../../statement';
import { momentIn } from '../../text/moment';

// 10:00:01.550 2 , the time and a level
const HEAD = String.raw`^\d\d:\d\d:\d\d\.\d{2,3} [0-5] `;
// SMTPI-055012([192.0.2.44]) inp: RCPT TO:<bob@example.com> | SMTP-005501(example.net) rsp: 250 ok: SMTPI is CommuniGate as the server, SMTP as the client
const SAID = new RegExp(String.raw`${HEAD}(SMTPI?)-(\d{1,10})\(([^()\s]{1,255})\) (inp|cmd|out|rsp): ?`);
// The end of a line inside of what was said
const LINE_ENDS = [ESCAPED_LINE_END, String.raw`\e`];

const CLIENT = String.raw`\[(?<address>[0-9A-Fa-f.:]{2,45}?)(?:\]?:\d{1,5})?\]?`;
const REFUSALS: readonly PatternRefusal[] = [
  // ACCOUNT(alice@example.com) login(SMTP) from [192.0.2.44:51234] failed. Error Code=incorrect password
  [new RegExp(String.raw`${HEAD}ACCOUNT\((?<user>[^()\s]{0,255})\) login\((?:SMTP|POP|IMAP)\) from ${CLIENT} failed\. Error Code=(?<reason>\S.{0,200})$`), 'AUTH'],
  // SMTPI-055012([192.0.2.44]) failed to authenticate 'alice@example.com'. Error Code=incorrect password
  [new RegExp(String.raw`${HEAD}(?:SMTPI|POP|IMAP)-\d{1,10}\(${CLIENT}\) .{0,40}?\bfailed\b(?: [a-z ]{1,40})?(?: '(?<user>[^'\s]{1,255})')?(?: from \S{1,60})?\. Error Code=(?<reason>\S.{0,200})$`), 'AUTH'],
];

// DEQUEUER [5501234] SMTP(example.net)bob@example.net failed: … | … LOCAL(bob@example.com)bob@example.com delivered: …
const SETTLED = new RegExp(String.raw`${HEAD}DEQUEUER(?:-\d{1,10})? \[(\d{1,12})\] ([A-Z]{2,10})\(([^()\s]{0,255})\)<?([^\s<>]{1,320})>? (delivered|relayed|failed): ?`);
const RESULTS: Readonly<Record<string, Result>> = { delivered: 'delivered', relayed: 'delivered', failed: 'bounced' };
// SMTP-005501(example.net) [5501234] sent [192.0.2.1]:44905 -> [192.0.2.25]:25, got:250 ok
const TAKEN = new RegExp(String.raw`${HEAD}SMTP-\d{1,10}\([^()\s]{1,255}\) \[\d{1,12}\] sent \S{2,60} -> \S{2,60}, got:(?=[2-5]\d\d[ -])`);
// … said:\e550 5.1.1 No such user | … got:550 …
const CODE = /(?:^|[\s:]|\\e)(?=[45]\d\d[ -])/;

/** What CommuniGate Pro logs of its sessions, of logins, and of what became of each message. */
export const communigate: Format = {
  id: 'communigate',
  name: 'CommuniGate Pro log',
  signs: [
    {
      pattern: new RegExp(String.raw`${HEAD}(?:(?:SMTPI?|POP|IMAP|LOCAL)-\d{1,10}\(|DEQUEUER(?:-\d{1,10})? \[|QUEUE\(\[|ACCOUNT\(\S{1,255}\) |ROUTER [A-Z]{2,10}: |ENQUEUER-\d{1,10} )`),
      weight: 4,
      sample: '10:00:01.550 2 DEQUEUER [5501234] SMTP(example.net)bob@example.net relayed: relayed via mx.example.net',
    },
  ],
  read: (line, memory) => readSaid(line, memory) ?? readRefusedLogin(line, memory) ?? readSettled(line, memory) ?? readTaken(line),
};

/** In the memory, where the log shows what clients say and are answered. */
const DIALOGUE = 'dialogue';

// ACCOUNT( | SMTPI-055012(: who tells it, of whatever session
const TELLER = new RegExp(String.raw`${HEAD}([A-Z]{3,8})`);
const OF_SMTP = /^(?:ACCOUNT\(\S{0,255}\) login\(SMTP\)|SMTPI-)/;

/** The account and the session tell of it, and a client of SMTP is answered, where the log has that. */
function readRefusedLogin({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const refused = readPatternRefusal(text, end, REFUSALS);
  if (!refused) return undefined;
  const [head = '', teller = ''] = TELLER.exec(text) ?? [];
  const statements = refusedOnce(memory, refused, teller, momentIn(text));
  if (statements.length === 0 || !memory.has(DIALOGUE) || !OF_SMTP.test(text.slice(head.length - teller.length))) return statements;
  return { kind: 'foretold', statements: statements.filter((one) => one.kind === 'reported' || one.kind === 'login-failed') };
}

/** In the memory, by domain: how much its server refused in sessions that the log shows, and that is still to be told as an outcome. */
const REFUSED_BY: EntryKind = { prefix: 'refused by ', most: 100 };

function readSaid({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const match = SAID.exec(text);
  if (!match) return undefined;
  const [{ length: start }, component = '', number = '', peer = '', way = ''] = match;
  const isServer = component === 'SMTPI';
  const fromServer = way === 'out' || way === 'rsp';
  if (isServer) memory.set(DIALOGUE, 'seen');
  if (!isServer && fromServer && text[start] === '5' && isReplyAt(text, start)) count(memory, peer, 1);
  const body = { start, end: endOfSaid(text, end) };
  const lineEnd = LINE_ENDS.find((one) => text.includes(one, start)) ?? ESCAPED_LINE_END;
  return linesWithin(text, body, lineEnd).map((piece): Statement => ({
    kind: 'said',
    session: `${component}-${number}`,
    speaker: fromServer ? 'server' : 'client',
    direction: isServer ? 'inbound' : 'outbound',
    body: piece,
  }));
}

/** @returns how much is left; less than nothing where nothing was there */
function count(memory: Memory, domain: string, more: 1 | -1): number {
  const left = Number(recall(memory, REFUSED_BY, domain) ?? 0) + more;
  if (left > 0) remember(memory, REFUSED_BY, domain, String(left));
  else forget(memory, REFUSED_BY, domain);
  return left;
}

function endOfSaid(text: string, end: number): number {
  const last = LINE_ENDS.find((one) => text.slice(0, end).endsWith(one));
  return end - (last?.length ?? 0);
}

function readSettled({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = SETTLED.exec(text);
  const result = RESULTS[match?.[5] ?? ''];
  if (!match || !result) return undefined;
  const [{ length: start }, queueId = '', , domain = '', recipient = '', word = ''] = match;
  const code = result === 'bounced' ? CODE.exec(text.slice(start, end)) : null;
  const at = code ? start + code.index + code[0].length : start;
  const isReply = code !== null && isReplyAt(text, at);
  // Its session was shown, with the reply.
  if (result === 'bounced' && count(memory, domain, -1) >= 0) return isReply ? { kind: 'told', reply: { start: at, end }, queueId } : SILENT;
  const told = text.lastIndexOf(` ${word}: `, start) + 1;
  const reported: Reported = { kind: 'reported', result, direction: 'outbound', word: { start: told, end: told + word.length }, queueId, recipient };
  return isReply ? { ...reported, reply: { start: at, end } } : { ...reported, reason: { start, end } };
}

function readTaken({ text, end }: Line): Statement | undefined {
  const start = TAKEN.exec(text)?.[0].length;
  return start === undefined ? undefined : { kind: 'told', reply: { start, end } };
}
