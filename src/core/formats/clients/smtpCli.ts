import { citedIn, citing } from '../quotedReplies/cited';
import { forgetCited, noteRefusal } from '../quotedReplies/citedBefore';
import { replyApart } from '../quotedReplies/replyApart';
import type { Format, Line, Memory } from '../format';
import type { Piece, Said } from '../../statement';
import { findMark } from '../lineParts/lead';
import { BEGINNINGS } from '../../reference/verbPatterns';

// [250] 'Sender address accepted': the words in quotes, and the code before them | [250] ': cut
const ANSWER = /\[([2-5]\d\d)(\] ')(?=(?:.*')?\s*$)/y;
// > MAIL FROM:<alice@example.com>
const ASKED = new RegExp(String.raw`> (?=(?:${BEGINNINGS})\b)`, 'y');
// RCPT TO <bob@example.net> failed: '550 5.7.1 Relaying denied'
const FAILED = citedIn([{ pattern: /^[\s>|]{0,12}(?:[A-Z]{4,8}(?: (?:FROM|TO))?(?: <[^<>\s]{0,320}>)?|AUTH [A-Z\d-]{3,20}) failed: '(?=[45]\d\d[ -])/g }], quoteEnd);

/** What smtp-cli prints with `--verbose`: replies with the code in brackets and the words in quotes. */
export const smtpCli: Format = {
  id: 'smtp-cli',
  name: 'smtp-cli session',
  signs: [
    { pattern: /^[\s>|]{0,12}\[220\] '.*'\s*$/, weight: 4, sample: "[220] 'mx.example.com ESMTP'" },
    { pattern: /^[\s>|]{0,12}\[(?:250|354|221|334|235|55\d|535)\] '.*'\s*$/, weight: 2, sample: "[250] 'Sender address accepted'" },
    { pattern: /^[\s>|]{0,12}(?:RCPT TO|MAIL FROM) <[^<>\s]{0,320}> failed: '[45]\d\d /, weight: 4, sample: "RCPT TO <bob@example.net> failed: '550 5.7.1 Relaying denied'" },
  ],
  ...citing(FAILED, readTurn),
};

function readTurn(line: Line, memory: Memory): Said | undefined {
  const answer = findMark(line, ANSWER);
  if (answer) {
    const [, code = '', between = ''] = answer.match;
    const start = answer.end - between.length - code.length;
    const reply = replyApart(code, start, line.text.slice(answer.end, Math.max(answer.end, quoteEnd(line))), answer.end);
    noteRefusal(memory, reply.text ?? '');
    return said('server', reply);
  }
  const asked = findMark(line, ASKED);
  if (!asked) return undefined;
  forgetCited(memory);
  return said('client', { start: asked.end, end: line.end });
}

function said(speaker: 'server' | 'client', body: Piece): Said {
  return { kind: 'said', session: '', speaker, body };
}

function quoteEnd({ text, end }: Line): number {
  return text[end - 1] === "'" ? end - 1 : end;
}
