import { strict as assert } from 'node:assert';
import { lastLine, withWordsOf } from '../../../src/core/formats/quotedReplies/lineByLine';

/** The piece of a line that begins with some words, to its end. */
function from(line: string, words: string): { readonly start: number; readonly end: number } {
  return { start: line.indexOf(words), end: line.length };
}

describe('the words of a reply that is logged line by line', () => {
  it('stand behind its codes', () => {
    const line = 'addr=<bob@example.net>: 550-5.1.1 No such';
    assert.equal(withWordsOf(line, from(line, '550')), 'No such');
  });

  it('are all there is where no code stands before them', () => {
    const line = 'addr=<bob@example.net>: Connection refused';
    assert.equal(withWordsOf(line, from(line, 'Connection')), 'Connection refused');
  });

  it('are put together behind the codes of the last', () => {
    const line = 'addr=<bob@example.net>: 550 5.1.1 user';
    assert.equal(lastLine(line, from(line, '550'), 'No such').text, '550 5.1.1 No such user');
  });
});
