import type { Result } from '../analysis';
import type { Occasion } from '../reference/explanation';
import type { Format, Line, Memory, PastedPiece, Piece, Statement } from './format';
import { isReplyAt } from './quotedReply';

// 8f2a1b3c4d550001 mta delivery evpid=550c0de101234567 from=<… | 8f2a1b3c4d550001 smtp failed-command command="RCPT TO:<…>" result="550 …"
const PASTED: PastedPiece = {
  words: ['delivery evpid=', 'failed-command ', 'bad-input '],
  pattern: /(?<![\w.=/<-])[0-9a-f]{16} (?:(?:mta|mda) (?:event=)?delivery evpid=[0-9a-f]{16} |smtp (?:event=)?(?:failed-command |bad-input (?=result=)))/,
};

/** What OpenSMTPD's smtpd writes to the system log, in the words of version 6 and 7 and of 5. */
export const opensmtpd: Format = {
  id: 'opensmtpd',
  name: 'OpenSMTPD log',
  signs: [
    {
      pattern: /\ssmtpd\[\d{1,10}\]: [0-9a-f]{16} (?:smtp|mta|mda) /,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail smtpd[123]: 8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org',
    },
    {
      pattern: /\ssmtpd\[\d{1,10}\]: (?:smtp-(?:in|out): |(?:relay|delivery): \w+ for )/,
      weight: 4,
      sample: 'Nov 24 10:00:01 mail smtpd[123]: smtp-in: New session 8f2a1b3c4d550001 from host mx.example.org [192.0.2.44]',
    },
    {
      pattern: /^\s{0,8}(?:smtp-in: (?:Failed command on|New|Accepted message \S+ on|Closing) session [0-9a-f]{16}|(?:relay|delivery): (?:Ok|TempFail|PermFail) for [0-9a-f]{16}: )/,
      weight: 4,
      sample: 'relay: PermFail for 8f2a1b3c4d550001: session=8f2a1b3c4d550002, from=<alice@example.com>, to=<bob@example.net>',
    },
    {
      pattern: /^\s{0,8}[0-9a-f]{16} (?:smtp (?:(?:event=)?connected address=|(?:event=)?failed-command |bad-input |disconnected reason=)|(?:mta|mda) (?:event=)?delivery evpid=|mta (?:connecting|connected) address=)/,
      weight: 4,
      sample: '8f2a1b3c4d550001 smtp connected address=192.0.2.44 host=mx.example.org',
    },
    {
      pattern: /(?:^|\s)(?:smtp|mta): 0x[0-9a-f]{4,16}: (?:<<<|>>>) /,
      weight: 4,
      sample: 'smtp: 0x7f8a550c0de0: <<< EHLO client.example.org',
    },
  ],
  pasted: PASTED,
  programs: /^(?:opensmtpd|smtpd)$/,
  writesFiles: true,
  needles: [' delivery evpid=', 'event=delivery', 'failed-command', 'bad-input', 'Failed command on session', 'Fail for ', 'Ok for ', 'Expire', 'smtp authentication user=', 'smtp connected', 'smtp disconnected', ' session ', ': <<< ', ': >>> '],
  read(written, memory) {
    const line = written.program === '' && written.pasted !== true ? withoutIndent(written) : written;
    const told = readTrace(line, memory) ?? readDelivery(line) ?? readOldDelivery(line) ?? readFailedCommand(line, memory) ?? readSession(line);
    return told ?? (line.program === '' ? undefined : SILENT);
  },
};

const SILENT: readonly Statement[] = [];

/** What smtpd writes to a terminal (`smtpd -d`) is pasted with an indent. */
function withoutIndent(line: Line): Line {
  return { ...line, start: Math.min(line.end, line.text.length - line.text.trimStart().length) };
}

// smtp: 0x7f8a550c0de0: <<< EHLO client.example.org (smtpd -dv -T smtp) | mta: 0x7f8a550c0de0: <<< 220 mx.example.net ESMTP
const TRACED = /(smtp|mta): (0x[0-9a-f]{4,16}): (<<<|>>>) /y;

/** In the memory: what our own server said last, which a failed command repeats. */
const TRACED_REPLY = 'traced reply';
const COMPARED = 100;

/** A traced session: `<<<` is what smtpd reads. */
function readTrace({ text, start, end }: Line, memory: Memory): Statement | undefined {
  TRACED.lastIndex = start;
  const match = TRACED.exec(text);
  if (!match) return undefined;
  const isServer = match[1] === 'smtp';
  const sent = match[3] === '>>>';
  if (isServer && sent) memory.set(TRACED_REPLY, text.slice(TRACED.lastIndex, Math.min(end, TRACED.lastIndex + COMPARED)));
  return {
    kind: 'said',
    session: `smtpd ${match[2] ?? ''}`,
    speaker: sent === isServer ? 'server' : 'client',
    body: { start: TRACED.lastIndex, end: Math.max(TRACED.lastIndex, end) },
    direction: isServer ? 'inbound' : 'outbound',
  };
}

const RESULTS: ReadonlyMap<string, Result> = new Map<string, Result>([
  ['Ok', 'delivered'],
  ['TempFail', 'deferred'],
  ['PermFail', 'bounced'],
  ['Expire', 'expired'],
  ['Expired', 'expired'],
]);

// 8f2a1b3c4d550001 mta delivery evpid=550c0de101234567 from=<a@example.com> to=<b@example.net> rcpt=<-> source="…" relay="192.0.2.1 (mx.example.net)" delay=1s result="PermFail" stat="550 5.1.1 …"
const DELIVERY = /[0-9a-f]{16} (?:mta|mda) (?:event=)?delivery evpid=([0-9a-f]{16}) /y;
const OLD_DELIVERY = /(?:relay|delivery|smtp-out|mta|mda): (\w{2,10}) for ([0-9a-f]{16}): /y;
const FROM = /\bfrom=<([^<>]{0,400})>/;
const TO = /\bto=<([^<>]{0,400})>/;
const RELAY = /\brelay="?([^"\s,]{1,255})/;
const RESULT = /\bresult="?(\w{1,10})/;

function readDelivery({ text, start, end }: Line): Statement | undefined {
  DELIVERY.lastIndex = start;
  const queueId = DELIVERY.exec(text)?.[1];
  if (queueId === undefined) return undefined;
  const fields = text.slice(DELIVERY.lastIndex, end);
  const match = RESULT.exec(fields);
  const result = RESULTS.get(match?.[1] ?? '');
  if (!match?.[1] || !result) return undefined;
  const word = DELIVERY.lastIndex + match.index + match[0].length - match[1].length;
  return reported(text, DELIVERY.lastIndex, end, result, { start: word, end: word + match[1].length }, queueId, ' stat=');
}

/** `relay: PermFail for 550c0de101234567: from=<…>, to=<…>, …, stat=550 5.1.1 …` */
function readOldDelivery({ text, start, end }: Line): Statement | undefined {
  OLD_DELIVERY.lastIndex = start;
  const match = OLD_DELIVERY.exec(text);
  const result = RESULTS.get(match?.[1] ?? '');
  if (!match?.[1] || match[2] === undefined || !result) return undefined;
  const word = text.indexOf(match[1], start);
  return reported(text, OLD_DELIVERY.lastIndex, end, result, { start: word, end: word + match[1].length }, match[2], ' stat=');
}

function reported(text: string, from: number, end: number, result: Result, word: Piece, queueId: string, key: string): Statement {
  const fields = text.slice(from, end);
  const stat = text.indexOf(key, from);
  const start = stat + key.length;
  const quoted = text[start] === '"';
  const said = { start: quoted ? start + 1 : start, end: quoted && text[end - 1] === '"' ? end - 1 : end };
  const sender = FROM.exec(fields)?.[1];
  const recipient = TO.exec(fields)?.[1];
  const server = RELAY.exec(fields)?.[1];
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word,
    queueId,
    ...(sender === undefined ? {} : { sender }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(server === undefined ? {} : { server }),
    ...(stat < 0 ? {} : isReplyAt(text, said.start) ? { reply: said } : { reason: said }),
  };
}

// 8f2a1b3c4d550001 smtp failed-command command="RCPT TO:<x@example.net>" result="550 Invalid recipient" | 8f2a1b3c4d550001 smtp bad-input result="500 5.5.1 Invalid command: Pipelining not supported"
const FAILED = /([0-9a-f]{16}) smtp (?:event=)?(?:failed-command (?:address=\S{1,60} host=\S{1,255} )?command="|bad-input (?=result="))/y;
// smtp-in: Failed command on session 8f2a1b3c4d550001: "MAIL FROM:<a@example.com>" => 421 4.3.0: Temporary Error
const OLD_FAILED = /smtp-in: Failed command on session ([0-9a-f]{16}): "/y;
/** What no command could be made of is not repeated. */
const INPUT = 'result="';
const VERBS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['EHLO', 'EHLO'],
  ['HELO', 'HELO'],
  ['AUTH', 'AUTH'],
  ['STARTTLS', 'STARTTLS'],
  ['MAIL', 'MAIL'],
  ['RCPT', 'RCPT'],
  ['DATA', 'DATA'],
  ['VRFY', 'VRFY'],
]);
const ADDRESS = /<([^<>]{0,400})>/;

/** Our own server refuses a command of a client. */
function readFailedCommand({ text, start, end }: Line, memory: Memory): Statement | undefined {
  FAILED.lastIndex = start;
  OLD_FAILED.lastIndex = start;
  const now = FAILED.exec(text);
  const session = (now ?? OLD_FAILED.exec(text))?.[1];
  if (session === undefined) return undefined;
  const command = now ? FAILED.lastIndex : OLD_FAILED.lastIndex;
  const isInput = text.startsWith(INPUT, command);
  const divider = isInput ? INPUT : now ? '" result="' : '" => ';
  const at = text.indexOf(divider, command);
  if (at < 0) return undefined;
  const reply = { start: at + divider.length, end: now && text[end - 1] === '"' ? end - 1 : end };
  if (!isReplyAt(text, reply.start)) return undefined;
  const words = text.slice(command, at);
  const occasion = isInput ? undefined : words === '' ? 'content' : VERBS.get(words.split(' ', 1)[0]?.toUpperCase() ?? '');
  const address = ADDRESS.exec(words)?.[1];
  const known = memory.get(TRACED_REPLY);
  memory.delete(TRACED_REPLY);
  if (known !== undefined && known === text.slice(reply.start, Math.min(reply.end, reply.start + COMPARED))) {
    return { kind: 'told', reply, ...(occasion === undefined ? {} : { occasion }) };
  }
  return {
    kind: 'reported',
    session: `smtpd ${session}`,
    result: 'rejected',
    direction: 'inbound',
    word: isInput ? { start: reply.start, end: reply.start + 3 } : { start: command, end: at },
    reply,
    ...(occasion === undefined ? {} : { occasion }),
    ...(address === undefined ? {} : occasion === 'RCPT' ? { recipient: address } : occasion === 'MAIL' ? { sender: address } : {}),
  };
}

const SESSION = /([0-9a-f]{16}) smtp (connected address=\S{1,60} host=(\S{1,255})|disconnected|authentication user=(\S{1,255}) result=ok)/y;

function readSession({ text, start, end }: Line): Statement | undefined {
  SESSION.lastIndex = start;
  const match = SESSION.exec(text);
  if (!match?.[1]) return undefined;
  const session = `smtpd ${match[1]}`;
  const piece = { start, end };
  if (match[3] !== undefined) return { kind: 'noted', session, piece, begins: true, client: match[3] };
  if (match[4] !== undefined) return { kind: 'noted', session, piece, user: match[4] };
  return { kind: 'disconnected', session };
}
