import { readCommand } from '../../dialogue/command';
import { directionFrom } from '../../ownNetwork';
import { given } from '../../given';
import type { Format, HeadlessPiece, Line, Memory } from '../format';
import { HEADLESS_START } from '../lineParts/headlessStart';
import { refusedLogin } from '../refusedLogin';
import { forget, recall, remember, type EntryKind } from '../remember';
import type { Occasion } from '../../reference/occasion';
import { SILENT, type Reported, type Statement } from '../../statement';
import { envelopeOf } from '../envelope';
import { isTriedAgain } from './courier/triedAgain';
import { lastLine, withWordsOf } from '../quotedReplies/lineByLine';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { isHeaderField } from '../words/headerField';
import { matchAt, standsAt } from '../../text/matches';

// error,relay=::ffff:192.0.2.44,from=<a@example.org>,to=<b@example.net>: 513 … | error,relay=::1,msg="502 …",cmd: GET
const HEADLESS: HeadlessPiece = {
  words: ['error,relay='],
  pattern: new RegExp(String.raw`${HEADLESS_START}error,relay=(?=[0-9A-Fa-f.:]{2,45}(?:,(?:ident|port|from|to|msg)=|: [45]\d\d))`),
};

/** What the Courier mail server writes to the system log. */
export const courier: Format = {
  id: 'courier',
  name: 'Courier log',
  signs: [
    { pattern: /\scourier(?:d|esmtp|esmtpd|local|uucp|dsn|fax)(?:\[\d{1,10}\])?: /, weight: 4, sample: 'Nov 24 10:00:01 mail courierd: newmsg,id=0004B0C0.6A010550.00000226: dns; mx.example.org ([192.0.2.44])' },
  ],
  headless: HEADLESS,
  programs: /^courier(?:d|esmtp|esmtpd|local|uucp|dsn|fax)$/,
  needles: ['error,relay=', ',status: ', ',addr=<'],
  read(line, memory) {
    return readRefusal(line, memory) ?? readDelivery(line, memory) ?? SILENT;
  },
};

// error,relay=::ffff:192.0.2.44,from=<a@example.org>,to=<b@example.net>: 513 Relaying denied. | error,relay=…,msg="535 Authentication failed.",cmd: AUTH LOGIN
const REFUSED = /error,relay=([^,"]{1,100}?)(?:,ident=[^,\s]{1,100})?(?=,|: [2-5]\d\d )/y;
const ENVELOPE = /(?:,port=\d{1,5})?(?:,from=<([^<>]{0,400})>)?(?:,to=<([^<>]{0,400})>)?: /y;
const MESSAGE = /(?:,port=\d{1,5})?(?:,from=<([^<>]{0,400})>)?(?:,to=<([^<>]{0,400})>)?,msg="/y;

// relay=::ffff:192.0.2.44,port=55025
const CLIENT = /relay=[0-9A-Fa-f.:]{2,45}(?:,ident=[^,\s]{1,100})?(?:,port=\d{1,5})?/;
// What a client is answered that goes on after its sender or all of its recipients were refused
const OUT_OF_ORDER = '502 ';
/** In the memory: the clients that were refused a sender or a recipient. */
const REFUSED_STEP: EntryKind = { prefix: 'refused ', most: 300 };

/** Our own server refuses a client. A reply of several lines is logged line by line, each behind the same words. */
function readRefusal(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, start, end } = line;
  const address = matchAt(REFUSED, text, start)?.[1]?.replace(/^::ffff:/, '');
  if (address === undefined) return undefined;
  const word = { start, end: start + 'error'.length };
  const base = { kind: 'reported', result: 'rejected', direction: directionFrom(address), word } as const;
  const client = CLIENT.exec(text.slice(start, end))?.[0] ?? '';
  const message = matchAt(MESSAGE, text, REFUSED.lastIndex);
  if (message) {
    const from = MESSAGE.lastIndex;
    const quote = text.indexOf('"', from);
    if (!isReplyAt(text, from)) return undefined;
    const reply = { start: from, end: quote < 0 ? end : quote };
    // 252 VRFY disabled: every answer that is no 250 is called an error.
    if (text[from] !== '4' && text[from] !== '5') return { kind: 'told', reply };
    if (text.startsWith('535', from)) {
      const [refused, ...failed] = refusedLogin({ address, piece: { start, end } }, { ...base, reply });
      return [isTriedAgain(line, memory) ? { kind: 'told', occasion: 'AUTH', reply } : refused, ...failed, ...readResponse(text, reply.end, end)];
    }
    if (quote >= 0 && text.startsWith(COMMAND, quote) && isHeaderField(text.slice(quote + COMMAND.length))) return { kind: 'told', reply };
    const command = quote < 0 ? {} : commandAt(text, quote, text.startsWith('50', from));
    const { occasion } = command;
    if (text.startsWith(OUT_OF_ORDER, from) && (occasion === 'RCPT' || occasion === 'DATA') && recall(memory, REFUSED_STEP, client) !== undefined) return { kind: 'told', occasion, reply };
    if (occasion === 'MAIL' || occasion === 'RCPT') remember(memory, REFUSED_STEP, client);
    return { ...base, reply, ...given({ sender: message[1], recipient: message[2] }), ...command };
  }
  const match = matchAt(ENVELOPE, text, REFUSED.lastIndex);
  if (!match || !isReplyAt(text, ENVELOPE.lastIndex)) return undefined;
  const [, sender, recipient] = match;
  const reply = { start: ENVELOPE.lastIndex, end };
  const name = text.slice(start, reply.start);
  const occasion = occasionOf(text, reply.start, sender, recipient);
  if (text[reply.start + 3] === '-') {
    remember(memory, WORDS, name, withWordsOf(text, reply, recall(memory, WORDS, name)));
    return { kind: 'told', reply, ...given({ occasion }) };
  }
  const before = forget(memory, WORDS, name);
  if (occasion === 'MAIL' || occasion === 'RCPT') remember(memory, REFUSED_STEP, client);
  return { ...base, reply: before === undefined ? reply : lastLine(text, reply, before), ...given({ occasion, sender, recipient }) };
}

/** By what the line names. 523: too long, which shows when all of it has come. */
function occasionOf(text: string, reply: number, sender: string | undefined, recipient: string | undefined): Occasion | undefined {
  if (recipient !== undefined) return 'RCPT';
  if (sender === undefined) return undefined;
  return text.startsWith('523', reply) ? 'content' : 'MAIL';
}

// ",cmd: MAIL FROM:<alice@example.com> SIZE=99999999: the client's last line, of a message perhaps
const COMMAND = '",cmd: ';
const ADDRESS = /<([^<>]{0,400})>/;

/**
 * The command that a reply answers, as far as the client's last line shows it.
 * @param outOfOrder it answers a command that comes too early
 */
function commandAt(text: string, quote: number, outOfOrder: boolean): Partial<Reported> {
  const command = text.startsWith(COMMAND, quote) ? readCommand(text, 0, quote + COMMAND.length, text.length, 'labelled') : undefined;
  if (command?.occasion === undefined) return {};
  // The lines of a message are no commands: behind it, DATA is still the last one.
  if (command.occasion === 'DATA' && !outOfOrder) return { occasion: 'content' };
  return { occasion: command.occasion, ...envelopeOf(command.occasion, ADDRESS.exec(command.argument)?.[1]) };
}

// ",cmd: bm90LWEtcmVhbC1wYXNzd29yZA==
const RESPONSE = /",cmd: (?=[A-Za-z0-9+/]{4,12288}={0,2}$)/y;

/** The client's last line may be its response: of AUTH LOGIN the password. */
function readResponse(text: string, from: number, end: number): readonly Statement[] {
  const start = standsAt(RESPONSE, text.slice(0, end), from) ? RESPONSE.lastIndex : end;
  return start === end || (end - start) % 4 !== 0 ? [] : [{ kind: 'challenged', speaker: 'client', payload: { start, end } }];
}

// id=0004B0C0.6A010550.00000226,from=<a@example.com>,addr=<b@example.net>: 550 5.1.1 User unknown | …,status: failure | …,size=550,success: delivered: …
const DELIVERY = /(?:started,)?id=([0-9A-F.]{10,60}),from=<([^<>]{0,400})>,(?:[a-z]{1,10}=[^,<>]{0,100},){0,5}addr=<([^<>]{0,400})>(?:,size=\d{1,12})?(: |,status: |,success: )/y;

/** The words come first, one line each; then the status. In the memory: words without a reply code, which are the reason of the status, or that there was a code, so that the status says nothing new. */
function readDelivery({ text, start, end }: Line, memory: Memory): Statement | undefined {
  const match = matchAt(DELIVERY, text, start);
  if (!match?.[1]) return undefined;
  const [, queueId, sender = '', recipient = '', divider] = match;
  const at = DELIVERY.lastIndex;
  const name = `${queueId} ${recipient}`;
  const base = { kind: 'reported', direction: 'outbound', queueId, sender, recipient } as const;
  if (divider === ': ') {
    if (!isReplyAt(text, at)) {
      remember(memory, WORDS, name, withWordsOf(text, { start: at, end }, recall(memory, WORDS, name)));
      return undefined;
    }
    const reply = { start: at, end };
    // Words go on, or nothing was refused.
    if (text[at + 3] === '-') remember(memory, WORDS, name, withWordsOf(text, reply, recall(memory, WORDS, name)));
    if (text[at + 3] === '-' || text[at] === '2' || text[at] === '3') return { kind: 'told', queueId, reply };
    const before = recall(memory, WORDS, name);
    remember(memory, WORDS, name, TOLD);
    const whole = before === undefined || before === TOLD ? reply : lastLine(text, reply, before);
    return { ...base, result: text[at] === '5' ? 'bounced' : 'deferred', word: { start: at, end: at + 3 }, reply: whole };
  }
  const words = forget(memory, WORDS, name);
  const status = text.slice(at, end);
  if (words === TOLD || divider !== ',status: ' || (status !== 'failure' && status !== 'deferred')) return undefined;
  const word = { start: at, end };
  return { ...base, result: status === 'failure' ? 'bounced' : 'deferred', word, reason: words === undefined ? word : { ...word, text: words } };
}

/** In the memory: the words were a reply, and told what became of the message. */
const TOLD = '';
/** Replies whose status never came are few. */
const WORDS: EntryKind = { prefix: 'words ', most: 1000 };
