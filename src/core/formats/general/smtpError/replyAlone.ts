import type { Citation } from '../../quotedReplies/cited';
import { endOfReply } from '../../quotedReplies/replyEnd';
import type { Line, Memory } from '../../format';
import { FAILED } from '../../words/errorWords';
import { isMailReply, isRefusal, isRefusalOfMail, isStated } from '../../words/mailWords';
import { tellsOfMail, tellsOfOthers } from '../../words/ofMail';
import { isEmptyLine } from '../../../text/blanks';
import { fenceAt } from '../../../text/fence';

/**
 * A refusal that stands alone on its line, below a sentence that says that
 * something went wrong: in quotes, as code in Markdown, as all that a fence
 * holds, or right below words that end with a colon. How people ask what an
 * error means.
 */

// "501 cannot parse from address" | `553 sorry, …` | “530 SMTP authentication is required.”
const IN_MARKS = /^[>\s]{0,12}(?:["'“„«]|\x60{1,3} ?)(?=[45]\d\d[ -]\S)[^"“”„«»\x60]{6,400}?(?:["'”»]|\x60{1,3})\s?[.!?]?\s*$/;
const BARE = /^[>\s]{0,12}(?=[45]\d\d[ -]\S)/;
// Sending does not work, I get the following error: | … my provider answers | … it bounces with
const ANNOUNCES = new RegExp(String.raw`(?:${FAILED}|\b(?:(?:doesn't|does not|not) work\w*|problem|get|getting|got|receiv(?:e|ed|ing)|see|says?|said|gives?|gave|answers|answered|returns?|returned|bounces?)\b).{0,200}?(?:[:-]\s*|\b(?:get|got|error|errors?|message|with|says?|said|answers|returns|this|following|reply|response|gives?)\s*)$`);
// The sentence is about what servers may say: errors like, could answer, a list of codes
const OF_ANY = /\b(?:codes|replies|such as|like|e\.g\.|for example|instance|possible|possibly|examples?|would|should|could return|could answer|may|might|expect\w*|custom|return an?|when(?:ever)? (?:the|a) (?:server|code)|means?)\b/i;

// … with an error: | … diese Fehlermeldung : | … return this error
const ENDS_SHOWING = /(?::|\b(?:this|the following) (?:error|message|reply|response))\s*$/i;
// … you will see this error: a page about what may happen | host mx.example.net[192.0.2.1] said: a notice, whose lines somebody broke anew
const OF_ELSE = /\b(?:you|users|clients|senders|servers|they)\b|\] (?:said|refused to talk to me):\s*$/i;

/** In the memory: the sentence above announces a refusal, perhaps as what happened to him who writes; and what it and those before it are about. */
const ANNOUNCED = 'refusal announced';
const HAPPENED = 'happened';
const ABOUT = 'about';
const MAIL = 'mail';
const OTHERS = 'others';
/** In the memory: the line in hand was looked at. */
const LOOKED = 'looked at';
/** In the memory: a fence has been opened on the line above. */
const FENCED = 'fence opened';

/** Whether a line may be such a refusal, if a sentence about mail stands above it. Without marks it is no sign: a list of codes has such lines too. */
export function mayStandAlone(text: string): boolean {
  return text.length < LONGEST && IN_MARKS.test(text) && isRefusal(text.slice(placeOf(text)));
}

/** Whether a line is a refusal for good without marks: no sign by itself, since a list of codes has such lines too. */
export function isBareRefusal(text: string): boolean {
  const start = placeOf(text);
  return text.length < LONGEST && BARE.test(text) && text.startsWith('5', start) && isRefusal(text.slice(start));
}

/** Whether it is one that only a mail server gives. */
export function standsAlone(text: string): boolean {
  return text.length < LONGEST && IN_MARKS.test(text) && isMailReply(text.slice(placeOf(text)), '');
}

const NAMES_MAIL = /mail|smtp|\bMX\b/i;
const IS_SENTENCE = /[a-z]{2,} [a-z]{2,} [a-z]/i;

/** Whether a line is a sentence about mail. */
export function isAboutMail(text: string): boolean {
  return text.length < LONGEST && NAMES_MAIL.test(text) && IS_SENTENCE.test(text) && !BARE.test(text) && tellsOfMail(text);
}

/** Such a refusal, where the sentence above it announces one. */
export function findAlone(line: Line, memory: Memory): readonly Citation[] {
  const { text } = line;
  memory.set(LOOKED, '');
  if (isEmptyLine(text)) return [];
  const fenced = memory.delete(FENCED);
  if (fenceAt(text)?.info === '') {
    memory.set(FENCED, '');
    return [];
  }
  const start = placeOf(text);
  if (start === 0 && !BARE.test(text)) {
    noteSentence(text, memory);
    return [];
  }
  const below = memory.get(ANNOUNCED) === HAPPENED && BARE.test(text);
  const announced = (fenced || below || IN_MARKS.test(text)) && isAnnounced(text.slice(start), memory);
  // What stands below it without marks is another line of it, or of a list.
  if (below) memory.delete(ANNOUNCED);
  return announced ? [{ reply: { start, end: Math.max(start, endOfReply(line, start)) } }] : [];
}

/** Where the reply of a line that begins with one starts. */
function placeOf(text: string): number {
  return text.length < LONGEST ? Math.max(0, text.slice(0, LONGEST_MARK).search(/[45]\d\d[ -]/)) : 0;
}

const LONGEST = 500;
const LONGEST_MARK = 24;

function isAnnounced(reply: string, memory: Memory): boolean {
  if (!memory.has(ANNOUNCED)) return false;
  const about = memory.get(ABOUT);
  if (about === OTHERS) return false;
  return about === MAIL ? isRefusal(reply) : isStated(reply) || isMailReply(reply, '') || isRefusalOfMail(reply, '');
}

/** A line passed. Where it was not looked at, it is between what was announced and what follows. */
export function passSentence(memory: Memory): void {
  if (!memory.delete(LOOKED)) memory.delete(ANNOUNCED);
}

/** What the last sentences were about holds for a while; who names mail is not about what else he names. */
function noteSentence(text: string, memory: Memory): void {
  const words = text.slice(-LONGEST);
  if (tellsOfMail(words)) memory.set(ABOUT, MAIL);
  else if (tellsOfOthers(words)) memory.set(ABOUT, OTHERS);
  if (ANNOUNCES.test(words) && !OF_ANY.test(words)) memory.set(ANNOUNCED, ENDS_SHOWING.test(words) && !OF_ELSE.test(words) ? HAPPENED : '');
  else memory.delete(ANNOUNCED);
}
