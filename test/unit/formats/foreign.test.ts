import { strict as assert } from 'node:assert';
import { detectFormats, formats } from '../../../src/core';
import { analyze, findings, replies } from '../../support/annotate';

/** Texts that hold numbers like reply codes, or words like commands, and no mail session. */
const foreign: Readonly<Record<string, string>> = {
  'a phone list': 'Sales: see below\n421-555-0100 Alice\n450-555-0101 Bob\n550-555-0102 Carol\n554-555-0103 Dave\n250-555-0104 Erin\n221-555-0105 Frank',
  'street addresses': '550 Main Street\n221 Baker Street, London\n354 Oak Avenue\n554 Mail Lane\n250 Service Road',
  'prose that starts with numbers': '250 people came to the meeting.\n550 of them stayed for the service.\n421 users were asked, and 354 answered.\n220 volts are enough.\nQUIT\nsmoking is hard.',
  'a web server log': '192.0.2.7 - - [24/Nov/2026:10:00:01 +0000] "GET /mail?code=550 HTTP/1.1" 250 5324 "-" "curl/7.88"\n192.0.2.7 - - [24/Nov/2026:10:00:02 +0000] "POST /smtp HTTP/1.1" 503 220 "-" "-"',
  'HTTP through curl': '*   Trying 192.0.2.1:80...\n* Connected to www.example.com (192.0.2.1) port 80 (#0)\n> GET / HTTP/1.1\n> Host: www.example.com\n> \n< HTTP/1.1 200 OK\n< Content-Length: 550\n< \n* Connection #0 to host www.example.com left intact',
  'HTTP statuses one a line': '200 OK\n301 Moved Permanently\n404 Not Found\n451 Unavailable For Legal Reasons\n500 Internal Server Error\n503 Service Unavailable\n504 Gateway Timeout',
  'an FTP session': '220 (vsFTPd 3.0.3)\nUSER anonymous\n331 Please specify the password.\nPASS guest\n230 Login successful.\nPASV\n227 Entering Passive Mode (192,0,2,1,100,200).\nRETR x\n550 Failed to open file.\nQUIT\n221 Goodbye.',
  'an FTP session of Net::FTP': 'Net::FTP=GLOB(0x55d0)<<< 220 ready\nNet::FTP=GLOB(0x55d0)>>> USER anonymous\nNet::FTP=GLOB(0x55d0)<<< 331 Password\nNet::FTP=GLOB(0x55d0)<<< 550 No such file',
  'FTP through curl': '* Connected to ftp.example.com (192.0.2.1) port 21 (#0)\n< 220 ProFTPD Server ready\n> USER anonymous\n< 331 Password required\n> PASS x\n< 530 Login incorrect.\n* Access denied: 530',
  'an IMAP session with C: and S:': 'S: * OK IMAP4rev1 ready\nC: a001 LOGIN alice x\nS: a001 OK LOGIN completed\nC: a002 SELECT INBOX\nS: * 550 EXISTS\nC: a003 LOGOUT',
  'a POP3 session': 'S: +OK POP3 server ready\nC: USER alice\nS: +OK\nC: STAT\nS: +OK 250 550\nC: QUIT\nS: +OK bye',
  'a news session with labels': '[S] 200 news.example.com ready\n[C] GROUP misc.test\n[S] 211 1234 3000234 3002322 misc.test\n[C] ARTICLE 45223423\n[S] 423 No article with that number\n[C] QUIT\n[S] 205 closing',
  'counted lines of uniq -c': '    550 GET /index.html\n    250 POST /login\n    354 DELETE /mail\n    221 HEAD /service\n    450 PUT /mailbox',
  'sizes of wc': '  220 README.md\n  250 smtp.c\n  354 data.txt\n  550 total',
  'a diff': '--- a/mail.c\n+++ b/mail.c\n@@ -250,7 +250,9 @@\n-  reply(250, "OK");\n+  reply(550, "5.1.1 No such user");\n > 250 old\n < 550 new\n250c250\n< old line\n---\n> new line',
  'source code': 'const GREETING = "220 mx.example.com ESMTP";\nif (code === 550) throw new Error(`550 5.1.1 ${text}`);\nsend("EHLO " + name); // S: greet\n  case 354: return data();\n  printf("250-PIPELINING\\r\\n");',
  'JSON': '{"level":"info","code":550,"msg":"S: done","status":"250 OK"}\n{"reply":"554 5.7.1 denied","command":"RCPT TO:<bob@example.net>"}',
  'a table with commas': 'code,count,text\n550,12,"User unknown"\n421,3,"Service not available"\n250,900,OK\n354,1,Go ahead',
  'test output': 'ok 220 - mail is sent\nok 221 - QUIT works\nnot ok 250 - EHLO\n# 550 tests, 354 passed\n  ✓ 334 checks\n450 passing (2s)\n2 failing',
  'a manual page': 'SMTP(7)\n\nNAME\n       smtp - mail\n\nEXIT STATUS\n       250    success\n       550    the user is unknown\n\nEHLO and HELO are commands. MAIL FROM names the sender; a server answers 250.',
  'paths of Windows and drives': 'C: is full, 550 MB left\nD:\\mail\\250-SIZE\nC: 250 GB\nS: 500 GB free\nS: 250 GB used\nC: DATA\nC: QUIT',
  'headers and a mail': 'From: Alice <alice@example.com>\nSent: Tuesday, 24 November 2026 10:00\nTo: Bob <bob@example.net>\nReceived: from mx.example.com (192.0.2.1)\nSubject: 550 reasons\n\n> 250 of them\n> 550 in all\n>> 354 more\nBye',
  'a kernel log': 'Nov 24 10:00:01 host kernel: [  250.123456] usb 1-1: new device\nNov 24 10:00:02 host systemd[1]: Started 550 units.\nNov 24 10:00:03 host sshd[554]: Failed password for root from 192.0.2.5 port 421 ssh2',
  'a memory dump': '0000: 32 35 30 20 4f 4b\n0010: 550 bytes\n0220: 220 more\n  > 0000: 45 48 4C 4F',
  'version numbers': '2.5.0 released\n250-5.1.1 is a part number\n550 5.1.1\n5.1.1 fixes 550 bugs',
  'arrows in prose': 'a -> b -> c\nx <- 250\n<- back | next ->\n--> 550 lines\n=== 250 ===\n*** 550 stars ***\n<<< old\n>>> new',
  'notes of a meeting': 'Server: rack 220, 250 W\nClient: 550 Main Street\nServer: 554 days up\nClient: QUIT smoking 421 days ago',
};

describe('texts that are none of ours', () => {
  for (const [what, text] of Object.entries(foreign)) {
    it(`are left alone: ${what}`, () => {
      assert.deepEqual(detectFormats(text).sure.map((format) => format.id), []);
      assert.deepEqual(replies(text), []);
      assert.deepEqual(findings(text), []);
    });
  }

  it('stay unmarked around a session', () => {
    const session = '220 mx.example.com ESMTP\nEHLO client.example.org\n250 mx.example.com\nMAIL FROM:<alice@example.com>\n250 OK\nQUIT\n221 Bye';
    for (const what of ['prose that starts with numbers', 'a phone list', 'street addresses', 'sizes of wc', 'HTTP statuses one a line']) {
      const text = foreign[what] ?? '';
      const before = text.split('\n').length + 1;
      assert.deepEqual(replies(`${text}\n\n${session}\n\n${text}`), ['1:220>connect', '3:250>EHLO', '5:250>MAIL', '7:221>QUIT'].map((one) => one.replace(/^\d+/, (line) => String(Number(line) + before))), what);
    }
  });
});

describe('signs', () => {
  for (const format of formats) {
    it(`of ${format.id} match their samples`, () => {
      for (const { pattern, sample } of format.signs) assert.match(sample, pattern);
    });
  }
});

describe('hostile lines', () => {
  const pieces = ['a', '5', ' ', '\t', '>', '<', '-', '[', '(', ':', '"', '250 ', '550-', '> < ', 'S: ', '[1] ', 'a: ', '10:00:00 ', '-> "', '\\n', '&lt;', '=GLOB(0x', 'SMTP', 'Error: ', '220 a.'];
  for (const format of formats) {
    it(`take ${format.id} no time`, () => {
      for (const piece of pieces) {
        const line = piece.repeat(Math.ceil(65_536 / piece.length));
        for (const before of ['', 'S: ', '< ', '220 ']) {
          const text = before + line;
          const started = performance.now();
          for (const { pattern } of format.signs) pattern.test(text.slice(0, 400));
          format.read({ text, start: 0, end: text.trimEnd().length, program: '', pid: '' }, new Map([['reply', '250-'], ['marked', 'client']]));
          const took = performance.now() - started;
          assert.ok(took < 250, `${format.id}: ${took} ms for ${JSON.stringify(before + piece)} …`);
        }
      }
    });
  }

  it('of a megabyte are survived', () => {
    for (const piece of ['a', '250 ', '> ', '5', 'S: 550 ']) {
      const line = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const started = performance.now();
      assert.ok(analyze(`220 mx.example.com ESMTP\nS: 220 mx.example.com ESMTP\n${line}\nEHLO x.example\n250 ${line}`).facts.length > 0);
      assert.ok(performance.now() - started < 1000, piece);
    }
  });
});
