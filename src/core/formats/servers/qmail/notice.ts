import type { Result } from '../../../analysis';
import { occasionNamed } from '../../../reference/occasion';
import { given } from '../../../given';
import { ADDRESS } from '../../bounces/dsn/mail/address';
import type { Line, Memory } from '../../format';
import { goesOn } from '../../quotedReplies/quotedReply';
import { closeReply, continueReply, openCode, openReply } from '../../quotedReplies/openReply';
import { occasionOfQmail } from '../../words/qmailWords';
import { escapedReply } from './escaped';
import { statementsOf, type Reported, type Statement } from '../../../statement';

// <bob@example.net>: | Delivery failed: bob@example.net
const RECIPIENT = new RegExp(String.raw`^\s{0,12}(?:<?(${ADDRESS})>?:|Delivery failed: (${ADDRESS}))\s*$`);
// 192.0.2.1 does not like recipient. | Connected to 192.0.2.1 but sender was rejected. (a forum's user may have taken the address out)
const STAGE = /^\s{0,12}(?:Connected to )?(\S.{0,100}?) (?:does not like recipient|but (?:sender was rejected|greeting failed|my name was rejected)|failed (?:on DATA command|after I sent the message))\.\s*$/;
// Remote host said: 550 5.1.1 No such user | 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_No_such_user/Giving_up_on_192.0.2.1./
const SAID = /^\s{0,12}(?:Remote host said(?:\[Response Message\])?: |(?:Connected_to_)?[0-9A-Fa-f.:]{7,45}_[a-zA-Z_]{10,60}\.\/Remote_host_said:_)(?=([45]\d\d)[ _-])/;
const NEXT = /^\s{0,12}(?=[45]\d\d(?:[ -]|$))/;
const GIVING_UP = '/Giving_up_on_';
// I'm not going to try again; this message has been in the queue too long.
const TOO_LONG = /^\s{0,12}I'm not going to try again; this message has been in the queue too long\.\s*$/;

// In the memory, of the paragraph being read.
const TO = 'notice to';
const ABOUT = 'notice about';
const PUT_OFF = 'notice put off';

/**
 * A paragraph of the notice that qmail sends back, pasted without the mail it
 * stood in: recipient, what the server was asked, what it said. A reply of
 * several lines is told when its last one was read, for that may have the reason.
 */
export function readNotice(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const next = openCode(memory) === undefined ? null : NEXT.exec(line.text);
  const reply = next && { start: next[0].length, end: line.end };
  const state = reply && continueReply(memory, line.text.slice(reply.start, reply.end));
  if (state) return [{ kind: 'told', reply }, ...(state === 'over' ? endNotice(memory, 0) : [])];
  const before = endNotice(memory);
  const read = readParagraph(line, memory);
  return before.length === 0 ? read : [...before, ...statementsOf(read)];
}

/** What is still to be told of a reply whose last line was not read. @param passed how many lines below the last one that was is being read */
export function endNotice(memory: Memory, passed = 1): readonly Reported[] {
  const open = closeReply(memory, passed);
  if (!open) return [];
  const { start, line, text = '' } = open.reply;
  return [{ kind: 'reported', result: resultOf(text), direction: 'outbound', ...open, word: { start, end: start + 3, ...given({ line }) } }];
}

function readParagraph(line: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const { text, end } = line;
  const recipient = RECIPIENT.exec(text)?.slice(1).find((one) => one !== undefined);
  if (recipient !== undefined) {
    forget(memory);
    memory.set(TO, recipient);
    return undefined;
  }
  const about = STAGE.exec(text)?.[1];
  if (about !== undefined) {
    memory.set(ABOUT, `${about}\n${occasionOfQmail(text) ?? ''}`);
    return [];
  }
  const said = SAID.exec(text);
  if (!said) {
    const putOff = memory.has(PUT_OFF);
    if (putOff && TOO_LONG.test(text)) return givenUp(line, memory);
    if (putOff === (text.trim() === '')) forget(memory);
    return undefined;
  }
  const from = said[0].length;
  const refused = refusal(text, said[0], from, end, memory);
  if (refused.result === 'deferred') memory.set(PUT_OFF, '');
  else forget(memory);
  const words = text.slice(from, end);
  // With line ends as slashes all of it stands here.
  if (said[0].endsWith('_') || !goesOn(words)) return refused;
  const { occasion, server, recipient: to } = refused;
  openReply(memory, words, { reply: { start: from, end }, ...given({ occasion, server, recipient: to }) });
  return [];
}

/** With a reply that was none for good qmail would have tried again. */
function givenUp({ text, end }: Line, memory: Memory): Reported {
  const word = { start: text.search(/\S/), end };
  const told = { ...toldAbove(memory), word, reason: word };
  forget(memory);
  return { kind: 'reported', result: 'expired', direction: 'outbound', ...told };
}

/** @param from where the reply stands, behind what was `said` before it */
function refusal(text: string, said: string, from: number, end: number, memory: Memory): Reported {
  const givingUp = text.indexOf(GIVING_UP, from);
  return {
    kind: 'reported',
    result: resultOf(text.slice(from)),
    direction: 'outbound',
    word: { start: from, end: from + 3 },
    ...toldAbove(memory, said),
    reply: said.endsWith('_') ? escapedReply(text, from, end) : { start: from, end: givingUp < 0 ? end : givingUp },
  };
}

/** Whom it was about, who refused it, and what was asked. @param said what stands before the reply */
function toldAbove(memory: Memory, said = ''): Pick<Reported, 'recipient' | 'server' | 'occasion'> {
  const [server = '', asked = ''] = memory.get(ABOUT)?.split('\n') ?? [];
  const occasion = occasionNamed(asked) ?? occasionOfQmail(said);
  const recipient = memory.get(TO);
  return given({ recipient, server: /^[\w.:-]+$/.test(server) ? server : undefined, occasion });
}

/** The words of qmail-send in somebody's sentence. */
export function readHeadless({ text, start, end }: Line): Reported | undefined {
  const said = SAID.exec(text.slice(start, end))?.[0];
  return said === undefined ? undefined : refusal(text, said, start + said.length, end, new Map());
}

function forget(memory: Memory): void {
  for (const key of [TO, ABOUT, PUT_OFF]) memory.delete(key);
}

function resultOf(reply: string): Result {
  return reply.startsWith('4') ? 'deferred' : 'bounced';
}
