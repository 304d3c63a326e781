import { strict as assert } from 'node:assert';
import type { SessionComparison } from '../../../src/core';
import { compared } from '../../support/sessions';

/** A session in which each line begins with who speaks. */
function session(...lines: readonly string[]): string {
  return ['S: 220 mx.example.net ESMTP', ...lines].join('\n');
}

const HELLO = ['C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250-SIZE 10240000', 'S: 250 AUTH PLAIN LOGIN'];
const MAIL = ['C: MAIL FROM:<alice@example.com>', 'S: 250 2.1.0 Ok', 'C: RCPT TO:<bob@example.net>', 'S: 250 2.1.5 Ok', 'C: DATA', 'S: 354 Go ahead', 'C: Subject: x', 'C: ', 'C: .', 'S: 250 2.0.0 Ok: queued'];
const BYE = ['C: QUIT', 'S: 221 2.0.0 Bye'];
// alice, with not-a-real-password and with not-a-real-secret
const LOGIN = 'C: AUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=';
const OTHER_PASSWORD = 'C: AUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtc2VjcmV0';
const REFUSED = 'S: 535 5.7.8 Authentication failed';
const GOOD = session(...HELLO, LOGIN, 'S: 235 2.7.0 Ok', ...MAIL, ...BYE);

/** The rows as `mark left|right`, each side by its command and code. */
function rowsOf({ rows }: SessionComparison): readonly string[] {
  const side = (round: SessionComparison['rows'][number]['left']): string => (round ? `${round.verb ?? round.kind} ${round.answer?.code ?? '?'}` : '-');
  return rows.map(({ mark, left, right }) => `${mark} ${side(left)} | ${side(right)}`);
}

function differencesOf({ differences }: SessionComparison): Readonly<Record<string, readonly [string, string]>> {
  const text = ({ words, names = [] }: SessionComparison['differences'][number]['left']): string => [...(words === undefined ? [] : [words]), ...names].join(' ');
  return Object.fromEntries(differences.map(({ what, left, right }) => [what, [text(left), text(right)]]));
}

describe('two sessions compared', () => {
  it('part at the login that one was refused', () => {
    const comparison = compared(session(...HELLO, 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: YWxpY2U=', 'S: 334 UGFzc3dvcmQ6', 'C: bm90LWEtcmVhbC1wYXNzd29yZA==', REFUSED, ...BYE), GOOD);
    const { parting } = comparison;
    assert.ok(parting?.kind === 'answered');
    assert.deepEqual([parting.left.login?.mechanism, parting.left.answer?.code, parting.right.login?.mechanism, parting.right.answer?.code], ['LOGIN', '535', 'PLAIN', '235']);
    assert.equal(parting.left.answer?.failure?.code, '535');
    assert.deepEqual(differencesOf(comparison), { Mechanism: ['LOGIN', 'PLAIN'], Message: ['none', '1 message accepted'] });
    assert.equal(comparison.samePassword, true);
    assert.deepEqual(rowsOf(comparison), [
      'alike connect 220 | connect 220',
      'alike EHLO 250 | EHLO 250',
      'answered AUTH 535 | AUTH 235',
      'right - | MAIL 250',
      'right - | RCPT 250',
      'right - | DATA 354',
      'right - | content 250',
      'alike QUIT 221 | QUIT 221',
    ]);
  });

  it('tell whether the passwords differ, and keep them to themselves', () => {
    const comparison = compared(session(...HELLO, OTHER_PASSWORD, REFUSED, ...BYE), GOOD);
    assert.deepEqual(differencesOf(comparison).Password, ['one', 'another']);
    assert.doesNotMatch(JSON.stringify(comparison), /not-a-real|AGFsaWNl/);
  });

  it('tell what only one has before they part', () => {
    const comparison = compared(session(...HELLO, 'C: MAIL FROM:<alice@example.com>', 'S: 530 5.7.0 Authentication required', ...BYE), GOOD);
    const { parting } = comparison;
    assert.ok(parting?.kind === 'answered');
    assert.equal(parting.left.verb, 'MAIL');
    assert.deepEqual(parting.before.right.map(({ verb }) => verb), ['AUTH']);
    assert.deepEqual(parting.before.left, []);
    assert.deepEqual(differencesOf(comparison).Mechanism, ['no login', 'PLAIN']);
  });

  it('compare what the servers offer, the size they take and the ways to log in', () => {
    const comparison = compared(
      session('C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250-SIZE 1000', 'S: 250-STARTTLS', 'S: 250 AUTH LOGIN XOAUTH2', ...BYE),
      session(...HELLO, ...BYE),
    );
    assert.deepEqual(differencesOf(comparison), {
      'Offered in EHLO': ['only here: STARTTLS', 'nothing else'],
      'Largest message taken': ['1,000 bytes', '10,240,000 bytes'],
      'Ways to log in offered': ['only here: XOAUTH2', 'only here: PLAIN'],
    });
    assert.equal(comparison.parting, undefined, 'what is offered is no answer to tell apart');
    assert.equal(comparison.rows[1]?.mark, 'offered');
  });

  it('compare TLS, names, sender, recipients, size and what is said of the message', () => {
    const left = session('C: EHLO one.example.com', 'S: 250-mx.example.net', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 454 4.7.0 Not now', 'C: MAIL FROM:<alice@example.com> SIZE=1000 BODY=8BITMIME', 'S: 250 Ok', 'C: RCPT TO:<bob@example.net>', 'S: 250 Ok', ...BYE);
    const right = session('C: HELO two.example.com', 'S: 250 mx.example.net', 'C: MAIL FROM:<> SIZE=2000', 'S: 250 Ok', 'C: RCPT TO:<carol@example.net>', 'S: 250 Ok', ...BYE);
    assert.deepEqual(differencesOf(compared(left, right)), {
      TLS: ['no, STARTTLS was refused: 454 4.7.0', 'no'],
      'Name in EHLO': ['one.example.com', 'HELO two.example.com'],
      Sender: ['alice@example.com', '<>'],
      'Said of the message': ['BODY=8BITMIME', 'nothing'],
      Recipients: ['only here: bob@example.net', 'only here: carol@example.net'],
      'Size announced': ['1,000 bytes', '2,000 bytes'],
    });
  });

  it('see that one sends its commands ahead', () => {
    const ahead = session('C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250 PIPELINING', 'C: MAIL FROM:<alice@example.com>', 'C: RCPT TO:<bob@example.net>', 'C: RCPT TO:<carol@example.net>', 'S: 250 Ok', 'S: 550 5.1.1 No such user', 'S: 250 Ok', ...BYE);
    const waits = session('C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250 PIPELINING', 'C: MAIL FROM:<alice@example.com>', 'S: 250 Ok', 'C: RCPT TO:<bob@example.net>', 'S: 250 Ok', 'C: RCPT TO:<carol@example.net>', 'S: 250 Ok', ...BYE);
    const comparison = compared(ahead, waits);
    assert.deepEqual(differencesOf(comparison), { 'Commands sent ahead': ['yes', 'no, it waits for each reply'] });
    assert.deepEqual(rowsOf(comparison).filter((row) => !row.startsWith('alike')), ['answered RCPT 550 | RCPT 250']);
  });

  it('say nothing where nothing differs', () => {
    const comparison = compared(GOOD, GOOD);
    assert.deepEqual([comparison.parting, comparison.alike, comparison.differences], [undefined, undefined, []]);
    assert.ok(comparison.rows.every(({ mark }) => mark === 'alike'));
  });

  it('tell a refusal that both got, and no parting there', () => {
    const refused = session(...HELLO, LOGIN, REFUSED, ...BYE);
    const comparison = compared(refused, refused.replace('app.example.com', 'other.example.com'));
    assert.equal(comparison.alike?.answer?.code, '535');
    assert.equal(comparison.parting?.kind, 'asked');
  });

  it('see where one breaks off', () => {
    const cut = session('C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 220 2.0.0 Go');
    const whole = session('C: EHLO app.example.com', 'S: 250-mx.example.net', 'S: 250 STARTTLS', 'C: STARTTLS', 'S: 220 2.0.0 Go', ...HELLO, 'C: MAIL FROM:<alice@example.com>', 'S: 550 5.7.1 No', ...BYE);
    const { parting } = compared(cut, whole);
    assert.ok(parting?.kind === 'ends');
    assert.deepEqual([parting.side, parting.after.verb, parting.next.verb], ['left', 'STARTTLS', 'EHLO']);
  });

  it('see a command that is never answered', () => {
    const { parting } = compared(session(...HELLO, 'C: MAIL FROM:<alice@example.com>'), GOOD.replace(/C: AUTH.*\nS: 235.*\n/, ''));
    assert.ok(parting?.kind === 'answered');
    assert.deepEqual([parting.left.verb, parting.left.answer, parting.right.answer?.code], ['MAIL', undefined, '250']);
  });

  it('hold nothing against a session whose beginning is not in the log', () => {
    const comparison = compared(['C: MAIL FROM:<alice@example.com>', 'S: 250 2.1.0 Ok', 'C: RCPT TO:<bob@example.net>', 'S: 550 5.1.1 No such user', ...BYE].join('\n'), GOOD);
    assert.equal(comparison.shown.left.whole, false);
    assert.deepEqual(rowsOf(comparison).slice(0, 5), ['unseen - | connect 220', 'unseen - | EHLO 250', 'unseen - | AUTH 235', 'alike MAIL 250 | MAIL 250', 'answered RCPT 550 | RCPT 250']);
    const { parting } = comparison;
    assert.ok(parting);
    assert.deepEqual(parting.before, { left: [], right: [] });
    assert.equal(differencesOf(comparison).Mechanism, undefined);
  });

  it('compare a log that shows no dialogue by what was refused', () => {
    const log = (pid: number, ...lines: readonly string[]): string => ['connect from client.example.org[192.0.2.9]', ...lines, 'disconnect from client.example.org[192.0.2.9]'].map((words) => `Nov 24 02:36:46 mail postfix/smtpd[${pid}]: ${words}`).join('\n');
    const refused = log(1, 'NOQUEUE: reject: RCPT from client.example.org[192.0.2.9]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<alice@example.com> to=<bob@example.net> proto=ESMTP helo=<client.example.org>');
    const { parting, rows } = compared(refused, log(2));
    assert.ok(parting?.kind === 'alone');
    assert.deepEqual([parting.side, parting.round.verb, parting.round.answer?.code], ['left', 'RCPT', '554']);
    assert.equal(rows.length, 1, 'a report that repeats a reply is one answer');
    assert.equal(compared(log(2), GOOD).parting, undefined, 'what a log does not show is not missing');
  });

  it('pair a reply alone with what was answered alike', () => {
    const comparison = compared('550 5.1.1 No such user here', session(...HELLO, 'C: MAIL FROM:<alice@example.com>', 'S: 250 Ok', 'C: RCPT TO:<bob@example.net>', 'S: 550 5.1.1 No such user here'));
    assert.equal(comparison.alike?.answer?.code, '550');
    assert.equal(comparison.parting, undefined);
  });

  it('count slow replies where the log tells times', () => {
    const timed = (second: number): string => ['10:00:00 S: 220 mx.example.net ESMTP', '10:00:01 C: EHLO app.example.com', `10:0${second > 59 ? 1 : 0}:${String(second % 60).padStart(2, '0')} S: 250 mx.example.net`].map((line) => `2026-11-24 ${line}`).join('\n');
    assert.deepEqual(differencesOf(compared(timed(2), timed(47)))['Slow replies'], ['none', 'EHLO after 46 seconds']);
  });

  it('compare what is refused in a session of 5,000 commands', () => {
    const many = (refused: number): string =>
      session(...HELLO, 'C: MAIL FROM:<alice@example.com>', 'S: 250 Ok', ...Array.from({ length: 5000 }, (_, index) => [`C: RCPT TO:<user${index}@example.net>`, index === refused ? 'S: 550 5.1.1 No such user' : 'S: 250 2.1.5 Ok']).flat(), ...BYE);
    const { parting, leftOut, rows } = compared(many(4500), many(-1));
    assert.ok(parting?.kind === 'answered');
    assert.equal(parting.left.address, 'user4500@example.net');
    assert.deepEqual(leftOut, { left: 0, right: 0 });
    assert.equal(rows.length, 5004);
  });
});
