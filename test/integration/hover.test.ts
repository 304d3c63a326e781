import { assert } from 'chai';
import { openOurs } from './support/documents';
import { hoverAt } from './support/hovers';

describe('hover', () => {
  it('explains a reply code', async () => {
    const { document, ranges: [code] } = await openOurs('smtp-transcript', '220 mail.example.com ESMTP\nAUTH LOGIN\n«334» VXNlcm5hbWU6\n');
    assert.ok(code);
    const hover = await hoverAt(document, code);
    assert.include(hover?.text, '3xx Positive Intermediate');
  });
});
