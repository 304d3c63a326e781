import { strict as assert } from 'node:assert';
import { decodeBase64, describeBase64Fault, encodeBase64 } from '../../src/core/sasl/base64';
import { hex, utf8, utf8Bytes } from '../../src/core/sasl/bytes';

describe('strict Base64', () => {
  // RFC 4648 §10
  const vectors: readonly (readonly [string, string])[] = [
    ['', ''], ['f', 'Zg=='], ['fo', 'Zm8='], ['foo', 'Zm9v'], ['foob', 'Zm9vYg=='], ['fooba', 'Zm9vYmE='], ['foobar', 'Zm9vYmFy'],
  ];
  for (const [text, encoded] of vectors) {
    it(`decodes and encodes "${text}"`, () => {
      const { bytes } = decodeBase64(encoded);
      assert.ok(bytes);
      assert.equal(utf8(bytes), text);
      assert.equal(encodeBase64(utf8Bytes(text)), encoded);
    });
  }

  const faults: readonly (readonly [string, string, number])[] = [
    ['VXNlcm5h!WU6', 'character', 8],
    ['Zm=v', 'padding', 2],
    ['Zg=', 'length', 3],
    ['Zm9vY', 'length', 5],
    ['Zh==', 'bits', 1],
    ['Zg==Zg==', 'padding', 2],
    ['====', 'padding', 0],
  ];
  for (const [text, kind, at] of faults) {
    it(`finds what is wrong with ${text}`, () => {
      const { fault } = decodeBase64(text);
      assert.equal(fault?.kind, kind);
      assert.equal(fault?.at, at);
      assert.notEqual(describeBase64Fault(fault ?? { kind: 'bits', at: 0 }), '');
    });
  }

  it('gives every byte back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    assert.equal(hex(decodeBase64(encodeBase64(bytes)).bytes ?? new Uint8Array()), hex(bytes));
  });
});
