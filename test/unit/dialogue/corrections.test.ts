import { strict as assert } from 'node:assert';
import { analyze } from '../../support/annotate';

const HEAD = '220 mx.example.net ESMTP\nHELO client.example.com\n250 mx.example.net\n';
const WRONG = 'MAIL FROM:<alice@example.com\n501 5.5.4 Syntax error\n';
const RIGHT = 'MAIL FROM:<alice@example.com>\n250 2.1.0 Ok\n';

describe('a command that is put right', () => {
  for (const [name, tries, failures] of [
    ['at once is no failure', 1, 0],
    ['after some tries is none', 5, 0],
    ['after more tries than anybody makes was refused all the times before', 20, 15],
  ] as const) {
    it(name, () => {
      assert.equal(permanentFailures(HEAD + WRONG.repeat(tries) + RIGHT), failures);
    });
  }

  it('never is refused each time it is said', () => {
    assert.equal(permanentFailures(HEAD + WRONG.repeat(1000)), 1000);
  });
});

function permanentFailures(text: string): number {
  return analyze(text).findings.filter(({ rule }) => rule === 'permanent-failure').length;
}
