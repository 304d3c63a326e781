import { strict as assert } from 'node:assert';
import { decodedText, decodePayload, faultText, holdsSecret, MASK, shownFields, titleOf, type Speaker } from '../../../src/core';
import { encodeBase64 } from '../../../src/core/sasl/base64';
import { fieldsOf } from '../../../src/core/decoding';
import { vectors } from '../../support/saslVectors';

const NOWHERE = { line: 0, start: 0, end: 0 };

describe('SASL mechanisms', () => {
  for (const { mechanism, source, speaker, base64, decoded, fields = {}, title, alone } of vectors) {
    it(`reads ${title} of the ${speaker} (${source})`, () => {
      const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 }, { name: mechanism, inferred: false });
      assert.equal(decodedText(decoding, false), decoded);
      assert.equal(holdsSecret(decoding), decoded.includes(MASK) || Object.values(fields).includes(MASK));
      assert.equal(faultText({ decoding, span: NOWHERE }), undefined);
      assert.equal(titleOf(decoding), title);
      const shown = Object.fromEntries(shownFields(decoding, false).map(({ name, value }) => [name, value]));
      for (const [name, value] of Object.entries(fields)) assert.equal(shown[name], value, name);
    });
    if (alone !== undefined) {
      it(`recognizes ${title} from the payload alone, and says so`, () => {
        const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 });
        assert.equal(decoding.mechanism, alone);
        assert.equal(decoding.kind === 'decoded' && decoding.inferred, true);
      });
    }
  }

  it('masks all that a client says in a mechanism we cannot read', () => {
    const decoding = decodePayload('c2VjcmV0', { speaker: 'client', index: 0, heard: 0 }, { name: 'X-UNKNOWN', inferred: false });
    assert.deepEqual(shownFields(decoding, false).map((field) => field.value), [MASK]);
  });

  for (const text of ['NTLM supported', '<authentication response>', 'Username:', 'Log on', '********', '****', '[credentials hidden]', '/* secret */', 'Lyogc2VjcmV0ICov', 'UFJPVklERURfQlVUX1JFTU9WRUQ=']) {
    it(`takes "${text}" for no fault and no secret`, () => {
      for (const speaker of ['server', 'client'] as const) {
        if (speaker === 'client' && /^[A-Z].*[ed:n]$/.test(text)) continue;
        const decoding = decodePayload(text, { speaker, index: 1, heard: 1 }, { name: 'LOGIN', inferred: false });
        assert.equal(faultText({ decoding, span: NOWHERE }), undefined);
        assert.equal(holdsSecret(decoding), false);
      }
    });
  }

  it("sees that nodemailer took the password out of a PLAIN response, and leaves the user's name", () => {
    const decoding = decodePayload('AGFsaWNlAC8qIHNlY3JldCAqLw==', { speaker: 'client', index: 0, heard: 0 }, { name: 'PLAIN', inferred: false });
    assert.equal(holdsSecret(decoding), false);
    assert.equal(decodedText(decoding, false), '\0alice\0/* secret */');
  });
});

describe('prompts of LOGIN', () => {
  const prompts: readonly (readonly [string, string])[] = [
    ['Username:', 'user name'], ['user name', 'user name'], ['User Name\0', 'user name'], ['Benutzername:', 'user name'], ['用户名:', 'user name'],
    ['Password:', 'password'], ['Passwort:', 'password'], ['Mot de passe :', 'password'], ['Пароль:', 'password'], ['密码：', 'password'],
  ];
  for (const [prompt, asks] of prompts) {
    it(`takes "${prompt}" for a question for the ${asks}`, () => {
      const decoding = decodePayload(encodeBase64(new TextEncoder().encode(prompt)), { speaker: 'server', index: 0, heard: 0 });
      assert.equal(decoding.mechanism, 'LOGIN');
      assert.equal(decoding.kind === 'decoded' && decoding.message.step, `asks for the ${asks}`);
    });
  }
});

describe('broken messages', () => {
  const read = (mechanism: string, speaker: Speaker, message: string | Uint8Array, challenge?: string) => {
    const bytes = typeof message === 'string' ? new TextEncoder().encode(message) : message;
    return decodePayload(encodeBase64(bytes), { speaker, index: 0, heard: 0, ...(challenge === undefined ? {} : { challenge }) }, { name: mechanism, inferred: false });
  };
  const faults: readonly (readonly [string, Speaker, string | Uint8Array, RegExp, string?])[] = [
    ['SCRAM-SHA-256', 'client', 'n,,n=user,n=other,r=abc', /n stands twice/],
    ['SCRAM-SHA-256', 'server', 'r=abc,s=QSXCR+Q6sek8bf92', /i is missing/],
    ['SCRAM-SHA-256', 'server', 'r=abc,s=@@@@,i=4096', /salt is no Base64/],
    ['SCRAM-SHA-256', 'client', 'c=biws,r=abc,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', /20 bytes; SCRAM-SHA-256 makes 32/],
    ['SCRAM-SHA-1', 'client', 'c=biws,r=abcXYZ,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=', /not the one the server sent/, 'r=abcdef,s=QSXCR+Q6sek8bf92,i=4096'],
    ['SCRAM-SHA-256', 'client', Uint8Array.from([0x6e, 0x2c, 0xff]), /UTF-8/],
    ['SCRAM-SHA-256', 'client', 'p=tls-unique,,n=user,r=abc', /-PLUS/],
    ['DIGEST-MD5', 'server', 'realm="x",nonce="a",nonce="b",algorithm=md5-sess', /nonce stands twice/],
    ['DIGEST-MD5', 'server', 'nonce="a" algorithm=md5-sess', /comma is missing/],
    ['CRAM-MD5', 'client', 'tim', /32 hexadecimal/],
    ['PLAIN', 'client', 'alice', /three parts/],
    ['PLAIN', 'client', Uint8Array.from([0, 0xff, 0, 0x61]), /UTF-8/],
    ['XOAUTH2', 'client', 'user=alice\x01', /auth= is missing/],
    ['OAUTHBEARER', 'server', '{"status":', /JSON/],
    ['NTLM', 'client', 'NTLMSSP\0', /signature/],
    ['NTLM', 'client', ntlmPointingOutside(), /lies outside the message: bytes 4000 to 4016 of 72/],
    ['GSSAPI', 'client', Uint8Array.from([0x60, 0x7f, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 0x01, 0x02, 0x02, 1, 0]), /cut off/],
  ];
  for (const [mechanism, speaker, message, fault, challenge] of faults) {
    it(`says what is wrong: ${mechanism}, ${String(fault)}`, () => {
      assert.match(faultText({ decoding: read(mechanism, speaker, message, challenge), span: NOWHERE }) ?? '', fault);
    });
  }

  it('remarks on few iterations', () => {
    const decoding = read('SCRAM-SHA-1', 'server', 'r=abc,s=QSXCR+Q6sek8bf92,i=1000');
    assert.match(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []).join() : '', /4096/);
  });

  for (const [mechanism, message] of [['PLAIN', '\0alice\0not-real\n'], ['LOGIN', 'not-real\r\n']] as const) {
    it(`remarks on a line end that was encoded with it: ${mechanism}`, () => {
      const decoding = read(mechanism, 'client', message);
      assert.match(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []).join() : '', /line end/);
    });
  }

  it('says so of a mechanism that is not known', () => {
    const decoding = read('NMAS_LOGIN', 'server', 'say it');
    assert.equal(decodedText(decoding, false), 'say it');
    assert.match(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []).join() : '', /not known/);
    assert.match(decodedText(read('KERBEROS_V4', 'server', Uint8Array.from([1, 2, 3, 0xff])), false) ?? '', /^hex:010203ff$/);
  });

  it('sees a NUL byte that was written out', () => {
    assert.match(faultText({ decoding: read('PLAIN', 'client', '\\0alice\\0not-real'), span: NOWHERE }) ?? '', /printf/);
  });

  it('tells until when a JWT is valid, and hides the token', () => {
    const part = (value: object) => encodeBase64(new TextEncoder().encode(JSON.stringify(value))).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
    const token = `${part({ alg: 'RS256' })}.${part({ iss: 'https://login.example.com', sub: 'alice', exp: 1795514400 })}.c2lnbmF0dXJl`;
    const decoding = read('XOAUTH2', 'client', `user=alice@example.com\x01auth=Bearer ${token}\x01\x01`);
    const fields = shownFields(decoding, false);
    assert.equal(fields.find(({ name }) => name === 'token expires')?.value, '2026-11-24 10:00:00 UTC');
    assert.equal(fields.find(({ name }) => name === 'token issuer')?.value, 'https://login.example.com');
    assert.equal(fields.find(({ name }) => name === 'token')?.value, MASK);
    assert.ok(decoding.kind === 'decoded' && fieldsOf(decoding.message).every(({ name, value }) => name === 'token' || !value.includes(token.slice(0, 20))));
  });
});

/** Type 3 of 72 bytes whose user name would stand far behind its end. */
function ntlmPointingOutside(): Uint8Array {
  const bytes = new Uint8Array(72);
  bytes.set(new TextEncoder().encode('NTLMSSP\0'));
  bytes[8] = 3;
  bytes.set([16, 0, 16, 0, 0xa0, 0x0f, 0, 0], 36);
  return bytes;
}
