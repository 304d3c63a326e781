import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { faultText, Pseudonyms, redact, titleOf } from '../../../src/core';
import { analyze } from '../../support/annotate';
import { makeExchange, mechanismNames } from '../../support/exchanges';
import { Random } from '../../support/random';
import { transcripts } from '../../support/transcripts';

function redacted(text: string, pseudonyms?: Pseudonyms): string {
  return redact(text, analyze(text).facts, pseudonyms);
}

/** Every mark of a text and what it is, without columns. */
function marks(text: string): readonly string[] {
  return analyze(text).facts.flatMap((fact) => {
    if (fact.kind === 'reply') return fact.lines.map(({ code }) => `${code.line} ${fact.code} ${fact.enhancedStatus ?? ''} ${fact.answers ?? ''}`);
    if (fact.kind === 'payload') return [`${fact.span.line} ${fact.speaker} ${fact.decoding.kind === 'decoded' ? titleOf(fact.decoding) : (fact.decoding.mechanism ?? 'SASL')}`.replace(/, step.*/, '')];
    return fact.kind === 'command' ? [`${fact.span.line} ${fact.verb}`] : [];
  });
}

const samples = readdirSync('samples').filter((name) => /\.(?:smtp|log)$/.test(name));

describe('redaction', () => {
  it('leaves nothing of two secrets that share a piece', () => {
    const credential = (start: number, end: number) => ({ kind: 'credential', what: 'password', span: { line: 0, start, end } }) as const;
    assert.equal(redact('a secret and more of it b\nc', [credential(2, 8), credential(5, 23)]), 'a [redacted] b\nc');
    assert.equal(redact('a secret b', [credential(2, 8), credential(4, 6)]), 'a [redacted] b');
  });

  for (const name of ['curl/trace', 'tcpdump/login-535']) {
    const lines = readFileSync(`test/corpus/${name}.log`, 'utf8').split('\n');
    const wraps: Readonly<Record<string, (line: string, index: number) => string>> = { 'a quote': (line) => `> ${line}`, 'numbers of lines': (line, index) => `${index + 1}:${line}`, 'a container': (line) => `mail-1  | ${line}` };
    for (const [what, wrap] of Object.entries(wraps)) {
      it(`leaves nothing of a secret in the rows of ${name} that stand in ${what}`, () => {
        const clean = redacted(lines.join('\n'));
        assert.notEqual(clean, lines.join('\n'));
        assert.equal(redacted(lines.map(wrap).join('\n')), clean.split('\n').map(wrap).join('\n'));
      });
    }
  }

  for (const name of samples) {
    const text = readFileSync(`samples/${name}`, 'utf8');
    it(`leaves nothing secret in ${name}, and all else in its place`, () => {
      const clean = redacted(text);
      assert.deepEqual(analyze(clean).findings.filter((one) => one.rule === 'credentials-exposed'), []);
      assert.doesNotMatch(clean, /not-a-real-password|wrong-password|bm90LWEtcmVhbC|d3JvbmctcGFzc3|not-a-real-token/);
      assert.deepEqual(marks(clean), marks(text));
      assert.equal(redacted(clean), clean);
      assert.equal(clean.split('\n').length, text.split('\n').length);
    });
    it(`changes nothing more in ${name} the second time, names replaced`, () => {
      const names = { users: true, hosts: true };
      const once = redacted(text, new Pseudonyms(names));
      assert.equal(redacted(once, new Pseudonyms(names)), once);
      assert.deepEqual(marks(once), marks(text));
    });
  }

  it('keeps line ends', () => {
    const text = 'C: AUTH PLAIN AGFsaWNlAG5vdC1yZWFs\r\nS: 535 no\rC: QUIT\n';
    assert.equal(redacted(text), 'C: AUTH PLAIN AGFsaWNlAFtyZWRhY3RlZF0=\r\nS: 535 no\rC: QUIT\n');
  });

  it('takes out a response that cannot be read', () => {
    assert.equal(redacted('C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: my secret!\nS: 535 no'), 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: W3JlZGFjdGVkXQ==\nS: 535 no');
  });
});

describe('redaction of made-up exchanges', () => {
  const both = { users: true, hosts: true };
  for (const [what, write] of Object.entries(transcripts)) {
    it(`leaves no alarm, keeps all replies, mechanisms and failures, and is done once, in a transcript ${what}`, () => {
      for (const mechanism of mechanismNames) {
        const random = new Random(mechanism.length * 100 + what.length);
        for (let round = 0; round < 4; round++) {
          const text = write(makeExchange(mechanism, random));
          for (const names of [undefined, both]) {
            const clean = redacted(text, names && new Pseudonyms(names));
            const hint = `${mechanism}\n${text}\n${clean}`;
            assert.deepEqual(analyze(clean).findings.filter((one) => one.rule === 'credentials-exposed'), [], hint);
            assert.deepEqual(marks(clean), marks(text), hint);
            assert.deepEqual(faults(clean), faults(text), hint);
            assert.equal(redacted(clean, names && new Pseudonyms(names)), clean, hint);
            assert.equal(clean.split('\n').length, text.split('\n').length);
          }
        }
      }
    });
  }
});

/** What is wrong with each payload, and each failure. */
function faults(text: string): readonly string[] {
  return analyze(text).facts.flatMap((fact) => {
    if (fact.kind === 'payload') return [`${fact.span.line} ${fact.decoding.kind === 'malformed' ? '' : (faultText(fact) ?? '')}`];
    return fact.kind === 'failure' ? [`${fact.span.line} ${fact.code ?? ''} ${fact.enhancedStatus ?? ''} ${fact.answers ?? ''}`] : [];
  });
}

describe('pseudonyms', () => {
  const both = { users: true, hosts: true };

  it('are the same for the same name, also inside a payload', () => {
    const text = [
      'S: 220 mx1.corp.test-mail.com ESMTP',
      'C: AUTH LOGIN',
      'S: 334 VXNlcm5hbWU6',
      `C: ${btoa('anna@corp-mail.com')}`,
      'S: 334 UGFzc3dvcmQ6',
      'C: c2VjcmV0',
      'S: 235 2.7.0 OK anna@corp-mail.com from [172.20.4.7]',
      'C: MAIL FROM:<anna@corp-mail.com>',
      'S: 250 2.1.0 OK 172.20.4.7 and 2001:41d0::17 and Anna@CORP-mail.com',
    ].join('\n');
    const clean = redacted(text, new Pseudonyms(both)).split('\n');
    assert.equal(clean[0], 'S: 220 host1.domain2.example ESMTP');
    assert.equal(atob((clean[3] ?? '').slice(3)), 'user1@domain1.example');
    assert.equal(clean[6], 'S: 235 2.7.0 OK user1@domain1.example from [192.0.2.1]');
    assert.equal(clean[7], 'C: MAIL FROM:<user1@domain1.example>');
    assert.equal(clean[8], 'S: 250 2.1.0 OK 192.0.2.1 and 2001:db8::1 and user1@domain1.example');
  });

  it('leave codes, times, versions, queue ids and file names alone', () => {
    const line = 'Nov 24 10:00:01 mail postfix/smtp[12]: 4F2B1C0123: dsn=5.1.1, delay=1.5, delays=0.1/0/0.5/0.2, status=bounced (550 5.1.1 see /etc/postfix/main.cf, TLSv1.3, smtpd.c) at 2026-11-24T10:00:01.5+00:00';
    assert.equal(redacted(line, new Pseudonyms(both)), line.replace(' mail ', ' host1 '));
  });

  it('leave the code before a name, classes and events alone, and reach an address inside one of version 6', () => {
    const clean = (line: string) => redacted(line, new Pseudonyms(both));
    assert.equal(clean('S: 250-mail.corp-mail.com Hello'), 'S: 250-host1.domain1.example Hello');
    assert.equal(clean('javax.mail.AuthenticationFailedException: 535 no'), 'javax.mail.AuthenticationFailedException: 535 no');
    assert.equal(clean('2026-11-24T10:00:06Z INFO Message delivered (delivery.delivered) queueId = 5'), '2026-11-24T10:00:06Z INFO Message delivered (delivery.delivered) queueId = 5');
    assert.equal(clean('ip=[::ffff:172.20.4.7]'), 'ip=[::ffff:192.0.2.1]');
    assert.equal(clean('MAIL FROM:<>'), 'MAIL FROM:<>');
    assert.equal(clean('relay=mx.münchen.de[172.20.4.7]:25'), 'relay=host1.domain1.example[192.0.2.1]:25');
    assert.equal(clean('=> bob <bob@corp-mail.com> H=(laptop) id=abc@corp-mail.com'), '=> user1 <user1@domain1.example> H=(host1) id=user2@domain1.example');
  });

  it('reach hosts in URLs and behind marks, and leave links to pages alone', () => {
    const clean = (line: string) => redacted(line, new Pseudonyms(both));
    assert.equal(clean('smtp://anna:secret@mx.corp-mail.com:587/ and smtp://mx.corp-mail.com/'), 'smtp://user1:[redacted]@host1.domain1.example:587/ and smtp://host1.domain1.example/');
    assert.equal(clean('smtps://relay:465'), 'smtps://host1:465');
    assert.equal(clean('connected to mx.corp-mail.com/172.20.4.7:25'), 'connected to host1.domain1.example/192.0.2.1:25');
    assert.equal(clean('to=<"anna b"@corp-mail.com>, _dmarc.corp-mail.com'), 'to=<user1@domain1.example>, host1.domain1.example');
    assert.equal(clean('see https://support.corp-mail.com/mail?p=1 and text/x.plain/y'), 'see https://support.corp-mail.com/mail?p=1 and text/x.plain/y');
    for (const line of ['smtp://anna:secret@mx.corp-mail.com:587/', 'to=<"anna b"@corp-mail.com>, _dmarc.corp-mail.com']) assert.equal(clean(clean(line)), clean(line));
  });

  it('reach users that stand without a domain', () => {
    const line = 'Nov 24 10:00:01 mail postfix/smtpd[1]: 4F2B: client=x.example[192.0.2.9], sasl_method=LOGIN, sasl_username=anna';
    assert.match(redacted(line, new Pseudonyms({ users: true, hosts: false })), /sasl_username=user1$/);
  });

  it('never give one name to two who differ', () => {
    const pseudonyms = new Pseudonyms(both);
    const made = ['192.0.2.1', '172.20.4.7', '192.0.2.3', '172.20.4.8'].map((one) => pseudonyms.host(one));
    assert.deepEqual(made, ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4']);
    assert.deepEqual(['user1', 'anna', 'user3', 'bert'].map((one) => pseudonyms.user(one)), ['user1', 'user2', 'user3', 'user4']);
  });

  it('come from the nets for documentation and never repeat', () => {
    const pseudonyms = new Pseudonyms(both);
    const made = Array.from({ length: 5000 }, (_, index) => pseudonyms.host(`10.${index >> 8}.${index & 255}.1`));
    assert.equal(new Set(made).size, 5000);
    assert.ok(made.slice(0, 762).every((one) => /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\./.test(one)));
  });

  it('replace the names inside NTLM, and the message still reads', () => {
    const type3 = 'TlRMTVNTUAADAAAAGAAYAGwAAABUAFQAhAAAAAwADABIAAAACAAIAFQAAAAQABAAXAAAABAAEADYAAAANYKI4gUBKAoAAAAPRABvAG0AYQBpAG4AVQBzAGUAcgBDAE8ATQBQAFUAVABFAFIAhsNQl6yc7BAlVHZKV8zMGaqqqqqqqqqqaM0KuFHlHJaqvJJ76+9qHAEBAAAAAAAAAAAAAAAAAACqqqqqqqqqqgAAAAACAAwARABvAG0AYQBpAG4AAQAMAFMAZQByAHYAZQByAAAAAAAAAAAAxdrSVE/JeZCUzhzpC8nQPg==';
    const text = `S: 220 x.example ESMTP\nC: AUTH NTLM\nS: 334 \nC: ${type3}\nS: 535 no`;
    const clean = redacted(text, new Pseudonyms(both));
    const payload = analyze(clean).facts.find((fact) => fact.kind === 'payload');
    assert.ok(payload?.decoding.kind === 'decoded');
    assert.equal(payload.decoding.message.fault, undefined);
    const { message } = payload.decoding;
    assert.equal(message.parts.map((part) => (typeof part === 'string' ? part : part.value)).join(''), 'NTLM type 3: host1\\user1 at host3');
    assert.doesNotMatch(atob((clean.split('\n')[3] ?? '').slice(3)).replaceAll('\0', ''), /Domain|COMPUTER|Server/);
    assert.equal(redacted(clean, new Pseudonyms(both)), clean);
  });
});
