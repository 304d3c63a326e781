import type { CredentialPattern } from './credentialPattern';

/** A string of IMAP, quoted or not. */
const ASTRING = stringOf(1);
/** A password of a letter or two is an example's. */
const PASSWORD = stringOf(3);

function stringOf(least: number): string {
  return String.raw`(?:${quotedOf(least)}|[^\s"'{()\\]{${least},500})`;
}

/** In quotes, as it is sent; with its backslashes doubled, as Python prints bytes; inside a string of JSON. */
function quotedOf(least: number): string {
  return String.raw`(?:"(?:[^"\\\n]|\\[^\n]){${least},500}"|"(?:[^"\\\n]|\\\\(?:"|\\\\)){${least},500}"|\\"(?:[^"\\\n]|\\\\\\["\\]){${least},500}\\")`;
}

/** What may stand behind a command in a string of a program. */
const END = String.raw`(?=\s{0,5}(?:$|\\r|\\n|\\x0d|['"](?:$|[,)}])|\.\.$))`;

/** Logins to POP3, IMAP and ManageSieve servers: people send the log of the whole mailbox server, or of a client that reads and sends. */
export const mailboxLogins: readonly CredentialPattern[] = [
  {
    needles: [' LOGIN '],
    // a001 LOGIN alice x: the tag has a number, or is as short as people type it
    pattern: new RegExp(String.raw`(?<![\w.])(?:[A-Za-z]{0,6}\d{1,8}|[A-Za-z.*]) LOGIN (?<user>${ASTRING}) (?<secret>${PASSWORD})${END}`, 'dg'),
    what: 'password',
    sample: 'a001 LOGIN alice not-a-real-password',
  },
  {
    needles: [' login ', ' Login '],
    pattern: new RegExp(String.raw`(?:^[\s>]{0,8}(?:[CS]: )?|^.{1,200}[:>'"] )(?:[A-Za-z]{0,6}\d{1,8}|[A-Za-z.*]) [Ll]ogin (?<user>${ASTRING}) (?<secret>(?:"(?:[^"\\\n]|\\[^\n]){3,500}"|(?<=^[\s>]{0,8}(?:[CS]: )?\S{1,14} [Ll]ogin \S{1,300} )[^\s"'{()\\]{3,500}))${END}`, 'dg'),
    what: 'password',
    sample: '. login alice not-a-real-password',
  },
  {
    needles: ['PASS '],
    // Where nothing but a mailbox is logged in to; behind other marks it may be FTP, and is looked for behind USER. PASS OLD and PASS NEW are what postscreen says
    pattern: new RegExp(String.raw`(?:\bPOP3> |\*(?:cmd|put)\* b?'|\b(?:send|sendto|write)\(\d{1,5}, "|\bcommand from \S{1,300}: )PASS (?<secret>(?!(?:OLD|NEW) \[)[^\s"'][^"'\n]{2,300}?)${END}`, 'dg'),
    what: 'password',
    sample: 'fetchmail: POP3> PASS not-a-real-password',
  },
  {
    needles: ['APOP '],
    pattern: /\bAPOP (?<user>\S{1,256}) (?<secret>[0-9a-f]{32})\b/dg,
    what: 'hash',
    sample: 'APOP alice aabbccddaabbccddaabbccddaabbccdd',
  },
];

/** LOGIN without its tag, as clients tell which command failed: with both strings in quotes it is nothing else. */
export const untaggedLogins: readonly CredentialPattern[] = [
  {
    needles: ['LOGIN "', 'LOGIN \\"'],
    pattern: new RegExp(String.raw`(?:^[\s>]{0,8}|[:>\x60'"(] ?)LOGIN (?<user>${quotedOf(1)}) (?<secret>${quotedOf(3)})(?=\s{0,5}$|[;,.)\x60'"]|\\[rn])`, 'dg'),
    what: 'password',
    sample: 'wrong (Command: LOGIN "alice" "not-a-real-password"; response: NO)',
  },
];
