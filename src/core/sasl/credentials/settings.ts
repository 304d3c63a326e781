import { BARE, QUOTED, type Habit } from './habit';

const KEYS: readonly (readonly [string, Habit['what']])[] = [
  ...['password', 'Password', 'PASSWORD', 'passwd', 'Passwd', 'PASSWD', 'passphrase', 'client_secret', 'CLIENT_SECRET', 'SECRET_ACCESS_KEY'].map((key) => [key, 'password'] as const),
  ...['access_token', 'refresh_token', 'accessToken', 'refreshToken', 'api_key', 'apiKey', 'API_KEY'].map((key) => [key, 'token'] as const),
];

/** Settings and what programs print of them: `password=…`, `"pass": "…"`. */
export const settings: readonly Habit[] = [
  {
    needles: ['assword', 'asswd', 'ASSWORD', 'ASSWD', '_pass', '_PASS', '_SECRET', '_TOKEN'],
    // A line of a settings file and nothing else on it: whatever stands behind the sign is the value. What looks like a piece of a program is none.
    pattern: /^\s{0,40}(?:(?:export|set) )?(?:[\w.-]{0,40}(?:[Pp]assword|[Pp]asswd|PASSWORD|PASSWD)|[\w.-]{1,40}_(?:pass|PASS|SECRET|TOKEN))\s{0,20}=\s{0,20}(?<secret>(?![\w.]{1,60}[([])(?!["'`<[({|]|[$%][({])\S{1,500})\s{0,20}$/dg,
    what: 'password',
    sample: 'password=,not-a-real-password&more',
  },
  ...KEYS.map(
    ([key, what]): Habit => ({
      needles: [key],
      what,
      // After a colon only what is quoted: prose has colons too.
      pattern: new RegExp(String.raw`(?<![A-Za-z])(?:clear)?${key}(?:\\{0,7}["'])?\]?\s{0,20}(?:(?:=>|[=:])\s{0,20}${QUOTED}|(?:=>|=)\s{0,20}${BARE})`, 'dg'),
      sample: `${key}=not-a-real-password`,
    }),
  ),
  {
    needles: ['pass', 'Pass'],
    pattern: new RegExp(String.raw`(?<![\w.-])(?:\\{0,7}["'])?[Pp]ass(?:\\{0,7}["'])?\s{0,20}(?:=>|[=:])\s{0,20}${QUOTED}`, 'dg'),
    what: 'password',
    sample: "auth: { user: 'alice', pass: 'not-a-real-password' }",
  },
  {
    needles: ['_PASS', '_SECRET', '_TOKEN'],
    pattern: new RegExp(String.raw`\b[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){0,5}_(?:PASS|PASSWD|PASSWORD|SECRET|TOKEN)["']?\s{0,20}[=:]\s{0,20}(?:${QUOTED}|${BARE})`, 'dg'),
    what: 'password',
    sample: 'SMTP_PASS=not-a-real-password',
  },
  {
    needles: ['pass', 'Pass'],
    pattern: new RegExp(String.raw`(?<![A-Za-z])(?:smtp|mail|email|[Aa]uth|sasl|user|login|imap|pop3|ldap|db|sql|mysql)_?[Pp]ass(?:\\{0,7}["'])?\s{0,20}[=:]\s{0,20}(?:${QUOTED}|(?<==\s{0,20})${BARE})`, 'dg'),
    what: 'password',
    sample: 'smtp_pass=not-a-real-password',
  },
  {
    needles: [']:587 ', ']:465 ', ']:587\t', ']:465\t'],
    // Postfix's smtp_sasl_password_maps
    pattern: /^\s{0,20}\[[\w.:-]{1,255}\]:\d{2,5}\s{1,40}(?<user>[^\s:]{1,256}):(?<secret>\S{1,500})\s{0,20}$/dg,
    what: 'password',
    sample: '[mx.example.com]:587 alice@example.com:not-a-real-password',
  },
  {
    needles: ['client_send'],
    // Exim's authenticators: parts that colons divide, or a "^" for each NUL
    pattern: /\bclient_send\s{0,5}=\s{0,5}"?(?::\s{1,5}|\^)?(?<user>[^\s:^"]{1,256})(?:\s{1,5}:\s{1,5}|\^)(?<secret>[^\s"]{1,500})/dg,
    what: 'password',
    sample: 'client_send = ^alice^not-a-real-password',
  },
  {
    needles: ['assword>', 'asswd>'],
    pattern: /<(?:[A-Za-z]{0,20}[Pp]assword|[Pp]asswd)>(?<secret>[^<>\s][^<>\n]{0,500})<\//dg,
    what: 'password',
    sample: '<password>not-a-real-password</password>',
  },
  {
    needles: ['assword" value='],
    pattern: /"[\w.:-]{0,40}[Pp]assword" value="(?<secret>[^"\n]{1,500})"/dg,
    what: 'password',
    sample: '<add key="SmtpPassword" value="not-a-real-password"/>',
  },
  {
    needles: ['pass', 'Pass', 'pwd'],
    // Username: alice Password: … | user=alice, pass=…
    pattern: /\b[Uu]ser(?:[Nn]ame)?\s?[:=]\s?(?<user>[^\s,;:"'<>]{1,256})[,;]?\s{1,3}(?:[Pp]ass(?:word|wd)?|pwd)\s?[:=]\s?(?<secret>[^\s"'<>,;*[\]()]{1,500})/dg,
    what: 'password',
    sample: 'Username: alice Password: not-a-real-password',
  },
  {
    needles: ['pwd'],
    pattern: new RegExp(String.raw`(?<![A-Za-z])pwd\s{0,20}=\s{0,20}(?:${QUOTED}|${BARE})`, 'dg'),
    what: 'password',
    sample: 'uid=alice;pwd=not-a-real-password',
  },
  {
    needles: ['assword: ', 'assword\t', 'asswd: ', 'pass: ', 'password '],
    // A line of YAML or of msmtprc, and nothing else on it
    pattern: /^\s{0,40}(?:- )?["']?(?:[\w.-]{1,40}[_.-])?(?:[Pp]assword|[Pp]asswd|pass)["']?(?::|(?<=^\s{0,40}password))[ \t]{1,20}(?<secret>[^\s"'<>*[\]()]{4,500})\s*$/dg,
    what: 'password',
    sample: 'password: not-a-real-password',
  },
  {
    needles: ['password '],
    pattern: /\blogin (?<user>\S{1,256}) password (?<secret>\S{1,500})/dg,
    what: 'password',
    sample: 'machine mail.example.com login alice password not-a-real-password',
  },
  {
    needles: ['://'],
    // People write into a URL what should be escaped there: an "@" in either, a "/" in the password. The scheme is looked back for: every word may begin one, and hardly any does.
    pattern: /:\/\/(?<=\b[A-Za-z][A-Za-z0-9+.-]{1,12}:\/\/)(?<user>[^\s/:?#[\]<>"']{0,256}):(?<secret>(?!\d{1,5}(?:[/?#]))[^\s/@][^\s@"'<>]{0,300}(?:@[^\s/@?"'<>,;()]{1,200}){0,3})@(?=[A-Za-z0-9[])/dg,
    what: 'password',
    sample: 'mta=smtp://alice:not-a-real-password@mail.example.com:587',
  },
];
