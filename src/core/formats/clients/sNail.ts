import type { Format } from '../format';
import { findMark } from '../lineParts/lead';
import { turn } from '../turns';

// s-nail: >>> SERVER: 220 mx.example.com | s-nail: >>> EHLO client.example.org | s-nail: SMTP server: 550 no | s-nail: smtp-server: 550 no
const MARKS = /(?:s-nail|mailx|nail|mail): (?:>>> (?:(SERVER: ?)|)|((?:SMTP |smtp-)server: ))/y;

// s-nail: Connecting to 198.51.100.25:smtp ... connected.
const NOTE = /(?:s-nail|mailx|nail|mail): /y;

/** s-nail (mailx) with `-v`: each reply that refuses something is printed twice. */
export const sNail: Format = {
  id: 's-nail',
  name: 's-nail transcript',
  signs: [
    { pattern: /^\s*(?:s-nail|mailx|nail|mail): >>> SERVER: /, weight: 4, sample: 's-nail: >>> SERVER: 220 mx.example.com ESMTP' },
    { pattern: /^\s*(?:s-nail|mailx|nail|mail): SMTP server: [245]\d\d[ -]/, weight: 4, sample: 's-nail: SMTP server: 550 5.1.1 No such user' },
    { pattern: /^\s*(?:s-nail|mailx|nail|mail): >>> (?:(?:EHLO|HELO) [\w[]|(?:MAIL FROM|RCPT TO):<)/, weight: 4, sample: 's-nail: >>> EHLO client.example.org' },
  ],
  read(line, memory) {
    const found = findMark(line, MARKS);
    if (!found) return findMark(line, NOTE) ? [] : undefined;
    const words = line.text.slice(found.end, Math.min(line.end, found.end + LONGEST_COMPARED));
    if (found.match[2] !== undefined && memory.get('said') === words) return { kind: 'told', reply: { start: found.end, end: line.end } };
    const speaker = found.match[1] === undefined && found.match[2] === undefined ? 'client' : 'server';
    if (speaker === 'server') memory.set('said', words);
    return turn(line, memory, speaker, found.end, '');
  },
};

/** Enough to know a reply again. */
const LONGEST_COMPARED = 200;
