import { strict as assert } from 'node:assert';
import { Buffer } from 'node:buffer';
import { redact } from '../../../src/core';
import { analyze } from '../../support/annotate';
import { outputsOf } from '../../support/outputs';
import { secretTexts } from '../../support/secretTexts';

describe('secrets as people paste them', () => {
  for (const { name, text, secrets, stay } of secretTexts) {
    it(`stand in nothing that is shown of: ${name}`, () => {
      const outputs = readings(outputsOf(text));
      for (const secret of secrets) assert.ok(!outputs.includes(secret), `${secret} of\n${text}\nin\n${outputs}`);
      const { facts, secrets: known } = analyze(text);
      const clean = redact(text, facts, undefined, known);
      for (const piece of stay) assert.ok(clean.includes(piece), `${piece} is gone from\n${clean}`);
      assert.equal(redact(clean, analyze(clean).facts), clean);
    });
  }
});

/** A text as it stands, and with all undone that hides a word: Base64, what URLs escape, backslashes. */
function readings(text: string): string {
  const decoded = (text.match(/[A-Za-z0-9+/_-]{4,}={0,2}/g) ?? []).map((one) => `${Buffer.from(one, 'base64').toString('utf8')}\n${Buffer.from(one, 'base64').toString('utf16le')}`);
  return [text, ...decoded, text.replace(/(?:%[0-9A-Fa-f]{2})+/g, unescaped), text.replace(/\\(["\\/])/g, '$1')].join('\n');
}

function unescaped(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
