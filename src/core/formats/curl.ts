import type { Speaker } from '../analysis';
import { readConnection } from './connection';
import type { Format, Line, Memory, Said, Statement } from './format';
import { findMark } from './lead';
import { turn } from './turns';

// < 220 mx.example.com | > EHLO x; also after the time that --trace-time puts before
const MARKS = /(?:(<)|(>(?! {0,2}[<>] )))(?: |$)/y;
// <= Recv header, 26 bytes (0x1a) | => Send data, 100 bytes (0x64)
const PART = /(?:(<= Recv)|=> Send) (?:header|data|SSL data), \d{1,12} bytes \(0x[0-9a-f]{1,8}\)$/y;
// * Connected to mx.example.net | == Info: RCPT failed: 550 | { [5 bytes data]
const NOTE = /(?:\* |== Info: |[{}] \[\d+ bytes data\])/y;
// 0040:  error.
const ROW = /^([0-9a-f]{4,8}): (.{0,64})$/;
const WIDTH = 64;

/** curl with `-v`, or with `--trace-ascii`, which folds each line at 64 characters. */
export const curl: Format = {
  id: 'curl',
  name: 'curl transcript',
  signs: [
    { pattern: /^\s*\* (?:Connected to|Established connection to) .* port (?:25|465|587|2525)\b/, weight: 4, sample: '* Connected to mx.example.net (192.0.2.1) port 25 (#0)' },
    { pattern: /(?:^|\s)== Info: (?:\[\S+\] )?Connected to .* port (?:25|465|587|2525)\b/, weight: 4, sample: '02:44:10.411545 == Info: Connected to mx.example.net (192.0.2.1) port 25 (#0)' },
    { pattern: /^curl: \(\d+\) (?:RCPT failed|MAIL failed|Login denied|Send failure)/, weight: 2, sample: 'curl: (55) RCPT failed: 550' },
    { pattern: /^\s*< (?:220[ -].*\bE?SMTP\b|250[ -](?:PIPELINING|SIZE|8BITMIME|STARTTLS|AUTH |ENHANCED|CHUNKING|DSN|SMTPUTF8)|334(?: |$))/, weight: 1, sample: '< 220 mx.example.net ESMTP' },
    { pattern: /^0000: (?:220[ -].*\bE?SMTP\b|EHLO |MAIL FROM:<|RCPT TO:<|250-)/, weight: 2, sample: '0000: MAIL FROM:<alice@example.com>' },
  ],
  read(line, memory) {
    const row = ROW.exec(line.text.length > 80 ? '' : line.text);
    if (row) return readRow(line, memory, row);
    const held = release(memory);
    return listOf(held, readLine(line, memory));
  },
  end(memory) {
    const held = release(memory);
    return held ? [held] : [];
  },
};

function readLine(line: Line, memory: Memory): readonly Statement[] | undefined {
  memory.delete('part');
  const part = findMark(line, PART);
  if (part) {
    memory.set('part', part.match[1] === undefined ? 'client' : 'server');
    return [];
  }
  if (findMark(line, NOTE)) return noteOf(line);
  const found = findMark(line, MARKS);
  return found && [turn(line, memory, found.match[1] === undefined ? 'client' : 'server', found.end, '')];
}

function noteOf(line: Line): readonly Statement[] {
  const note = readConnection(line, '');
  return note ? [note] : [];
}

function listOf(held: Said | undefined, read: readonly Statement[] | undefined): readonly Statement[] | undefined {
  return held ? [held, ...(read ?? [])] : read;
}

/** A row of a trace: it goes on where the row before was full. What is whole is said when the next line comes. */
function readRow(line: Line, memory: Memory, [, offset = '', words = '']: RegExpExecArray): readonly Statement[] | undefined {
  const part = memory.get('part');
  if (part === undefined) return undefined;
  const at = Number.parseInt(offset, 16);
  const start = line.text.length - words.length;
  const rows = Number(memory.get('rows') ?? 0);
  const held = memory.get('words');
  if (held !== undefined && held.length === rows * WIDTH && memory.get('next') === String(at) && held.length < LONGEST) {
    memory.set('words', held + words);
    memory.set('rows', String(rows + 1));
    memory.set('next', String(at + WIDTH));
    return [];
  }
  const said = release(memory);
  memory.set('speaker', part);
  memory.set('words', words);
  memory.set('rows', '1');
  memory.set('next', String(at + WIDTH));
  memory.set('start', String(start));
  return said ? [said] : [];
}

/** RFC 4954 lets a line of an exchange have 12,288 characters. */
const LONGEST = 20_000;

function release(memory: Memory): Said | undefined {
  const text = memory.get('words');
  if (text === undefined) return undefined;
  const start = Number(memory.get('start'));
  const rows = Number(memory.get('rows'));
  const speaker: Speaker = memory.get('speaker') === 'server' ? 'server' : 'client';
  for (const key of ['words', 'rows', 'next', 'start', 'speaker']) memory.delete(key);
  const onFirst = Math.min(text.length, WIDTH);
  return { kind: 'said', session: '', speaker, body: { start, end: start + onFirst, line: -rows, text } };
}
