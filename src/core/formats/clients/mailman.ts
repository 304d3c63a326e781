import { matchesOf } from '../../text/matches';
import type { Format, Line } from '../format';
import { replyApart } from '../quotedReplies/replyApart';
import type { Statement } from '../../statement';

// delivery to bob@example.net failed with code 550: 5.1.1 User unknown (Mailman 2) | … code 550, b'5.1.1 User unknown' (Mailman 3)
const FAILED = /\b(?:delivery to ([^\s@]{1,64}@\S{1,255}) (failed)) with code ([45]\d\d)(: |, b?['"])(?=\S)/;
// Nov 24 10:00:01 2026 (12) <1@example.com> recipients refused: {'bob@example.net': (550, b'5.1.1 User unknown')} | … response exception: (554, b'5.7.1 Refused'): what the lines of the recipients say again
const BEFORE = /(?:^|\s)\(\d{1,10}\) <[^<>\s]{1,400}> (?:recipients refused: (?=\{)|response exception: (?=\())/;
const ANSWER = /\(([45]\d\d), b?(?:'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})")\)/g;

const LOOKED_AT = 20_000;

/** What Mailman writes of the members that its mail server refused, one line for each. */
export const mailman: Format = {
  id: 'mailman',
  name: 'Mailman log',
  signs: [
    { pattern: FAILED, weight: 4, sample: 'Nov 24 10:00:01 2026 (12) delivery to bob@example.net failed with code 550: 5.1.1 User unknown' },
    {
      pattern: new RegExp(
        String.raw`^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} \(\d{1,10}\) <[^<>\s]{1,400}> (?:${[
          // smtp to list@example.com for 1 recips, completed in 0.05 seconds
          String.raw`smtp to \S{3,320} for \d{1,7} recips, `,
          // post to list@example.com from alice@example.com, 1200 bytes
          String.raw`post to \S{3,320} from \S{3,320}, \d{1,12} bytes`,
        ].join('|')})`,
      ),
      weight: 4,
      sample: 'Nov 24 10:00:01 2026 (12) <1@example.com> smtp to list@example.com for 1 recips, completed in 0.05 seconds',
    },
  ],
  read(line) {
    const head = line.text.slice(line.start, Math.min(line.end, line.start + LOOKED_AT));
    return readFailed(line, head) ?? readBefore(line, head);
  },
};

function readFailed({ start }: Line, head: string): Statement | undefined {
  const match = FAILED.exec(head);
  if (!match) return undefined;
  const [whole, recipient = '', word = '', code = '', between = ''] = match;
  const from = match.index + whole.length;
  const quote = between.at(-1) ?? '';
  const said = quote !== ' ' && head.endsWith(quote) ? head.slice(from, -1) : head.slice(from);
  const wordStart = start + match.index + whole.lastIndexOf(word);
  return {
    kind: 'reported',
    // What is refused for now Mailman tries again.
    result: code.startsWith('4') ? 'deferred' : 'rejected',
    direction: 'outbound',
    word: { start: wordStart, end: wordStart + word.length },
    reply: replyApart(code, start + from - between.length - code.length, said, start + from),
    recipient,
  };
}

function readBefore({ start }: Line, head: string): readonly Statement[] | undefined {
  const begun = BEFORE.exec(head);
  if (!begun) return undefined;
  return matchesOf(ANSWER, head.slice(begun.index + begun[0].length)).map(({ 0: whole, 1: code = '', 2: single, 3: double, index }): Statement => {
    const said = (single ?? double ?? '').replace(/\\[nrt]/g, '  ');
    const at = start + begun.index + begun[0].length + index + 1;
    return { kind: 'told', reply: replyApart(code, at, said, at + whole.indexOf(single === undefined ? '"' : "'")) };
  });
}
