import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { decodedText, detectFormats } from '../../../src/core';
import { analyze, findings, replies } from '../../support/annotate';

/** A case of the corpus: what it is taken for, the replies that refuse or matter, and the findings. */
interface Case {
  readonly format: string;
  readonly name: string;
  /** How many reply lines are marked. */
  readonly replies: number;
  /** Some of them, as `line:code>what it answers`. */
  readonly among?: readonly string[];
  readonly findings: readonly string[];
  /** What the client's payloads say, secrets shown. */
  readonly said?: readonly string[];
  /** Only likely, by the little that shows. */
  readonly unsure?: boolean;
}

const cases: readonly Case[] = [
  { format: 'swaks', name: 'tls-login-535', replies: 29, among: ['39:535>AUTH', '42:221>QUIT'], findings: ['39:535 5.7.8'], said: ['alice', 'wrong-password'] },
  { format: 'swaks', name: 'time-lapse', replies: 17, among: ['4:220>connect'], findings: ['27:535 5.7.8'], said: ['alice', 'wrong-password'] },
  { format: 'swaks', name: 'no-info-hints', replies: 13, among: ['5:250>EHLO', '13:250>MAIL', '15:550>RCPT', '17:550>RCPT', '19:221>QUIT'], findings: ['15:550 5.1.1'] },
  { format: 'swaks', name: 'hide-send', replies: 13, findings: ['12:550 5.1.1'] },
  { format: 'swaks', name: 'hide-receive', replies: 0, findings: [] },
  { format: 'swaks', name: 'pipeline', replies: 16, among: ['16:250>MAIL', '17:250>RCPT', '18:550>RCPT', '21:354>DATA', '33:250>content'], findings: ['18:550 5.1.1'] },
  { format: 'swaks', name: 'suppress-data', replies: 13, among: ['19:554>content'], findings: ['19:554 5.7.1'] },
  { format: 'swaks', name: 'raw-text', replies: 13, findings: ['47:550 5.1.1'] },
  { format: 'swaks', name: 'auth-plaintext', replies: 17, findings: ['22:535 5.7.8'] },
  { format: 'swaks', name: 'silent-1', replies: 4, among: ['5:221>QUIT'], findings: ['1:550 5.1.1'] },
  { format: 'swaks', name: 'drop', replies: 9, findings: [] },
  { format: 'curl', name: 'rcpt-550', replies: 15, among: ['13:250>MAIL', '15:550>RCPT', '20:221>QUIT'], findings: ['15:550 5.1.1'] },
  { format: 'curl', name: 'trace-ascii', replies: 15, among: ['4:220>connect', '28:550>RCPT', '31:550>RCPT', '34:550>RCPT'], findings: ['28:550 5.7.1'] },
  { format: 'smtplib', name: 'debuglevel-1', replies: 47, among: ['55:550>RCPT', '57:550>RCPT'], findings: ['23:535 5.7.8', '55:550 5.1.1'] },
  { format: 'net-smtp', name: 'login-535-rcpt-550', replies: 29, findings: ['26:535 5.7.8', '41:550 5.1.1'] },
  { format: 'ruby-net-smtp', name: 'three-sessions', replies: 36, findings: ['15:535 5.7.8', '30:550 5.1.1'], said: ['alice', 'wrong-password'] },
  { format: 'phpmailer', name: 'html-2', replies: 42, findings: ['9:535 5.7.8', '28:550 5.1.1'] },
  { format: 'phpmailer', name: 'echo-1', replies: 4, findings: ['5:535 5.7.8', '16:550 5.1.1'] },
  { format: 's-nail', name: 'rcpt-550', replies: 9, among: ['7:220>connect', '13:550>RCPT'], findings: ['13:550 5.1.1'] },
  { format: 'mailkit', name: 'rcpt-550-timed', replies: 8, among: ['9:250>MAIL', '10:550>RCPT', '11:250>RCPT', '18:250>content'], findings: ['10:550 5.1.1'] },
  { format: 'go-mail', name: 'rcpt-550', replies: 8, among: ['3:250>EHLO', '20:221>QUIT'], findings: ['18:550 5.1.1'], said: ['alice', 'not-a-real-password'] },
  { format: 'symfony-mailer', name: 'three-sends', replies: 30, findings: ['2:535 5.7.8', '14:550 5.1.1'] },
  { format: 'symfony-mailer', name: 'exception', replies: 1, findings: ['1:550 5.1.1'] },
  { format: 'javamail', name: 'debug', replies: 46, findings: ['31:535 5.7.8', '76:550 5.1.1'] },
  { format: 'javamail', name: 'debug-auth', replies: 52, findings: ['34:535 5.7.8', '80:550 5.1.1'], said: ['alice', 'wrong-password', 'alice', 'not-a-real-password'] },
  { format: 'labelled', name: 'first-line-only', replies: 7, among: ['6:250>EHLO', '10:550>RCPT'], findings: ['10:550 -'] },
  { format: 'labelled', name: 'quoted-mail', replies: 4, among: ['9:554>MAIL'], findings: ['9:554 5.7.1'] },
  { format: 'dialogue', name: 'markdown', replies: 9, among: ['8:250>EHLO', '12:550>RCPT', '25:535>AUTH'], findings: ['12:550 5.1.1', '25:535 -'], said: ['alice', 'wrong-password'] },
  { format: 'dialogue', name: 'cut', replies: 3, findings: ['3:535 5.7.8', '5:530 5.7.0'] },
  { format: 'dialogue', name: 'content-and-ftp', replies: 7, among: ['13:354>DATA', '20:554>content', '22:221>QUIT'], findings: ['20:554 5.6.0'] },
  { format: 'swaks', name: 'pasted', replies: 5, among: ['5:220>connect', '10:451>MAIL', '12:221>QUIT'], findings: [] },
  { format: 'ruby-net-smtp', name: 'exception', replies: 2, findings: ['2:550 5.1.1', '5:535 5.7.8'] },
  { format: 'phpmailer', name: 'version-5', replies: 7, among: ['4:250>-', '8:550>RCPT'], findings: ['8:550 5.1.1'] },
  { format: 'labelled', name: 'login-and-data', replies: 12, among: ['22:452>content', '24:221>QUIT'], findings: [], said: ['alice', 'not-a-real-password'] },
  { format: 'msmtp', name: 'rcpt-550', replies: 15, among: ['62:550>RCPT'], findings: ['2:550 5.1.1'] },
  { format: 'msmtp', name: 'logfile', replies: 3, findings: ['2:550 5.1.1'] },
  { format: 'nodemailer', name: 'three-transports', replies: 46, findings: ['15:535 5.7.8', '41:550 5.1.1', '75:550 5.1.1'] },
  { format: 'symfony-mailer', name: 'timed', replies: 5, findings: [] },
  { format: 'mailkit', name: 'login-535', replies: 9, findings: ['13:535 5.7.8'], said: ['\u{0}alice\u{0}wrong-password'] },
  { format: 'labelled', name: 'logcat', replies: 4, findings: ['6:550 5.7.1'] },
  { format: 'dialogue', name: 'netcat', replies: 13, findings: ['11:550 5.1.1'] },
  { format: 'dialogue', name: 'openssl-s_client', replies: 16, findings: ['107:535 5.7.8'] },
];

/** `line:code status` of each permanent failure. */
function failures(text: string): readonly string[] {
  return findings(text).filter((one) => one.includes(' permanent-failure ')).map((one) => one.replace(/:error permanent-failure (\S+) (\S+) .*$/, ':$1 $2'));
}

function read(format: string, name: string): string {
  return readFileSync(`test/corpus/${format}/${name}.log`, 'utf8');
}

describe('transcripts of client programs', () => {
  for (const { format, name, replies: count, among = [], findings: found, said, unsure } of cases) {
    it(`${format}/${name}`, () => {
      const text = read(format, name);
      const { likeliest, sure } = detectFormats(text);
      assert.equal(likeliest?.id, format);
      assert.equal(sure.includes(likeliest), unsure !== true);
      const marked = replies(text);
      assert.deepEqual(failures(text), found);
      assert.equal(marked.length, count);
      for (const one of among) assert.ok(marked.includes(one), `${one} in ${marked.join(' ')}`);
      if (said) assert.deepEqual(analyze(text).facts.flatMap((fact) => (fact.kind === 'payload' && fact.speaker === 'client' ? [decodedText(fact.decoding, true)] : [])), said);
    });
  }
});
