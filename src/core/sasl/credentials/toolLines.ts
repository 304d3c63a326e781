import { QUOTED, type Habit } from './habit';
import { optionOf, WORD } from './commandLines';

/** Programs with an option whose value is a password: their names, and the option. */
const PROGRAMS: readonly { readonly needles: readonly string[]; readonly names: string; readonly option: string; readonly example: string }[] = [
  { needles: ['sendEmail', 'sendemail'], names: 'send[Ee]mail', option: '-xp', example: 'sendEmail -s mx.example.com:587 -xu alice -xp' },
  { needles: ['smtptest', 'imtest', 'imaptest', 'pop3test', 'sivtest', 'lmtptest'], names: '(?:smtp|im|imap|pop3|siv|lmtp)test', option: '-w', example: 'imtest -m login -a alice -w' },
  { needles: ['ldapsearch', 'ldapwhoami', 'ldapmodify', 'ldapadd', 'ldappasswd', 'ldapcompare'], names: 'ldap(?:search|whoami|modify|add|passwd|compare)', option: '-w', example: 'ldapsearch -x -D cn=admin,dc=example,dc=com -w' },
  { needles: ['doveadm pw', 'doveadm  pw'], names: String.raw`doveadm\s{1,5}pw`, option: '-p', example: 'doveadm pw -s SHA512-CRYPT -p' },
  { needles: ['sshpass'], names: 'sshpass', option: '-p', example: 'sshpass -p' },
  { needles: ['curl '], names: 'curl', option: '--oauth2-bearer', example: 'curl --url smtp://mx.example.com --oauth2-bearer' },
  { needles: ['openssl passwd'], names: String.raw`openssl\s{1,5}passwd`, option: String.raw`(?:-[156]|-apr1|-crypt|-salt \S{1,20})`, example: 'openssl passwd -6' },
  { needles: ['nmap ', 'hydra '], names: 'hydra', option: '-p', example: 'hydra -l alice -p' },
];

/** Command lines of tools that people try a login with, or set a password. */
export const toolLines: readonly Habit[] = [
  ...PROGRAMS.map(
    ({ needles, names, option, example }): Habit => ({
      needles,
      pattern: optionOf(names, option),
      what: 'password',
      sample: `${example} not-a-real-password`,
    }),
  ),
  {
    needles: ['mysql'],
    pattern: new RegExp(String.raw`\bmysql(?:dump|admin)?\s(?:.{0,300}\s)?-p(?:'(?<p>[^'\n]{1,200})'|(?<secret>[^\s'"-]\S{2,200}))`, 'dg'),
    what: 'password',
    sample: 'mysql -umail -pnot-a-real-password mail',
  },
  {
    needles: ['passwordeval'],
    // msmtp asks a command, and people write echo.
    pattern: /\bpasswordeval\s{1,20}["']?(?:echo|printf)\s{1,5}(?:-n )?["']?(?<secret>[^\s"']{1,300})/dg,
    what: 'password',
    sample: 'passwordeval "echo not-a-real-password"',
  },
  {
    needles: ['ase64 <<<'],
    pattern: new RegExp(String.raw`\bbase64\s{0,5}<<<\s{0,5}${WORD}`, 'dg'),
    what: 'response',
    sample: "base64 <<< 'not-a-real-password'",
  },
  {
    needles: ['encode_base64(', 'b64encode(', 'base64_encode(', 'btoa(', 'Buffer.from('],
    pattern: new RegExp(String.raw`\b(?:encode_base64|b64encode|base64_encode|btoa)\(\s{0,5}b?${QUOTED}`, 'dg'),
    what: 'response',
    sample: 'perl -MMIME::Base64 -e \'print encode_base64("not-a-real-password")\'',
  },
  {
    needles: ['"dbi:', '"DBI:', "'dbi:", "'DBI:"],
    pattern: new RegExp(String.raw`["']dbi:[^"'\n]{1,200}["']\s{0,5},\s{0,5}["'](?<user>[^"'\n]{0,100})["']\s{0,5},\s{0,5}${QUOTED}`, 'dgi'),
    what: 'password',
    sample: "['DBI:mysql:database=mail;host=127.0.0.1', 'mail', 'not-a-real-password']",
  },
];
