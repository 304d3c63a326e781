import type { Line, Statement } from '../formats/format';
import { endOfReply } from '../formats/quotedReplies/replyEnd';
import { TOLD } from '../formats/general/looseReply/evidence';

// … a header or a rule that a line shows, what would have been answered, what a policy asks for: no reply that was given
const QUOTED = /\b(?:[Ss]ubject|[Hh]eaders?|body|rules?|regexp?|pattern|actions?|policy|reject_warning|warn|Passed|Blocked)\b|\bT="/;
const POLICIES = /polic|spf|dmarc|dkim|postfwd|rspamd|spamd/i;
const LOOKED_AT = 2000;
const MOST = 4;

/**
 * The replies in the line of a program's system log of which nothing else is
 * known. They are marked and no more: what followed from them, the line does
 * not say.
 */
export function repliesInLog(line: Line): readonly Statement[] {
  const { text, start, end, program } = line;
  if (POLICIES.test(program)) return [];
  const head = text.slice(0, Math.min(end, start + LOOKED_AT));
  const found: Statement[] = [];
  TOLD.lastIndex = start;
  for (let match = TOLD.exec(head); match && found.length < MOST; match = TOLD.exec(head)) {
    if (QUOTED.test(head.slice(start, match.index))) break;
    const stop = Math.max(match.index + match[0].length, endOfReply(line, match.index));
    found.push({ kind: 'told', reply: { start: match.index, end: stop } });
    TOLD.lastIndex = stop;
  }
  return found;
}
