import { BARE } from '../general/dialogue';
import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import { forgetCited, noteRefusal } from '../quotedReplies/citedBefore';
import type { Format, Line, Memory } from '../format';
import { findMark } from '../lineParts/lead';
import { HOST_NAME } from '../words/mailWords';
import type { Said } from '../../statement';

/** What the debugger calls each step, and the command that it stands for. */
const STEPS = { hello: 'EHLO', starttls: 'STARTTLS', from: 'MAIL', to: 'RCPT', data: 'DATA', reset: 'RSET', quit: 'QUIT' } as const;
type Step = keyof typeof STEPS;
const isStep = (word: string): word is Step => Object.hasOwn(STEPS, word);

// <br /><pre>hello: 250-mx.example.com | </pre><pre>to: 550 5.1.1 No such user: tags stand before a step where the page's source is shown
const TAGS = String.raw`(?:<\/?(?:pre|br ?\/?)>\s{0,4}){0,6}`;
const STEP = new RegExp(String.raw`${TAGS}(${Object.keys(STEPS).join('|')}): (?=[2-5]\d\d(?:[ -]|$))`, 'y');
const BARE_REPLY = new RegExp(String.raw`${TAGS}(?=([2-5]\d\d)(?:([ -])|$))`, 'y');
const GREETING = new RegExp(String.raw`^220[ -](?:${HOST_NAME}|.{0,200}\bE?SMTP\b)`, 'i');

const ERRORS = citedIn(
  [
    // Failed to send AUTH LOGIN command. Error: 504 … | Failed to authenticate password. Error: 535 …
    { pattern: /\bFailed to (?:send AUTH [A-Z]{4,10} command|authenticate (?:username|password|user credentials))\. Error: (?=[45]\d\d[ -])/g, occasion: 'AUTH' },
    // The following SMTP error was encountered: 550 …: the line above once more, where that is shown
    { pattern: /\bThe following SMTP error was encountered: (?=[45]\d\d[ -])/g },
  ],
  replyEnd,
);

/** What CodeIgniter's email library prints with `print_debugger`: its steps by names of its own with the replies to them, as text or as HTML, and its errors. */
export const codeIgniter: Format = {
  id: 'codeigniter',
  name: 'CodeIgniter email debugger (PHP)',
  signs: [
    { pattern: /\b(?:The following SMTP error was encountered|Failed to (?:send AUTH [A-Z]{4,10} command|authenticate (?:username|password|user credentials))\. Error): [2-5]\d\d[ -]/, weight: 4, sample: 'The following SMTP error was encountered: 550 5.1.1 No such user' },
    { pattern: /\bUnable to send email using PHP SMTP\. Your server might not be configured to send mail using this method\./, weight: 4, sample: 'Unable to send email using PHP SMTP. Your server might not be configured to send mail using this method.' },
    { pattern: /\bYour message has been successfully sent using the following protocol: smtp\b/, weight: 4, sample: 'Your message has been successfully sent using the following protocol: smtp' },
    { pattern: /(?:^|[\s>])hello: 250[ -]\S/, weight: 2, sample: 'hello: 250-mx.example.com' },
    { pattern: /(?:^|[\s>])(?:from|to): (?:250|5\d\d)[ -](?:[25]\.\d|[A-Z<])/, weight: 2, sample: 'from: 250 OK' },
    { pattern: /(?:^|[\s>])data: 354[ -]\S/, weight: 2, sample: 'data: 354 Enter message, ending with "." on a line by itself' },
  ],
  ...citing({ ...ERRORS, find: findError }, (line, memory) => readStep(line, memory) ?? readBareReply(line, memory)),
};

/** In the memory: the step that was refused, where the library goes on all the same. */
const REFUSED = 'refused step';
/** In the memory: the step that was last. */
const LAST = 'last step';
/** In the memory: the code of a reply that goes on in the next line, and that it only follows from a refusal. */
const OPEN = 'open step';
const FOLLOWS = ' follows';

function findError(line: Line, memory: Memory): readonly Citation[] {
  const found = ERRORS.find(line, memory);
  if (found.length > 0) memory.set(REFUSED, found[0]?.occasion ?? '');
  return found;
}

function readStep(line: Line, memory: Memory): readonly Said[] | undefined {
  const found = findMark(line, STEP);
  const step = found?.match[1];
  if (!found || step === undefined || !isStep(step)) return undefined;
  if (step === 'hello') forgetCited(memory);
  if (step === 'hello' || step === 'reset') memory.delete(REFUSED);
  const start = found.end - step.length - ': '.length;
  const asked: Said = { kind: 'said', session: BARE, speaker: 'client', body: { start, end: start + step.length, text: STEPS[step] } };
  return [asked, answer(line, found.end, step, memory)];
}

/** The next line of a reply, the answer to the content, or the greeting: they stand without a name. */
function readBareReply(line: Line, memory: Memory): Said | undefined {
  const found = findMark(line, BARE_REPLY);
  const [, code, separator] = found?.match ?? [];
  const open = memory.get(OPEN);
  memory.delete(OPEN);
  if (!found || code === undefined) return undefined;
  const last = memory.get(LAST) ?? '';
  if (open?.startsWith(code) === true) return answer(line, found.end, last, memory, open.endsWith(FOLLOWS));
  if (last === 'data' && separator !== undefined && /^(?:250|[45])/.test(code)) return answer(line, found.end, 'content', memory);
  return GREETING.test(line.text.slice(found.end, found.end + 300)) ? answer(line, found.end, '', memory) : undefined;
}

function answer(line: Line, start: number, step: string, memory: Memory, next?: boolean): Said {
  const body = { start, end: Math.max(start, replyEnd(line, start)) };
  const words = line.text.slice(body.start, body.end);
  const follows = next ?? onlyFollows(words, step, memory.get(REFUSED));
  noteRefusal(memory, words);
  if (/^[45]/.test(words)) memory.set(REFUSED, memory.get(REFUSED) ?? step);
  if (words[3] === '-') memory.set(OPEN, `${words.slice(0, 3)}${follows ? FOLLOWS : ''}`);
  else memory.delete(OPEN);
  memory.set(LAST, step);
  return { kind: 'said', session: BARE, speaker: 'server', body, ...(follows ? { reportedElsewhere: true } : {}) };
}

/** 503 where a step before was refused, 530 where the login was, and all that answers content for which the server did not ask. */
function onlyFollows(words: string, step: string, refused: string | undefined): boolean {
  if (refused === undefined || !/^[45]/.test(words)) return false;
  return words.startsWith('503') || step === 'content' || (refused === 'AUTH' && words.startsWith('530'));
}

// <br /> | deniedUnable to send email using PHP SMTP. …, where the tags were lost
const NEXT = /\s{0,4}(?:<(?:br ?\/?|\/?pre)>|Unable to send email using PHP SMTP\.|The following SMTP error was encountered: )/;

/** Where a reply ends before what stands behind it on its line. */
function replyEnd({ text, end }: Line, from: number): number {
  const next = NEXT.exec(text.slice(from, end));
  return next ? from + next.index : end;
}
