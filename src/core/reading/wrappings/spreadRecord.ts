import type { Memory } from '../../formats/format';
import { closeRecord, noteWords, partOfRecord, passLine, PID, PROGRAM, WORDS } from './openRecord';
import { MESSAGES, PIDS, PROGRAMS } from './record/fieldNames';
import type { Unwrapped, Wrapping } from './wrapping';

/** Records of JSON that are set out over several lines, a field on each: what a search prints of its documents, an answer of a cloud's API. */
export const spreadRecord: Wrapping = {
  id: 'spread record',
  unwrap(text, memory) {
    passLine(memory);
    const element = ELEMENT.exec(text);
    if (element) return memory.delete(LISTED) ? noteMessage(text, element, memory, true) : partOfRecord(text);
    memory.delete(LISTED);
    const list = LIST.exec(text)?.[1];
    if (list !== undefined) {
      if (MESSAGES.includes(list.toLowerCase())) memory.set(LISTED, '');
      return partOfRecord(text);
    }
    const field = FIELD.exec(text);
    if (!field) return BRACES.test(text) ? release(memory, text) : undefined;
    const name = (field[2] ?? '').toLowerCase();
    const value = field[4] ?? field[5] ?? '';
    if (MESSAGES.includes(name) && field[3] !== undefined) return noteMessage(text, field, memory, false);
    if (PROGRAMS.includes(name)) memory.set(PROGRAM, value.replace(/\[.*|:$/g, ''));
    else if (PIDS.includes(name)) memory.set(PID, value.replace(/\D/g, ''));
    return partOfRecord(text);
  },
};

/** That the next line is an element of a list of messages. */
const LISTED = 'listed';
/** The last message, which a search prints once more among the fields that it found. */
const LAST = 'last';

//     "message": "Nov 24 10:00:01 mail postfix/smtpd[123]: …", |     "pid": 123
const FIELD = /^(\s{0,40}"([\w.@-]{1,60})" ?: ?)(?:(")((?:[^"\\]|\\.){0,20000})",?|([^"\s[{][^"]{0,60}))\s*$/;
//       "Nov 24 10:00:01 mail postfix/smtpd[123]: …",
const ELEMENT = /^(\s{1,40})()(")((?:[^"\\]|\\.){0,20000})",?\s*$/;
//     "message": [
const LIST = /^\s{1,40}"([\w.@-]{1,60})" ?: ?\[\s*$/;
// { | }, | ] | "_source": { : where a record begins or ends
const BRACES = /^\s{0,40}(?:[[\]{},\s]{1,8}|"[\w.@-]{1,60}" ?: ?(?:[[{]|\[\]|\{\}),?)\s*$/;

function noteMessage(text: string, [, before = '', , , words = '']: RegExpExecArray, memory: Memory, listed: boolean): Unwrapped {
  if (listed && memory.get(LAST) === words) return partOfRecord(text);
  const told = release(memory, text);
  noteWords(memory, words, before.length + 1);
  return told;
}

/** The record is whole, unless what ends here is an object inside it, above its words. */
function release(memory: Memory, text: string): Unwrapped {
  const words = memory.get(WORDS);
  if (words === undefined) return partOfRecord(text);
  const whole = closeRecord(memory, true);
  memory.set(LAST, words);
  return whole ?? partOfRecord(text);
}
