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
  'a shell in which nobody was reached': 'alice@host:~$ nc mail.example.net 25\nnc: connect to mail.example.net port 25 (tcp) failed: Connection refused\nalice@host:~$ wc -l *\n554 list\n421 names\n975 total\nalice@host:~$ nc www.example.net 80\n421 Misdirected Request\n$ nc -l 2500\n554 go away',
  'versions of hosts': 'could not connect to root@example.com: 5.4.1 Kernel\n[E] [build.go:38] failed for root@build.example.com: 5.10.0 Generic\n[I] sent 550 5 files\nMessage sent: 250 users have read it',
  'a page that shows how to try a port': 'Try whether the port is open:\n\n    $ telnet mail.example.net 25\n\n554 people have asked this already, and 421 of them were behind a firewall.',
  'JSON over several lines': '[\n  {\n    "message": "550 files were copied",\n    "pid": 250\n  },\n  {\n    "message": "421 are left, 554 in all",\n    "list": [\n      "550 No",\n      "250 Yes"\n    ]\n  }\n]',
  'lines that end in a dollar sign': 'it costs 550$\nit costs 250$\n554 and 421$\nPS1=$',
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
  'answers of other servers': "Server responded: 550 File not found\nThe server said: 530 Login incorrect\nServer response: 503 Service Unavailable\nhost replied: 404 Not Found\nError: 550 rows were skipped\nRéponse du serveur : 502 Bad Gateway\n上传失败: 550 文件",
  'a filter that looks for refused logins': String.raw`failregex = ^%(pid)s \w+ authenticator failed for (?:[^\[\( ]* )?(?:\(\S*\) )?\[<HOST>\](?::\d+)?: 535 Incorrect authentication data( \(set_id=.*\))?\s*$
            ^%(pid)s SMTP error from \[<HOST>\](?::\d+)?: 550 5\.1\.1 User unknown\s*$`,
  'the replies of a standard, each with what it means': '   235 2.7.0  Authentication went well\n\n   This answers AUTH and tells that the login is done.\n\n   454 4.7.0  Temporary authentication failure\n\n   The server could not ask for the password. A client tries again later.\n\n   535 5.7.8  Authentication credentials invalid\n\n   The name or the password is wrong.',
  'what a standard allows to each command': '      EHLO or HELO\n         S: 250\n         E: 504, 550, 502\n      MAIL\n         S: 250\n         E: 552, 451, 452, 550\n      RCPT\n         S: 250, 251\n         E: 550, 551, 552\n      DATA\n         I: 354 -> data -> S: 250\n',
  'a test that talks to a server': 'expect "220 ready"\nsend "EHLO localhost\\r"\nexpect "250 ok"\nsend "MAIL FROM:<alice@example.com>\\r"\nexpect "250 ok"\nsend "RCPT TO:<bob@example.net>\\r"\nexpect "250 ok"\nsend "QUIT\\r"\nexpect "221 bye"',
  'a test in a programming language': '    write_line(sock, "EHLO localhost")\n    assert read_line(sock) == "250 mx.example.com"\n    write_line(sock, "MAIL FROM:<alice@example.com>")\n    assert read_line(sock) == "250 2.1.0 Ok"\n    write_line(sock, "RCPT TO:<bob@example.net>")\n    assert read_line(sock) == "250 2.1.5 Ok"\n    write_line(sock, "QUIT")\n    assert read_line(sock) == "221 Bye"',
  'a fake server in source code': 'switch (verb) {\n  case "EHLO example.com":\n    reply = "250 Hello";\n    break;\n  case "MAIL FROM:<a@b>":\n    reply = "250 Ok";\n    break;\n  case "RCPT TO:<a@b>":\n    reply = "550 No";\n    break;\n}',
  'both ends of a pipe in source code': '\tclient.Write([]byte("EHLO localhost\\r\\n"))\n\tserver.Write([]byte("250 ok\\r\\n"))\n\tclient.Write([]byte("MAIL FROM:<alice@example.com>\\r\\n"))\n\tserver.Write([]byte("250 ok\\r\\n"))\n\tclient.Write([]byte("RCPT TO:<bob@example.net>\\r\\n"))\n\tserver.Write([]byte("550 no\\r\\n"))',
  'commands beside the codes they get': '/EHLO example.com/ -> 250\n/MAIL FROM:<a@example.com>/ -> 250\n/RCPT TO:<b@example.com>/ -> 250, 550\n/DATA/ -> 354\n/QUIT/ -> 221\n',
  'a report of pflogsumm': 'Grand Totals\n------------\nmessages\n\n      7   received\n     39   bounced\n\n\nmessage bounce detail (by relay)\n--------------------------------\n  mx.example.net[192.0.2.1]:25 (total: 3)\n         1   host mx.example.net[192.0.2.1] said: 550\n         1   550-5.7.1 [192.0.2.10] Our system has detected that this messag...\n         1   Protocol error: host mx.example.net[192.0.2.1] said: 250-ok',
  'a report of logwatch': ' ################### Logwatch 7.7 (07/22/22) #################### \n        Processing Initiated: Sun Nov 29 11:54:34 2026\n ################################################################## \n\n --------------------- Postfix Begin ------------------------ \n\n         2         451 4.7.1 Greylisting in action, please come back in 2 seconds: RCPT TO\n         2         SASL authentication failed; server mx.example.net[192.0.2.1] said: 535 5.7.8 ...\n         1                  550 5.1.1 Unknown recipient: RCPT TO',
  'what a server for tests has to say': '- on: "EHLO client.example.org"\n  # comment\n{ cmd: "EHLO client.example.org", reply: "250 mx.example.com" },\n{ cmd: "MAIL FROM:<alice@example.com>", reply: "250 Ok" },\n{ cmd: "RCPT TO:<bob@example.net>", reply: "550 No" },\n{ cmd: "QUIT", reply: "221 Bye" },',
  'commands and replies in a table of source code': '  "EHLO client.example.org" => "250 mx.example.com",\n  "MAIL FROM:<alice@example.com>" => "250 Ok",\n  "RCPT TO:<bob@example.net>" => "550 No",\n  "QUIT" => "221 Bye",',
  'a sentence on each command': 'After EHLO client.example.org you get 250 mx.example.com.\nAfter MAIL FROM:<alice@example.com> you get 250 Ok.\nAfter RCPT TO:<bob@example.net> you get 550 No.\nAfter QUIT you get 221 Bye.',
  'codes in brackets with what they mean': '[220] service ready\n[250] requested action completed\n[354] start mail input\n[421] service not available\n[550] mailbox unavailable\n\n[EHLO] says hello\n[MAIL] begins a message\n[DATA] begins its content\n',
  'bug numbers in brackets': '[220] EHLO with an address is refused\n[250] MAIL FROM without brackets is taken\n[354] DATA hangs\n[550] RCPT TO:<> crashes the server\n[421] QUIT\n',
  'words of mail servers without what shows that they are theirs': 'temp fail for 64s: 450 left\nTemp failing job 7 for 64 seconds: 451 left\nwarn: PermFail injecting failure report for 1 envelope: 550 left\ndisconnect ip=192.0.2.44 relay=N lr="550 bytes" time=1.5\nrejected MAIL from the list: no HELO given, 550 times\nsender not yet given: 554 forms',
  'codes that failed': 'build failed with code 550\ntask failed: 554 of 600 tests\nerror code=550, message=none\nexit_code=550 text=done\nCould not read mail.txt: 550 bytes missing\nversion 5.1.1 - Released\nupgrade failed: 5.1.1 needs more space',
  'how a page speaks of mail that came back': 'Your message could not be delivered to the nearest mail server. Use your own program.\nIf your message could not be delivered to bob@example.net, ask the support.\nIhre Bestätigung konnte nicht zugestellt werden.\nUndelivered mail is kept for a week, see support@example.net.\nYour parcel could not be delivered. Write to parcels@example.com.',
  'texts of a program about mail': 'msgid "Your message could not be delivered."\nmsgstr "Ihre Nachricht konnte nicht zugestellt werden."\n\nmsgid "Delivery failed"\nmsgstr "Zustellung fehlgeschlagen"',
  'a session in the data of a test': 'dialogue:\n  - s: 220 mx.example.com ESMTP\n  - c: EHLO client.example.org\n  - s: 250 mx.example.com\n  - c: RCPT TO:<bob@example.net>\n  - s: 550 5.1.1 User unknown\n',
  'a session in a string of a test': 'import unittest\n\nTRANSCRIPT = """\\\n220 mx.example.com ESMTP\nEHLO client.example.org\n250 mx.example.com\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550 5.1.1 User unknown\n"""\n\nclass T(unittest.TestCase):\n    pass\n',
  'a session in a literal of a test': 'const log = dedent(`\n  220 mx.example.com ESMTP\n  EHLO client.example.org\n  250 mx.example.com\n  MAIL FROM:<alice@example.com>\n  550 5.1.1 User unknown`);\nexpect(read(log)).toBe(550);\n',
  'what pages say of fetching mail': 'An authorization failure on a mailbox is shown as AUTHFAIL.\nfetchmail: Query status=2 (SOCKET)\nfetchmail: Authorization failure on your server means that the password is wrong.\nThe row shows credential/login error.\nError: client credential/login error\nmpop: authentication failed means the same',
  'lists of lines in source code': 'expected = ["550-No such user", "550 here"]\nsend_lines(sock, ["554-Refused", "554 by policy"])\nreplies = {"DATA": ["554-Refused", "554 by policy"]}\nconst banner = [\'421-Busy\', \'421 later\'];\n',
  'versions that a login tells': 'Login failed: 5.7.1 Client is too old\nLogin failed: 5.7.1 Server has another version\nAuthentication error: 5.1.2 Update required',
  'filters that look for refusals of Postfix': String.raw`failregex = ^NOQUEUE: reject: RCPT from (?P<client>\S+): 5\d\d 5\.7\.1 .*; from=<\S*> to=<\S+> proto=ESMTP
            ^reject: RCPT from [^[]*: Relay access denied\b; from=<.*> to=<.*> proto=E?SMTP`,
  'how the lines of Postfix are made': 'A line has the word reject: then RCPT from the client: then the reply; then what is known of the envelope.\nreject: RCPT from host: reply; see the manual\nNOQUEUE: reject: RCPT from client',
  'what sounds like debug output of PHPMailer': 'The arrow SERVER -> CLIENT means that the server speaks.\nCLIENT -> SERVER is the other way.',
  'rows of other logs with arrows': '2026-11-24T10:00:01.550Z,shop,ABCD,12,web,550 items,>,250 left,\n2026-11-24T10:00:02.550Z,192.0.2.1,shop,192.0.2.2,web,,cart,HTTP,FAIL,550,order 7,none,554 open',
  'results of other programs': 'job: result=rejected code=550 reason=quota detail= helo=none\nresult=rejected code=554 reason=old\nqmail-smtpd: bug 550 is closed',
  'notes of a meeting': 'Server: rack 220, 250 W\nClient: 550 Main Street\nServer: 554 days up\nClient: QUIT smoking 421 days ago',
};

/** Logs and lists of programs that have nothing to do with mail, or only look after it, each full of numbers and words like ours. */
const traps: Readonly<Record<string, string>> = {
  'nginx access log': `192.0.2.7 - - [24/Nov/2026:10:00:01 +0000] "GET /mail HTTP/1.1" 250 550 "-" "Mozilla/5.0"\n192.0.2.7 - bob [24/Nov/2026:10:00:02 +0000] "POST /smtp/send HTTP/1.1" 550 354 "https://x/?q=EHLO" "curl/8"\n`.repeat(5),
  'nginx error log': `2026/11/24 10:00:01 [error] 550#554: *250 connect() failed (111: Connection refused) while connecting to upstream, client: 192.0.2.7, server: mail.example.com, request: "GET / HTTP/1.1", upstream: "http://127.0.0.1:2525/"\n`.repeat(4),
  'Apache error log': `[Tue Nov 24 10:00:01.550 2026] [core:error] [pid 550:tid 554] [client 192.0.2.7:55012] AH00126: Invalid URI in request EHLO example HTTP/1.1\n[Tue Nov 24 10:00:02 2026] [mpm:notice] [pid 250] 550 OK\n`,
  'mail commands sent to a web server': `::1 - - [24/Nov/2026:10:00:01 +0000] "EHLO x" 400 550\n::1 - - [24/Nov/2026:10:00:01 +0000] "MAIL FROM:<a@b>" 501 220\n`,
  'kernel messages': `Nov 24 10:00:01 host kernel: [  550.123456] eth0: 250 packets dropped\nNov 24 10:00:02 host kernel: usb 1-1: 554 rejected\n`.repeat(3),
  'sshd': `Nov 24 10:00:01 host sshd[550]: Failed password for invalid user postfix from 192.0.2.5 port 55012 ssh2\nNov 24 10:00:02 host sshd[554]: Received disconnect from 192.0.2.5 port 421:11: 550 Bye Bye [preauth]\n`.repeat(3),
  'sshd under the name of its facility': `Nov 24 10:00:01 host auth: Failed password for root from 192.0.2.5 port 55012 ssh2\nNov 24 10:00:02 host auth: Failed password for invalid user mail from 192.0.2.5 port 55014 ssh2\n`.repeat(3),
  'what a program tells below names in brackets': `(connect) server: up since 550 days\n(mail) list: 554 entries\n 552 more tomorrow\n`,
  'dockerd': `time="2026-11-24T10:00:01.550Z" level=error msg="Handler for POST /v1.43/containers/550/start returned error: 554 no" \ntime="2026-11-24T10:00:02Z" level=info msg="250 OK"\n`.repeat(3),
  'application records': `{"level":"info","time":1795514401550,"msg":"550 rows updated","code":550}\n{"level":"error","msg":"request failed with status 554: RCPT missing","status":554}\n{"level":"info","msg":"220 users online"}\n`.repeat(3),
  'a table with commas and codes': `date,code,text\n2026-11-24,550,"User unknown"\n2026-11-24,421,Service not available\n2026-11-24,250,OK\n`,
  'a table with semicolons and codes': `550;No such user;12\n421;Service not available;3\n250;Requested mail action okay;900\n354;Start mail input;1\n`,
  'ProFTPD': `220 ProFTPD 1.3.8 Server (mail.example.com) [192.0.2.1]\nUSER alice\n331 Password required for alice\nPASS x\n530 Login incorrect.\nQUIT\n221 Goodbye.\n`,
  'Pure-FTPd': `220---------- Welcome to Pure-FTPd [privsep] [TLS] ----------\n220-You are user number 5 of 50 allowed.\n220 You will be disconnected after 15 minutes of inactivity.\nUSER bob\n331 User bob OK. Password required\nPASS y\n530 Login authentication failed\n`,
  'the log of an FTP server': `(000550)11/24/2026 10:00:01 - (not logged in) (192.0.2.5)> Connected, sending welcome message...\n(000550)11/24/2026 10:00:01 - (not logged in) (192.0.2.5)> 220 FileZilla Server 0.9.60\n(000550)11/24/2026 10:00:02 - (not logged in) (192.0.2.5)> USER alice\n(000550)11/24/2026 10:00:02 - (not logged in) (192.0.2.5)> 331 Password required for alice\n(000550)11/24/2026 10:00:02 - (not logged in) (192.0.2.5)> PASS ****\n(000550)11/24/2026 10:00:02 - (not logged in) (192.0.2.5)> 530 Login or password incorrect!\n`,
  'FileZilla': `Status:\tConnecting to 192.0.2.1:21...\nResponse:\t220 ProFTPD Server ready.\nCommand:\tUSER alice\nResponse:\t331 Password required for alice\nCommand:\tPASS ****\nResponse:\t530 Login incorrect.\nError:\tCritical error: Could not connect to server\n`,
  'WinSCP': `. 2026-11-24 10:00:01.550 Connected with 192.0.2.1.\n< 2026-11-24 10:00:01.550 220 (vsFTPd 3.0.5)\n> 2026-11-24 10:00:01.550 USER alice\n< 2026-11-24 10:00:01.550 331 Please specify the password.\n> 2026-11-24 10:00:01.550 PASS ****\n< 2026-11-24 10:00:01.550 530 Login incorrect.\n`,
  'FTP with C: and S:': `S: 220 ftp.example.com FTP server ready\nC: USER alice\nS: 331 Password required\nC: PASS x\nS: 530 Login incorrect\nC: QUIT\nS: 221 Goodbye\n`,
  'an FTP session that is set in': `    220 (vsFTPd 3.0.5)\n    USER alice\n    331 Please specify the password.\n    PASS x\n    530 Login incorrect.\n    QUIT\n    221 Goodbye.\n`,
  "Python's ftplib": `*cmd* 'USER alice'\n*put* 'USER alice\\r\\n'\n*get* '331 Please specify the password.\\n'\n*resp* '331 Please specify the password.'\n*get* '530 Login incorrect.\\n'\n*resp* '530 Login incorrect.'\n`,
  'news': `200 news.example.com InterNetNews server ready (posting ok)\nGROUP misc.test\n211 1234 3000234 3002322 misc.test\nARTICLE 1\n423 No article with that number\nPOST\n340 Input article\n.\n441 posting failed\nQUIT\n205 closing\n`,
  'news with a login': `200 news ready\nAUTHINFO USER alice\n381 PASS required\nAUTHINFO PASS x\n481 Authentication failed\nQUIT\n205 Bye\n`,
  'POP3': `+OK POP3 ready\nUSER alice\n+OK\nPASS x\n-ERR auth failed\nQUIT\n+OK bye\n`,
  'IMAP': `* OK [CAPABILITY IMAP4rev1] ready\na1 LOGIN alice x\na1 NO [AUTHENTICATIONFAILED] 535 no\na2 SELECT INBOX\n* 550 EXISTS\n* 250 RECENT\na3 LOGOUT\n`,
  'ManageSieve': `"IMPLEMENTATION" "Dovecot Pigeonhole"\n"SIEVE" "fileinto"\nOK "ready."\nAUTHENTICATE "PLAIN" "AGFsaWNlAHg="\nNO "Authentication failed."\n`,
  'HTTP status lines': `HTTP/1.1 200 OK\nContent-Length: 550\n\n404 Not Found\n500 Internal Server Error\n503 Service Unavailable\n421 Misdirected Request\n451 Unavailable For Legal Reasons\n`,
  'a mail API over HTTP': `* Connected to api.example.com (192.0.2.1) port 443 (#0)\n> POST /v3/mail/send HTTP/2\n> Host: api.example.com\n> \n< HTTP/2 550 \n< content-type: application/json\n{"errors":[{"message":"550 5.1.1 User unknown"}]}\n`,
  'IRC numerics': `:irc.example.net 001 bob :Welcome\n:irc.example.net 250 bob :Highest connection count: 550\n:irc.example.net 251 bob :There are 220 users\n:irc.example.net 421 bob EHLO :Unknown command\n:irc.example.net 451 * :You have not registered\n:irc.example.net 433 * bob :Nickname is already in use\nQUIT\n`,
  'phone numbers': `550-0100 Alice\n221-0101 Bob\n250 555 0102 Carol\n421 555 0103 Dave\n`,
  'SIP': `SIP/2.0 404 Not Found\nSIP/2.0 480 Temporarily Unavailable\nSIP/2.0 503 Service Unavailable\n550 calls\n`,
  'RTSP': `S->C: RTSP/1.0 454 Session Not Found\nC->S: PLAY rtsp://x RTSP/1.0\n`,
  'MySQL': `2026-11-24T10:00:01.550Z 250 [Note] Aborted connection 550 to db: 'postfix' user: 'mail' (Got an error reading communication packets)\n2026-11-24T10:00:02Z 554 [ERROR] denied\n`.repeat(3),
  'a Java log with a stack': `2026-11-24 10:00:01,550 ERROR [main] c.e.Service - 550 items failed\njava.lang.IllegalStateException: 554 denied\n\tat com.example.Foo(Foo.java:250)\n\tat com.example.Bar(Bar.java:354)\n`.repeat(2),
  'tests of a mail library': `tests/test_smtp.py::test_ehlo PASSED [ 25%]\ntests/test_smtp.py::test_550 FAILED [ 50%]\nE   AssertionError: assert 550 == 250\nE   smtplib.SMTPServerDisconnected: Connection unexpectedly closed\n2 failed, 250 passed in 5.50s\n`,
  'a compiler': `gcc -c smtp.c -o smtp.o\nsmtp.c:250:5: warning: unused variable 'ehlo' [-Wunused]\nsmtp.c:550:1: error: expected ';'\nmake: *** [Makefile:354: smtp.o] Error 1\n`,
  'an access map': `192.0.2.0/24 REJECT 550 5.7.1 go away\nspam@example.com 550 No spam\nexample.org 554 Domain blocked\nfriend@example.org OK\n`,
  'header checks': `/^Subject: .*viagra/ REJECT 550 5.7.1 no spam\n/^X-Spam: yes/ DISCARD\n/^From: bad@/ 554 denied\n`,
  'a page of documentation': `When the user is unknown the server answers 550 5.1.1 and the client should not retry. A 421 means to come back.\n\n| Code | Meaning |\n|---|---|\n| 250 | Requested mail action okay |\n| 550 | Mailbox unavailable |\n| 354 | Start mail input |\n`,
  "an RFC's table of codes": `   250  Requested mail action okay, completed\n   251  User not local; will forward to <forward-path>\n   354  Start mail input; end with <CRLF>.<CRLF>\n   421  <domain> Service not available\n   550  Requested action not taken: mailbox unavailable\n`,
  'a panic': `thread 'main' panicked at 'called Result::unwrap() on an Err value: 550', src/smtp.rs:250:5\nnote: run with RUST_BACKTRACE=1\n`,
  'a shell': `$ echo 550\n550\n$ ls -l\n-rw-r--r-- 1 bob bob 554 Nov 24 10:00 mail.log\n-rw-r--r-- 1 bob bob 250 Nov 24 10:00 ehlo.txt\n$ quit\n`,
  'word counts': `  550  2500 15500 smtp.c\n  250  1100  5540 mail.c\n  800  3600 21040 total\n`,
  'iptables': `Chain INPUT (policy DROP 550 packets, 25000 bytes)\n pkts bytes target prot opt in out source destination\n  250 15500 ACCEPT tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:25\n  550 33000 REJECT tcp -- * * 0.0.0.0/0 0.0.0.0/0 tcp dpt:587 reject-with icmp-port-unreachable\n`,
  'netstat': `tcp 0 0 0.0.0.0:25 0.0.0.0:* LISTEN 550/master\ntcp 0 0 127.0.0.1:2525 0.0.0.0:* LISTEN 554/node\n`,
  'a verdict of Rspamd that ends in a size': 'Nov 24 10:00:01 mail rspamd[124]: <550abc>; proxy; rspamd_task_write_log: id: <550@example.org>, (default: T (reject): [55.00/15.00] []), len: 550',
  'a mail of which only the size is told': 'could not deliver the message, size=550\nthe mail failed, id: 554',
  'Rspamd alone': `2026-11-24 10:00:01 #550(normal) <abc550>; task; rspamd_task_write_log: id: <250@x>, qid: <4F2B>, ip: 192.0.2.5, from: <a@x>, (default: T (reject): [55.00/15.00] [R_SPF_FAIL(1.00){-all;}]), len: 5540, time: 550.1ms, dns req: 25, digest: <550>, rcpts: <b@y>, mime_rcpts: <b@y>, settings_id: x, forced: reject "554 5.7.1 Spam"\n2026-11-24 10:00:02 #550(rspamd_proxy) <abc>; milter; rspamd_milter_process_command: got connection from 192.0.2.5:550\n`,
  'Amavis alone': `Nov 24 10:00:01 mail amavis[550]: (00550-01) Passed CLEAN {RelayedInbound}, [192.0.2.5]:250 <a@x> -> <b@y>, Queue-ID: 4F2B, mail_id: 550, Hits: -, size: 554, queued_as: 5A2B, 550 ms\n`.repeat(2),
  'ClamAV': `Tue Nov 24 10:00:01 2026 -> SelfCheck: Database status OK.\nTue Nov 24 10:00:02 2026 -> instream(192.0.2.5@550): Eicar-Signature FOUND\n`,
  'fail2ban': `2026-11-24 10:00:01,550 fail2ban.filter [550]: INFO [postfix-sasl] Found 192.0.2.5 - 2026-11-24 10:00:01\n2026-11-24 10:00:02,554 fail2ban.actions [550]: NOTICE [postfix] Ban 192.0.2.5\n`.repeat(3),
  'workers that reject what is no mail': `Nov 24 10:00:01 worker(550): Info: Rejected: DATA block 550 of 554: checksum\nNov 24 10:00:02 import(554): Info: Rejected: 550 5 rows were moved to bob@example.net\nNov 24 10:00:03 host dmatest[550]: invalid recipient buffer 554\n`.repeat(3),
  'cron and systemd': `Nov 24 10:00:01 mail CRON[550]: (root) CMD (test -x /usr/sbin/sendmail && echo 550)\nNov 24 10:00:01 mail systemd[1]: postfix.service: Deactivated successfully. 250\n`.repeat(2),
  'Windows events': `Information,11/24/2026 10:00:01 AM,Service Control Manager,7036,None,"The SMTP service entered the stopped state. 550"\nError,11/24/2026,SMTPSVC,554,None,"Message delivery to the host failed"\n`,
  'git log': `commit 550abcdef\nAuthor: Bob <bob@example.com>\n\n    550 handling: answer 5.1.1 for unknown users\n    EHLO before MAIL FROM\n`,
  'a poem': `220 volts run in this wire,\n250 watts feed the fire,\n354 steps to go,\n550 feet below.\nQUIT\n`,
  'HTTP by telnet': `Trying 192.0.2.1...\nConnected to www.example.com.\nEscape character is '^]'.\nGET / HTTP/1.0\n\nHTTP/1.1 421 Misdirected Request\nServer: x\n\nConnection closed by foreign host.\n`,
  'slapd': `Nov 24 10:00:01 host slapd[550]: conn=250 op=554 SRCH base="ou=mail" filter="(mail=550@x)"\n`.repeat(2),
  'HAProxy': `Nov 24 10:00:01 lb haproxy[550]: 192.0.2.5:55012 [24/Nov/2026:10:00:01.550] smtp_in smtp_back/mx1 0/0/550 250 -- 5/4/3/2/0 0/0\n`.repeat(2),
  'Traefik': `{"ClientAddr":"192.0.2.5:550","DownstreamStatus":550,"RequestMethod":"EHLO","RequestPath":"/","msg":"","time":"2026-11-24T10:00:01Z"}\n`.repeat(3),
  'metrics': `smtp_replies_total{code="550"} 250\nsmtp_replies_total{code="250"} 5540\npostfix_smtpd_rejects_total 421\n`,
  'a list of things to do': `- [ ] 550 handle\n- [x] 250 done\n* 421 later\n1. EHLO\n2. QUIT\n`,
  'SQL': `INSERT INTO replies VALUES (550,'No such user'),(250,'OK'),(354,'Start mail input');\nSELECT code FROM replies WHERE code >= 500;\n 550\n 554\n(2 rows)\n`,
  'YAML': `- code: 550\n  text: No such user\n- code: 250\n  text: OK\nsmtp:\n  ehlo: mail.example.com\n`,
  'a page that says what refusals mean': `Common errors\n\n452 4.3.1 Insufficient system resources: This normally means that the disk of the other server is full.\n\n550 5.7.1 Recipient address rejected: the mailbox is closed. This means that you have to take the address off your list.\n\n550 5.1.0 Sender rejected: the address of the sender has a bad name.\n`,
  'a mail about codes': `From: Alice <alice@example.com>\nDate: Tue, 24 Nov 2026 10:11:00 +0100\nTo: Support <support@example.org>\nSubject: which code?\n\nHello,\n\nis it 550 or 554 that we should answer to a mailbox that is closed? RFC 5321 says that 550 is for a mailbox that is not available.\n\nAlice\n`,
  'a short list of codes, their words behind a dash': `Common SMTP errors:\n\n550 5.1.1 - User unknown\n552 5.2.2 - Mailbox full\n554 5.7.1 - Blocked\n`,
  'source code in a quote': `> func send() error {\n> \tif code == 550 {\n> \t\treturn fmt.Errorf("550 5.1.1 user unknown")\n> \t}\n> \tlog.Println("550 5.7.1 refused")\n> }\n`,
  'what a page says that its readers may see': `If the address is wrong and the mail is refused, you get this error:\n\n550 Unknown person\n`,
  'a number below words about mail': `My mail archive gives this error count for today:\n\n550 Messages\n\nThat many mails were not sent:\n\n503 of them to one address\n`,
  'what another program answers': `When our web shop calls the API we get this error:\n\n503 Service down\n`,
  'a table of codes in two languages': `450 queue unavailable. (队列忙)\n450 mailbox unavailable. (邮箱暂时不可用)\n451 auth error. (认证临时失败)\n500 syntax error(语法错误)\n501 please say HELO/EHLO first\n502 please say MAIL first\n550 mailbox unavailable. (邮箱不存在)\n550 user is locked. (邮箱被锁)\n552 message is too long. (邮件大小超过限制)\n553 host denies relay. (拒绝中继)\n554 rbl deny.\n`,
  'a diff of replies': `-550 5.1.1 User unknown\n+550 5.1.1 No such user\n 250 OK\n@@ -220,7 +220,7 @@\n`,
};

describe('texts that are none of ours', () => {
  for (const [what, text] of Object.entries({ ...foreign, ...traps })) {
    it(`are left alone: ${what}`, () => {
      assert.deepEqual(detectFormats(text).sure.map((format) => format.id), []);
      assert.deepEqual(replies(text), []);
      assert.deepEqual(findings(text), []);
    });
  }

  it('are left alone where an answering mail quotes them', () => {
    const header = 'From: Alice <alice@example.com>\nSubject: Re: figures\nIn-Reply-To: <1@example.org>\n\nBob wrote:\n';
    // A session of a test is one where nothing but a mail stands around it; behind an arrow a status is read as one of a reply.
    const others = Object.entries({ ...foreign, ...traps }).filter(([what]) => what !== 'version numbers' && !/^a session in .* of a test$/.test(what));
    for (const [what, text] of others) {
      for (const mark of ['> ', '> > ']) assert.deepEqual(replies(`${header}${text.replace(/^/gm, mark)}\n\nBye`), [], `${mark}${what}`);
    }
  });

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
      for (const { pattern, sample } of format.signs) assert.ok(pattern.test(sample), sample);
    });
  }
});

describe('hostile lines', () => {
  // In milliseconds: many times what they take on a slow machine, and less than where each character of one is looked at for each other.
  const LONGEST = 8_000;
  const pieces = ['a', '5', ' ', '\t', '>', '<', '-', '[', '(', ':', '"', '250 ', '550-', '> < ', 'S: ', '[1] ', 'a: ', '10:00:00 ', '-> "', '\\n', '&lt;', '=GLOB(0x', 'SMTP', 'Error: ', '220 a.'];
  for (const format of formats) {
    it(`take ${format.id} no time`, () => {
      for (const piece of pieces) {
        const line = piece.repeat(Math.ceil(65_536 / piece.length));
        for (const before of ['', 'S: ', '< ', '220 ']) {
          const text = before + line;
          for (const { pattern } of format.signs) pattern.test(text.slice(0, 400));
          format.read({ text, start: 0, end: text.trimEnd().length, program: '', pid: '' }, new Map([['reply', '250-'], ['marked', 'client']]));
        }
      }
    }).timeout(LONGEST);
  }

  it('of a megabyte are survived', () => {
    for (const piece of ['a', '250 ', '> ', '5', 'S: 550 ']) {
      const line = piece.repeat(Math.ceil(1_000_000 / piece.length));
      assert.ok(analyze(`220 mx.example.com ESMTP\nS: 220 mx.example.com ESMTP\n${line}\nEHLO x.example\n250 ${line}`).facts.length > 0);
    }
  }).timeout(LONGEST);
});
