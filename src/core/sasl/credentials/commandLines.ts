import { QUOTED, type CredentialPattern } from './credentialPattern';

/** Quoted, or a word of a shell. */
export const WORD = String.raw`(?:${QUOTED}|(?<secret>[^\s"'-][^\s|]{0,499}))`;

/** What stands behind an option of a program; its name and the option are patterns. */
export function optionOf(names: string, option: string): RegExp {
  return new RegExp(String.raw`\b${names}\s(?:.{0,1000}\s)?${option}(?:=| {1,5}|(?=["']))${WORD}`, 'dg');
}

/** Command lines that give a password as an argument. */
export const commandLines: readonly CredentialPattern[] = [
  {
    needles: ['-password', '-pass', '-pw ', '-passwd'],
    pattern: new RegExp(String.raw`(?<=\s|^)--?(?:[a-z]{1,20}-)?(?:password|passwd|pass|pw)\d?(?:=| {1,5})${WORD}`, 'dg'),
    what: 'password',
    sample: 'swaks --auth-user alice --auth-password not-a-real-password',
  },
  {
    needles: ['swaks'],
    pattern: optionOf('swaks', '-ap'),
    what: 'password',
    sample: 'swaks --auth LOGIN -au alice -ap not-a-real-password',
  },
  {
    needles: ['saslauthd'],
    pattern: optionOf('testsaslauthd', '-p'),
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
    pattern: /\bcurl\s(?:.{0,1000}\s)?(?:-u|--user|--proxy-user)(?:=|\s{0,5})["']?(?<user>[^\n"':]{1,256}):(?:'(?<p>[^'\n]{1,500})'|(?<=["'][^"'\n]{1,257}:)(?<q>[^"'\n]{1,500})|["']?(?<secret>[^\s"']{1,500}))/dg,
    what: 'password',
    sample: 'curl --url smtp://mail.example.com --user alice:not-a-real-password',
  },
  {
    needles: ['echo '],
    // What is piped into an encoder, or into what sets a password.
    pattern: /\becho (?:-n |-e |-ne )?(?:"(?<q>[^"\n]{1,500})"|'(?<p>[^'\n]{1,500})'|(?<secret>[^\s"'|\\-][^\s"'|]{0,499}))\s{0,5}\|\s{0,5}(?:sudo )?(?:openssl )?(?:base64\b(?! ?(?:-d|-D|--decode))|saslpasswd2\b|chpasswd\b|passwd\b)/dg,
    what: 'response',
    sample: "echo -n 'not-a-real-password' | base64",
  },
];
