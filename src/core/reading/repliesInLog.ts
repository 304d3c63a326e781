import type { Line } from '../formats/format';
import type { Statement } from '../statement';
import { REPEATED } from '../formats/general/looseReply/evidence';
import { evidentReplies } from '../formats/general/looseReply/evidentReplies';

// … a header or a rule that a line shows, what would have been answered, what a policy asks for: no reply that was given
const QUOTED = /\b(?:[Ss]ubject|[Hh]eaders?|body|rules?|regexp?|pattern|actions?|policy|reject_warning|warn|Passed|Blocked)\b|\bT="/;
const POLICIES = /polic|spf|dmarc|dkim|postfwd|rspamd|spamd/i;

/**
 * The replies in the line of a program's system log of which nothing else is
 * known. They are marked and no more: what followed from them, the line does
 * not say.
 */
export function repliesInLog(line: Line): readonly Statement[] {
  const { text, start, program } = line;
  if (POLICIES.test(program)) return [];
  return evidentReplies(line, REPEATED).flatMap((reply) => (QUOTED.test(text.slice(start, reply.start)) ? [] : [{ kind: 'told', reply }]));
}
