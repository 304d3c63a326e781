import { strict as assert } from 'node:assert';
import { decodedText, faultText, messageOf, redact, titleOf } from '../../../src/core';
import { analyze, findings, replies } from '../../support/annotate';

/** The payloads of a text as `line speaker title = decoded`, lines from 1. */
function payloads(text: string): readonly string[] {
  return analyze(text).facts.flatMap((fact) =>
    fact.kind === 'payload' ? [`${fact.span.line + 1} ${fact.speaker} ${titleOf(fact.decoding)} = ${decodedText(fact.decoding, false) ?? fact.decoding.kind}`] : [],
  );
}

const GREETING = 'S: 220 mx.example.com ESMTP\n';

describe('an exchange', () => {
  it('is followed from AUTH with an initial response to its end', () => {
    const text = `${GREETING}C: AUTH LOGIN YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: bm90LWEtcmVhbC1wYXNzd29yZA==\nS: 235 2.7.0 OK\nC: MAIL FROM:<alice@example.com>\nS: 250 OK`;
    assert.deepEqual(payloads(text), [
      '2 client LOGIN, step 2 of 4: user name = alice',
      '3 server LOGIN, step 3 of 4: password prompt = Password:',
      '4 client LOGIN, step 4 of 4: password = ••••••',
    ]);
    assert.deepEqual(replies(text).slice(1), ['3:334>AUTH', '5:235>AUTH', '7:250>MAIL']);
  });

  it('takes "=" for an empty initial response', () => {
    assert.deepEqual(payloads(`${GREETING}C: AUTH EXTERNAL =\nS: 334 \nC: YWxpY2U=\nS: 235 OK`), ['2 client EXTERNAL, step 1 of 1: authorization identity = ', '4 client EXTERNAL, step 1 of 1: authorization identity = alice']);
  });

  it('is given up with "*"', () => {
    const text = `${GREETING}C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0 Authentication aborted\nC: QUIT\nS: 221 Bye`;
    assert.deepEqual(payloads(text), ['3 server LOGIN, step 1 of 4: user name prompt = Username:']);
    assert.deepEqual(replies(text), ['1:220>connect', '3:334>AUTH', '5:501>AUTH', '7:221>QUIT']);
  });

  for (const end of ['235', '432', '454', '501', '504', '534', '535', '538']) {
    it(`ends with ${end}`, () => {
      const text = `${GREETING}C: AUTH PLAIN\nS: 334 \nC: AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=\nS: ${end} done\nC: YWxpY2U=\nS: 502 what`;
      assert.deepEqual(payloads(text), [`4 client PLAIN, step 1 of 1: credentials = \0alice\0••••••`]);
    });
  }

  it('asks for a user name again in the second attempt', () => {
    const attempt = 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: d3Jvbmc=\nS: 535 no\n';
    assert.deepEqual(payloads(GREETING + attempt + attempt).filter((one) => one.includes('alice')).length, 2);
  });

  it('masks the answer to a prompt in a language nobody taught us, by its place', () => {
    const text = `${GREETING}C: AUTH LOGIN\nS: 334 ${btoa('nomo:')}\nC: YWxpY2U=\nS: 334 ${btoa('pasvorto:')}\nC: c2VjcmV0\nS: 535 no`;
    assert.deepEqual(payloads(text).slice(1).map((one) => one.split(' = ')[1]), ['alice', 'pasvorto:', '••••••']);
  });

  it('reads responses where the log leaves the challenges out', () => {
    const text = '=== Connected to mx.example.com.\n -> EHLO client.example.org\n -> AUTH LOGIN\n -> YWxpY2U=\n -> bm90LWEtcmVhbC1wYXNzd29yZA==\n -> QUIT';
    assert.deepEqual(payloads(text).map((one) => one.split(' = ')[1]), ['alice', '••••••']);
  });

  it('reads what a program logged without its Base64', () => {
    const text = '=== Connected to mx.example.com.\n<-  220 mx.example.com ESMTP\n -> AUTH LOGIN\n<-  334 Username:\n -> alice\n<-  334 Password:\n -> password\n<** 535 no';
    assert.deepEqual(payloads(text).map((one) => one.split(' = ')[1]), ['plain', 'alice', 'plain', '••••••']);
  });

  it('takes a response in Base64 for what it is, though the server asked in clear', () => {
    assert.deepEqual(payloads(`${GREETING}C: AUTH LOGIN\nS: 334 Username:\nC: YWxpY2U=\nS: 334 Password:\nC: bm90LXJlYWw=`).map((one) => one.split(' = ')[1]), ['plain', 'alice', 'plain', '••••••']);
  });

  it('says that a mechanism is inferred where AUTH was not seen', () => {
    const [first] = analyze('S: 334 VXNlcm5hbWU6\nC: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0\nS: 535 5.7.8 no').facts.filter((fact) => fact.kind === 'payload');
    assert.ok(first?.decoding.kind === 'decoded' && first.decoding.inferred && first.decoding.mechanism === 'LOGIN');
  });

  it('is not begun by a server that answers DATA with 334', () => {
    const text = `${GREETING}C: DATA\nS: 334 send more\nC: Received: from x\nC: .\nS: 250 OK`;
    assert.deepEqual(payloads(text), []);
    assert.deepEqual(findings(text), []);
  });

  it('tells a fault of a nonce that is not the one the server sent', () => {
    const b64 = (text: string) => btoa(text);
    const text = `${GREETING}C: AUTH SCRAM-SHA-1 ${b64('n,,n=alice,r=abc')}\nS: 334 ${b64('r=abcdef,s=QSXCR+Q6sek8bf92,i=4096')}\nC: ${b64('c=biws,r=abcxyz,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=')}\nS: 535 no`;
    const last = analyze(text).facts.filter((fact) => fact.kind === 'payload').at(-1);
    assert.match(last?.decoding.kind === 'decoded' ? (last.decoding.message.fault ?? '') : '', /nonce/);
  });
});

describe('what a client says where it should not', () => {
  /** The text redacted, and what stands in its replies. */
  function cleaned(text: string): { readonly clean: string; readonly shown: string } {
    const { facts, findings: found } = analyze(text);
    return { clean: redact(text, facts), shown: found.map((one) => messageOf(one)).join('\n') + facts.map((fact) => (fact.kind === 'reply' || fact.kind === 'failure' ? fact.text : '')).join('\n') };
  }
  const PLAIN = 'AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=';
  const PASSWORD = 'bm90LWEtcmVhbC1wYXNzd29yZA==';
  const begin = `${GREETING}C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: *\nS: 501 5.7.0 Authentication aborted\n`;

  for (const [what, text] of [
    ['behind a mistyped AUTH', `${GREETING}C: AUHT PLAIN ${PLAIN}\nS: 500 5.5.1 Command unrecognized: "AUHT PLAIN ${PLAIN}"`],
    ['behind an AUTH with a sign too many', `${GREETING}C: AUTH=PLAIN ${PLAIN}\nS: 500 5.5.1 bad: "AUTH=PLAIN ${PLAIN.slice(0, 30)}"`],
    ['as a command after a login was given up', `${begin}C: ${PASSWORD}\nS: 500 5.5.1 Command unrecognized: "${PASSWORD}"`],
    ['in clear as a command', `${begin}C: not-a-real-password\nS: 500 what is "not-a-real-password"?`],
    ['in clear as a response', `${GREETING}C: AUTH LOGIN YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: not-a-real-password\nS: 501 5.5.2 cannot decode 'not-a-real-password'`],
    ['typed behind AUTH on a telnet', `220 mx.example.com ESMTP\nehlo x\n250 AUTH LOGIN PLAIN\nAUTH PLAIN alice not-a-real-password\n501 5.5.4 Syntax: AUTH mechanism\nauth login YWxpY2U= ${PASSWORD}\n535 5.7.8 no`],
    ['typed behind AUTH, of which the start is cut', `AUTH PLAIN alice:not-a-real-password\n501 5.5.4 no`],
    ['as letters alone', `${begin}C: bm90LWEtcmVhbC\nS: 500 5.5.1 what is bm90LWEtcmVhbC?`],
    ['on a telnet', `220 mx.example.com ESMTP\nehlo x\n250 AUTH LOGIN\nauth login\n334 VXNlcm5hbWU6\n*\n501 5.7.0 cancelled\n${PASSWORD}\n500 5.5.2 unrecognized command "${PASSWORD}"`],
  ] as const) {
    it(`is masked and redacted, and where the server repeats it: ${what}`, () => {
      const { clean, shown } = cleaned(text);
      assert.doesNotMatch(clean + shown, /not-a-real|bm90LWEtcmVhbC|AG5vdC1hLXJlYWwt/);
      assert.equal(cleaned(clean).clean, clean);
      assert.ok(findings(text).some((one) => one.includes('credentials-exposed')));
      assert.deepEqual(findings(clean).filter((one) => one.includes('credentials-exposed')), []);
      assert.deepEqual(replies(clean), replies(text));
    });
  }

  it('does not mask a word of the reply that is a password too', () => {
    const text = `${GREETING}C: AUTH PLAIN ${btoa('\0alice\0authentication')}\nS: 535 5.7.8 Error: authentication failed`;
    assert.equal(redact(text, analyze(text).facts).split('\n').at(-1), 'S: 535 5.7.8 Error: authentication failed');
  });

  it('is no alarm where it is a verb or a note', () => {
    assert.deepEqual(findings(`${begin}C: XFOO\nS: 502 no`).filter((one) => one.includes('credentials')), []);
    assert.deepEqual(findings('AUTH LOGIN fails with:\n535 5.7.8 Error: authentication failed\n').filter((one) => one.includes('credentials')), []);
    assert.deepEqual(findings('220 mx.example.com ESMTP\nehlo x\n250 AUTH LOGIN\nauth login\n334 VXNlcm5hbWU6\n*\n501 5.7.0 cancelled\n\nThanks-a-lot!\n').filter((one) => one.includes('credentials')), []);
  });
});

describe('the alarm for credentials', () => {
  const alarms = (text: string) => findings(text).filter((one) => one.includes('credentials-exposed'));

  it('is raised once for an exchange', () => {
    const text = `${GREETING}C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3MTcwOTUyQG14LmV4YW1wbGUuY29tPg==\nC: ${btoa(`alice ${'ab'.repeat(16)}`)}\nS: 235 OK`;
    assert.deepEqual(alarms(text), ['4:warning credentials-exposed - - -']);
  });

  for (const [mechanism, message] of [
    ['PLAIN', '\0alice\0PROVIDED_BUT_REMOVED'],
    ['PLAIN', '\0alice\0/* secret */'],
    ['CRAM-MD5', 'alice PROVIDED_BUT_REMOVED'],
    ['XOAUTH2', 'user=alice@example.com\x01auth=Bearer /* secret */\x01\x01'],
    ['OAUTHBEARER', 'n,a=alice@example.com,\x01auth=Bearer ****\x01\x01'],
  ] as const) {
    it(`is not raised where a program took the secret out of a message of ${mechanism}: ${message.slice(-20)}`, () => {
      const text = `${GREETING}C: AUTH ${mechanism}\nS: 334 \nC: ${btoa(message)}\nS: 535 no`;
      assert.deepEqual(alarms(text), []);
      assert.deepEqual(analyze(text).facts.flatMap((fact) => (fact.kind === 'payload' ? [faultText(fact)] : [])), [undefined]);
    });
  }

  for (const hidden of ['[credentials hidden]', '****', '********', '<authentication response>', 'Lyogc2VjcmV0ICov', '/* secret */', 'W3JlZGFjdGVkXQ==', 'UFJPVklERURfQlVUX1JFTU9WRUQ=']) {
    it(`is not raised for ${hidden}`, () => {
      const text = `${GREETING}C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ${hidden}\nS: 334 UGFzc3dvcmQ6\nC: ${hidden}\nS: 535 no\nC: AUTH PLAIN ${hidden}\nS: 535 no`;
      assert.deepEqual(findings(text).filter((one) => !one.includes('permanent-failure')), []);
    });
  }
});
