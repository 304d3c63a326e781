import { strict as assert } from 'node:assert';
import { withoutRepeats } from '../../../src/core';

describe('a secret that is known', () => {
  const known = ["Kelp9 & 'reed'", 'Moor7-velvet', 'tangerine', '481516'];
  for (const [what, text, clean] of [
    ['as it stands', 'I typed Moor7-velvet twice', 'I typed [redacted] twice'],
    ['escaped for a URL', 'x=Kelp9%20%26%20\'reed\'&y', 'x=[redacted]&y'],
    ['in Base64, alone', `got ${btoa('Moor7-velvet')} there`, 'got [redacted] there'],
    ['in Base64, within a message', `got ${btoa('\0alice\0Moor7-velvet')} there`, 'got [redacted] there'],
    ['that is a word, in quotes', "password 'tangerine' refused", "password '[redacted]' refused"],
    ['that is a number, in quotes', '"481516"', '"[redacted]"'],
  ] as const) {
    it(`goes ${what}`, () => { assert.equal(withoutRepeats(text, known), clean); });
  }
  for (const text of ['a tangerine peel', 'size=481516, id 4815162', 'xMoor7-velvety', 'Nov 24 10:00:01 mail postfix/qmgr[1]: 4F2B: removed']) {
    it(`leaves as it is: ${text}`, () => { assert.equal(withoutRepeats(text, known), text); });
  }
});
