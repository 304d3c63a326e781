import { strict as assert } from 'node:assert';
import { findings } from '../../support/annotate';

/** Its time has seconds only: a burst of them looks the same. */
const REFUSED = 'Nov 24 10:00:07 mail postfix/smtpd[812]: NOQUEUE: reject: RCPT from mail.example.org[10.0.0.7]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<alice@example.org> to=<bob@example.net> proto=ESMTP helo=<mail.example.org>';
const CONNECTED = 'Nov 24 10:00:05 mail postfix/smtpd[812]: connect from mail.example.org[10.0.0.7]';

/** What happened once, in the words of programs that tell it more often. */
const once: Readonly<Record<string, string>> = {
  'each mechanism that was tried, with a reply of two lines': 'Failed to authenticate on SMTP server with username "alice" using the following authenticators: "LOGIN", "PLAIN". Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535-5.7.8 Username and Password not accepted. See\n535 5.7.8 https://support.example.net/login".". Authenticator "PLAIN" returned "Expected response code "235" but got code "535", with message "535-5.7.8 Username and Password not accepted. See\n535 5.7.8 https://support.example.net/login".".',
  'a greeting of two lines behind an arrow': 'Recv: 554-mx.example.net\nRecv: 554 Your access to this mail system has been rejected due to poor reputation',
  "another server's reply within one": "2026-11-24 10:00:01 ERROR could not send: 550 5.7.1 Message refused (upstream said: 503 5.5.1 Error: need RCPT command)",
  'a traceback behind what was logged': '2026-11-24 10:00:01 ERROR mail failed: (535, \'5.7.8 Authentication failed\')\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    await login()\naiosmtplib.errors.SMTPAuthenticationError: (535, \'5.7.8 Authentication failed\')',
  'an error raised while another was handled': 'Traceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 12, in send\n    raise MailError(error)\nMailError: could not log in: (535, b\'5.7.8 Authentication failed\')',
  'a traceback that the program sums up': '[2026-11-24, 10:00:01 UTC] {runner.py:18} ERROR - Task failed\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\n[2026-11-24, 10:00:01 UTC] {runner.py:34} INFO - Marking the task as failed\n[2026-11-24, 10:00:01 UTC] {runner.py:10} ERROR - Failed to execute job 8 ((535, b\'5.7.8 Authentication failed\'); 118)',
  'a reply as people name it, and the log that has it': 'Why does it say 550 5.1.1 Recipient address rejected: User unknown?\n550 5.1.1 Recipient address rejected: User unknown\n\nFinal-Recipient: rfc822; bob@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in local recipient table',
  'a line of a log that somebody asks about, and the log with it': `My server refuses mail. The line is:\n\n${REFUSED}\n\nAnd the whole log:\n\n${CONNECTED}\n${REFUSED}`,
  'a line of the third of a month, with one blank': `My server refuses mail:\n\n${CONNECTED}\n${REFUSED}\n\nThe line is:\n\n${REFUSED}`.replaceAll('Nov 24 ', 'Nov 3 '),
  'a line of a log, and a command that is given it': `My server refuses mail:\n\n${CONNECTED}\n${REFUSED}\nTry this:\nfail2ban-regex "${REFUSED}" /etc/fail2ban/filter.d/postfix.conf`,
  'a command that is given the line of a log, and the log': `Try this:\nfail2ban-regex '${REFUSED}' /etc/fail2ban/filter.d/postfix.conf\nThe log is:\n${CONNECTED}\n${REFUSED}`,
};

/** What happened twice. */
const twice: Readonly<Record<string, string>> = {
  'lines of a log alike, one after the other': `The log of one client:\n\n${CONNECTED}\n${REFUSED}\n${REFUSED}`,
  'lines of a log alike, with nothing but a blank line between': `The log of one client:\n\n${REFUSED}\n\n${REFUSED}`,
  'lines of a log alike that a mail broke': `The log of one client:\n\n${REFUSED.replace(' helo=', '\n  helo=')}\n${REFUSED.replace(' helo=', '\n  helo=')}`,
  'a line that somebody asks about, and the log that has it twice': `The line is:\n\n${REFUSED}\n\nAnd the log:\n\n${CONNECTED}\n${REFUSED}\n${REFUSED}`,
  'a line, and a command that is given another one': `My server refuses mail:\n\n${REFUSED}\n\nTry this:\nfail2ban-regex "${REFUSED.replace(':07 ', ':08 ')}" /etc/fail2ban/filter.d/postfix.conf`,
  'a message that is given up, beside one that was refused': ['B.1.1] [outbound] S: 550 5.1.1 No such user', 'C.1.1] [outbound] S: 451 4.7.1 Greylisted', 'B.1.1] [outbound] bouncing mail: 550 5.1.1 No such user', 'C.1.1] [outbound] bouncing mail: Too many failures (Upstream error: 451 4.7.1 Greylisted)']
    .map((said, at) => `2026-11-24T10:00:0${at}.550Z [${said.includes('] S: ') ? 'PROTOCOL' : 'NOTICE'}] [5500C0DE-0550-4550-8550-08DE2B1C4F2${said}`)
    .join('\n'),
  'a line at another time': `At first:\n\n${REFUSED}\n\nand again:\n\n${REFUSED.replace(':07 ', ':08 ')}`,
  'a traceback for each of two attempts': 'Traceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')',
  'the same error some time after a traceback': 'Traceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\nnext\nround\nof\nthe\nqueue\nERROR could not send: (535, b\'5.7.8 Authentication failed\')',
  'a reply and a report of another one': '550 5.1.1 <carol@example.net>: Recipient address rejected: User unknown\n\nFinal-Recipient: rfc822; bob@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in local recipient table',
  'the same words for another message': 'Recv: 220 mx.example.net ESMTP\nSend: EHLO client.example.org\nRecv: 250 mx.example.net\nSend: MAIL FROM:<alice@example.com>\nRecv: 553 Denied\nSend: MAIL FROM:<carol@example.com>\nRecv: 553 Denied',
};

describe('what happened once is one failure', () => {
  for (const [name, text] of Object.entries(once)) {
    it(name, () => {
      assert.equal(findings(text).filter((one) => one.includes(' permanent-failure ')).length, 1);
    });
  }
  for (const [name, text] of Object.entries(twice)) {
    it(`but not ${name}`, () => {
      assert.equal(findings(text).filter((one) => one.includes(' permanent-failure ')).length, 2);
    });
  }

  it('nor each of many paragraphs, of which the fields tell the last ones again', () => {
    const names = Array.from({ length: 30 }, (_, index) => `user${index}`);
    const paragraphs = names.map((name) => `<${name}@example.net>: unknown user: "${name}"\n\n`);
    const fields = names.slice(-10).map((name) => `Final-Recipient: rfc822; ${name}@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: X-Postfix; unknown user: "${name}"\n\n`);
    assert.equal(findings(`${paragraphs.join('')}Reporting-MTA: dns; mail.example.com\n\n${fields.join('')}`).filter((one) => one.includes(' permanent-failure ')).length, names.length);
  });
});
