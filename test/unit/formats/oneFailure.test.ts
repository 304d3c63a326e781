import { strict as assert } from 'node:assert';
import { findings } from '../../support/annotate';

/** What happened once, in the words of programs that tell it more often. */
const once: Readonly<Record<string, string>> = {
  'each mechanism that was tried, with a reply of two lines': 'Failed to authenticate on SMTP server with username "alice" using the following authenticators: "LOGIN", "PLAIN". Authenticator "LOGIN" returned "Expected response code "235" but got code "535", with message "535-5.7.8 Username and Password not accepted. See\n535 5.7.8 https://support.example.net/login".". Authenticator "PLAIN" returned "Expected response code "235" but got code "535", with message "535-5.7.8 Username and Password not accepted. See\n535 5.7.8 https://support.example.net/login".".',
  'a greeting of two lines behind an arrow': 'Recv: 554-mx.example.net\nRecv: 554 Your access to this mail system has been rejected due to poor reputation',
  "another server's reply within one": "2026-11-24 10:00:01 ERROR could not send: 550 5.7.1 Message refused (upstream said: 503 5.5.1 Error: need RCPT command)",
  'a traceback behind what was logged': '2026-11-24 10:00:01 ERROR mail failed: (535, \'5.7.8 Authentication failed\')\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    await login()\naiosmtplib.errors.SMTPAuthenticationError: (535, \'5.7.8 Authentication failed\')',
  'an error raised while another was handled': 'Traceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 12, in send\n    raise MailError(error)\nMailError: could not log in: (535, b\'5.7.8 Authentication failed\')',
  'a traceback that the program sums up': '[2026-11-24, 10:00:01 UTC] {runner.py:18} ERROR - Task failed\nTraceback (most recent call last):\n  File "/srv/app/mail.py", line 9, in send\n    login()\nsmtplib.SMTPAuthenticationError: (535, b\'5.7.8 Authentication failed\')\n[2026-11-24, 10:00:01 UTC] {runner.py:34} INFO - Marking the task as failed\n[2026-11-24, 10:00:01 UTC] {runner.py:10} ERROR - Failed to execute job 8 ((535, b\'5.7.8 Authentication failed\'); 118)',
  'a reply as people name it, and the log that has it': 'Why does it say 550 5.1.1 Recipient address rejected: User unknown?\n550 5.1.1 Recipient address rejected: User unknown\n\nFinal-Recipient: rfc822; bob@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown in local recipient table',
};

/** What happened twice. */
const twice: Readonly<Record<string, string>> = {
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
});
