import { strict as assert } from 'node:assert';
import { Pseudonyms, redact } from '../../../src/core';
import { analyze } from '../../support/annotate';

function anonymous(text: string): string {
  const { facts, secrets } = analyze(text);
  return redact(text, facts, new Pseudonyms({ users: true, hosts: true }), secrets);
}

describe('names that are taken out of a copy', () => {
  for (const [text, clean] of [
    ['from=<bounces+bob=corp-mail.com@lists.corp-mail.com>', 'from=<user1@host1.domain1.example>'],
    ['from=<SRS0=AbCd=XY=corp-mail.com=ann@fwd.other-corp.com>', 'from=<user1@host1.domain1.example>'],
    ['to=<"ann\\"b"@corp-mail.com>', 'to=<user1@domain1.example>'],
    ['ann=40corp-mail.com, ann%40corp-mail.com', 'user1=40domain1.example, user1%40domain1.example'],
    ['client [IPv6:2001:41d0:1:2::17] ::ffff:172.20.4.7', 'client [IPv6:2001:db8::1] ::ffff:192.0.2.1'],
    ['7.4.20.172.zen.spamhaus.org and [172.20.4.7]', '1.2.0.192.zen.spamhaus.org and [192.0.2.1]'],
    ['172.20.4.7.25 > 172.20.4.8.5000: Flags', '192.0.2.1.25 > 192.0.2.2.5000: Flags'],
    ['Subject: Salary of Ann', 'Subject: [subject]'],
    ['warning: header Subject: Salary from mail.corp-mail.com[172.20.4.7]; from=<ann@corp-mail.com>', 'warning: header Subject: [subject] from host1.domain1.example[192.0.2.1]; from=<user1@domain1.example>'],
    ['stat(/home/ann/Maildir/tmp) failed: Permission denied', 'stat(/home/user1/Maildir/tmp) failed: Permission denied'],
    ['INBOX (/var/vmail/corp-mail.com/ann/Maildir)', 'INBOX (/var/vmail/domain1.example/user1/Maildir)'],
    ['550 5.1.1 <bob>: Recipient address rejected: User unknown', '550 5.1.1 <user1>: Recipient address rejected: User unknown'],
    ['From: "Ann Smith" <ann@corp-mail.com>', 'From: "user2" <user1@domain1.example>'],
    ['{"host":"mail.corp-mail.com","user":"ann"}', '{"host":"host1.domain1.example","user":"user1"}'],
    ['corpmail-com.mail.protection.outlook.com said 550 5.4.1', 'host1.mail.protection.outlook.com said 550 5.4.1'],
  ] as const) {
    it(`go, the same by the same: ${text}`, () => {
      const once = anonymous(text);
      assert.equal(once, clean);
      assert.equal(anonymous(once), once);
    });
  }

  it('turn round with the address in a query of a list', () => {
    // Digits of 2001:41d0::17, the last first
    const digits = '2001041d000000000000000000000017'.split('').reverse().join('.');
    assert.match(anonymous(`${digits}.zen.spamhaus.org for 2001:41d::17`), /^1\.(?:0\.){23}8\.b\.d\.0\.1\.0\.0\.2\.zen\.spamhaus\.org for 2001:db8::1$/);
  });

  for (const text of ['see gmail-smtp-in.l.google.com', 'blocked using zen.spamhaus.org', 'Nov 24 10:00:01 host1 postfix/qmgr[1]: 4F2B1C0123: removed', 'version 3.7.10, OpenSSL 3.0.13']) {
    it(`leave as it is: ${text}`, () => { assert.equal(anonymous(text), text); });
  }
});
