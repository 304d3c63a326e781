import assert from 'node:assert/strict';
import { smtpCommands } from '../../src/core/reference/commands';
import { loadGrammar, tokenize } from './grammars';
import { roleOf } from './marked';

const grammars = { 'text.smtp-transcript': loadGrammar('text.smtp-transcript'), 'text.mail-log': loadGrammar('text.mail-log') };

describe('every command of the table', function () {
  this.timeout(60_000);

  for (const [scope, before] of [
    ['text.smtp-transcript', ''],
    ['text.smtp-transcript', 'C: '],
    ['text.smtp-transcript', ' -> '],
    ['text.mail-log', 'Nov 24 10:00:01 mail postfix/smtp[123]: > mx.example.net[192.0.2.1]:25: '],
  ] as const) {
    it(`is coloured as a verb in ${scope}${before === '' ? ', where nobody is named' : ` behind “${before.trim()}”`}`, async () => {
      const grammar = await grammars[scope];
      const plain = smtpCommands.filter(({ verb, syntax }) => {
        const words = syntax.replace(/ \[.*?\]/g, '');
        const verbs = (tokenize(grammar, [before + words])[0] ?? []).filter((piece) => roleOf(piece) === 'verb');
        return !(verbs[0]?.text.startsWith(verb) === true && verbs[0].start === before.length);
      });
      assert.deepEqual(plain.map(({ verb }) => verb), []);
    });
  }
});
