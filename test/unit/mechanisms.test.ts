import { strict as assert } from 'node:assert';
import { decodedText, decodePayload, faultText, holdsSecret, MASK, mechanisms, shownFields, type Speaker } from '../../src/core';

/** Published messages of each mechanism, and what they hold. A mechanism without one fails. */
const vectors: readonly { mechanism: string; source: string; speaker: Speaker; base64: string; decoded: string; secret: boolean }[] = [
  { mechanism: 'LOGIN', source: 'draft-murchison-sasl-login', speaker: 'server', base64: 'VXNlciBOYW1lAA==', decoded: 'User Name\0', secret: false },
  { mechanism: 'LOGIN', source: 'common use', speaker: 'server', base64: 'VXNlcm5hbWU6', decoded: 'Username:', secret: false },
  { mechanism: 'PLAIN', source: 'RFC 4616 §4', speaker: 'client', base64: 'AHRpbQB0YW5zdGFhZnRhbnN0YWFm', decoded: `\0tim\0${MASK}`, secret: true },
  { mechanism: 'PLAIN', source: 'RFC 4616 §4', speaker: 'client', base64: 'VXJzZWwAS3VydAB4aXBqM3BsbXE=', decoded: `Ursel\0Kurt\0${MASK}`, secret: true },
  { mechanism: 'CRAM-MD5', source: 'RFC 2195 §2', speaker: 'server', base64: 'PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+', decoded: '<1896.697170952@postoffice.reston.mci.net>', secret: false },
  { mechanism: 'CRAM-MD5', source: 'RFC 2195 §2', speaker: 'client', base64: 'dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw', decoded: `tim ${MASK}`, secret: true },
];

describe('SASL mechanisms', () => {
  for (const { mechanism, source, speaker, base64, decoded, secret } of vectors) {
    it(`reads ${mechanism} of the ${speaker} (${source})`, () => {
      const decoding = decodePayload(base64, { speaker, index: 0 }, mechanism);
      assert.equal(decodedText(decoding, false), decoded);
      assert.equal(holdsSecret(decoding), secret);
      assert.equal(faultText(decoding), undefined);
    });
  }

  it('has a published message for each mechanism', () => {
    for (const { name } of mechanisms) assert.ok(vectors.some((one) => one.mechanism === name), `no vector for ${name}`);
  });

  it('masks all that a client says in a mechanism we cannot read', () => {
    const decoding = decodePayload('c2VjcmV0', { speaker: 'client', index: 0 }, 'X-UNKNOWN');
    assert.deepEqual(shownFields(decoding, false).map((field) => field.value), [MASK]);
  });

  for (const text of ['NTLM supported', '<authentication response>', 'Username:', 'Log on', '********', '[credentials hidden]']) {
    it(`takes "${text}" for no fault`, () => {
      assert.equal(faultText(decodePayload(text, { speaker: 'server', index: 0 })), undefined);
    });
  }
});
