import { strict as assert } from 'node:assert';
import { decodePayload, payloadLabel, payloadMarkdown, Pseudonyms, readUserInput, redact, type Fact, type Payload } from '../../../src/core';
import { encodeBase64 } from '../../../src/core/sasl/base64';
import { findCredentials, credentialSamples } from '../../../src/core/sasl/credentials';
import { mechanisms } from '../../../src/core/sasl/mechanisms';
import { analyze } from '../../support/annotate';
import { makeExchange, mechanismNames } from '../../support/exchanges';
import { Random } from '../../support/random';
import { transcripts } from '../../support/transcripts';

const NAMES = [...new Set([...mechanisms.map((one) => one.name), 'SCRAM-SHA-1', 'SCRAM-SHA-256-PLUS', 'CRAM-SHA1', 'X-UNKNOWN'])];
const ROUNDS = 100;

/** Reads bytes as every mechanism, shows and redacts them. */
function readAll(bytes: Uint8Array): void {
  const base64 = encodeBase64(bytes);
  for (const speaker of ['client', 'server'] as const) {
    for (const name of [undefined, ...NAMES]) {
      const known = name === undefined ? undefined : { name, inferred: false };
      const decoding = decodePayload(base64, { speaker, index: bytes.length % 3, heard: 1, challenge: 'r=x,' }, known);
      const payload: Payload = { kind: 'payload', speaker, span: { line: 0, start: 0, end: base64.length }, decoding };
      payloadMarkdown(payload, false);
      payloadLabel(payload, true);
      const facts: readonly Fact[] = [payload];
      assert.equal(typeof redact(base64, facts), 'string');
    }
  }
}

describe('broken messages break nothing', () => {
  it('of random bytes', () => {
    const random = new Random(1);
    for (let round = 0; round < ROUNDS; round++) readAll(random.bytes(random.below(120)));
  });

  it('of bytes that mechanisms look at', () => {
    const random = new Random(2);
    const starts = ['NTLMSSP\0\x03\0\0\0', '`\x40\x06\x09*\x86H\x86÷\x12\x01\x02\x02', '\xa1\x20\x30', '\x05\x04\x00\xff', 'n,,n=', 'r=,s=', 'realm="', 'user=\x01auth=', '{"status":', 'otp-md5 ', '\0\0', 'eyJhbGciOi'];
    for (let round = 0; round < ROUNDS; round++) {
      const head = Buffer.from(random.pick(starts as [string, ...string[]]), 'latin1');
      readAll(Uint8Array.from([...head, ...random.bytes(random.below(100))]));
    }
  });

  for (const mechanism of mechanismNames) {
    it(`of ${mechanism}, changed, cut and doubled`, () => {
      const random = new Random(mechanism.length);
      for (let round = 0; round < 6; round++) {
        for (const { text } of makeExchange(mechanism, random).lines) {
          const bytes = Buffer.from(text.replace(/^(?:334|AUTH \S+) ?/, ''), 'base64');
          if (bytes.length === 0) continue;
          const mutated = Uint8Array.from(bytes);
          for (let change = random.below(4); change >= 0; change--) mutated[random.below(mutated.length)] = random.below(256);
          readAll(mutated);
          readAll(mutated.subarray(0, random.below(mutated.length)));
          readAll(Uint8Array.from([...mutated, ...mutated]));
        }
      }
    });
  }

  it('of pasted text', () => {
    const random = new Random(5);
    const words = ['334 ', 'AUTH PLAIN ', 'AUTH ', ' -> ', '<-  ', 'S: ', '\n', 'VXNlcm5hbWU6', 'AGFsaWNlAHg=', '=', '_-', '250 OK', '*'] as const;
    for (let round = 0; round < ROUNDS * 5; round++) {
      const text = Array.from({ length: random.below(12) }, () => random.pick(words)).join('');
      assert.ok(readUserInput(text).length <= text.split('\n').length);
    }
  });
});

/** Of this process: other programs do not count. */
function millisecondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

describe('damaged transcripts', () => {
  const CHARACTERS = 'AZaz09+/=-_ \n\t:<>"\'\\*.,;\0é';
  it('break nothing; redacted, they raise no alarm, and once more changes nothing', () => {
    const random = new Random(11);
    const [first, ...others] = Object.values(transcripts);
    const [name, ...names] = mechanismNames;
    assert.ok(first && name !== undefined);
    for (let round = 0; round < 400; round++) {
      let text = random.pick([first, ...others])(makeExchange(random.pick([name, ...names]), random));
      for (let change = 0; change <= random.below(4); change++) {
        const at = random.below(text.length);
        const inserted = random.below(3) === 0 ? '' : CHARACTERS.charAt(random.below(CHARACTERS.length));
        text = text.slice(0, at) + inserted + text.slice(at + random.below(5));
      }
      for (const pseudonyms of [() => undefined, () => new Pseudonyms({ users: true, hosts: true })]) {
        const clean = redact(text, analyze(text).facts, pseudonyms());
        const { facts, findings } = analyze(clean);
        assert.deepEqual(findings.filter(({ rule }) => rule === 'credentials-exposed'), [], `${text}\n${clean}`);
        assert.equal(redact(clean, facts, pseudonyms()), clean, text);
      }
    }
  });
});

describe('time grows no faster than the text', () => {
  const hostile: Readonly<Record<string, (length: number) => string>> = {
    'commas in SCRAM': (length) => `n,,n=a,r=b${','.repeat(length)}`,
    'equals signs in SCRAM': (length) => `c=${'A'.repeat(length)},r=`,
    'quotes in DIGEST-MD5': (length) => `nonce="${'\\"'.repeat(length / 2)}`,
    'white space in DIGEST-MD5': (length) => `a${' '.repeat(length)}=${' '.repeat(length)}`,
    'directives without end': (length) => 'a=b,'.repeat(length / 4),
    'ones in OAuth': (length) => `user=${'\x01'.repeat(length)}`,
    'braces of JSON': (length) => `{"status":${'['.repeat(length)}`,
    'NULs': (length) => '\0'.repeat(length),
    'a long user name': (length) => `${'a '.repeat(length / 2)} ${'0'.repeat(32)}`,
  };
  // RFC 4954 lets no message be longer than about 9 kB: that is the largest there is.
  for (const [what, make] of Object.entries(hostile)) {
    it(`with ${what}`, () => {
      const started = process.cpuUsage();
      readAll(new TextEncoder().encode(make(9000)).subarray(0, 9200));
      assert.ok(millisecondsSince(started) < 1500);
    });
  }

  const lines: Readonly<Record<string, string>> = {
    'needles of credentials, again and again': credentialSamples.join(' ').repeat(30),
    ...Object.fromEntries(["user `", "' pass `", 'password=', 'password: "', '://a:', 'Bearer ', 'client in: AUTH', 'smtp_sasl_password_maps: ', 'Authorization: Basic ', 'AUTH PLAIN ', '(pass: \''].map((needle) => [`"${needle}" without end`, needle.repeat((1 << 18) / needle.length)])),
  };
  for (const [what, line] of Object.entries(lines)) {
    it(`with ${what}`, () => {
      const started = process.cpuUsage();
      findCredentials(line, 0, []);
      assert.ok(millisecondsSince(started) < 2000);
    });
  }
});
