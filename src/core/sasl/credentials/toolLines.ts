import { QUOTED, type CredentialPattern } from './credentialPattern';
import { optionOf, WORD } from './commandLines';

/** Programs with an option whose value is a password: their names, and the option. */
const PROGRAMS: readonly { readonly needles: readonly string[]; readonly names: string; readonly option: string; readonly example: string }[] = [
  { needles: ['sendEmail', 'sendemail'], names: 'send[Ee]mail', option: '-xp', example: 'sendEmail -s mx.example.com:587 -xu alice -xp' },
  { needles: ['smtptest', 'imtest', 'imaptest', 'pop3test', 'sivtest', 'lmtptest'], names: '(?:smtp|im|imap|pop3|siv|lmtp)test', option: '-w', example: 'imtest -m login -a alice -w' },
  { needles: ['ldapsearch', 'ldapwhoami', 'ldapmodify', 'ldapadd', 'ldappasswd', 'ldapcompare'], names: 'ldap(?:search|whoami|modify|add|passwd|compare)', option: '-w', example: 'ldapsearch -x -D cn=admin,dc=example,dc=com -w' },
  { needles: ['doveadm pw', 'doveadm  pw'], names: String.raw`doveadm\s{1,5}pw`, option: '-p', example: 'doveadm pw -s SHA512-CRYPT -p' },
  { needles: ['redis-cli'], names: 'redis-cli', option: '-a', example: 'redis-cli -h 192.0.2.3 -a' },
  { needles: ['sshpass'], names: 'sshpass', option: '-p', example: 'sshpass -p' },
  { needles: ['curl '], names: 'curl', option: '--oauth2-bearer', example: 'curl --url smtp://mx.example.com --oauth2-bearer' },
  { needles: ['openssl passwd'], names: String.raw`openssl\s{1,5}passwd`, option: String.raw`(?:-[156]|-apr1|-crypt|-salt \S{1,20})`, example: 'openssl passwd -6' },
  { needles: ['check_smtp', 'check_imap', 'check_pop'], names: String.raw`check_(?:smtp|imap|pop)\w{0,20}`, option: '-P', example: 'check_smtp -H mx.example.com -A LOGIN -U alice -P' },
  { needles: ['zmmailbox'], names: 'zmmailbox', option: '-p', example: 'zmmailbox -m alice@example.com -p' },
  { needles: ['htpasswd '], names: 'htpasswd', option: String.raw`-[a-zA-Z]{0,5}b[a-zA-Z]{0,5} \S{1,200} \S{1,200}`, example: 'htpasswd -cb /etc/nginx/users alice' },
  { needles: ['zmprov '], names: 'zmprov', option: String.raw`(?:ca|createAccount|sp|setPassword) \S{1,256}`, example: 'zmprov sp alice@example.com' },
  { needles: ['email add ', 'email update '], names: 'setup(?:\\.sh)?', option: String.raw`email (?:add|update) \S{1,256}`, example: 'setup email add alice@example.com' },
  { needles: ['authtest '], names: 'authtest', option: String.raw`(?:-s \S{1,40} )?[^\s-]\S{0,255}`, example: 'authtest -s smtp alice@example.com' },
  { needles: ['vadduser ', 'vpasswd '], names: 'v(?:adduser|passwd)', option: String.raw`[^\s-]\S{0,255}`, example: 'vadduser alice@example.com' },
  { needles: ['nmap ', 'hydra '], names: 'hydra', option: '-p', example: 'hydra -l alice -p' },
];

/** Command lines of tools that people try a login with, or set a password. */
export const toolLines: readonly CredentialPattern[] = [
  ...PROGRAMS.map(
    ({ needles, names, option, example }): CredentialPattern => ({
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
    needles: [' pass:'],
    pattern: new RegExp(String.raw`\s-pass(?:in|out|word)? pass:${WORD}`, 'dg'),
    what: 'password',
    sample: 'openssl pkcs12 -in a.p12 -passin pass:not-a-real-password',
  },
  {
    needles: ['assword: '],
    // The header with which one asks Rspamd
    pattern: /\s-H ["']Password: (?<secret>[^"'\n]{1,300})["']/dg,
    what: 'password',
    sample: 'curl -H "Password: not-a-real-password" http://localhost:11334/stat',
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
