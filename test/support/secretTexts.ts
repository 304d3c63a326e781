import { Buffer } from 'node:buffer';

/** Texts in which a secret stands as logs, transcripts and the people who paste them really write it, and what else must stay. All of them are made up. */
export interface SecretText {
  readonly name: string;
  readonly text: string;
  /** None of these may stand in anything that is shown of the text. */
  readonly secrets: readonly string[];
  /** All of these stay in its redacted copy. */
  readonly stay: readonly string[];
}

const texts: SecretText[] = [];

function b(text: string, encoding: 'latin1' | 'utf8' = 'latin1'): string {
  return Buffer.from(text, encoding).toString('base64');
}

function t(name: string, text: string, secrets: readonly string[], stay: readonly string[] = []): void {
  texts.push({ name, text, secrets, stay });
}

const P = 'Kx9-velvet.Moor'; // common password
const W = 'tangerine';      // a password that is a word
const F = 'grün & "wahr" 50%\\x'; // hard one
const U = 'ann@example.com';
const sl = (tag: string, m: string) => `Nov 24 10:00:01 mail ${tag}: ${m}`;
const plain = b(`\0${U}\0${P}`);
// ---- AUTH in dialogues, prefixes
const S = (lines: readonly string[]) => lines.join('\n');
const login = (c: string, s: string, u = U, p = P) => S([`${s}220 mail.example.com ESMTP`, `${c}EHLO ann-pc`, `${s}250-mail.example.com`, `${s}250 AUTH PLAIN LOGIN`, `${c}AUTH LOGIN`, `${s}334 VXNlcm5hbWU6`, `${c}${b(u,'utf8')}`, `${s}334 UGFzc3dvcmQ6`, `${c}${b(p,'utf8')}`, `${s}535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6`, `${c}QUIT`]);
const marks: readonly (readonly [string, string, string])[] = [['CS','C: ','S: '],['arrows','>>> ','<<< '],['swaks',' ~> ',' <~ '],['none','',''],['telnet','','']
 ,['client/server','Client: ','Server: '],['php','CLIENT -> SERVER: ','SERVER -> CLIENT: '],['curl','> ','< '],['date','2026-11-24 10:00:01.123 DEBUG smtp C: ','2026-11-24 10:00:01.123 DEBUG smtp S: '],['exim-d','10:00:01  1234   SMTP>> ','10:00:01  1234   SMTP<< '],['mutt','[2026-11-24 10:00:01] 4> ','[2026-11-24 10:00:01] 4< '],['thunderbird','[Parent 1234: Main Thread]: I/SMTP Sending: ','[Parent 1234: Main Thread]: I/SMTP Response: ']];
for (const [n, c, s] of marks)
  t(`login ${n}`, login(c, s), [P], ['VXNlcm5hbWU6', '535 5.7.8']);
t('login word pw', login('C: ','S: ',U,W), [W], []);
t('login utf8 pw', login('C: ','S: ',U,F), [F], []);
t('plain init', S(['S: 220 x ESMTP', `C: AUTH PLAIN ${plain}`, 'S: 535 5.7.8 no']), [P]);
t('plain two-step', S(['S: 220 x ESMTP', 'C: AUTH PLAIN','S: 334 ', `C: ${plain}`, 'S: 535 5.7.8 no']), [P]);
t('plain wrapped 2 lines', S(['S: 220 x ESMTP', `C: AUTH PLAIN ${b('\0'+U+'\0'+P+'-'+'q8Vz'.repeat(12)).slice(0,64)}`, b('\0'+U+'\0'+P+'-'+'q8Vz'.repeat(12)).slice(64), 'S: 535 5.7.8 no']), ['q8Vzq8Vz']);
{ const cram = b(`${U} 0123456789abcdef0123456789abcdef`); t('cram', S(['S: 220 x ESMTP','C: AUTH CRAM-MD5',`S: 334 ${b('<1.2@x.example.com>')}`,`C: ${cram}`,'S: 535 5.7.8 no']), ['0123456789abcdef0123456789abcdef'], [b('<1.2@x.example.com>')]); }
{ const r='c=biws,r=abcXYZ,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='; t('scram', S(['S: 220 x ESMTP',`C: AUTH SCRAM-SHA-256 ${b('n,,n=ann,r=abc')}`,`S: 334 ${b('r=abcXYZ,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')}`,`C: ${b(r)}`,'S: 535 5.7.8 no']), ['dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ='], [b('r=abcXYZ,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096')]); }
const TOK='ya29.a0AfB_byC-k3Qz7PlmNw8ErTyUiOpAsDfGhJkLzXcVbNm1234567890qwertyuiop';
t('xoauth2', S(['S: 220 x ESMTP',`C: AUTH XOAUTH2 ${b(`user=${U}\x01auth=Bearer ${TOK}\x01\x01`)}`,`S: 334 ${b('{"status":"400"}')}`,'C: ','S: 535 5.7.8 no']),[TOK],[b('{"status":"400"}')]);
t('xoauth2 in prose', `My client sends ${b(`user=${U}\x01auth=Bearer ${TOK}\x01\x01`)} and gets 535.`,[TOK]);
t('oauthbearer json', JSON.stringify({level:'debug',msg:`C: AUTH OAUTHBEARER ${b(`n,a=${U},\x01host=x\x01port=587\x01auth=Bearer ${TOK}\x01\x01`)}`}),[TOK]);
t('python repr', S([`send: 'ehlo [192.0.2.4]\\r\\n'`,`reply: b'250-mail.example.com\\r\\n'`,`reply: b'250 AUTH PLAIN LOGIN\\r\\n'`,`reply: retcode (250); Msg: b'mail.example.com\\nAUTH PLAIN LOGIN'`,`send: 'AUTH PLAIN ${plain}\\r\\n'`,`reply: b'535 5.7.8 Error: authentication failed\\r\\n'`]),[P],['535 5.7.8']);
t('python repr b', `DEBUG:aiosmtplib:sending b'AUTH PLAIN ${plain}\\r\\n'`,[P]);
t('python login cmd', S([`send: 'AUTH LOGIN ${b(U)}\\r\\n'`,`reply: b'334 UGFzc3dvcmQ6\\r\\n'`,`reply: retcode (334); Msg: b'UGFzc3dvcmQ6'`,`send: '${b(P)}\\r\\n'`,`reply: b'535 no\\r\\n'`]),[P],['UGFzc3dvcmQ6']);
t('python repr lines silent', `2026-11-24 10:00:01 worker[3]: wrote bytes b'\\x00${U}\\x00${P}' to socket`,[P]);
t('auth login initial', S(['S: 220 x ESMTP',`C: AUTH LOGIN ${b(U)}`,'S: 334 UGFzc3dvcmQ6',`C: ${b(P)}`,'S: 535 no']),[P]);
t('bare auth login pair pasted', S(['AUTH LOGIN','334 VXNlcm5hbWU6',b(U),'334 UGFzc3dvcmQ6',b(P),'535 5.7.8 authentication failed']),[P]);
t('plain line after 334', S(['S: 220 x ESMTP','C: AUTH LOGIN','S: 334 VXNlcm5hbWU6',`C: ${U}`,'S: 334 UGFzc3dvcmQ6',`C: ${P}`,'S: 535 no']),[P]);
t('plain word after 334', S(['S: 220 x ESMTP','C: AUTH LOGIN','S: 334 VXNlcm5hbWU6',`C: ann`,'S: 334 UGFzc3dvcmQ6',`C: ${W}`,'S: 535 no']),[W]);
// user name field holds password
t('postfix sasl_username=pw failed', S([sl('postfix/smtpd[12]',`warning: unknown[192.0.2.9]: SASL LOGIN authentication failed: UGFzc3dvcmQ6, sasl_username=${U}`)]),[],['UGFzc3dvcmQ6','authentication failed']);
// ---- other protocols
t('pop3 user pass', S(['S: +OK POP3 ready','C: USER ann',"S: +OK",`C: PASS ${P}`,'S: -ERR [AUTH] Authentication failed']),[P]);
t('pop3 telnet', S(['+OK Dovecot ready.','USER ann','+OK',`PASS ${P}`,'-ERR [AUTH] Authentication failed.']),[P],['-ERR [AUTH] Authentication failed.']);
t('pop3 pass word', S(['+OK Dovecot ready.','USER ann','+OK',`PASS ${W}`,'-ERR [AUTH] Authentication failed.']),[W]);
t('pop3 pass with spaces', S(['+OK Dovecot ready.','USER ann','+OK',`PASS my three words`,'-ERR [AUTH] Authentication failed.']),['three words']);
t('fetchmail', S(['fetchmail: POP3< +OK ready','fetchmail: POP3> USER ann','fetchmail: POP3< +OK',`fetchmail: POP3> PASS ${P}`,'fetchmail: POP3< -ERR no']),[P]);
t('poplib', S([`*cmd* 'USER ann'`,`*put* b'USER ann'`,`*cmd* 'PASS ${P}'`,`*put* b'PASS ${P}'`,`*resp* b'-ERR authentication failed'`]),[P]);
t('pop3 apop', S(['S: +OK POP3 <1896.697170952@x>',`C: APOP ann c4c9334bac560ecc979e58001b3e22fb`,'S: -ERR']),['c4c9334bac560ecc979e58001b3e22fb']);
t('imap login', S(['* OK IMAP4rev1 ready',`a001 LOGIN ann ${P}`,'a001 NO [AUTHENTICATIONFAILED] Authentication failed.']),[P],['AUTHENTICATIONFAILED']);
t('imap login quoted', S(['* OK ready',`a001 LOGIN "ann@example.com" "two \\"words\\" Kelp9"`,'a001 NO no']),['words\\" Kelp9','Kelp9']);
t('imap login literal', S(['* OK ready','a001 LOGIN {3}','+ Ready for additional command text','ann {15}','+ Ready for additional command text',P,'a001 NO no']),[P]);
t('imap login literal+', S(['C: a001 LOGIN {3+}','C: ann {15+}',`C: ${P}`,'S: a001 NO no']),[P]);
t('imaplib debug', S([`  01:00.11 > b'KHDA1 LOGIN ann "${P}"'`,`  01:00.20 < b'KHDA1 NO [AUTHENTICATIONFAILED] no'`]),[P]);
t('imaplib quoted pw bytes', S([`> b'FIKD1 LOGIN ann@example.com "${P}"'`]),[P]);
t('imap thunderbird', `[Parent 1234: IMAP]: I/IMAP 0x7f:mail.example.com:NA:SendData: 2 login "ann" "${P}"`,[P]);
t('imap authenticate plain', S(['a1 AUTHENTICATE PLAIN','+ ',plain,'a1 NO [AUTHENTICATIONFAILED] no']),[P]);
t('imap authenticate plain SIR lower', S([`a1 authenticate plain ${plain}`,'a1 NO no']),[P]);
t('imap authenticate login', S(['a1 AUTHENTICATE LOGIN','+ VXNlcm5hbWU6',b(U),'+ UGFzc3dvcmQ6',b(P),'a1 NO no']),[P],['VXNlcm5hbWU6','UGFzc3dvcmQ6']);
t('imap openssl s_client', S(['* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] Dovecot ready.',`. login ann ${P}`,'. NO [AUTHENTICATIONFAILED] Authentication failed.']),[P]);
t('sieve authenticate', S(['"IMPLEMENTATION" "Dovecot Pigeonhole"','OK "ready"',`AUTHENTICATE "PLAIN" "${plain}"`,'NO "Authentication failed."']),[P]);
t('sieve literal', S(['AUTHENTICATE "PLAIN" {'+plain.length+'+}',plain,'NO "Authentication failed."']),[P]);
// ---- URLs
t('url', `mta=smtp://ann:${P}@mail.example.com:587`,[P]);
t('url enc', `DSN smtps://ann%40example.com:p%40ss%3AKelp9@mail.example.com:465 failed`,['p%40ss%3AKelp9','p@ss:Kelp9']);
t('url query', `GET /api/send?api_user=ann&api_key=${P}&to=b@c HTTP/1.1`,[P]);
t('url query pw', `Dsn: "smtp://mail.example.com:587?username=ann&password=${P}&encryption=tls"`,[P]);
t('url query token', `https://mail.example.com/unsubscribe?email=bob@example.com&token=9f8e7d6c5b4a39281706f5e4d3c2b1a0`,['9f8e7d6c5b4a39281706f5e4d3c2b1a0']);
t('url reset', `Click https://app.example.com/password/reset/4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a?email=ann%40example.com`,['4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a']);
t('url reset qp', S(['Subject: Reset your password','','Open https://app.example.com/reset?token=3Da1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6','to go on.']),['a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6']);
t('url magic link', `sent https://app.example.com/auth/verify?code=Qm9vU2VjcmV0VG9rZW4xMjM0NTY&state=x`,['Qm9vU2VjcmV0VG9rZW4xMjM0NTY']);
t('symfony dsn', `MAILER_DSN=smtp://ann:${encodeURIComponent('p@ss/Kelp9')}@mail.example.com`,[encodeURIComponent('p@ss/Kelp9')]);
t('sendgrid dsn', 'MAILER_DSN=sendgrid+api://SG.abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg@default',['abcdefghijklmnopqrstuv']);
t('mailgun dsn', 'MAILER_DSN=mailgun+api://key-0123456789abcdef0123456789abcdef:example.com@default',['0123456789abcdef0123456789abcdef']);
// ---- command lines
t('swaks ap', `$ swaks -s mail.example.com -tls --auth LOGIN -au ann -ap '${P}' -t b@c`,[P]);
t('swaks long', `$ swaks --to b@c --auth-password ${P}`,[P]);
t('curl', `$ curl --ssl-reqd smtp://mail.example.com -u 'ann:two words Kelp9' -T m.txt`,['two words Kelp9','Kelp9']);
t('curl bearer', `$ curl --oauth2-bearer ${TOK.slice(5)} smtp://x`,[TOK.slice(5)]);
t('curl -H', `$ curl -H 'Authorization: Bearer abcDEF0123456789abcDEF' https://x`,['abcDEF0123456789abcDEF']);
t('curl mailgun', `$ curl -s --user 'api:key-3ax6xnjp29jd6fds4gc373sgvjxteol0' https://api.mailgun.net/v3/x/messages`,['3ax6xnjp29jd6fds4gc373sgvjxteol0']);
t('sendemail', `$ sendEmail -f a@b -t b@c -s mail.example.com:587 -xu ann -xp ${P} -m hi`,[P]);
t('mailx', `$ mailx -S smtp-auth-user=ann -S smtp-auth-password=${P} -s hi b@c`,[P]);
t('mutt smtp_pass', `set smtp_pass="${P}"`,[P]);
t('mutt smtp_url', `set smtp_url = "smtp://ann:${P}@mail.example.com:587/"`,[P]);
t('msmtp eval', `passwordeval "gpg -q -d ~/.msmtp.gpg"`,[],['gpg -q -d']);
t('msmtp eval echo', `passwordeval "echo ${P}"`,[P]);
t('blat', `C:\\> blat -to b@c -server mail.example.com -u ann -pw ${P}`,[P]);
t('powershell', `Send-MailMessage -Credential (New-Object PSCredential("ann", (ConvertTo-SecureString "${P}" -AsPlainText -Force)))`,[P]);
t('openssl base64', `$ printf '\\0ann\\0${P}' | openssl base64`,[P]);
t('perl b64', `$ perl -MMIME::Base64 -e 'print encode_base64("${P}")'`,[P]);
t('echo b64', `$ echo -n "${P}" | base64`,[P]);
t('mysql cmd', `$ mysql -umail -p${P} mailserver -e 'select * from users'`,[P]);
t('ldapsearch', `$ ldapsearch -x -D cn=admin,dc=corp -w ${P} -b dc=corp uid=ann`,[P]);
t('doveadm pw', `$ doveadm pw -s SHA512-CRYPT -p ${P}`,[P]);
t('htpasswd/openssl passwd', `$ openssl passwd -6 ${P}`,[P]);
t('smtp-cli', `$ smtp-cli --server=x:587 --user ann --pass ${P} --to b@c`,[P]);
t('s-nail url', `$ s-nail -:/ -Smta=submission://ann:${P}@mail.example.com -s x b@c`,[P]);
t('sudo env', `COMMAND=/usr/bin/env SMTP_PASS=${P} /opt/app/run`,[P]);
t('testsaslauthd', `# testsaslauthd -u ann -p '${P}' -s smtp`,[P]);
t('smtptest', `$ smtptest -a ann -u ann -w ${P} -m PLAIN mail.example.com`,[P]);
t('imtest', `$ imtest -m login -a ann -w ${P} mail.example.com`,[P]);
t('saslpasswd2', `$ echo ${P} | saslpasswd2 -p -c ann`,[P]);
t('chpasswd', `$ echo 'ann:${P}' | chpasswd`,[P]);
// ---- configurations in logs
t('sasl_passwd bracket', `[mail.example.com]:587    ann@example.com:${P}`,[P]);
t('sasl_passwd plain host', `mail.example.com    ann@example.com:${P}`,[P]);
t('sasl_passwd cat', S(['$ cat /etc/postfix/sasl_passwd',`smtp.gmail.com ann@example.com:${P}`,'$ postmap -q smtp.gmail.com hash:/etc/postfix/sasl_passwd',`ann@example.com:${P}`]),[P]);
t('postmap -q', S(['# postmap -q "[mail.example.com]:587" hash:/etc/postfix/sasl_passwd',`ann:${P}`]),[P]);
t('sasl_passwd grep', `/etc/postfix/sasl_passwd:[smtp.gmail.com]:587 ann@example.com:${P}`,[P]);
t('msmtprc', S(['account default','host mail.example.com','user ann',`password ${P}`]),[P]);
t('msmtprc quoted space', `password "two words Kelp9"`,['two words Kelp9','Kelp9']);
t('netrc', `machine mail.example.com login ann password ${P}`,[P]);
t('netrc lines', S(['machine mail.example.com','login ann',`password ${P}`]),[P]);
t('netrc account', `machine mail.example.com login ann account x password ${P}`,[P]);
t('ssmtp', S(['AuthUser=ann@example.com',`AuthPass=${P}`]),[P]);
t('ssmtp spaces', `AuthPass=abcd efgh ijkl mnop`,['abcd efgh ijkl mnop','efgh ijkl']);
t('php array', `'password' => '${P}',`,[P]);
t('php print_r', S(['Array','(','    [host] => mail.example.com','    [username] => ann',`    [password] => ${P}`,')']),[P]);
t('php print_r pass', S(['    [user] => ann',`    [pass] => ${P}`]),[P]);
t('php var_dump', S(['  ["password"]=>',`  string(15) "${P}"`]),[P]);
t('php mailer prop', `$mail->Password   = '${P}';`,[P]);
t('php object dump', `[Password:protected] => ${P}`,[P]);
t('php serialize', `a:2:{s:8:"username";s:3:"ann";s:8:"password";s:15:"${P}";}`,[P]);
t('stack trace args', `#3 /var/www/Mailer.php(120): PHPMailer\\SMTP->authenticate('ann@example.com', '${P}', 'LOGIN')`,[P]);
t('stack trace args cut', `#3 /var/www/Mailer.php(120): Swift_Transport->authenticate('ann@corp-mail....', 'Kx9-velvet.Moo...')`,['Kx9-velvet.Moo']);
t('python dict', `{'host': 'x', 'username': 'ann', 'password': '${P}'}`,[P]);
t('python namedtuple', `Config(host='x', user='ann', passwd='${P}')`,[P]);
t('ruby hash', `{:address=>"x", :user_name=>"ann", :password=>"${P}"}`,[P]);
t('ruby inspect new', `{address: "x", user_name: "ann", password: "${P}"}`,[P]);
t('go struct', `{Host:mail.example.com Port:587 Username:ann Password:${P}}`,[P]);
t('go struct +v space', `&{Host:x User:ann Pass:${P} From:a@b}`,[P]);
t('java toString', `MailProps[host=x, username=ann, password=${P}, port=587]`,[P]);
t('java props', `mail.smtp.password=${P}`,[P]);
t('env laravel', S(['MAIL_USERNAME=ann',`MAIL_PASSWORD="${P}"`,'MAIL_ENCRYPTION=tls']),[P]);
t('env laravel spaces', `MAIL_PASSWORD='abcd efgh ijkl mnop'`,['abcd efgh ijkl mnop','efgh']);
t('env unquoted spaces', `MAIL_PASSWORD=abcd efgh ijkl mnop`,['efgh ijkl mnop','efgh ijkl']);
t('env EMAIL_PWD', `SMTP_PWD=${P}`,[P]);
t('env key', `SENDGRID_KEY=${P}`,[P]);
t('env MAILGUN_SECRET', `MAILGUN_SECRET=key-abc123def456abc123def456abc123de`,['abc123def456abc123def456abc123de']);
t('yaml', S(['smtp:','  host: x','  user_name: ann',`  password: ${P}`]),[P]);
t('yaml quoted', `  password: "two words Kelp9"`,['two words Kelp9']);
t('yaml comment', `  password: ${P}  # app password`,[P]);
t('yaml short', `smtp_pass: ${P}`,[P]);
t('yaml smtp_auth_password', S(['global:',`  smtp_auth_password: ${P}`]),[P]);
t('yaml docker env', S(['environment:',`  - SMTP_PASSWORD=${P}`,`  SMTP_PASS: ${P}`]),[P]);
t('toml', `smtp_password = "${P}"`,[P]);
t('ini', `smtp_pass = ${P}`,[P]);
t('ini grafana', S(['[smtp]','user = ann','# If the password contains # or ; you have to wrap it',`password = """#${P};"""`]),[P]);
t('gitea PASSWD', `PASSWD = \`${P}\``,[P]);
t('xml', `<smtpPassword>${P}</smtpPassword>`,[P]);
t('xml attr', `<network host="x" userName="ann" password="${P}" />`,[P]);
t('wp define', `define( 'SMTP_PASS', '${P}' );`,[P]);
t('wp define WPMS', `define('WPMS_SMTP_PASS', '${P}');`,[P]);
t('nodemailer', `auth: { user: 'ann', pass: '${P}' }`,[P]);
t('nodemailer inspect', S(["  auth: { user: 'ann@example.com',",`     pass: "${P}" },`]),[P]);
t('js apppw', `pass: 'abcd efgh ijkl mnop'`,['abcd efgh']);
t('postfix mysql cf', S(['hosts = 127.0.0.1','user = mail',`password = ${P}`,'dbname = mail']),[P]);
t('dovecot sql', `connect = host=127.0.0.1 dbname=mail user=mail password=${P}`,[P]);
t('dovecot -n ldap', `dnpass = ${P}`,[P]);
t('ldap conf', `bindpw ${P}`,[P]);
t('ldap bind_pw', `bind_pw = ${P}`,[P]);
t('exim hide', `hide mysql_servers = localhost/mail/mailuser/${P}`,[P]);
t('exim client_send', `client_send = "\${if !eq{}{}}^ann^${P}"`,[P]);
t('exim passwd.client', `mail.example.com:ann@example.com:${P}`,[P]);
t('exim passwd.client star', S(['# cat /etc/exim4/passwd.client',`*:ann@example.com:${P}`]),[P]);
t('sendmail authinfo', `AuthInfo:mail.example.com "U:ann" "P:${P}" "M:PLAIN"`,[P]);
t('sendmail authinfo I', `AuthInfo:x "U:root" "I:ann" "P=${b(P)}"`,[P]);
t('opensmtpd secrets', S(['# cat /etc/mail/secrets',`label ann:${P}`]),[P]);
t('smtpd table', `table secrets { mylabel = "ann:${P}" }`,[P]);
t('nullmailer', `mail.example.com smtp --port=587 --auth-login --user=ann --pass=${P}`,[P]);
t('courier esmtpauthclient', `mail.example.com,587 ann ${P}`,[P]);
t('emacs authinfo', `machine mail.example.com port 587 login ann password "${P}"`,[P]);
t('dma auth.conf', `ann|mail.example.com:${P}`,[P]);
t('passwd-file dovecot', `ann@example.com:{PLAIN}${P}::::::`,[P]);
t('shadow', `ann:$6$Zk3kKJ3n$k0JcyuVbGqTjRrXxqJbLf0oYJmYyqv7PZqGq0aZ0nXK1mQf3xv6u:19000:0:99999:7:::`,['k0JcyuVbGqTjRrXxqJbLf0oYJmYyqv7PZqGq0aZ0nXK1mQf3xv6u']);
t('htpasswd apr1', `ann:$apr1$Zk3kKJ3n$V9m3P4HkE2yq7xL0aZ0nX1`,['V9m3P4HkE2yq7xL0aZ0nX1']);
t('des crypt passwd-file', `auth: Debug: passwd-file(ann,192.0.2.9): lookup: user=ann file=/etc/dovecot/users pass={CRYPT}ab01FAX.bQRSU`,['ab01FAX.bQRSU']);
t('nt hash', `ann:1001:aad3b435b51404eeaad3b435b51404ee:8846f7eaee8fb117ad06bdd830b7586c:::`,['8846f7eaee8fb117ad06bdd830b7586c']);
t('netntlmv2 hash', `ann::CORP:1122334455667788:5c7830315c7830310000000000000b45:0101000000000000d0ef1ae2f7e5d801aabbccdd`,['5c7830315c7830310000000000000b45']);
// ---- curl -v, HTTP
t('curl -v', S(['* Server auth using Basic with user \'ann\'',`> Authorization: Basic ${b('ann:'+P)}`]),[P]);
t('curl -v bearer', S(["* Server auth using Bearer with user ''",`> Authorization: Bearer ${TOK.slice(5)}`]),[TOK.slice(5)]);
t('http2 header curl', `* [HTTP/2] [1] [authorization: Basic ${b('ann:'+P)}]`,[P]);
t('proxy-auth', `> Proxy-Authorization: Basic ${b('ann:'+P)}`,[P]);
t('aws sig', `Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261124/us-east-1/ses/aws4_request, SignedHeaders=host, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7`,['5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7']);
t('cookie', `Cookie: roundcube_sessid=3ab9f3c0d1e2f30415263748; roundcube_sessauth=kQ8vB2nM4xZ7pL1w`,['3ab9f3c0d1e2f30415263748','kQ8vB2nM4xZ7pL1w']);
t('set-cookie', `< Set-Cookie: PHPSESSID=3ab9f3c0d1e2f30415263748; path=/; HttpOnly`,['3ab9f3c0d1e2f30415263748'],['path=/']);
t('roundcube sess', `[24-Nov-2026 10:00:01 +0000]: <3ab9f3c0> IMAP Error: Login failed for ann against mail.example.com from 192.0.2.1. AUTHENTICATE PLAIN: Authentication failed. in /var/www/x.php on line 211 (POST /?_task=login&_action=login)`,[],['Login failed for ann']);
t('form body', `POST /?_task=login _user=ann%40example.com&_pass=${encodeURIComponent('Kelp9&x')}&_token=abcdefABCDEF0123456789`,[encodeURIComponent('Kelp9&x'),'abcdefABCDEF0123456789']);
t('api-key hdr brevo', `api-key: xkeysib-0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9-AbCdEfGhIjKlMnOp`,['0a1b2c3d4e5f60718293a4b5c6d7e8f9','AbCdEfGhIjKlMnOp']);
t('brevo smtp key', `using smtp key xsmtpsib-0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9-AbCdEfGhIjKlMnOp`,['0a1b2c3d4e5f60718293a4b5c6d7e8f9']);
t('postmark', `X-Postmark-Server-Token: 12345678-90ab-4cde-8f01-234567890abc`,['12345678-90ab-4cde-8f01-234567890abc']);
t('mailgun key', `mailgun: key-3ax6xnjp29jd6fds4gc373sgvjxteol0 rejected`,['3ax6xnjp29jd6fds4gc373sgvjxteol0']);
t('sendgrid', `401 with SG.abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg`,['abcdefghijklmnopqrstuv']);
t('aws secret', S(['aws_access_key_id = AKIAIOSFODNN7EXAMPLE','aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY']),['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY']);
t('aws ses smtp', `smtp user AKIAIOSFODNN7EXAMPLE pass BEXAMPLEq7wJalrXUtnFEMI/K7MDENGbPxRfiCY12345`,['BEXAMPLEq7wJalrXUtnFEMI/K7MDENGbPxRfiCY12345']);
t('mailjet', `MJ_APIKEY_PUBLIC=0a1b2c3d4e5f60718293a4b5c6d7e8f9 MJ_APIKEY_PRIVATE=f9e8d7c6b5a493827160f5e4d3c2b1a0`,['f9e8d7c6b5a493827160f5e4d3c2b1a0']);
t('mailchimp', `mandrill key md-AbCdEfGhIjKlMnOpQrStUw refused`,['AbCdEfGhIjKlMnOpQrStUw']);
t('resend', `RESEND re_AbCdEfGh_12345678901234567890abcd`,['12345678901234567890abcd']);
t('slack/github', `relay hook ghp_0123456789abcdefghijklmnopqrstuvwxyz`,['0123456789abcdefghijklmnopqrstuvwxyz']);
t('mailersend', `mlsn.0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9`,['0a1b2c3d4e5f60718293a4b5c6d7e8f9']);
t('google client', S([`client_secret: GOCSPX-AbCdEfGhIjKlMnOpQrStUvWxYz01`,`refresh_token: 1//0gAbCdEfGhIjKlMnOpQrStUvWxYz-0123456789`]),['AbCdEfGhIjKlMnOpQrStUvWxYz01','0gAbCdEfGhIjKlMnOpQrStUvWxYz']);
t('ms refresh', `{"refresh_token":"0.AXoAbCdEfGhIjKlMnOpQrStUvWxYz0123456789.AgABAAAAAAD","expires_in":3599}`,['AXoAbCdEfGhIjKlMnOpQrStUvWxYz0123456789'],['3599']);
t('ms bare refresh', `saved 0.AXoAbCdEfGhIjKlMnOpQrStUvWxYz0123456789.AgABAAAAAAD_x9as refresh token`,['AXoAbCdEfGhIjKlMnOpQrStUvWxYz0123456789']);
t('jwt', `id eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4iLCJleHAiOjE3OTU0ODc4MzZ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ`,['eyJzdWIiOiJhbm4iLCJleHAiOjE3OTU0ODc4MzZ9','c2lnbmF0dXJlLXNpZ25hdHVyZQ']);
t('session token json', `{"event":"login","session":"8f14e45fceea167a5a36dedd4bea2543","user":"ann"}`,[],[]);
// ---- PEM
const pem: readonly [string, string, string] = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj','MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu','QSkpAw=='];
t('pem', S(['opendkim key:','-----BEGIN PRIVATE KEY-----',...pem,'-----END PRIVATE KEY-----','done']),pem,['done']);
t('pem rsa in log', S(['-----BEGIN RSA PRIVATE KEY-----',...pem,'-----END RSA PRIVATE KEY-----'].map((l)=>sl('opendkim[3]',l))),pem);
t('pem json', JSON.stringify({dkim:{privateKey:['-----BEGIN PRIVATE KEY-----',...pem,'-----END PRIVATE KEY-----',''].join('\n')}}),pem);
t('pem encrypted hdrs', S(['-----BEGIN RSA PRIVATE KEY-----','Proc-Type: 4,ENCRYPTED','DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF','',...pem,'-----END RSA PRIVATE KEY-----']),pem);
t('pem openssh', S(['-----BEGIN OPENSSH PRIVATE KEY-----',...pem,'-----END OPENSSH PRIVATE KEY-----']),pem);
t('pem cut no end', S(['-----BEGIN PRIVATE KEY-----',...pem]),pem);
t('pem indented yaml', S(['  key: |','    -----BEGIN PRIVATE KEY-----',...pem.map((x)=>'    '+x),'    -----END PRIVATE KEY-----']),pem);
t('pem public stays', S(['-----BEGIN CERTIFICATE-----',...pem,'-----END CERTIFICATE-----','-----BEGIN PUBLIC KEY-----',pem[0],'-----END PUBLIC KEY-----']),[],pem);
// ---- openssl s_client
t('s_client', S(['SSL-Session:','    Protocol  : TLSv1.2','    Cipher    : ECDHE-RSA-AES256-GCM-SHA384','    Session-ID: 0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F9','    Session-ID-ctx: ','    Master-Key: 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF','    PSK identity: None','    TLS session ticket lifetime hint: 7200 (seconds)','    TLS session ticket:','    0000 - 7a 3f 1d 9c 02 4e b8 aa-11 22 33 44 55 66 77 88   z?...N..."3DUfw.','    0010 - 99 aa bb cc dd ee ff 00-7a 3f 1d 9c 02 4e b8 aa   ........z?...N..','','    Start Time: 1795487836','    Timeout   : 7200 (sec)','    Verify return code: 0 (ok)']),['00112233445566778899AABBCCDDEEFF00112233445566778899','7a 3f 1d 9c','99 aa bb cc'],['7200 (seconds)','ECDHE-RSA-AES256-GCM-SHA384','Verify return code: 0 (ok)','1795487836']);
t('s_client 1.3', S(['Post-Handshake New Session Ticket arrived:','SSL-Session:','    Protocol  : TLSv1.3','    Resumption PSK: 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF','    PSK identity: None']),['00112233445566778899AABBCCDDEEFF'],['PSK identity: None']);
t('sslkeylog', `CLIENT_RANDOM 0011223344556677889900112233445566778899001122334455667788990011 aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899`,['aabbccddeeff00112233445566778899aabb']);
t('sslkeylog13', `CLIENT_TRAFFIC_SECRET_0 0011223344556677889900112233445566778899001122334455667788990011 aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899`,['aabbccddeeff00112233445566778899aabb']);
// ---- Dovecot
const dv = (m: string) => sl('dovecot', m);
t('dv given', dv(`auth: passwd-file(ann,192.0.2.9): Password mismatch (given password: ${P})`),[P],['Password mismatch']);
t('dv given LOGIN', dv(`auth(ann,192.0.2.9): Password mismatch (for LOGIN command) (given password: ${P})`),[P]);
t('dv given paren', dv(`auth: sql(ann,192.0.2.9): unknown user (given password: Kel(p)9 x)`),['Kel(p)9']);
t('dv given session', dv(`auth: ldap(ann,192.0.2.9,<sess>): Password mismatch (given password: ${P}) - trying the next passdb`),[P]);
t('dv 2.4', dv(`auth(ann@example.com,192.0.2.9,sasl:plain)<abc>: Debug: sql: Password mismatch (given password: ${P})`),[P]);
t('dv cache', dv(`auth: Debug: cache(ann,192.0.2.9): hit: {PLAIN}${P}`),[P]);
t('dv cache hit', dv(`auth: Debug: cache(ann,192.0.2.9): hit: $6$Zk3kKJ3n$k0JcyuVbGqTjRrXxqJbLf0oYJ user=ann`),['k0JcyuVbGqTjRrXxqJbLf0oYJ']);
t('dv client in', dv(`auth: Debug: client in: AUTH#0111#011PLAIN#011service=smtp#011secured#011session=abc#011resp=${plain}`),[P]);
t('dv client in prev', dv(`auth: Debug: client in: CONT#0111#011${b(P)}`),[P]);
t('dv client passdb out', dv(`auth: Debug: client passdb out: OK#0111#011user=ann#011pass=${P}`),[P]);
t('dv PASSV', dv(`auth-worker(123): Debug: worker in: PASSV#0112#0110#011${P}#011ann#011service=imap`),[P]);
t('dv PASSL', dv(`auth: Debug: auth worker: PASSL#0113#0110#011ann#011{PLAIN}${P}`),[P]);
t('dv PASSV worker', dv(`auth: Debug: auth-worker out: PASSV\t1\t3\t${P}\tann@example.com\tservice=smtp\tlip=192.0.2.1`),[P]);
t('dv sql query', dv(`auth-worker(12): Debug: sql(ann,192.0.2.9): query: SELECT username AS user, password FROM mailbox WHERE username = 'ann' AND password = MD5('${P}')`),[P],['SELECT username AS user, password FROM mailbox']);
t('dv sql crypt', `Query: SELECT ENCRYPT('${P}', password) FROM users`,[P]);
t('sql set pw', `UPDATE mailbox SET password = '${P}' WHERE username = 'ann@example.com'`,[P],['WHERE username']);
t('sql insert', `INSERT INTO mailbox (username, password, name) VALUES ('ann@example.com', '${P}', 'Ann')`,[P]);
t('sql insert hash', `INSERT INTO virtual_users VALUES (1, 'ann@example.com', '{SHA512-CRYPT}$6$Zk3kKJ3n$k0JcyuVbGqTjRrXxqJbLf0oYJ')`,['k0JcyuVbGqTjRrXxqJbLf0oYJ']);
t('dv CRYPT != ', dv(`auth: Debug: sql(ann,192.0.2.9): CRYPT(${P}) != '$6$Zk3kKJ3n$k0JcyuVbGqTjRrXxqJbLf0oYJ'`),[P,'k0JcyuVbGqTjRrXxqJbLf0oYJ']);
t('dv PLAIN !=', dv(`auth: Debug: passwd-file(ann,192.0.2.9): PLAIN(${P}) != 'real-Secret8'`),[P,'real-Secret8']);
t('dv master pass fields', dv(`auth: Debug: master userdb out: USER#0111#011ann#011password=${P}#011uid=5000`),[P],['uid=5000']);
t('dv fields pass=', dv(`auth: Debug: passwd-file(ann): user fields: ann pass=${P} userdb_mail=x`),[P]);
t('dv lua', dv(`auth: Debug: lua(ann): password=${P} extra`),[P]);
t('dv imap rawlog', S(['1795487836.123456 * OK ready',`1795487836.223456 a LOGIN ann ${P}`]),[P]);
t('doveadm auth test', `# doveadm auth test -x service=imap ann@example.com '${P}'`,[P]);
t('dv ldap bind', dv(`auth: Debug: ldap(ann,192.0.2.9): bind: dn=uid=ann,dc=corp pass=${P}`),[P]);
t('dv imapc', dv(`imap(ann): Debug: imapc(mail.example.com:993): Authenticating as ann, password=${P}`),[P]);
// ---- LDAP, saslauthd, pam
t('slapd', sl('slapd[3]',`conn=1 op=0 BIND dn="cn=admin,dc=corp" method=128 cred="${P}"`),[P]);
t('ldap userPassword', `userPassword:: ${b('{SSHA}Q29vbEhhc2hWYWx1ZTEyMzQ1Njc4OTA=')}`,['Q29vbEhhc2hWYWx1ZTEyMzQ1Njc4OTA=']);
t('ldap userPassword plain', `userPassword: ${P}`,[P]);
t('saslauthd -d', sl('saslauthd[4]',`do_auth         : auth failure: [user=ann] [service=smtp] [realm=] [mech=pam] [reason=PAM auth error]`),[],['reason=PAM auth error']);
t('saslauthd -d cached', `saslauthd[4] :rel_accept_lock : released accept lock
saslauthd[4] :cache_get_rlock : attempting a read lock
saslauthd[4] :auth_ldap : login=ann password=${P}`,[P]);
t('saslauthd ldap', `saslauthd[4]: Authentication failed for ann/corp: Bind to ldap server failed (password ${P})`,[P]);
t('courier authdaemon', sl('authdaemond',`Authenticated: clearpasswd=${P}, passwd=$1$ab$cdefghijklmnopqrstuv`),[P]);
t('courier authd', sl('authdaemond',`supplied password '${P}' does not match encrypted password '$1$ab$cdefghijklmnopqrstuvwx'`),[P,'cdefghijklmnopqrstuvwx'],['does not match']);
t('courier pw matches', sl('authdaemond',`password matches successfully, clearpasswd=${P}`),[P]);
t('vchkpw', sl('vpopmail[3]',`vchkpw-smtp: password fail (pass: '${P}') ann@example.com:192.0.2.9`),[P]);
t('pam', sl('pam_mysql',`SELECT password FROM users WHERE user='ann' AND pass='${P}'`),[P]);
// ---- Exim
t('exim crypteq', `14:00:01  1234 crypteq: using crypt(): subject=${P} crypted=$6$Zk3k$abcdefghijklmnop`,[P,'abcdefghijklmnop']);
t('exim condition', `14:00:01  1234 condition: crypteq{${P}}{\\$1\\$ab\\$cdefghijklmnopqrstuvwx}`,[P]);
t('exim rejectlog', `2026-11-24 10:00:01 plain authenticator failed for (ann-pc) [192.0.2.9]: 535 Incorrect authentication data (set_id=ann)`,[],['535 Incorrect authentication data']);
t('exim syntax error', `2026-11-24 10:00:01 SMTP syntax error in "${b(P)}" H=(x) [192.0.2.9] unrecognized command`,[P],['unrecognized command']);
t('exim smtp C=', `2026-11-24 10:00:01 no MAIL in SMTP connection from (x) [192.0.2.9] D=1s C=EHLO,AUTH`,[],['C=EHLO,AUTH']);
t('exim lookup', `14:00:01  1234 lookup yielded: ann:${P}`,[]);
// ---- Postfix
t('pf < AUTH', sl('postfix/smtpd[12]',`< unknown[192.0.2.9]: AUTH PLAIN ${plain}`),[P]);
t('pf login v', S(['< unknown[192.0.2.9]: AUTH LOGIN','> unknown[192.0.2.9]: 334 VXNlcm5hbWU6','< unknown[192.0.2.9]: '+b(U),'> unknown[192.0.2.9]: 334 UGFzc3dvcmQ6','< unknown[192.0.2.9]: '+b(P),'> unknown[192.0.2.9]: 535 5.7.8 Error'].map((m)=>sl('postfix/smtpd[12]',m))),[P],['UGFzc3dvcmQ6']);
t('pf lookup', sl('postfix/smtp[12]',`smtp_sasl_passwd_lookup: host \`mail.example.com' user \`ann' pass \`${P}'`),[P]);
t('pf dict', sl('postfix/smtp[12]',`dict_lookup: sasl_passwd: mail.example.com = ann:${P}`),[P]);
t('pf maps', sl('postfix/smtp[12]',`maps_find: smtp_sasl_passwd: hash:/etc/postfix/sasl_passwd(0,lock|fold_fix): mail.example.com = ann:${P}`),[P]);
t('pf cmd pipelining', sl('postfix/smtpd[12]',`improper command pipelining after AUTH from unknown[192.0.2.9]: ${b(P)}\\r\\n`),[P]);
t('pf unknown cmd', sl('postfix/smtpd[12]',`NOQUEUE: reject: UNKNOWN from unknown[192.0.2.9]: 502 5.5.2 <${b(U+':'+P)}>: Error: command not recognized; proto=ESMTP`),[]);
t('pf non-SMTP', sl('postfix/smtpd[12]',`warning: non-SMTP command from unknown[192.0.2.9]: PASS ${P}`),[P]);
t('pf non-SMTP auth hdr', sl('postfix/smtpd[12]',`warning: non-SMTP command from unknown[192.0.2.9]: Authorization: Basic ${b('ann:'+P)}`),[P]);
t('pf transcript', S(['Transcript of session follows.','',' Out: 220 mail.example.com ESMTP Postfix',' In:  EHLO ann-pc',' Out: 250 mail.example.com',' In:  AUTH LOGIN',' Out: 334 VXNlcm5hbWU6',` In:  ${b(U)}`,' Out: 334 UGFzc3dvcmQ6',` In:  ${b(P)}`,' Out: 535 5.7.8 Error: authentication failed:',' In:  QUIT']),[P],['VXNlcm5hbWU6']);
// ---- Exchange
t('exchange', S(['2026-11-24T10:00:01.000Z,EX\\Default,08DE0123456789AB,5,192.0.2.1:587,192.0.2.9:5000,<,AUTH LOGIN,','2026-11-24T10:00:01.100Z,EX\\Default,08DE0123456789AB,6,192.0.2.1:587,192.0.2.9:5000,>,334 <authentication response>,','2026-11-24T10:00:01.200Z,EX\\Default,08DE0123456789AB,7,192.0.2.1:587,192.0.2.9:5000,<,'+b(U)+',','2026-11-24T10:00:01.300Z,EX\\Default,08DE0123456789AB,8,192.0.2.1:587,192.0.2.9:5000,>,334 <authentication response>,','2026-11-24T10:00:01.400Z,EX\\Default,08DE0123456789AB,9,192.0.2.1:587,192.0.2.9:5000,<,'+b(P)+',','2026-11-24T10:00:01.500Z,EX\\Default,08DE0123456789AB,10,192.0.2.1:587,192.0.2.9:5000,>,535 5.7.3 Authentication unsuccessful,']),[P],['535 5.7.3']);
t('iis smtp', `2026-11-24 10:00:01 192.0.2.9 ann-pc SMTPSVC1 EX 192.0.2.1 0 AUTH - +LOGIN+${b(P)} 535 0 0 0 0 SMTP`,[P]);
// ---- JavaMail, .NET, Node, PHP
t('javamail', S(['DEBUG SMTP: AUTH LOGIN command trace suppressed','AUTH LOGIN','334 VXNlcm5hbWU6',b(U),'334 UGFzc3dvcmQ6',b(P),'535 5.7.8 no']),[P]);
t('javamail connect', `DEBUG: protocolConnect login, host=x, user=ann, password=${P}`,[P]);
t('nodemailer log', `[2026-11-24 10:00:01] DEBUG [abc] C: AUTH PLAIN ${plain}`,[P]);
t('nodemailer json', JSON.stringify({level:20,tnx:'client',msg:`AUTH PLAIN ${plain}`}),[P]);
t('json escaped pw', JSON.stringify({smtp:{password:F}}),['grün & ']);
t('json in json', JSON.stringify({message:JSON.stringify({user:'ann',password:P})}),[P]);
t('json unicode-esc', `{"msg":"AUTH PLAIN ${plain.replace(/=/g,'\\u003d')}"}`,[P]);
t('json pass number', `{"user":"ann","password":48151623}`,['48151623']);
t('json secret key', `{"user":"ann","secret":"${P}"}`,[P]);
t('json pwd', `{"user":"ann","pwd":"${P}"}`,[P]);
t('json userPassword', `{"smtpUserPassword":"${P}","appPassword":"${P}"}`,[P]);
t('json creds', `"credentials":{"username":"ann","value":"${P}"}`,[]);
t('k=v logfmt', `level=error msg="dial" user=ann pass=${P} host=x`,[P]);
t('k=v logfmt quoted', `level=error user=ann pass="two words Kelp9" host=x`,['two words Kelp9','Kelp9']);
t('logfmt pw', `level=error smtp.auth_password=${P}`,[P]);
t('prose pw is', `I use ann@example.com with the password ${P} and it fails.`,[P],['and it fails']);
t('prose password:', `User: ann@example.com, password: ${P}`,[P]);
t('prose Passwort', `Benutzer: ann, Passwort: ${P}`,[P]);
t('prose mot de passe', `Utilisateur : ann, mot de passe : ${P}`,[P]);
t('prose contraseña', `usuario=ann contraseña=${P}`,[P]);
t('prose пароль', `Пользователь: ann Пароль: ${P}`,[P]);
t('prose app password', `app password: abcd efgh ijkl mnop`,['efgh ijkl']);
t('prose login/pass', `login/password: ann/${P}`,[P]);
t('prose user:pass', `Login: ann@example.com\nPassword: ${P}`,[P]);
t('prose Pass:', `Pass: ${P}`,[P]);
t('prose tried', `tried user "ann" pw "${P}"`,[P]);
t('typed auth', S(['220 x ESMTP','AUTH PLAIN ann '+P,'501 5.5.4 Syntax']),[P]);
t('lower auth', S(['220 x ESMTP','auth login','334 VXNlcm5hbWU6',b(U),'334 UGFzc3dvcmQ6',b(P),'535 no']),[P]);
t('b64 wrong place', S(['220 x ESMTP','EHLO x','250 x',b(P),'502 5.5.2 Error: command not recognized']),[]);
t('plain alone', `${plain}`,[P]);
t('plain after label', `encoded: ${plain}`,[P]);
t('authline in quoted mail', S(['> 250 AUTH PLAIN LOGIN','> AUTH PLAIN '+plain,'> 535 5.7.8 no']),[P]);
t('authline markdown', S(['```','250 AUTH PLAIN LOGIN','AUTH PLAIN '+plain,'535 5.7.8 no','```']),[P]);
t('authline html', S(['<pre>250 AUTH PLAIN LOGIN<br>','AUTH PLAIN '+plain+'<br>','535 5.7.8 no</pre>']),[P]);
t('authline docker', S([`smtp-1  | 2026/11/24 10:00:01 <- AUTH PLAIN ${plain}`]),[P]);
t('authline k8s', `2026-11-24T10:00:01.1Z stdout F AUTH PLAIN ${plain}`,[P]);
t('strace', `write(3, "AUTH PLAIN ${plain}\\r\\n", 40) = 40`,[P]);
t('strace pass', `sendto(3, "PASS ${P}\\r\\n", 20, 0, NULL, 0) = 20`,[P]);
t('strace b64', S([`read(3, "334 UGFzc3dvcmQ6\\r\\n", 1024) = 18`,`write(3, "${b(P)}\\r\\n", 22) = 22`,`read(3, "535 5.7.8 no\\r\\n", 1024) = 14`]),[P]);
t('tcpdump -A', S([`10:00:01.1 IP 192.0.2.9.5000 > 192.0.2.1.25: Flags [P.], length 40: SMTP: AUTH PLAIN ${plain}`]),[P]);
t('ngrep', S(['T 192.0.2.9:5000 -> 192.0.2.1:25 [AP] #5',`AUTH PLAIN ${plain}..`]),[P]);
t('tshark', `Command: AUTH PLAIN ${plain}\nAuthentication: Password: ${P}`,[P]);
t('haproxy/XCLIENT', `XCLIENT NAME=x LOGIN=ann`,[],['LOGIN=ann']);
t('sasl db', `sasldblistusers2: ann@corp: userPassword=${P}`,[P]);
t('stunnel psk', `PSKsecrets = ann:00112233445566778899aabbccddeeff0011223344556677`,['00112233445566778899aabbccddeeff']);
t('rspamd password', `password = "$2$g95yw1dqihpujmnkzhwe6mhxwrd1h8xr$kh3k1hqxn8x1xrkjq7x6z"; enable_password = "q1";`,['kh3k1hqxn8x1xrkjq7x6z']);
t('redis', `redis://:${P}@127.0.0.1:6379/0`,[P]);
t('amavis sql', `@lookup_sql_dsn = ( ['DBI:mysql:database=mail;host=127.0.0.1', 'mail', '${P}'] );`,[P]);
t('sogo', `SOGoUserSources = ({ bindPassword = "${P}"; });`,[P]);
t('connection string', `Server=x;Database=mail;User Id=ann;Password=${P};Encrypt=True`,[P],['Encrypt=True']);
t('conn string pwd quoted', `Uid=ann;Pwd='two words Kelp9';`,['words Kelp9']);
t('libpq', `host=x user=mail password='${P}' dbname=mail`,[P]);
t('fetchmailrc', `poll mail.example.com proto imap user "ann" password "${P}" is ann here`,[P],['is ann here']);
t('fetchmailrc pass', `user 'ann' there with password '${P}' is ann here`,[P]);
t('getmailrc', `password = ${P}`,[P]);
t('offlineimap', `remotepass = ${P}`,[P]);
t('mbsync', `Pass ${P}`,[P]);
t('mbsync PassCmd', `PassCmd "pass show mail/ann"`,[],['pass show mail/ann']);
t('aerc', `outgoing = smtps://ann:${P}@mail.example.com`,[P]);
t('thunderbird prefs', `user_pref("mail.smtpserver.smtp1.password", "${P}");`,[P]);
t('wp option', `s:4:"pass";s:15:"${P}";`,[P]);
t('rails filter', `Parameters: {"user"=>"ann", "password"=>"${P}"}`,[P]);
t('symfony trace', `EsmtpTransport->setPassword('${P}')`,[P]);
t('java setPassword', `sender.setPassword("${P}");`,[P]);
t('go PlainAuth', `smtp.PlainAuth("", "ann", "${P}", host)`,[P]);
t('python starttls login', `server.login('ann', '${P}')`,[P]);
t('python login kw', `server.login(user='ann', password='${P}')`,[P]);
t('Net::SMTP auth', `$smtp->auth('ann', '${P}') or die;`,[P]);
t('perl Authen', `password => '${P}', user => 'ann'`,[P]);
t('EHLO with secret param', S(['220 x ESMTP','MAIL FROM:<a@b.example> AUTH=ann','250 ok']),[],['AUTH=ann']);
t('curl trace ascii', S(['=> Send header, 40 bytes (0x28)',`0000: AUTH PLAIN ${plain.slice(0,53)}`]),[P]);
// --------- must stay
t('stay spf', sl('opendkim[3]','A1B2C3D4E5: DKIM verification successful; spf=pass dkim=pass dmarc=pass (p=none)'),[],['spf=pass dkim=pass dmarc=pass','A1B2C3D4E5']);
t('stay prose', sl('dovecot','imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<ann>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.1, TLS, session=<abcDEF123/456+78>'),[],['auth failed, 1 attempts','method=PLAIN','user=<ann>']);
t('stay pw auth', sl('sshd[3]','Failed password for ann from 192.0.2.9 port 5000 ssh2'),[],['Failed password for ann from 192.0.2.9 port 5000 ssh2']);
t('stay pf disconnect', sl('postfix/smtpd[3]','disconnect from x[192.0.2.9] ehlo=1 auth=0/1 quit=1 commands=2/3'),[],['auth=0/1']);
t('stay reply text', S(['C: AUTH PLAIN','S: 535-5.7.8 Username and Password not accepted. For more information, go to','S: 535 5.7.8  https://support.google.com/mail/?p=BadCredentials x-1234567890abcdef.12 - gsmtp']),[],['Username and Password not accepted. For more information, go to','https://support.google.com/mail/?p=BadCredentials','gsmtp']);
t('stay app pw', S(['C: AUTH PLAIN','S: 534-5.7.9 Application-specific password required. For more information, go to','S: 534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor abc - gsmtp']),[],['Application-specific password required. For more information','InvalidSecondFactor']);
t('stay dkim sig', 'DKIM-Signature: v=1; a=rsa-sha256; d=example.com; s=s1; h=from:to; bh=frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=; b=dGhpcyBpcyBub3Qgc2VjcmV0IGF0IGFsbA==',[],['frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=','dGhpcyBpcyBub3Qgc2VjcmV0IGF0IGFsbA==']);
t('stay dkim dns', 's1._domainkey.example.com. IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7"',[],['MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC7']);
t('stay exim', '2026-11-24 10:00:01 1vNq1a-000000001Zx-0abc <= ann@example.com H=x [192.0.2.1] P=esmtpsa X=TLS1.3:TLS_AES_256_GCM_SHA384:256 CV=no A=plain:ann S=1234 id=CAFq3=abcDEF0123456789@mail.example.com T="Your new password: please read"',[],['1vNq1a-000000001Zx-0abc','id=CAFq3=abcDEF0123456789@mail.example.com','A=plain:ann','please read']);
t('stay sub reset', 'Subject: Password: reset your password today',[],['reset your password today']);
t('stay code', "passwd: files systemd\nif (password == stored) return pass(user);\npassword = getpass.getpass()\nself.password = password",[],['files systemd','password == stored','getpass.getpass()','self.password = password']);
t('stay pw prose 2', 'The password is wrong. Password must be changed. Your password has expired; password authentication failed for user ann.',[],['The password is wrong. Password must be changed. Your password has expired; password authentication failed for user ann.']);
t('stay pw prose 3', 'With the password prompt you see Password: and then nothing. The password policy server refused. password verification failed. Check the password stored in sasl_passwd.',[],['With the password prompt you see Password: and then nothing. The password policy server refused. password verification failed. Check the password stored in sasl_passwd.']);
t('stay token prose', 'fatal: unexpected token: ; token expired; token: required; The token endpoint returned 400; invalid_token',[],['unexpected token: ;','token expired','The token endpoint returned 400']);
t('stay tls', sl('postfix/smtpd[3]','Anonymous TLS connection established from x[192.0.2.9]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256'),[],['key-exchange X25519 server-signature RSA-PSS (2048 bits)']);
t('stay fp', 'Fingerprint=5A:74:12:00 sha256=0011223344556677889900112233445566778899001122334455667788990011 PGP key 0xDEADBEEFDEADBEEF',[],['0011223344556677889900112233445566778899001122334455667788990011','0xDEADBEEFDEADBEEF']);
t('stay greylist/pass', sl('postfix/postscreen[3]','PASS OLD [192.0.2.9]:5000'),[],['PASS OLD [192.0.2.9]:5000']);
t('stay pass new', sl('postfix/postscreen[3]','PASS NEW [192.0.2.9]:5000')+'\n'+sl('rspamd[3]','(default: F (no action): [1.20/15.00] [R_SPF_ALLOW(-0.20){+ip4:192.0.2.9;},PASSWORD_PHISH(1.00){}])'),[],['PASS NEW [192.0.2.9]:5000','PASSWORD_PHISH(1.00)']);
t('stay session id', sl('dovecot','imap-login: Login: user=<ann>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.1, mpid=33, TLS, session=<abcDEF123/456+78>'),[],['session=<abcDEF123/456+78>']);
t('stay message-id', sl('postfix/cleanup[3]','4F2B1C0123: message-id=<6f0f5a7e-1234-4b6d-9f00-0123456789ab@example.com>'),[],['6f0f5a7e-1234-4b6d-9f00-0123456789ab@example.com','4F2B1C0123']);
t('stay links', 'see https://support.example.com/kb?article=auth&token_type=x and https://www.postfix.org/SASL_README.html#client_sasl_enable',[],['https://www.postfix.org/SASL_README.html#client_sasl_enable','article=auth']);
t('stay login names', 'a001 LOGIN failed for ann: too many attempts\nLOGIN authentication failed: generic failure\nNo worthy mechs found LOGIN PLAIN user',[],['LOGIN failed for ann: too many attempts','LOGIN authentication failed: generic failure']);
t('stay config names', 'smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\npassword_query = SELECT user FROM users\nsmtpd_sasl_auth_enable = yes\ndefault_pass_scheme = SHA512-CRYPT\nauth_debug_passwords = yes\npassdb { driver = pam }\nPasswordAuthentication yes',[],['hash:/etc/postfix/sasl_passwd','SELECT user FROM users','SHA512-CRYPT','auth_debug_passwords = yes','PasswordAuthentication yes']);

// What is known to be a secret goes wherever else it stands.
t('pw repeated later prose', S(['S: 220 x ESMTP',`C: AUTH PLAIN ${plain}`,'S: 535 5.7.8 no','C: QUIT','','I am sure that the password is '+P+', I typed it three times.']),[P]);
t('pw repeated later b64', S(['S: 220 x ESMTP',`C: AUTH PLAIN ${plain}`,'S: 535 5.7.8 no','C: QUIT','',`echo ${b(P)} | base64 -d gives what I expect`]),[P]);
t('pw repeated before', S([`We set it to ${P} yesterday.`,'','S: 220 x ESMTP',`C: AUTH PLAIN ${plain}`,'S: 535 5.7.8 no','C: QUIT']),[P]);
t('plain b64 repeated in app log', S([sl('app[3]',`connect to mail.example.com:587`),sl('app[3]',`smtp password=${P} user=${U}`),sl('app[3]',`retry 2: login("${U}", ${P}) failed`),sl('app[4]',`sent ${b(P)}`)]),[P]);
t('pw url-encoded later', S([`smtp_password = ${'a+b/c&d=Tulip9'}`,`GET /login?user=ann&x=${encodeURIComponent('a+b/c&d=Tulip9')} HTTP/1.1`]),['a+b/c&d=Tulip9']);
t('pw html-escaped etc later', S([`password="p<q>Tulip'9"`,`sent p<q>Tulip'9 to server`]),["p<q>Tulip'9"]);
t('password as user', S(['S: 220 x ESMTP','C: AUTH LOGIN','S: 334 VXNlcm5hbWU6',`C: ${b(P)}`,'S: 334 UGFzc3dvcmQ6',`C: ${b(P)}`,'S: 535 no']),[P]);
t('exim d auth', S(['14:00:01  1234 SMTP<< AUTH PLAIN '+plain,'14:00:01  1234 plain authenticator server_condition:',`14:00:01  1234   $auth1 = `,`14:00:01  1234   $auth2 = ann@example.com`,`14:00:01  1234   $auth3 = ${P}`,`14:00:01  1234   $1 = `,`14:00:01  1234   $3 = ${P}`]),[P]);

/** About three hundred and fifty. */
export const secretTexts: readonly SecretText[] = texts;
