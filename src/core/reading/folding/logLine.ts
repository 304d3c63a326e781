import { fenceAt } from '../../text/fence';
import { NO_STAMP, stampKind } from '../../text/stamp';
import { hadNoRoom, type Folding } from './folding';

// postfix/smtp[2211]: as a log begins that somebody cut the time off | NOQUEUE: reject: RCPT from … | F=<alice@example.com> rejected RCPT
const HEADLESS = /^(?:[A-Za-z][\w.-]{0,30}(?:\/[\w-]{1,30}){0,3}\[\d{1,10}\]: |NOQUEUE: (?:milter-)?reject: |F=<[^<>\s]{0,320}> (?:temporarily )?rejected )/;
// `Nov 24 10:00:00 …: in code marks, of which the other stands below
const CODE_MARK = /^`(?!`)/;

/** Whether a line begins one of a log: only such lines go on below. */
export function isBeginning(line: string): boolean {
  const text = line.trimStart().replace(CODE_MARK, '');
  return stampKind(text) !== NO_STAMP || HEADLESS.test(text);
}

// ---%<------------------------------: around what somebody shows
const RULE = /^[-=_*~#%<>8 ]{12,}$/;

// 250-8BITMIME: what a server offers, of which each line is one
const OFFERED = /^250-/;

/** Whether a line may be the rest of another one. */
export function mayGoOn(line: string): boolean {
  return line.trim() !== '' && !isBeginning(line) && !fenceAt(line) && !RULE.test(line) && !OFFERED.test(line);
}

const SET_IN = /^(?: {1,8}|\t)\S/;
// …, | H=mx.example.net [192.0.2.1] | … rejected RCPT <bob@example.net>:
const PIECE_ENDS = /[,\]>]:?$/;
const KEY = /^[A-Za-z][\w-]{0,20}=/;

/** Whether a line is the rest of the one above, which begins one of a log or goes on itself. */
export function goesOn(above: string, below: string, folding: Folding): boolean {
  if (!mayGoOn(below)) return false;
  if (hadNoRoom(above, below, folding)) return true;
  // Who breaks by hand does so where a piece ends, and sets in what follows.
  return SET_IN.test(below) && (PIECE_ENDS.test(above.trimEnd()) || KEY.test(below.trimStart()));
}
