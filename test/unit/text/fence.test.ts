import { strict as assert } from 'node:assert';
import { fenceAt } from '../../../src/core/text/fence';

describe('A fence of Markdown', () => {
  for (const [line, info] of [
    ['```', ''],
    ['  ~~~~  ', ''],
    ['```python', 'python'],
    ['~~~ js title="mail.js"', 'js title="mail.js"'],
    ['```220 mx.example.com ESMTP', '220 mx.example.com ESMTP'],
  ] as const) {
    it(`is ${line}`, () => {
      assert.equal(fenceAt(line)?.info, info);
    });
  }

  for (const line of ['``', '``x', '```550 5.1.1 No such user```', 'x ```', '']) {
    it(`is not ${line}`, () => {
      assert.equal(fenceAt(line), undefined);
    });
  }
});
