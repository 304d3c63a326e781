import { LOG_HEAD } from '../../lineParts/logHead';
import { isMailReply, isRefusal, isRefusalOfMail, LONGEST_LOOKED_AT } from '../../words/mailWords';
import { tellsOfMail, tellsOfOthers } from '../../words/ofMail';
import { matchesOf } from '../../../text/matches';

/**
 * A refusal that a program logs as it came: as the whole of a message, or as
 * the error in a field of it. That something failed is told by the level.
 */

// ERRO[0012] … (logrus) | E1124 10:00:01.123456 1 mailer.go:42] … (klog) | E/Mailer( 1234): … (Android) | E, [2026-11-24T10:00:01 … (Ruby)
const HEAD = String.raw`^(?:${LOG_HEAD}|(?:ERRO|WARN|FATA)\[|[EWF]\d{4} \d\d:\d\d:\d\d|[EWF]\/[\w.$-]{1,60}\s{0,4}\(|[EWF], \[\d{4}-|(?:error|warn|fail|crit)(?:ing)?: )`;
const LEVEL = [
  // level=error | "level":"error" | "@l":"Error" | severity: warning | lvl=eror | "level":50
  String.raw`(?:\b(?:level|lvl|severity|levelname|loglevel)|@l)["']?\s?[=:]\s?(?:["']?(?:err|eror|warn|crit|fatal|alert|emerg|panic)|[456]0\b)`,
  // ERROR | [error    ] | .CRITICAL: | |ERROR|
  String.raw`(?<![A-Za-z])(?:ERROR|ERRO|ERR|WARN|WARNING|CRITICAL|FATAL|FATA)(?![A-Za-z])|\[(?:error|warn(?:ing)?|critical|fatal)\s{0,6}\]`,
  // E1124 | E/Mailer( | E, [ | error: | fail:
  String.raw`^(?:[EWF](?:\d{4} |\/|, \[)|(?:error|warn|fail|crit)(?:ing)?: )`,
].join('|');
const IS_LOGGED = new RegExp(HEAD);
const HAS_KNOWN_HEAD = new RegExp(`^${LOG_HEAD}`);
const IS_ERROR = new RegExp(LEVEL);
// msg="501 … | "error":"501 … | Mailer - 501 … | |501 … | ERRO[0012] 501 … | ERROR: 501 … | ⇥501 …
const VALUE = /(?<=(?:[:=|]\s{0,3}|\]\s{1,3}|\s[-–]{1,2}\s|\t)(?:\\?["'\x60])?)[45]\d\d(?=[ -]\S)/g;

/** Of a line so much is looked at for its level. */
const LONGEST_HEAD = 300;
const LOOKED_AT = 1000;

/** Where such refusals start. */
export function refusalsLogged(text: string): readonly number[] {
  const head = text.slice(0, LOOKED_AT);
  const candidates = matchesOf(VALUE, head);
  if (candidates.length === 0 || !IS_LOGGED.test(head) || !IS_ERROR.test(head.slice(0, LONGEST_HEAD))) return [];
  return candidates.map(({ index }) => index).filter((start) => isOfMail(head, start));
}

/** Fields behind the reply may name the mail as well as those before it: email=bob@example.net. */
function isOfMail(head: string, start: number): boolean {
  const reply = head.slice(start, start + LONGEST_LOOKED_AT);
  const before = head.slice(0, start);
  // What only a mail server gives is read by `looseReply`, where it knows how the line begins.
  if (isMailReply(reply, before)) return reply.startsWith('5') && !HAS_KNOWN_HEAD.test(head);
  if (isRefusalOfMail(reply, before)) return true;
  const quote = /["'\x60]/.test(head.charAt(start - 1)) ? head.indexOf(head.charAt(start - 1), start) : -1;
  return quote >= 0 && isRefusal(reply) && tellsOfMail(head.slice(quote)) && !tellsOfOthers(before);
}
