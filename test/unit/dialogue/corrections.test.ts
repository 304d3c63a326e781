import { strict as assert } from 'node:assert';
import { analyze } from '../../support/annotate';

const HEAD = '220 mx.example.net ESMTP\nHELO client.example.com\n250 mx.example.net\n';
const WRONG = 'MAIL FROM:<alice@example.com\n501 5.5.4 Syntax error\n';
const RIGHT = 'MAIL FROM:<alice@example.com>\n250 2.1.0 Ok\n';

describe('a command that is put right', () => {
  for (const [name, tries, failures] of [
    ['at once is no failure', 1, 0],
    ['after some tries is none', 5, 0],
    ['after more tries than anybody makes was refused all the times before', 20, 15],
  ] as const) {
    it(name, () => {
      assert.equal(permanentFailures(HEAD + WRONG.repeat(tries) + RIGHT), failures);
    });
  }

  it('never is refused each time it is said', () => {
    assert.equal(permanentFailures(HEAD + WRONG.repeat(1000)), 1000);
  });

  it('had letters changed: a greeting, and a recipient whom Exchange refuses with 5.3.3', () => {
    const greeting = '220 mx.example.net ESMTP\nELHO client.example.com\n500 unrecognized command\nEHLO client.example.com\n250 mx.example.net\n';
    const recipient = 'RCTP TO:<bob@example.net>\n500 5.3.3 Unrecognized command\nRCPT TO:<bob@example.net>\n250 2.1.5 Ok\n';
    assert.equal(permanentFailures(greeting + RIGHT + recipient), 0);
    assert.equal(permanentFailures(greeting.replace('EHLO', 'VRFY')), 1);
  });

  const EARLY = 'RCPT TO:<bob@example.net>\n503 5.5.1 Error: need MAIL command\n';
  for (const [name, next, failures] of [
    ['is said again after the step it missed', `${RIGHT}RCPT TO:<bob@example.net>\n250 2.1.5 Ok\n`, 0],
    ['is refused for another reason then', `${RIGHT}RCPT TO:<bob@example.net>\n550 5.1.1 User unknown\n`, 1],
    ['is not said again', `${RIGHT}QUIT\n221 2.0.0 Bye\n`, 1],
    ['is said of another one', `${RIGHT}RCPT TO:<carol@example.net>\n250 2.1.5 Ok\n`, 1],
    ['misses a step that is refused', 'MAIL FROM:<alice@example.com>\n550 5.7.1 Not you\nRCPT TO:<bob@example.net>\n503 5.5.1 Error: need MAIL command\n', 2],
  ] as const) {
    it(`came too early and ${name}`, () => {
      assert.equal(permanentFailures(HEAD + EARLY + next), failures);
    });
  }

  for (const [name, next, failures] of [
    ['greets again with the same name: nothing was refused', 'HELO mail.example.com\n250 mx.example.net\n', 0],
    ['greets with another name: it may have been another command', 'HELO other.example.com\n250 mx.example.net\n', 1],
    ['leaves: it was refused', 'QUIT\n221 2.0.0 Bye\n', 1],
  ] as const) {
    it(`was masked by a firewall, and its client ${name}`, () => {
      assert.equal(permanentFailures(`220 *****************\nXXXX mail.example.com\n500 5.5.1 Command unrecognized\n${next}`), failures);
    });
  }

  it('was masked by a firewall in the log of a server that notes each command', () => {
    const row = (client: string, said: string): string => `2026-11-24 10:00:01 ${client} - SMTPSVC1 MAIL 192.0.2.1 0 ${said} 0 32 10 0 SMTP - - - -\n`;
    const log = row('192.0.2.8', 'xxxx - +sveta 500') + row('192.0.2.9', 'xxxx - +client.example.org 500') + row('192.0.2.9', 'MAIL - +FROM:<alice@example.org> 250');
    assert.equal(analyze(log + row('192.0.2.8', 'HELO - +sveta 250')).findings.filter(({ rule }) => rule === 'rejected-inbound').length, 1);
    assert.equal(analyze(log + row('192.0.2.8', 'HELO - +other 250')).findings.filter(({ rule }) => rule === 'rejected-inbound').length, 2);
  });
});

function permanentFailures(text: string): number {
  return analyze(text).findings.filter(({ rule }) => rule === 'permanent-failure').length;
}
