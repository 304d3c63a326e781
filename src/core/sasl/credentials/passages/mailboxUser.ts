import { secretLines } from './secretLines';

/** The password of POP3, behind the user on a line of its own. */
export const mailboxUser = secretLines({
  id: 'mailbox-user',
  needles: ['USER '],
  opens: /(?:^[\s>]{0,8}|['">:] )USER [^\s'"]{1,256}(?:\\r\\n)?["']?\s*$/d,
  most: 6,
  what: 'password',
  holds: /(?:^[\s>\d.:]{0,30}|['">:] )PASS (?<secret>(?!(?:OLD|NEW) \[)[^\s'"\\].{2,300}?)(?:\\r\\n)?["']?\s*$/d,
  // FTP has the same commands, and answers 331.
  ends: /\b331[ -]|\b220[ -]/,
});
