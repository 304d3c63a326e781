import type { ResponsibleSide } from '../reference/causes';
import { writtenAs, type Occasion } from '../reference/occasion';
import { findEnhancedStatus, findReplyCode } from '../reference/lookUp';
import { causeWithId, usualCause } from '../reference/judgeCause';
import type { ReplyCodeStatus } from '../reference/replyCodes';
import type { ExplainedCode } from './explain';

/** What tells two codes apart, in whole sentences, the most telling first. */
export function differencesOf(left: ExplainedCode, right: ExplainedCode): readonly string[] {
  return [kinds, classes, retries, sides, remedies, places, categories, advice, standings, names].flatMap((tell) => tell(left, right) ?? []);
}

type Digit = '2' | '3' | '4' | '5';

const CLASSES: Readonly<Record<Digit, string>> = {
  '2': 'a success',
  '3': 'a step on the way: the server waits for more from the client',
  '4': 'a refusal for now',
  '5': 'a refusal for good',
};

const RETRIES: Readonly<Record<Digit, string>> = {
  '2': 'there is nothing to try again',
  '3': 'the client goes on with what was asked for',
  '4': 'the sending server tries again by itself, mostly for some days',
  '5': 'nobody tries again, and the same request would be refused again',
};

const REMEDIES: Readonly<Record<Digit, string | undefined>> = {
  '2': undefined,
  '3': undefined,
  '4': 'what waits goes out at the next attempt, and nobody has to send it again',
  '5': 'the message has to be sent again, for it went back to its sender',
};

const SIDES: Readonly<Record<ResponsibleSide, string>> = {
  sender: 'the sender',
  'sender-admin': 'the administrator of the sending side',
  recipient: 'the recipient',
  'recipient-admin': 'the administrator of the receiving side',
  provider: 'the provider of the receiving side',
};

const STANDINGS: Readonly<Record<ReplyCodeStatus, string>> = {
  standard: 'stands in a standard in force',
  historic: 'is historic and no longer in use',
  experimental: 'comes from an experiment or an expired draft',
  'registry-only': 'is only named in the registry of enhanced status codes',
  'non-standard': 'is in no standard, but some servers send it',
};
const UNREGISTERED = 'is in no standard and in no list';

type Tell = (left: ExplainedCode, right: ExplainedCode) => string | undefined;

/** A reply code and an enhanced status code are two things. */
const kinds: Tell = (left, right) => {
  if (isStatus(left) === isStatus(right)) return undefined;
  const [reply, status] = isStatus(left) ? [right, left] : [left, right];
  return `${reply.code} is a reply code, the three digits that every reply begins with and that programs go by. ${status.code} is an enhanced status code: it stands behind the reply code and says more exactly what happened. ${together(reply.code, status.code)}`;
};

function together(reply: string, status: string): string {
  if (reply[0] !== status[0]) return `They never belong to one reply, for their first digits differ.`;
  return findEnhancedStatus(status)?.replyCodes.includes(reply) === true ? 'These two often come together.' : 'These two may stand in one reply.';
}

const classes: Tell = (left, right) => {
  const [first, second] = [digitOf(left), digitOf(right)];
  if (first === second) return undefined;
  return `${left.code} is ${CLASSES[first]} (${left.className}). ${right.code} is ${CLASSES[second]} (${right.className}).`;
};

const retries: Tell = (left, right) => {
  const [first, second] = [digitOf(left), digitOf(right)];
  return first === second ? undefined : `After ${left.code} ${RETRIES[first]}. After ${right.code} ${RETRIES[second]}.`;
};

/** Whose side can put it right, by the cause that the code mostly has. */
const sides: Tell = (left, right) => {
  const [first, second] = [actorOf(left), actorOf(right)];
  if (first === second) return undefined;
  return `${actingSentence(left, first)} ${actingSentence(right, second)}`;
};

function actorOf({ code }: ExplainedCode): string | undefined {
  if (!isFailure(code)) return undefined;
  const cause = usualCause(code);
  return SIDES[cause === undefined ? 'recipient-admin' : causeWithId(cause).side];
}

function actingSentence({ code }: ExplainedCode, actor: string | undefined): string {
  return actor === undefined ? `With ${code} nobody has to act.` : `With ${code} it is mostly ${actor} who has to act.`;
}

const remedies: Tell = (left, right) => {
  const [first, second] = [digitOf(left), digitOf(right)];
  const [one, other] = [REMEDIES[first], REMEDIES[second]];
  if (first === second || (one === undefined && other === undefined)) return undefined;
  return `${remedySentence(left, one)} ${remedySentence(right, other)}`;
};

function remedySentence({ code }: ExplainedCode, remedy: string | undefined): string {
  return remedy === undefined ? `There is nothing to put right with ${code}.` : `Once the reason of ${code} is put right, ${remedy}.`;
}

const places: Tell = (left, right) => {
  const [first, second] = [placeOf(left), placeOf(right)];
  if (first === undefined || second === undefined || first === second) return undefined;
  return `In the session, ${left.code} ${first}. ${right.code} ${second}.`;
};

/** More commands than this are no place any more. */
const MOST_LISTED = 6;

/** Where in a session a reply code stands; enhanced status codes go with many. */
function placeOf({ code }: ExplainedCode): string | undefined {
  const answers = findReplyCode(code)?.answers;
  if (answers === undefined || answers.length === 0) return undefined;
  if (answers === 'any') return 'may answer any command';
  if (answers.length > MOST_LISTED) return answers.includes('connect') ? 'answers the connection itself, and most commands after it' : 'answers most commands';
  return `answers ${listed(answers.map(inWords))}`;
}

function inWords(occasion: Occasion): string {
  if (occasion === 'connect') return 'the connection itself, before any command';
  return occasion === 'content' ? 'the content of the message' : `\`${writtenAs(occasion)}\``;
}

function listed(parts: readonly string[]): string {
  const all = [...new Set(parts)];
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} or ${last}`;
}

/** By the second digit or number: what it is about. */
const categories: Tell = (left, right) => {
  // The second digit of a reply code and the subject of a status are not the same list.
  if (left.category === right.category || isStatus(left) !== isStatus(right)) return undefined;
  return `${left.code} belongs to the category ${left.category}, ${right.code} to ${right.category}.`;
};

/** What to do first, where the causes differ. */
const advice: Tell = (left, right) => {
  const [first, second] = [left, right].map(({ code }) => (isFailure(code) ? usualCause(code) : undefined));
  if (first === undefined || second === undefined || first === second) return undefined;
  return `${adviceSentence(left.code, causeWithId(first).whatToDo)} ${adviceSentence(right.code, causeWithId(second).whatToDo)}`;
};

function adviceSentence(code: string, whatToDo: string): string {
  return `What to do after ${code}: ${lowerFirst(whatToDo)}`;
}

const standings: Tell = (left, right) => {
  if (isStatus(left) || isStatus(right)) return undefined;
  const [first, second] = [left, right].map(({ code }) => {
    const entry = findReplyCode(code);
    return entry ? STANDINGS[entry.status] : UNREGISTERED;
  });
  return first === second || first === undefined || second === undefined ? undefined : `${left.code} ${first}. ${right.code} ${second}.`;
};

/** What each of them says; for codes that have all else in common this is the difference. */
const names: Tell = (left, right) =>
  left.name === right.name
    ? `Both say the same, “${left.name}”, ${digitOf(left) === digitOf(right) ? 'in different words for programs' : 'and only their first digits differ'}.`
    : `${left.code} says “${left.name}”, ${right.code} says “${right.name}”.`;

function isStatus({ code }: ExplainedCode): boolean {
  return code.includes('.');
}

function isFailure(code: string): boolean {
  return code.startsWith('4') || code.startsWith('5');
}

function digitOf({ code }: ExplainedCode): Digit {
  const [digit] = code;
  return digit === '2' || digit === '3' || digit === '4' ? digit : '5';
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
