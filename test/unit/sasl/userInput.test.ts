import { strict as assert } from 'node:assert';
import { decodedText, faultText, readUserInput } from '../../../src/core';

/** What is read of a text, each message as `speaker mechanism = decoded`. */
function read(text: string, mechanism?: string): readonly string[] {
  return readUserInput(text, mechanism).map((one) => `${one.speaker} ${one.decoding.mechanism ?? '-'} = ${decodedText(one.decoding, false) ?? faultText(one) ?? one.decoding.kind}`);
}

const PLAIN = 'AHRpbQB0YW5zdGFhZnRhbnN0YWFm';
const PROMPT = ['server LOGIN = Username:'];
const RESPONSE = ['client PLAIN = \0tim\0••••••'];

describe('what somebody pastes', () => {
  for (const text of [
    'VXNlcm5hbWU6', ' VXNlcm5hbWU6 ', '"VXNlcm5hbWU6"', "'VXNlcm5hbWU6'", '`VXNlcm5hbWU6`', '“VXNlcm5hbWU6”', "b'VXNlcm5hbWU6'", '<VXNlcm5hbWU6>', 'VXNlcm5hbWU6.', 'VXNlcm5hbWU6\\r\\n', '334 VXNlcm5hbWU6', '`334 VXNlcm5hbWU6`', 'S: 334 VXNlcm5hbWU6', '<- 334 VXNlcm5hbWU6', '+ VXNlcm5hbWU6',
    "reply: b'334 VXNlcm5hbWU6\\r\\n'", "reply: retcode (334); Msg: b'VXNlcm5hbWU6'", 'Nov 24 10:00:01 mail postfix/smtpd[7]: > unknown[192.0.2.9]: 334 VXNlcm5hbWU6', '2026-11-24T10:00:00.000Z,EX\\Client,08DC,12,192.0.2.1:587,192.0.2.2:5000,>,334 VXNlcm5hbWU6,', 'echo VXNlcm5hbWU6 | base64 -d', 'VXNlcm5\n hbWU6', 'VXNlcm5=\r\nhbWU6',
  ]) {
    it(`is a prompt of LOGIN: ${JSON.stringify(text)}`, () => { assert.deepEqual(read(text), PROMPT); });
  }

  for (const text of [
    PLAIN, `AUTH PLAIN ${PLAIN}`, `auth plain ${PLAIN}`, `C: AUTH PLAIN ${PLAIN}`, ` -> AUTH PLAIN ${PLAIN}`, `-> AUTH PLAIN ${PLAIN}`, `PLAIN ${PLAIN}`, `a1 AUTHENTICATE PLAIN ${PLAIN}`, `AUTH PLAIN "${PLAIN}"`, `send: 'AUTH PLAIN ${PLAIN}\\r\\n'`, `[2026-11-24 10:00:00] DEBUG [abc] C: AUTH PLAIN ${PLAIN}`, `Nov 24 10:00:01 mail postfix/smtpd[7]: < unknown[192.0.2.9]: ${PLAIN}`, `2026-11-24 10:00:00 CLIENT -> SERVER: ${PLAIN}`, `SMTP<< AUTH PLAIN ${PLAIN}`, `auth: Debug: client in: AUTH\t1\tPLAIN\tservice=smtp\tresp=${PLAIN}`,
  ]) {
    it(`is a response of PLAIN, its password masked: ${JSON.stringify(text)}`, () => { assert.deepEqual(read(text), RESPONSE); });
  }

  it('is an exchange, whatever stands around it', () => {
    const wanted = ['server LOGIN = Username:', 'client LOGIN = tim', 'server LOGIN = Password:', 'client LOGIN = ••••••'];
    assert.deepEqual(read('334 VXNlcm5hbWU6\ndGlt\n334 UGFzc3dvcmQ6\ndGFuc3RhYWZ0YW5zdGFhZg==\n235 ok'), wanted);
    assert.deepEqual(read('VXNlcm5hbWU6\ndGlt\nUGFzc3dvcmQ6\ndGFuc3RhYWZ0YW5zdGFhZg=='), wanted);
    assert.deepEqual(read('AUTH LOGIN dGlt\n334 UGFzc3dvcmQ6\ndGFuc3RhYWZ0YW5zdGFhZg=='), wanted.slice(1));
    assert.deepEqual(read('AUTH LOGIN\ndGlt\ndGFuc3RhYWZ0YW5zdGFhZg=='), [wanted[1], wanted[3]]);
  });

  it('is one payload that was wrapped', () => {
    const ntlm = 'TlRMTVNTUAACAAAADAAMADAAAAABAoEAASNFZ4mrze8AAAAAAAAAAGIAYgA8AAAARABPAE0AQQBJAE4AAgAMAEQATwBNAEEASQBOAAEADABTAEUAUgBWAEUAUgAEABQAZABvAG0AYQBpAG4ALgBjAG8AbQADACIAcwBlAHIAdgBlAHIALgBkAG8AbQBhAGkAbgAuAGMAbwBtAAAAAAA=';
    assert.deepEqual(read(ntlm.replace(/(.{76})/g, '$1\n')), ['server NTLM = NTLM type 2: DOMAIN']);
    assert.deepEqual(read(`${ntlm.slice(0, 75)}=\n${ntlm.slice(75)}`.replace(/=$/, '=3D')), ['server NTLM = NTLM type 2: DOMAIN']);
  });

  it('may be empty, and is told', () => {
    assert.deepEqual(read('AUTH EXTERNAL ='), ['client EXTERNAL = ']);
    assert.deepEqual(read('334 '), ['server - = ']);
    assert.deepEqual(read('*'), []);
    assert.deepEqual(read('AUTH LOGIN'), []);
  });

  it('is said to be URL-safe', () => {
    const [one] = readUserInput('dXNlcj1hbGljZUBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YT8_AQE');
    assert.ok(one?.urlSafe === true);
    assert.deepEqual(read('dXNlcj1hbGljZUBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YT8_AQE'), ['client XOAUTH2 = user=alice@example.com\x01auth=Bearer ••••••\x01\x01']);
  });

  for (const [text, fault] of [
    ['VXNlcm5h!WU6', 'column 9: "!"'], ['334 VXNlcm5h!WU6', 'column 9 of the Base64, column 13 of the line: "!"'], ['VXNl cm5h', 'column 5: a space'], ['VXNlcm5hbWU', 'column 12: it ends'], ['VXNlcm5hbWV=', 'column 11: the last'], ['VX=lcm5h', 'column 3: "="'], ['VXNlcm5h=', 'column 9: "=" is too much'],
  ] as const) {
    it(`has its exact fault told: ${text}`, () => { assert.ok(read(text)[0]?.includes(fault), read(text)[0]); });
  }

  it('takes no long time', () => {
    const started = process.cpuUsage();
    for (const piece of ['A', 'A=', 'A=\n', 'AUTH ', '334 ', "b'", '(', '=3D', '%', ' C: ', 'AAAAAAAA ', '\\r\\n']) readUserInput(piece.repeat((1 << 18) / piece.length));
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 < 8000);
  });
});
