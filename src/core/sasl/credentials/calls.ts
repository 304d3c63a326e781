import { APP_PASSWORD, QUOTED, type CredentialPattern } from './credentialPattern';

/** Calls of functions that give a password as an argument, in code and in the traces of its stack. */
export const calls: readonly CredentialPattern[] = [
  {
    needles: ['ogin(', 'uthenticate(', '>auth(', 'Credential(', 'Credentials(', 'Authentication('],
    pattern: new RegExp(
      [
        String.raw`\b(?:${[
          'login|Login|(?<=->)auth|[Aa]uthenticate',
          // .NET and PowerShell, Java
          'NetworkCredential|PSCredential',
          'PasswordAuthentication|UsernamePasswordCredentials|setAuthentication|withCredentials',
        ].join('|')})`,
        // ( | (AuthMechanism.Login,
        String.raw`\(\s{0,5}(?:[\w.]{1,60}(?:\([\w\\.]{1,100}\))?\s{0,5},\s{0,5})?`,
        // "alice", "x"
        String.raw`["'](?<user>[^"'\n]{1,256})["']\s{0,5},\s{0,5}${QUOTED}`,
      ].join(''),
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
    pattern: /\\(?:x00|u0000|000|0)(?<user>[^\s\\'"`]{2,256})\\(?:x00|u0000|000|0)(?<secret>(?!(?:pass(?:word|wd)?|pwd|secret)(?![^\s\\'"`)]))(?:[^\s\\'"`]|\\[^0xu\s'"`]){3,500})/dg,
    what: 'password',
    sample: String.raw`printf '\0alice\0not-a-real-password' | base64`,
  },
  {
    needles: ['SecureString'],
    pattern: new RegExp(String.raw`\bConvertTo-SecureString\s{1,5}(?:-String\s{1,5})?${QUOTED}`, 'dg'),
    what: 'password',
    sample: "ConvertTo-SecureString 'not-a-real-password' -AsPlainText -Force",
  },
  {
    needles: ['etPassword(', 'etPass(', 'ithPassword('],
    pattern: new RegExp(String.raw`\b(?:set|with|Set|With)_?Pass(?:word)?\(\s{0,5}${QUOTED}`, 'dg'),
    what: 'password',
    sample: 'mailer.setPassword("not-a-real-password");',
  },
];

/** Those of libraries that stand in code more than in a trace. */
export const libraryCalls: readonly CredentialPattern[] = [
  {
    needles: ['yagmail.', 'CRAMMD5Auth(', 'withAuth(', 'MailCredentials(', 'Transport.send(', '.AUTH('],
    pattern: new RegExp(String.raw`\b(?:yagmail\.SMTP|CRAMMD5Auth|withAuth|MailCredentials|AUTH|(?<=Transport\.)send)\(\s{0,5}(?:\w{1,40}\s{0,5},\s{0,5})?["'](?<user>[^"'\n]{1,256})["']\s{0,5},\s{0,5}${QUOTED}`, 'dg'),
    what: 'password',
    sample: "yag = yagmail.SMTP('alice@example.com', 'not-a-real-password')",
  },
  {
    needles: ['NewDialer(', 'imap_open(', 'SMTP.start(', 'POP3.start('],
    // The server first, perhaps its port and what the client calls itself
    pattern: new RegExp(
      [
        // NewDialer("mx.example.com", | imap_open('{mx.example.com:993}',
        String.raw`\b(?:NewDialer|imap_open|(?<=(?:SMTP|POP3)\.)start)\(\s{0,5}["'][^"'\n]{0,256}["']\s{0,5},\s{0,5}`,
        // 587,
        String.raw`(?:\d{1,5}\s{0,5},\s{0,5})?`,
        // 'laptop.example.com', where user and password follow
        String.raw`(?:["'][^"'\n]{1,256}["']\s{0,5},\s{0,5}(?=["'][^"'\n]{1,256}["']\s{0,5},\s{0,5}["']))?`,
        // "alice", "x"
        String.raw`["'](?<user>[^"'\n]{1,256})["']\s{0,5},\s{0,5}${QUOTED}`,
      ].join(''),
      'dg',
    ),
    what: 'password',
    sample: 'd := gomail.NewDialer("mx.example.com", 587, "alice", "not-a-real-password")',
  },
  {
    needles: ['Password:@"', 'password:@"'],
    // Objective-C
    pattern: /\b(?:set)?\w{0,30}[Pp]assword:\s?@"(?<q>(?:[^"\\\n]|\\[^\n]){1,500})"/dg,
    what: 'password',
    sample: '[session setPassword:@"not-a-real-password"];',
  },
  {
    needles: ['password(', 'Password(', 'passwd(', 'Passwd('],
    // .setSmtpPassword("x"); what only is called so gets names of fields too, so that no word is taken.
    pattern: new RegExp(String.raw`(?:\b(?:set|with|Set|With)[A-Za-z_]{0,30}(?<=[a-z_])Passw(?:or)?d\(\s{0,5}|(?:\.|->)(?:smtp|mail)?_?[Pp]assword\(\s{0,5}(?=["'][^\s"']{0,60}[\d!$%&#@*^~+=]))["'](?!\w{0,40}[Pp]assword)(?<secret>${APP_PASSWORD}|[^\s"']{4,300})["']\s{0,5}\)`, 'dg'),
    what: 'password',
    sample: 'config.setSmtpPassword("not-a-real-password");',
  },
];
