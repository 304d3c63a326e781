import { APP_PASSWORD, NO_PROSE, type CredentialPattern } from './credentialPattern';

const PASSWORD_LINE = String.raw`(?:[Pp]ass(?:word|wd|wort|phrase)?|PASS(?:WORD|WD)?|[Kk]ennwort|[Cc]ontraseña|[Ss]enha|[Mm]ot de passe|[Ww]achtwoord|[Пп]ароль|密码|パスワード)`;

/** Files in which mail programs keep credentials, as people print them beside a log. */
export const files: readonly CredentialPattern[] = [
  {
    needles: [']:587 ', ']:465 ', ']:25 ', ']:2525 ', ']:587\t', ']:465\t', ']:25\t'],
    // Postfix's smtp_sasl_password_maps
    pattern: /^\s{0,20}(?:\/[^\s:]{1,200}:)?\[[\w.:-]{1,255}\]:\d{2,5}\s{1,40}(?<user>[^\s:]{1,256}):(?<secret>[a-z]{4}(?: [a-z]{4}){3}|\S{1,500})\s{0,20}$/dg,
    what: 'password',
    sample: '[mx.example.com]:587 alice@example.com:not-a-real-password',
  },
  {
    needles: ['client_send'],
    // Exim's authenticators: parts that colons divide, or a "^" for each NUL
    pattern: /\bclient_send\s{0,5}=\s{0,5}"?(?:[^\n"^]{0,200}\^|:\s{1,5})?(?<user>[^\s:^"]{1,256})(?:\s{1,5}:\s{1,5}|\^)(?<secret>[^\s"]{1,500})/dg,
    what: 'password',
    sample: 'client_send = ^alice^not-a-real-password',
  },
  {
    needles: ['hide mysql_servers', 'hide pgsql_servers', 'mysql_servers = ', 'pgsql_servers = '],
    pattern: /\b(?:mysql|pgsql)_servers\s{0,5}=\s{0,5}[^\s/]{1,255}\/[^\s/]{1,100}\/(?<user>[^\s/]{1,100})\/(?<secret>[^\s/:]{1,200})/dg,
    what: 'password',
    sample: 'hide mysql_servers = localhost/mail/exim/not-a-real-password',
  },
  {
    needles: ['AuthInfo:'],
    // sendmail's access map: the password in clear, or in Base64 behind "P="
    pattern: /AuthInfo:\S{0,255}\s.{0,300}?"P[:=](?<secret>[^"\n]{1,500})"/dg,
    what: 'password',
    sample: 'AuthInfo:mx.example.com "U:alice" "I:alice" "P:not-a-real-password" "M:PLAIN"',
  },
  {
    needles: ['table '],
    // OpenSMTPD: table secrets { relay = "alice:x" }
    pattern: /^\s{0,20}table <?\w{0,40}(?:secret|cred)\w{0,20}>?\s{0,5}\{\s{0,5}[\w"]{1,60}\s{0,3}=>?\s{0,3}"?(?<user>[^\s:"]{1,256}):(?<secret>[^\s"}]{1,500})/dg,
    what: 'password',
    sample: 'table secrets { relay = "alice:not-a-real-password" }',
  },
  {
    needles: ['password'],
    // machine mx.example.com login alice password x | user 'alice' … with password 'x'
    pattern: /\b(?:login|user(?:name)?) ["']?(?<user>(?!(?:or|and|und|with|the|a)\b|[/&+]\s)[^\s"'|]{1,256})["']?(?: there)?(?: account \S{1,100})?(?: with)? password (?:"(?<q>[^"\n]{1,500})"|'(?<p>[^'\n]{1,500})'|(?<secret>[^\s"'|]\S{0,499}))/dg,
    what: 'password',
    sample: 'machine mail.example.com login alice password not-a-real-password',
  },
  {
    needles: ['assword: ', 'assword\t', 'asswd: ', 'ass: ', 'password ', 'PASSWORD: ', 'ASSWD: ', 'ASS: ', 'asswort: ', 'assphrase: ', 'ennwort: ', 'ontrase', 'enha: ', 'ot de passe', 'achtwoord: '],
    // A line of YAML or of msmtprc, and nothing else on it but a remark
    pattern: new RegExp(
      [
        // - smtp_password: | "App password":
        String.raw`^\s{0,40}(?:[-*] )?["']?(?:[\w.-]{1,40}[_.-]|[Ss]mtp |[Aa]pp |[Mm]y )?${PASSWORD_LINE}["']?(?: ?:|(?<=^\s{0,40}password))[ \t]{1,20}`,
        String.raw`(?:${[
          String.raw`"(?<q>[^"\n]{1,500})"`,
          String.raw`'(?<p>[^'\n]{1,500})'`,
          // abcd efgh ijkl mnop, or one word
          String.raw`(?<secret>[a-z]{4}(?: [a-z]{4}){3}(?=\s{0,20}$)|[^\s"'<>*[\]()]{4,500})`,
        ].join('|')})`,
        // # a remark
        String.raw`(?:\s{1,20}#.{0,200})?\s{0,20}$`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'password: not-a-real-password',
  },
  {
    needles: ['**', ': *', ' `', ':* '],
    // Pass: *x* | - **Password:** `x`, as Markdown sets it off
    pattern: new RegExp(
      [
        // > - **SMTP password:**
        String.raw`^\s{0,40}(?:[-*>] ){0,3}(?:\*{1,2})?(?:[\w-]{1,40}[ _-])?${PASSWORD_LINE}(?:\*{1,2})? ?:(?:\*{1,2})?[ \t]{1,20}`,
        // What sets it off, but not a count: *12* | *3/5*
        String.raw`(?<b>\*{1,2}|\x60)?(?!\d{1,6}(?:\/\d{1,6}|%)?[*\x60\s])`,
        // abcd efgh ijkl mnop, or one word
        String.raw`(?<secret>[a-z]{4}(?: [a-z]{4}){3}(?=[*\x60\s]|$)|${NO_PROSE}[^\s"'<>*\x60()[\]]{4,300})`,
        String.raw`\k<b>\s{0,20}$`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'Pass: *not-a-real-password1*',
  },
  {
    needles: ['bindpw', 'rootpw', 'BINDPW'],
    pattern: /^\s{0,20}(?:bindpw|rootpw|BINDPW|rootbindpw)\s{1,20}(?<secret>[^\s{]\S{0,300})\s{0,20}$/dg,
    what: 'password',
    sample: 'bindpw not-a-real-password',
  },
  {
    needles: ['userPassword'],
    // LDIF: in clear, or in Base64 behind two colons. Dovecot maps it to `password`.
    pattern: /\buserPassword(?:::? |=)(?!(?:userP|p)assword(?![^\s,;]))(?<secret>[^\s{][^\s,;]{0,500})/dg,
    what: 'password',
    sample: 'userPassword: not-a-real-password',
  },
  {
    needles: ['PSKsecrets'],
    pattern: /\bPSKsecrets\s{0,5}=\s{0,5}(?<user>[^\s:]{1,100}):(?<secret>[^\s:]{8,300})/dg,
    what: 'password',
    sample: 'PSKsecrets = alice:not-a-real-password',
  },
];

/** What a line of Postfix's settings has in it instead of the name of a map. */
const inPlace: readonly CredentialPattern[] = [
  {
    needles: ['static:'],
    pattern: /passw(?:or)?d_maps\s{0,5}=[^\n]{0,200}?\bstatic:\{?\s{0,5}(?<user>[^\s:{]{1,256}):(?<secret>[^\s}]{1,300})/dg,
    what: 'password',
    sample: 'smtp_sasl_password_maps = static:alice:not-a-real-password',
  },
  {
    needles: ['inline:'],
    pattern: /passw(?:or)?d_maps\s{0,5}=[^\n]{0,200}?\binline:\{\s{0,5}[^\s={}]{1,255}\s{0,3}=\s{0,3}(?<user>[^\s:]{1,256}):(?<secret>[^\s}]{1,300})/dg,
    what: 'password',
    sample: 'smtp_sasl_password_maps = inline:{ [mx.example.com]:587=alice:not-a-real-password }',
  },
  {
    needles: ['asswordSecret>'],
    pattern: /asswordSecret>(?<secret>[^<>\s]{4,500})<\//dg,
    what: 'password',
    sample: '<smtpAuthPasswordSecret>not-a-real-password</smtpAuthPasswordSecret>',
  },
  {
    needles: ['DBROOT='],
    pattern: /^\s{0,20}DBROOT=(?<secret>[^\s$"']\S{3,200})/dg,
    what: 'password',
    sample: 'DBROOT=not-a-real-password',
  },
  {
    needles: [' pass '],
    // fetchmailrc
    pattern: /^\s{0,20}(?:poll \S{1,255} [^\n]{0,200}?)?user(?:name)? ["']?(?<user>[^\s"']{1,256})["']?(?: there)?(?: with)? pass (?:"(?<q>[^"\n]{1,300})"|'(?<p>[^'\n]{1,300})'|(?<secret>(?=[^\s"']{0,60}[^\sa-z])[^\s"']{4,300}))/dg,
    what: 'password',
    sample: 'user alice pass not-a-real-password1',
  },
];

/**
 * Lines that show what they are by their whole shape, and have nothing to look for in bytes: tried in every line
 * that does not begin with a time stamp. All begin at the start of a line.
 */
export const shapes: readonly CredentialPattern[] = [
  ...inPlace,
  {
    needles: [],
    // example.com:mx.example.net:587 alice x, as qmail's smtproutes has it
    // The name of a domain, a server of the usual ports: no level and logger of Python before a reply.
    pattern: new RegExp(String.raw`^\s{0,20}(?:[\w-]{0,63}(?:\.[\w-]{1,63}){1,8})?:[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}(?::(?:2[56]|465|587|\d{4,5}))? (?<user>[^\s:]{1,256}) (?<secret>${NO_PROSE}[^\s/]\S{3,300})\s{0,20}$`, 'dg'),
    what: 'password',
    sample: ':mx.example.net:587 alice not-a-real-password1',
  },
  {
    needles: [],
    // client plain alice x, as E-MailRelay has it
    pattern: /^\s{0,20}(?:client|server) (?:plain|login|md5|oauth)(?::b)? (?<user>[^\s:]{1,256}) (?<secret>\S{4,500})(?: \S{1,100})?\s{0,20}$/dg,
    what: 'password',
    sample: 'client plain alice not-a-real-password',
  },
  {
    needles: [],
    // mail.example.com alice@example.com:x, as in Postfix's sasl_passwd; no path as scp has
    pattern: /^\s{0,20}(?:\/[^\s:]{1,200}:)?[A-Za-z0-9][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}(?::\d{2,5})?[ \t]{1,40}(?<user>[^\s:@]{1,128}@[\w.-]{1,255}):(?<secret>[a-z]{4}(?: [a-z]{4}){3}|(?!\d{1,5}\s{0,20}$)[^\s/~.]\S{2,300})\s{0,20}$/dg,
    what: 'password',
    sample: 'mx.example.com alice@example.com:not-a-real-password',
  },
  {
    needles: [],
    // mail.example.com:alice@example.com:x, as in Exim's passwd.client, or without the host
    pattern: new RegExp(String.raw`^\s{0,20}(?:[A-Za-z0-9*][\w*-]{0,62}(?:\.[\w-]{1,63}){0,8}:)?(?<user>[^\s:@<>"'/]{1,128}@[\w.-]{1,255}):(?<secret>${APP_PASSWORD}|(?![\d.:]{1,40}\s{0,20}$)(?![/~.[{<])${NO_PROSE}\S{4,300})\s{0,20}$`, 'dg'),
    what: 'password',
    sample: '*:alice@example.com:not-a-real-password1',
  },
  {
    needles: [],
    // alice|mail.example.com:x, as dma has it
    pattern: /^\s{0,20}(?<user>[^\s|:]{1,256})\|[A-Za-z0-9][\w.-]{0,255}:(?<secret>\S{1,300})\s{0,20}$/dg,
    what: 'password',
    sample: 'alice|mx.example.com:not-a-real-password',
  },
  {
    needles: [],
    // mail.example.com,587 alice x, as Courier has it
    pattern: /^\s{0,20}[A-Za-z0-9][\w.-]{0,255},(?:25|465|587|2525) (?<user>[^\s:]{1,256}) (?<secret>\S{4,300})\s{0,20}$/dg,
    what: 'password',
    sample: 'mx.example.com,587 alice not-a-real-password',
  },
  {
    needles: [],
    // Pass x, as isync has it
    pattern: new RegExp(String.raw`^\s{0,20}Pass\s{1,20}(?:"(?<q>[^"\n]{1,300})"|(?<secret>${NO_PROSE}[^\s"']\S{3,300}))\s{0,20}$`, 'dg'),
    what: 'password',
    sample: 'Pass not-a-real-password1',
  },
  {
    needles: [],
    // Пароль: x
    pattern: new RegExp(String.raw`^(?:[^\n]{0,100}[\s,;])?(?:[Пп]ароль|密码|パスワード)\s?[:=：]\s?(?<secret>[^\s"'<>]{4,300})`, 'dg'),
    what: 'password',
    sample: 'Пользователь: alice Пароль: not-a-real-password',
  },
  {
    needles: [],
    // What hashcat takes: alice::CORP:challenge:proof:blob
    pattern: /^\s{0,20}(?<user>[^\s:]{1,100})::[^\s:]{0,100}:(?<secret>[0-9a-fA-F]{16,48}:[0-9a-fA-F]{32,48}:[0-9a-fA-F]{16,2000})\s{0,20}$/dg,
    what: 'hash',
    sample: 'alice::EXAMPLE:aabbccddaabbccdd:aabbccddaabbccddaabbccddaabbccdd:aabbccddaabbccddaabbccdd',
  },
];
