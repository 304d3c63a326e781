import type { Memory } from '../../formats/format';
import { unescaped } from './record';
import type { Unwrapped, Wrapping } from './wrapping';

/** An entry of the journal over several lines, a field on each: `journalctl -o export`, `verbose` and `json-pretty`. */
export const journalEntry: Wrapping = {
  id: 'entry',
  unwrap(text, memory) {
    if (memory.has(ABOVE)) memory.set(ABOVE, String(Number(memory.get(ABOVE)) - 1));
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
        memory.set(WORDS, value);
        memory.set(START, String(text.indexOf(value, text.indexOf(name) + name.length + 1)));
        memory.set(ABOVE, '0');
        if (!field) memory.set(ESCAPED, '');
        break;
    }
    return memory.has(PROGRAM) && memory.has(PID) && memory.has(WORDS) ? release(memory, text) : nothing(text);
  },
};

const PROGRAM = 'program';
const PID = 'pid';
const WORDS = 'words';
const START = 'start';
const ABOVE = 'above';
/** That the words are a string of JSON. */
const ESCAPED = 'escaped';

// MESSAGE=connect from mx.example.net[192.0.2.1] | an indented one of -o verbose
const FIELD = /^\s{0,8}(_{0,2}[A-Z][A-Z0-9_]{0,62})=(.*)$/;
//         "MESSAGE" : "connect from mx.example.net[192.0.2.1]",
const PRETTY_FIELD = /^\s{1,12}"(_{0,2}[A-Z][A-Z0-9_]{0,62})" ?: ?"(.*)",?\s*$/;
// Between two entries: an empty line, a brace, Tue 2026-11-24 10:00:01.123456 UTC [s=1;i=2]
const BOUNDARY = /^(?:\s*|[[\]{},\s]{1,8}|[A-Z][a-z]{2} \d{4}-\d\d-\d\d [\d:.]{8,18} .{0,30}\[s=.*)$/;

/** A line that is part of an entry and says nothing by itself. */
function nothing(text: string): Unwrapped {
  return { text: '', start: text.length };
}

/** The entry is whole. */
function release(memory: Memory, text: string): Unwrapped {
  const words = memory.get(WORDS);
  const program = memory.get(PROGRAM);
  const above = Number(memory.get(ABOVE) ?? 0);
  const start = Number(memory.get(START) ?? 0);
  const pid = memory.get(PID) ?? '';
  const escaped = memory.has(ESCAPED);
  memory.clear();
  if (words === undefined || program === undefined) return nothing(text);
  const inside: Unwrapped = escaped ? unescaped(words, { start: 0, end: words.length }) : { text: words, start: 0 };
  const places = inside.places?.map((place) => place + start);
  return { text: inside.text, start, ...(places ? { places } : {}), program, pid, ...(above === 0 ? {} : { line: above }) };
}
