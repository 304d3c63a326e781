import { strict as assert } from 'node:assert';
import { decodeBase64, decodeBase64Line, describeBase64Fault, encodeBase64, fromUrlSafe } from '../../../src/core/sasl/base64';
import { hex, utf8, utf8Bytes } from '../../../src/core/sasl/bytes';

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
    ['====', 'surplus', 0],
    ['Zg===', 'surplus', 4],
    ['Zm9v=', 'surplus', 4],
    ['Zm9v==', 'surplus', 4],
    ['Zm9vYg', 'length', 6],
    ['Zm9vY=', 'length', 5],
    ['Zm9v Yg==', 'character', 4],
    ['Zm9v\tYg=', 'character', 4],
    ['😀', 'character', 0],
  ];
  for (const [text, kind, at] of faults) {
    it(`finds what is wrong with ${text}`, () => {
      const { fault } = decodeBase64(text);
      assert.equal(fault?.kind, kind);
      assert.equal(fault?.at, at);
      assert.notEqual(describeBase64Fault(fault ?? { kind: 'bits', at: 0 }), '');
    });
  }

  it('counts columns in the line, where it stands in one', () => {
    const { fault } = decodeBase64('Zm9v!Yg=');
    assert.match(fault ? describeBase64Fault(fault) : '', /^column 5: "!"/);
    assert.match(fault ? describeBase64Fault(fault, 4) : '', /^column 5 of the Base64, column 9 of the line: "!"/);
  });

  it('takes a line of 12288 octets and no longer one (RFC 4954 §4)', () => {
    assert.ok(decodeBase64Line('A'.repeat(12284)).bytes);
    const { fault } = decodeBase64Line('A'.repeat(12288));
    assert.equal(fault?.kind, 'overlong');
    assert.match(describeBase64Fault(fault), /column 12287.*RFC 4954/);
  });

  it('names URL-safe Base64 as what it is', () => {
    const { fault } = decodeBase64('8J-YgA==');
    assert.match(fault ? describeBase64Fault(fault) : '', /column 3.*URL-safe/);
    assert.equal(fromUrlSafe('8J-YgA'), '8J+YgA==');
    assert.equal(fromUrlSafe('8J+YgA=='), undefined);
  });

  it('gives every byte back', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    assert.equal(hex(decodeBase64(encodeBase64(bytes)).bytes ?? new Uint8Array()), hex(bytes));
  });
});
