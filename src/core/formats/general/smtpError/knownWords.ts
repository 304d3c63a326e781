import { introducedBy } from '../../quotedReplies/introduced';
import { SERVER_ANSWERED } from '../../words/errorWords';
import { BEHIND_NOTHING_ELSE } from '../../words/ofMail';

/** Where replies start behind words of programs that introduce one. */
export const repliesBehindKnownWords = introducedBy([
  // At the beginning of a line.
  // smtp-server: 550 5.1.1 No such user: mailx, which says nothing more without -v
  { before: String.raw`^[>\s]{0,12}(?:(?:mailx?|nail|send-?mail): )?smtp-server: ` },
  // `550 5.1.1 No such user` | ```550 5.1.1 No such user```: code in Markdown, and nothing else on the line
  { before: String.raw`^\s{0,8}(?:\x60|\x60{3})(?=[^\x60]{10,400}\x60{1,3}\s*$)`, reply: 'stated' },
  // # mail delivery failed SMTP ERROR 550 Mailbox unavailable
  { before: String.raw`^#{1,6} .{1,200}?\bSMTP (?:ERROR|error|Error):? (?=5)` },
  // [bob@example.net] => 550 5.1.1 No such user: a list that PHP prints
  { before: String.raw`^\s{0,40}\[[^\s@[\]]{1,64}@[\w.-]{1,255}\] => `, reply: 'stated' },
  // nil	550 5.1.1 No such user: what Lua prints of a call that failed
  { before: String.raw`^nil[\t ]{1,4}`, reply: 'mail' },
  // send-mail: 553 5.1.8 … (sSMTP by the names it is called)
  { before: String.raw`^[>\s]{0,12}(?:send-?mail|mail|esmtp): `, reply: 'stated' },
  // [email failed] 535 Authentication failed Tuesday, … (routers by Netgear)
  { before: String.raw`^\s{0,8}\[email failed\] ` },
  // [E] 535 5.7.8 Username and Password not accepted (mailsend-go)
  { before: String.raw`^\s{0,8}\[(?:E|ERR|[Ee]rror|ERROR)\]:? `, reply: 'mail' },
  // bob@example.net,1443651141,"550 5.1.1 No such user",5.1.1 | bob@example.net;bounced;smtp; 550 5.1.1 … | | bob@example.net | Failed | 550 5.1.1 … |: a table of bounces, as services export it and people show it
  { before: String.raw`^(?:[^,;|\t@]{0,100}[,;|\t]){0,6} ?"?[^\s@<>,;|"]{1,64}@[\w.-]{1,255}"?(?:[,;|\t ].{0,300})?[,;|\t] ?"?(?:smtp; ?)?`, reply: 'stated' },
  // 2026/11/24 10:00:00 550 5.1.1 User unknown: Go's log.Fatal(err)
  { before: String.raw`^[>\s]{0,12}\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{6})? `, reply: 'mail' },

  // Farther on.
  // gomail: could not send email 1: Auth: 535 5.7.8 Authentication failed
  { before: String.raw`\bgomail: could not send email \d{1,6}: (?:[A-Z][a-z]{2,8}: )?` },
  // 2026/11/24 10:00:00 worker.go:272: 535 Authentication failed: how Go logs the error as it came, with codes that HTTP does not have
  { before: String.raw`^.{0,60}?\b[\w/-]{1,80}\.go:\d{1,6}: (?=53[458]|55[0-5])`, reply: 'refusal' },
  // smtp.SendMail to=bob@example.net: 550 5.1.1 No such user: Go's function, and whatever a program writes behind its name
  { before: String.raw`\bsmtp\.SendMail\b[^:]{0,200}: `, reply: 'refusal' },
  // Unexpected SMTP server response. Expected: 250, actual: 550, whole response: 550 5.1.1 No such user
  // Unexpected return code - Expected: 250, Got: 553 | 553 5.7.1 Sender address rejected (DokuWiki)
  { before: String.raw`\b(?:Unexpected SMTP server response\. Expected: \d{3}, actual: \d{3}, whole response: |\d{3}, Got: \d{3} \| )` },
  // Bad response received for command. command: (), response: 535 AUTH failed (Swift-SMTP)
  { before: String.raw`\bBad response received for command\. command: \(.{0,200}?\), response: ` },
  // The server responded: 554 5.7.1 Relay access denied | Server Response: '550 …' (Outlook) | The mail server responded:  550 … (Thunderbird) | mail(): SMTP server response: 530 … (PHP on Windows) | Réponse du serveur : '550 …'
  { before: String.raw`${SERVER_ANSWERED}${BEHIND_NOTHING_ELSE}`, reply: 'refusal' },
  // Remote Server returned '550 5.7.520 Access denied' (Exchange)
  { before: String.raw`\bRemote [Ss]erver returned '` },
  // ssmtp: RCPT TO:<bob@example.net> (550 5.1.1 No such user) | sSMTP[12]: 554 5.7.1 Relay access denied | sendmail: Authorization failed (535 5.7.8 …)
  { before: String.raw`(?<!^.{0,40}\d\d:\d\d:\d\d.{1,100})\b(?:(?:ssmtp|sSMTP)(?:\[\d{1,10}\])?: (?:(?:RCPT TO|MAIL FROM):<[^<>\s]{0,320}> \()?|(?:ssmtp|sSMTP|sendmail)(?:\[\d{1,10}\])?: Authorization failed \()` },
  // MailKit.Net.Smtp.SmtpCommandException: 550 5.1.1 No such user
  { before: String.raw`\bSmtp\w{0,30}Exception: ` },
  // #550 5.1.1 No such user ## | #< #5.1.1 smtp;550 5.1.1 No such user> #SMTP# | smtp; 550 5.1.1 No such user (Exchange, and the field of a report without its name)
  { before: String.raw`(?:(?:^|\s)#(?=[45]\d\d [45]\.\d{1,3}\.\d{1,3} .{1,400}##)|(?:^|[\s(])smtp; ?(?=(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d))` },
  // *email.loginAuth auth: 550 User has no permission (Alertmanager) | mail: SMTP server: 523 5.7.10 TLS is required (mailx) | … qua SMTP: 535 5.7.8 Username and Password not accepted (in whatever language)
  // … Failed to close connection to SMTP server, 553 Relaying disallowed (Mattermost)
  { before: String.raw`\bSMTP server[:,] `, reply: 'refusal' },
  { before: String.raw`\*email\.\w{3,20}Auth auth: ` },
  { before: String.raw`\bSMTP: `, reply: 'stated' },
  // wrong answer on RCPT TO "550 5.7.1 Relaying denied" (Zabbix) | SMTP session failed: 550 … | SMTP-Sitzung fehlgeschlagen: 550 … (mutt, in English and German) | {"level":"error","error":"550 5.1.1 No such user", …
  { before: String.raw`(?:\bwrong answer on [A-Z ]{2,12} "|\bSMTP(?:-Sitzung fehlgeschlagen| session failed): )` },
  { before: String.raw`[{,]\s{0,2}"err(?:or)?" ?: ?"`, reply: 'stated' },
  // {"level":"warn","error":"authentication failed: 535 Authentication Credentials Invalid", …
  { before: String.raw`[{,]\s{0,2}"err(?:or)?" ?: ?"[^"\\]{0,200}: `, reply: 'mail' },
  // Server responded with 550 esmtp: protocol deviation (a mailer for Node; HTTP has none of these codes)
  { before: String.raw`\b[Ss]erver (?:responded|replied|answered) with "?(?=(?:45[02]|53[0458]|55[0-6])[ -]\S)${BEHIND_NOTHING_ELSE}` },
  // Permanent exception delivering mail (Mail550-to-example.net): 550 5.1.1 No such user (Apache James)
  { before: String.raw`\b(?:Permanent|Temporary) exception delivering mail \([^()]{1,200}\): {1,2}` },
  // The server did not accept the sender. Reason: 530 SMTP authentication is required (MyBB) | Expected code 250, instead got response "550 5.1.1 … (SMF)
  { before: String.raw`\b(?:d(?:id|oes) not (?:accept|understand) [^:]{1,80}\. Reason: |instead got response ")`, reply: 'refusal' },
  // Details: Client was not authenticated. 530 5.7.57 SMTP; Client was not authenticated: as only Exchange words it
  { before: String.raw`\s(?=5\d\d 5\.\d{1,3}\.\d{1,3} SMTP; [A-Z])` },
  // SMTP error, RCPT TO: Host mx.example.net(192.0.2.10) said 550 5.1.1 User unknown (NetEase) | because:	550 5.1.1 User unknown (Domino)
  { before: String.raw`(?:\b[Hh]ost [\w.-]{1,255}\([\d.:a-f]{2,45}\) said |\bbecause:\s{1,4})`, reply: 'refusal' },
  // Error transferring to mx.example.net; SMTP Protocol Returned a Permanent Error 550 5.1.1 No such user (Domino)
  { before: String.raw`\bSMTP Protocol Returned a (?:Permanent|Transient) Error ` },
  // MTA out1.example.com received this response from the destination host IP - 192.0.2.25 -  550 , 550 5.1.1 <bob@example.net> No such user (GoDaddy's report)
  { before: String.raw`\breceived this response from the destination host IP - \S{1,60} - {1,3}[45]\d\d , ` },
  // … does not understand the command. Reason: 554 5.7.1 Recipient address rejected (MyBB and others) | Grund: 550 5.1.1 … | Причина: 550 5.7.1 … | Grund der Ablehnung: 550 5.7.1 … | Result: 535 5.7.139 … (scanners) | **Additional information:** 550 5.1.1 … (whoever reports a bug)
  { before: String.raw`(?:\b(?:Reason|Grund|Raison|Motivo|Razón|Reden|Powód|Orsak|Årsag)(?: [a-zA-Zé]{1,14}){0,3}|\b(?:Result|Ergebnis|Résultat|Resultado|Meldung|Details?|[Ii]nformation)|Причина|原因|理由|사유) ?[:：]\*{0,2} ?`, reply: 'stated' },
  // [Mail not sent. Sending error: 550 5.7.1 Relaying denied ] (Alpine): the sentence ends with its error
  { before: String.raw`\b(?:[Ee]rror|[Ff]ailed|[Ff]ailure): `, reply: 'mail' },
  // the mta server of example.net — mx.example.net(192.0.2.25) reply:550 The "From" header is missing (Alibaba Cloud's bounce)
  { before: String.raw`\bthe mta server of [\w.-]{1,255}(?: (?:--|—|–) [\w.-]{1,255}\([\d.:a-f]{2,45}\))? reply: ?`, reply: 'refusal' },
  // The sender address "alice@example.com" was rejected by the server: 550 5.7.1 Sender rejected (iOS)
  { before: String.raw`\b(?:rejected|refused) by the server: `, reply: 'refusal' },
  // SmtpCmdResp: 501 expected NOOP/RSET/QUIT/HELO/EHLO/MAIL (Chilkat)
  { before: String.raw`\bSmtpCmdResp: `, reply: 'refusal' },
  // smtpmail-send-it: Sending failed: 550 header syntax in response to . (Emacs)
  { before: String.raw`\bSending failed: (?=[45]\d\d[ -]\S.{0,400} in response to )` },
  // Failed to send some messages Negative SMTP reply: 550 … | NegativeSmtpReplyException: 550 … (K-9 and Thunderbird for Android)
  { before: String.raw`\bNegative ?S(?:MTP|mtp) ?[Rr]eply(?:Exception)?: ?` },
  // Unable to send message; Reason: 553 Relaying disallowed (Zoho, and others whose replies have no enhanced status code)
  { before: String.raw`\b(?:[Ss]end|[Ss]ent|[Dd]eliver\w{0,4})\b.{0,80}?\bReason: `, reply: 'mail' },
  // _assertResponseCode('550 5.7.60 …', array('250')): the innermost call in the stack of Swift Mailer's exception, where its message was left out
  { before: String.raw`\b_assertResponseCode\('`, reply: 'refusal' },
  // EIdSMTPReplyError with message '535 5.7.8 Authentication failed' (Indy)
  { before: String.raw`\bEIdSMTPReply(?:Error)?:? (?:with message )?'?` },
]);
