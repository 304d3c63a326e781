import type { Citation } from '../../quotedReplies/cited';
import { LOG_HEAD } from '../../lineParts/logHead';
import { matchesOf } from '../../../text/matches';

// ["554-Transaction failed", "554-Refused by policy", "554 See https://mail.example.net", ""] | error.lines=['550-No such user', '550 here']: the lines of a reply as a program keeps them
const LISTED = /(?<=\[ ?)(["'])(?=([45]\d\d)-)((?:\2-(?:(?!\1)[^\\]){0,400}\1, {0,2}\1){1,20}\2 (?:(?!\1)[^\\]){0,400})\1/g;
// On a line of its own, in a log, or what a program names an error or response: in source code lists stand behind other names
const HELD = new RegExp(String.raw`^(?:[>\s]{0,12}|${LOG_HEAD}.*[\s:|\]-]|.*(?:[Ee]rr(?:or)?|[Ee]xception|[Rr]esponse|[Rr]eply|[Ll]ines)["']?(?:: {0,2}|=))\[ ?$`);
const BETWEEN = /["'], {0,2}["'](?=[45]\d\d[ -])/g;
const LOOKED_AT = 4000;

/** Replies whose lines are the strings of a list. */
export function findListed(text: string): readonly Citation[] {
  const held = matchesOf(LISTED, text.slice(0, LOOKED_AT)).filter(({ index }) => HELD.test(text.slice(0, index)));
  return held.map(({ 3: lines = '', index }) => {
    const start = index + 1;
    // With everything where it stands.
    return { reply: { start, end: start + lines.length, text: lines.replace(BETWEEN, (between) => ' '.repeat(between.length)) } };
  });
}

/** Whether a line holds one. */
export function hasListed(text: string): boolean {
  return findListed(text).length > 0;
}
