import assert from 'node:assert/strict';
import { analyze } from '../support/annotate';
import { classOf } from '../../src/core';
import { tokenize } from './grammars';
import { roleOf } from './marked';
import { grammarOf, texts } from './texts';

describe('the colours of the samples', () => {
  for (const text of texts.filter(({ path }) => path.startsWith('samples/'))) {
    it(`show every reply that the core reads in ${text.path}`, async () => {
      const coloured = new Map(
        tokenize(await grammarOf(text), text.lines).flatMap((pieces, line) => pieces.map((piece) => [`${line}:${piece.start}`, `${piece.text} ${roleOf(piece)}`])),
      );
      const replies = analyze(text.lines.join('\n')).facts.flatMap((fact) => (fact.kind === 'reply' ? [fact] : fact.kind === 'outcome' && fact.reply ? [fact.reply] : []));
      assert.ok(replies.length > 0);
      for (const { code, lines } of replies) {
        for (const { code: span } of lines) assert.equal(coloured.get(`${span.line}:${span.start}`), `${code} reply-code.${classOf(code)}`, text.lines[span.line]);
      }
    });
  }
});
