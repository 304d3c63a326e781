import { APP_PASSWORD, BARE, QUOTED, type CredentialPattern } from './credentialPattern';

/** password, passwd, passphrase, Passwort … as the last word of a key: smtp_password, userPassword. */
const PASSWORD = String.raw`(?:[Pp]ass(?:[Ww]ord|wd|phrase|wort)|PASS(?:WORD|WD|PHRASE)|(?<![a-z])(?:[Kk]ennwort|[Cc]ontrase(?:ña|na)|[Ss]enha|[Ww]achtwoord|[Mm]ot de passe))`;
const PASSWORD_NEEDLES = ['password', 'Password', 'passWord', 'PassWord', 'PASSWORD', 'passwd', 'Passwd', 'PASSWD', 'passphrase', 'Passphrase', 'PASSPHRASE', 'passwort', 'Passwort', 'ennwort', 'ontrase', 'senha', 'Senha', 'achtwoord'];
/** A shorter word says less: it stands alone, or behind one that it is often written with. */
const PASS = String.raw`(?:${[
  // dnpass | bind_pass | smtpPass
  '(?<![A-Za-z])(?:[Dd]n|[Bb]ind|[Rr]emote|[Ll]ocal|smtp|mail|email|[Aa]uth|sasl|user|login|imap|pop3|ldap|db|sql|mysql)_?[Pp]ass',
  // relayPass | relay_pass | RELAY_PASS | DBPASS
  '(?<=[A-Za-z0-9]_|[a-z])Pass',
  '(?<=[a-z0-9]_)pass',
  '(?<=[A-Z0-9]_)PASS',
  '(?<![A-Za-z])(?:DB|SQL|REDIS|LDAP|SMTP|IMAP|MAIL)PASS',
  // pwd | SMTP_PW | bindpw
  '(?<![A-Za-z])[Pp]wd',
  '(?<=[A-Z0-9]_)(?:PWD|PW)',
  '(?<![A-Za-z])(?:[Bb]ind_?|[Aa]uth_)[Pp]w',
].join('|')})`;
// Where logs say spf=pass, a blank follows.
const PASS_ENDS = ['pass', 'Pass', 'PASS'].flatMap((word) => ['=', ' =', '  ', '\t', ':', ' :', '"', "'", '\\', ']'].map((end) => word + end));
const PASS_NEEDLES = [...PASS_ENDS, 'pwd', 'Pwd=', 'PWD=', 'PWD =', '_PW', 'bindpw', 'bind_pw', 'auth_pw'];
const SECRET = String.raw`(?:${[
  // client_secret | appSecret | otp_secret
  '(?:[Cc]lient|[Ss]erver|[Ss]hared|[Aa]pp|[Aa]ccess|[Ss]ecret|[Aa]pi|[Ww]ebhook|[Ss]igning|[Cc]ookie|[Ss]ession|[Jj]wt|(?<![A-Za-z])[Tt]?[Oo]tp|[Bb]lowfish)_?[Ss]ecret',
  // secret_access_key
  '[Ss]ecret_?(?:[Aa]ccess_?)?[Kk]ey',
  // APP_SECRET | SECRET_KEY | MJ_APIKEY_PRIVATE
  '(?<=[A-Z0-9]_)SECRET|SECRET(?:_ACCESS)?_KEY|APIKEY_PRIVATE',
  // "secret"
  `(?<=["'])[Ss]ecret(?=["'])`,
].join('|')})`;
const SECRET_NEEDLES = ['ecret', 'SECRET', 'APIKEY'];
const TOKEN = String.raw`(?:(?:[Aa]ccess|[Rr]efresh|[Aa]uth|[Aa]pi|[Bb]earer|[Ss]erver|[Ss]ession)_?[Tt]oken|[Aa]pi_?[Kk]ey|(?<=[A-Z0-9]_)TOKEN|API_?KEY|(?:SENDGRID|MAILGUN|BREVO|SENDINBLUE|POSTMARK|SPARKPOST|RESEND|MANDRILL|MAILERSEND|SMTP)_KEY)`;
const TOKEN_NEEDLES = ['oken', 'TOKEN', 'pi_key', 'pi_Key', 'piKey', 'pikey', 'API_KEY', 'APIKEY', 'GRID_KEY', 'GUN_KEY', 'BREVO_KEY', 'BLUE_KEY', 'MARK_KEY', 'POST_KEY', 'RESEND_KEY', 'DRILL_KEY', 'SENDER_KEY', 'SMTP_KEY'];

/** What ends a key: quotation marks, a bracket, and what PHP says of who may see it. */
const KEY_END = String.raw`(?::\w{3,40}){0,2}(?:\\{0,7}["'])?\]?`;
const SIGN = String.raw`\s{0,20}(?:=>|:?=|:)\s{0,20}`;

/** A key with its value behind a sign; after a colon only what is quoted, for prose has colons too. */
function setting(key: string, bare = BARE): RegExp {
  return new RegExp(String.raw`${key}${KEY_END}(?:${SIGN}[ubr@]?${QUOTED}|\s{0,20}(?:=>|:?=)\s{0,20}${bare})`, 'dg');
}

/** Settings and what programs print of them: `password=…`, `"pass": "…"`. */
export const settings: readonly CredentialPattern[] = [
  {
    needles: [...PASSWORD_NEEDLES, 'SECRET', 'TOKEN'],
    // A line of a settings file and nothing else on it: whatever stands behind the sign is the value. What looks like a piece of a program is none.
    pattern: new RegExp(
      [
        // export SMTP_PASSWORD= | relay_pass =
        String.raw`^\s{0,40}(?:(?:export|set) )?(?:[\w.-]{0,40}${PASSWORD}|[\w.-]{1,40}_(?:pass|PASS|SECRET|TOKEN))\s{0,20}=\s{0,20}`,
        String.raw`(?<secret>${APP_PASSWORD}|${[
          // No call: getpass( | os.environ[
          String.raw`(?![\w.]{1,60}[([])`,
          // No name of an argument or a variable: self.password
          String.raw`(?!(?:\w{1,40}\.){0,3}(?:password|passwd|pass)(?:\s{0,20}$|,\w{1,40}=))`,
          // No string, and no place to be filled in: "x" | <x> | ${X}
          String.raw`(?!["'\x60<([{|=]|[$%][({])`,
          String.raw`\S{1,500}`,
        ].join('')})\s{0,20}$`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'password=,not-a-real-password&more',
  },
  { needles: PASSWORD_NEEDLES, pattern: setting(PASSWORD), what: 'password', sample: 'smtpPassword=not-a-real-password' },
  { needles: PASS_NEEDLES, pattern: setting(PASS), what: 'password', sample: 'dnpass = not-a-real-password' },
  { needles: SECRET_NEEDLES, pattern: setting(SECRET), what: 'password', sample: 'client_secret=not-a-real-password' },
  { needles: TOKEN_NEEDLES, pattern: setting(TOKEN), what: 'token', sample: 'access_token=not-a-real-password' },
  {
    needles: PASS_ENDS,
    // pass: 'x' | "pass":"x" | [pass] => x | pass=x
    pattern: new RegExp(String.raw`(?<![\w.-])(?:\\{0,7}["']|\[)?[Pp]ass${KEY_END}(?:${SIGN}${QUOTED}|(?:\s{0,20}=>\s{0,20}|=(?=\S{4}))${BARE})`, 'dg'),
    what: 'password',
    sample: "auth: { user: 'alice', pass: 'not-a-real-password' }",
  },
  {
    needles: ['password", ', "password', ", 'Password", ', "Password', ", "PASS', ", 'PASS", ', "PASSWORD', ", 'PASSWORD", ', "SECRET', ", "TOKEN', ", "_KEY', ", "_SALT', "],
    // define('SMTP_PASS', 'x') | user_pref("mail.smtpserver.smtp1.password", "x")
    pattern: new RegExp(String.raw`\w\(\s{0,3}["'][\w.-]{0,60}(?:[Pp]assword|_PASS(?:WORD)?|_SECRET|_TOKEN|_KEY|_SALT)["']\s{0,3},\s{0,20}${QUOTED}`, 'dg'),
    what: 'password',
    sample: "define('SMTP_PASS', 'not-a-real-password');",
  },
  {
    needles: ['password\\"', 'password"', 'passwd"', 'pass"', 'PASSWORD"', 'PASS"', 'Password"', 'pass\\"', 'Pass"'],
    // s:8:"password";s:19:"x"; as PHP writes an array down
    pattern: /\bs:\d{1,3}:\\{0,3}"[\w.-]{0,40}(?:[Pp]ass(?:word|wd)?|PASS(?:WORD)?)\\{0,3}";s:\d{1,4}:\\{0,3}"(?<secret>[^\n]{1,500}?)\\{0,3}";/dg,
    what: 'password',
    sample: 'a:1:{s:8:"password";s:19:"not-a-real-password";}',
  },
  {
    needles: ['password":', 'Password":', 'password\\":', 'passwd":', 'pass":', 'Pass":'],
    // A number, in JSON
    pattern: /"(?:\w{0,30}[Pp]ass(?:word|wd)?)\\{0,3}"\s?:\s?(?<secret>[^\s"'\\,{}[\]]{4,100})(?=\s{0,5}[,}\]])/dg,
    what: 'password',
    sample: '{"smtp_password": not-a-real-password, "port": 587}',
  },
  {
    needles: ['password = """', 'password = `', 'PASSWD = `', 'PASSWORD = `'],
    // How settings of Grafana and Gitea hold what has signs in it.
    pattern: /\b(?:[\w.-]{0,40}[Pp]assword|PASSW(?:OR)?D)\s{0,5}=\s{0,5}(?<b>"""|`)(?<secret>[^\n]{1,500}?)\k<b>/dg,
    what: 'password',
    sample: 'PASSWD = `not-a-real-password`',
  },
  {
    needles: ['password>', 'Password>', 'passwd>'],
    pattern: /<(?:[A-Za-z]{0,20}[Pp]assword|[Pp]asswd)>(?<secret>[^<>\s][^<>\n]{0,500})<\//dg,
    what: 'password',
    sample: '<password>not-a-real-password</password>',
  },
  {
    needles: ['password" value=', 'Password" value='],
    pattern: /"[\w.:-]{0,40}[Pp]assword" value="(?<secret>[^"\n]{1,500})"/dg,
    what: 'password',
    sample: '<add key="SmtpPassword" value="not-a-real-password"/>',
  },
];
