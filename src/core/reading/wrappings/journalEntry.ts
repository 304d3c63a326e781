import type { Memory } from '../../formats/format';
import { closeRecord, noteWords, partOfRecord, passLine, PID, PROGRAM, WORDS } from './openRecord';
import type { Unwrapped, Wrapping } from './wrapping';

/** An entry of the journal over several lines, a field on each: `journalctl -o export`, `verbose` and `json-pretty`. */
export const journalEntry: Wrapping = {
  id: 'entry',
  unwrap(text, memory) {
    passLine(memory);
    const field = FIELD.exec(text);
    const [head, name, value] = field ?? PRETTY_FIELD.exec(text) ?? [];
    if (head === undefined || name === undefined || value === undefined) return BOUNDARY.test(text) ? release(memory, text) : undefined;
    switch (name) {
      case '__CURSOR':
        return release(memory, text);
      case 'SYSLOG_IDENTIFIER':
        memory.set(PROGRAM, value);
        break;
      case 'SYSLOG_PID':
      case '_PID':
        memory.set(PID, value);
        break;
      case 'MESSAGE':
        noteWords(memory, value, text.indexOf(value, text.indexOf(name) + name.length + 1));
        if (!field) memory.set(ESCAPED, '');
        break;
    }
    return memory.has(PROGRAM) && memory.has(PID) && memory.has(WORDS) ? release(memory, text) : partOfRecord(text);
  },
};

/** That the words are a string of JSON. */
const ESCAPED = 'escaped';

// MESSAGE=connect from mx.example.net[192.0.2.1] | an indented one of -o verbose
const FIELD = /^\s{0,8}(_{0,2}[A-Z][A-Z0-9_]{0,62})=(.*)$/;
//         "MESSAGE" : "connect from mx.example.net[192.0.2.1]",
const PRETTY_FIELD = /^\s{1,12}"(_{0,2}[A-Z][A-Z0-9_]{0,62})" ?: ?"(.*)",?\s*$/;
// Between two entries: an empty line, a brace, Tue 2026-11-24 10:00:01.123456 UTC [s=1;i=2]
const BOUNDARY = /^(?:\s*|[[\]{},\s]{1,8}|[A-Z][a-z]{2} \d{4}-\d\d-\d\d [\d:.]{8,18} .{0,30}\[s=.*)$/;

/** The entry is whole. Without its program it is none of a log. */
function release(memory: Memory, text: string): Unwrapped {
  const whole = closeRecord(memory, memory.has(ESCAPED));
  return whole?.program === undefined ? partOfRecord(text) : whole;
}
