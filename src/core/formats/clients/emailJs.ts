import { occasionNamed, occasionOfVerb, type Occasion } from '../../reference/occasion';
import { given } from '../../given';
import { forgetCited, isRepeated, noteCited, noteRefusal } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import type { Piece, Statement } from '../../statement';
import { BARE } from '../general/dialogue';
import { ESCAPED_LINE_FEED, linesWithin } from '../../text/lineEnd';

// {"code":"250","message":"2.1.0 Ok","data":"250 2.1.0 Ok\n"}: what its debug output makes of a reply
const REPLY = /^\{"code":"([2-5]\d\d)","message":".{0,2000}?","data":"(?=\1[ -])/;
const REPLY_ENDS = /(?:\\n)?"\}$/;
// bad response on command 'RCPT': 5.1.1 User unknown | authorization.failed (bad response on command 'c2VjcmV0': 5.7.8 …): the command, or the response as it was sent
const FAILED = /\bbad response on command '([^']{0,2000})': (?=\S)/;
// The content's end stands behind a line end: bad response on command '
const CONTENT_BEGINS = /\bbad response on command '$/;
// .': 5.3.4 Message size exceeds fixed limit
const CONTENT_FAILED = /(?:^|[\s:])\.': (?=\S)/;
//   smtp: '550-5.1.1 No such user\n' + | smtp: '550 5.1.1 No such user\n',
const FIELD = /^(?:.{0,200}[\s:])?smtp: (['"])(?=[45]\d\d[ -])/;
//     "550 5.1.1 No such user\n",
const NEXT_LINE = /^(?:.{0,200}[\s:])?(['"])(?=[45]\d\d[ -])/;
const CLOSING = /(?:\\r)?(?:\\n)?['"](?: \+|(?: \})?,?)$/;

/** In the memory: the field goes on; the message goes on, with the class of the error or without it. */
const MORE = 'more';
const CONTENT = 'content';
/** In the memory: what was refused, of which the field below has the reply. */
const REFUSED = 'occasion';

/** emailjs (Node): its debug output, and its errors, which name the command that was refused, or the password. */
export const emailJs: Format = {
  id: 'emailjs',
  name: 'emailjs output (Node)',
  signs: [
    { pattern: REPLY, weight: 4, sample: String.raw`{"code":"250","message":"2.1.0 Ok","data":"250 2.1.0 Ok\n"}` },
    { pattern: FAILED, weight: 4, sample: "Error: bad response on command 'RCPT': 5.1.1 User unknown" },
    { pattern: CONTENT_FAILED, weight: 2, sample: ".': 5.3.4 Message size exceeds fixed limit" },
    { pattern: FIELD, weight: 4, sample: String.raw`  smtp: '550 5.1.1 User unknown\n',` },
  ],
  read(line, memory) {
    return readReply(line, memory) ?? readField(line, memory) ?? readMessage(line, memory);
  },
};

function readReply({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const start = REPLY.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const stop = start + text.slice(start, end).replace(REPLY_ENDS, '').length;
  return linesWithin(text, { start, end: stop }, ESCAPED_LINE_FEED).map((body): Statement => {
    const words = text.slice(body.start, body.end);
    if (/^[23]/.test(words)) forgetCited(memory);
    noteRefusal(memory, words);
    return { kind: 'said', session: BARE, speaker: 'server', body };
  });
}

/** The reply as the error keeps it, with all its lines. */
function readField(line: Line, memory: Memory): Statement | undefined {
  const first = FIELD.exec(line.text);
  const start = (first ?? (memory.delete(MORE) ? NEXT_LINE.exec(line.text) : null))?.[0].length;
  if (start === undefined) return undefined;
  if (line.text.endsWith(' +')) memory.set(MORE, '');
  const reply = { start, end: start + line.text.slice(start, line.end).replace(CLOSING, '').length };
  const words = line.text.slice(reply.start, reply.end);
  if (!first || isRepeated(memory, words)) return { kind: 'told', reply };
  noteCited(memory, words);
  const occasion = occasionNamed(memory.get(REFUSED) ?? '');
  memory.delete(REFUSED);
  return { kind: 'reported', result: words.startsWith('4') ? 'deferred' : 'rejected', direction: 'outbound', word: reply, reply, ...given({ occasion }) };
}

// The console prints the field as well where it prints the class of the error.
const WITH_FIELD = /\bSMTPError: (?:authorization\.failed \()?$/;
const STATUS = /^[45]\.\d{1,3}\.\d{1,3}(?= )/;

function readMessage({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const before = memory.get(CONTENT);
  memory.delete(CONTENT);
  const begun = CONTENT_BEGINS.exec(text);
  if (begun) memory.set(CONTENT, text.slice(0, begun.index));
  const failed = FAILED.exec(text);
  const match = failed ?? (before === undefined ? null : CONTENT_FAILED.exec(text));
  if (!match) return begun ? [] : undefined;
  const occasion = failed ? (occasionOfVerb(failed[1]?.toUpperCase() ?? '') ?? 'AUTH') : 'content';
  if (WITH_FIELD.test(before ?? text.slice(0, match.index))) {
    memory.set(REFUSED, occasion);
    return [];
  }
  return reportOf(text, match.index + match[0].length, text.includes('failed (') && text[end - 1] === ')' ? end - 1 : end, occasion);
}

function reportOf(text: string, start: number, end: number, occasion: Occasion): Statement {
  const code = STATUS.exec(text.slice(start, end))?.[0];
  const status: Piece | undefined = code === undefined ? undefined : { start, end: start + code.length };
  const reason = { start: status ? status.end + 1 : start, end };
  return { kind: 'reported', result: code?.startsWith('4') === true ? 'deferred' : 'rejected', direction: 'outbound', word: status ?? reason, reason, occasion, ...given({ status }) };
}
