import { QUOTED, type Habit } from './habit';

/** Quoted, or a word of a shell. */
const WORD = String.raw`(?:${QUOTED}|(?<secret>[^\s"'-]\S{0,499}))`;

/** Command lines and calls that give a password as an argument. */
export const calls: readonly Habit[] = [
  {
    needles: ['-password', '-pass', '-pw ', '-passwd'],
    pattern: new RegExp(String.raw`(?<=\s|^)--?(?:[a-z]{1,20}-)?(?:password|passwd|pass|pw)(?:=| {1,5})${WORD}`, 'dg'),
    what: 'password',
    sample: 'swaks --auth-user alice --auth-password not-a-real-password',
  },
  {
    needles: ['swaks'],
    pattern: new RegExp(String.raw`\bswaks\s(?:.{0,1000}\s)?-ap(?:=| {1,5})${WORD}`, 'dg'),
    what: 'password',
    sample: 'swaks --auth LOGIN -au alice -ap not-a-real-password',
  },
  {
    needles: ['saslauthd'],
    pattern: new RegExp(String.raw`\btestsaslauthd\s(?:.{0,300}\s)?-p {1,5}${WORD}`, 'dg'),
    what: 'password',
    sample: 'testsaslauthd -u alice -p not-a-real-password -s smtp',
  },
  {
    needles: ['doveadm'],
    pattern: new RegExp(String.raw`\bdoveadm\s{1,5}auth\s{1,5}(?:test|login)\s(?:-\S{1,50}\s{1,5}(?:[^\s-]\S{0,50}=\S{0,50}\s{1,5})?){0,5}(?<user>[^\s-]\S{0,256})\s{1,5}${WORD}`, 'dg'),
    what: 'password',
    sample: 'doveadm auth test alice not-a-real-password',
  },
  {
    needles: ['curl '],
    pattern: /\bcurl\s(?:.{0,1000}\s)?(?:-u|--user)(?:=|\s{0,5})["']?(?<user>[^\s"':]{1,256}):["']?(?<secret>[^\s"']{1,500})/dg,
    what: 'password',
    sample: 'curl --url smtp://mail.example.com --user alice:not-a-real-password',
  },
  {
    needles: ['ogin(', 'uthenticate(', 'Credential(', 'Credentials(', 'Authentication('],
    pattern: new RegExp(
      String.raw`\b(?:login|Login|[Aa]uthenticate|NetworkCredential|PSCredential|PasswordAuthentication|UsernamePasswordCredentials|setAuthentication|withCredentials)\(\s{0,5}["'](?<user>[^"'\n]{1,256})["']\s{0,5},\s{0,5}${QUOTED}`,
      'dg',
    ),
    what: 'password',
    sample: 'server.login("alice", "not-a-real-password")',
  },
  {
    needles: ['PlainAuth(', '.connect('],
    pattern: new RegExp(String.raw`\b(?:PlainAuth|connect)\(\s{0,5}["'][^"'\n]{0,256}["']\s{0,5},\s{0,5}(?:\d{1,5}\s{0,5},\s{0,5})?["'](?<user>[^"'\n]{1,256})["']\s{0,5},\s{0,5}${QUOTED}`, 'dg'),
    what: 'password',
    sample: 'transport.connect("mail.example.com", "alice", "not-a-real-password");',
  },
  {
    needles: ["'\\0", '"\\0', '`\\0', '\\x00', '\\u0000', '\\000'],
    // What PLAIN sends, as one types it to have it encoded: a NUL before the user name and one behind it. One between all characters is UTF-16.
    pattern: /\\(?:x00|u0000|000|0)(?<user>[^\s\\'"`]{2,256})\\(?:x00|u0000|000|0)(?<secret>(?:[^\s\\'"`]|\\[^0xu\s'"`]){3,500})/dg,
    what: 'password',
    sample: String.raw`printf '\0alice\0not-a-real-password' | base64`,
  },
  {
    needles: ['echo -n '],
    pattern: /\becho -n (?:"(?<q>[^"\n]{1,500})"|'(?<p>[^'\n]{1,500})'|(?<secret>[^\s"'|\\][^\s"'|]{0,499}))\s{0,5}\|\s{0,5}(?:openssl )?base64\b/dg,
    what: 'response',
    sample: "echo -n 'not-a-real-password' | base64",
  },
  {
    needles: ['SecureString'],
    pattern: new RegExp(String.raw`\bConvertTo-SecureString\s{1,5}(?:-String\s{1,5})?${QUOTED}`, 'dg'),
    what: 'password',
    sample: "ConvertTo-SecureString 'not-a-real-password' -AsPlainText -Force",
  },
];
