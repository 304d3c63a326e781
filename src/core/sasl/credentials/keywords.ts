import { NO_PROSE, type CredentialPattern } from './credentialPattern';

/** A string in quotes, in which a backslash may stand before one. */
const STRING = String.raw`"(?<q>(?:[^"\\\n]|\\[^\n]){1,300})"|'(?<p>(?:[^'\\\n]|\\[^\n]){1,300})'`;

/** Files of settings that have a keyword, a blank and a value, perhaps many on one line. */
export const keywords: readonly CredentialPattern[] = [
  {
    needles: ['poll ', 'skip ', 'machine '],
    // poll mail.example.com proto imap user alice pass x
    pattern: new RegExp(String.raw`\bpass(?:word|wd)?(?<=^\s{0,20}(?:poll|skip|machine) [\w:.-]{1,255} (?:[^\n]{0,300} )?pass(?:word|wd)?) {1,5}(?:${STRING}|(?<secret>${NO_PROSE}[^\s"']{4,300}))`, 'dg'),
    what: 'password',
    sample: 'poll mail.example.com proto imap pass not-a-real-password1 via mx.example.com',
  },
  {
    needles: ['esmtppassword '],
    pattern: new RegExp(String.raw`(?<![\w.-])esmtppassword {1,5}(?:${STRING}|(?<secret>[^\s"']{4,300}))(?=\s|$)`, 'dg'),
    what: 'password',
    sample: 'poll mail.example.com user alice esmtpname alice esmtppassword not-a-real-password',
  },
  {
    needles: ['pass '],
    pattern: new RegExp(String.raw`^\s{0,20}(?:(?:with|and) )?pass {1,5}(?:${STRING}|(?<secret>${NO_PROSE}[^\s"']{4,300}))(?:\s{1,5}(?:ssl|keep|fetchall|nokeep|here|is \S{1,60} here))?\s{0,20}$`, 'dg'),
    what: 'password',
    sample: '    pass "not-a-real-password"',
  },
  {
    needles: ['MYSQL_PASSWORD', 'PGSQL_PASSWORD', 'LDAP_BINDPW', 'requirepass '],
    // Of Courier, whose values are whatever stands there, and of Redis
    pattern: /^\s{0,20}(?:(?:MYSQL|PGSQL)_PASSWORD|LDAP_BINDPW|requirepass)[ \t]{1,60}(?![=:])"?(?<secret>[^\s"'<>]{3,300})"?\s{0,20}$/dg,
    what: 'password',
    sample: 'MYSQL_PASSWORD\t\tnot-a-real-password',
  },
  {
    needles: ['_password', '_PASSWORD', '_PASSWD', '_PASS', '_BINDPW'],
    // bayes_sql_password x, as SpamAssassin has it
    pattern: new RegExp(String.raw`^\s{0,20}(?:\w{1,40}_password|[A-Z0-9_]{1,40}_(?:PASSWORD|PASSWD|PASS|BINDPW))[ \t]{1,60}(?<secret>${NO_PROSE}[^\s"'=:#$<(|]\S{3,300})\s{0,20}$`, 'dg'),
    what: 'password',
    sample: 'bayes_sql_password         not-a-real-password1',
  },
];
