import { readCommand } from '../../dialogue/command';
import type { Memory } from '../../formats/format';
import { Remembered } from '../../text/remembered';
import { endOfWords, LONGEST_MARK, type Mark } from './mark';
import type { Unwrapped, Wrapping } from './wrapping';

/** How a text writes down a session: what it puts before the words of each side. */
export interface Notation {
  readonly server: Mark;
  readonly client: Mark;
}

// What stands between a code and its text: `250 OK` | `[250] OK` | `250: OK` | `250 -> OK` | `Code: 250, Text: "OK"`. A code that a line ends with has none.
export const AFTER_CODE = String.raw`(?:-(?=\S)|[\])}>*:,|=;_"'\x60–—→\s-]{1,8}(?:(?:[Tt]ext|[Mm]essage|[Mm]sg|[Rr]esponse)\s?[:=]\s?["']?)?|$)`;

/** The same notation is the same wrapping, so that states can be compared. */
const known = new Remembered<Wrapping>(1000);

/** Lines as a text marks them: said again as `S: ` and `C: `, or without a mark where both sides have the same. */
export function notationOf(notation: Notation): Wrapping {
  const { server, client } = notation;
  const id = `notation ${server.shape} ${server.closes} ${client.shape} ${client.closes}`;
  return known.get(id, () => ({ id, unwrap: server.shape === client.shape ? sameMark(server) : ownMarks(notation) }));
}

function sameMark(mark: Mark): Wrapping['unwrap'] {
  const pattern = new RegExp(String.raw`^\s{0,80}${mark.shape}`, 'u');
  return (text) => {
    const start = pattern.exec(text.slice(0, LONGEST_MARK))?.[0].length;
    return start === undefined ? undefined : { text: text.slice(start, endOfWords(text, start, mark)), start };
  };
}

// In the memory: the code of a reply of which more lines follow; what the client's next lines are.
const MORE = 'more';
const NEXT = 'next';

function ownMarks({ server, client }: Notation): Wrapping['unwrap'] {
  const replies = new RegExp(String.raw`^\s{0,80}${server.shape}(?=[2-5]\d\d${AFTER_CODE})`, 'u');
  const commands = new RegExp(String.raw`^\s{0,80}${client.shape}`, 'u');
  return (text, memory) => {
    const head = text.slice(0, LONGEST_MARK);
    const reply = replies.exec(head)?.[0].length ?? startOfNext(head, memory);
    if (reply !== undefined) return saidByServer(text, reply, server, memory);
    const command = commands.exec(head)?.[0].length;
    return command === undefined ? undefined : saidByClient(text, command, client, memory);
  };
}

// |    250-SIZE 52428800 |: the first line of a reply alone may have its mark, and others are set in beneath it
const NEXT_LINE = /(?<=\s\s|^\s|[|│┃║] ?)([2-5]\d\d)[ -]/g;

function startOfNext(head: string, memory: Memory): number | undefined {
  const code = memory.get(MORE);
  if (code === undefined) return undefined;
  memory.delete(MORE);
  for (const match of head.matchAll(NEXT_LINE)) if (match[1] === code) return match.index;
  return undefined;
}

const AFTER = new RegExp(AFTER_CODE, 'y');

/** What stands between code and text becomes blanks, so that everything stays where it stands. */
function saidByServer(text: string, start: number, mark: Mark, memory: Memory): Unwrapped {
  const code = text.slice(start, start + 3);
  AFTER.lastIndex = start + 3;
  const after = AFTER.exec(text)?.[0] ?? '';
  const end = Math.max(start + 3, endOfWords(text, start, mark));
  const plain = after === ' ' || after === '-' || after === '';
  if (after === '-') memory.set(MORE, code);
  else memory.delete(MORE);
  if (code === '334' || code === '354') memory.set(NEXT, code);
  else memory.delete(NEXT);
  const words = text.slice(start, end);
  return behind('S: ', plain ? words : `${code}${' '.repeat(Math.min(after.length, end - start - 3))}${words.slice(3 + after.length)}`, start, !plain);
}

// STARTTLS (optional) | DATA      *** here it stops ***
const REMARK = /\s(?:\(|\*\*\*|#|\/\/|\s{2})/;

/** A command; anything only where the server has asked for it. */
function saidByClient(text: string, start: number, mark: Mark, memory: Memory): Unwrapped | undefined {
  const end = endOfWords(text, start, mark);
  const whole = text.slice(start, end);
  const remark = whole.search(REMARK);
  const words = remark <= 0 ? whole : whole.slice(0, remark);
  const next = memory.get(NEXT);
  const asked = next !== undefined && mark.shape !== '';
  if (!asked && !readCommand(words, 0, 0, words.length, 'strict')) return undefined;
  if (next === '334' || words === '.') memory.delete(NEXT);
  return behind('C: ', next === '354' ? whole : words, start, false);
}

function behind(label: string, words: string, start: number, rewritten: boolean): Unwrapped {
  const places = [...label].map(() => start);
  for (let at = 0; at <= words.length; at++) places.push(start + at);
  return { text: label + words, start, places, ...(rewritten ? { rewritten } : {}) };
}
