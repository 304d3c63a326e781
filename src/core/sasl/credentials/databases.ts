import type { CredentialPattern } from './credentialPattern';

/** A string of SQL: a quote inside is doubled or escaped. */
const STRING = String.raw`'(?<p>(?:[^'\\\n]|\\[^\n]|''){1,500})'`;

/** Queries that programs log with the password or its hash in them. */
export const databases: readonly CredentialPattern[] = [
  {
    needles: ["MD5('", "md5('", "CRYPT('", "crypt('", "SHA1('", "sha1('", "SHA2('", "sha2('", "PASSWORD('", "password('", "SHA512('"],
    pattern: new RegExp(String.raw`\b(?:md5|encrypt|crypt|sha1|sha2|sha512|password)\(${STRING}`, 'dgi'),
    what: 'password',
    sample: "query: SELECT 1 FROM mailbox WHERE username = 'alice' AND password = MD5('not-a-real-password')",
  },
  {
    needles: ['INSERT ', 'insert '],
    // INSERT INTO mailbox (username, password) VALUES ('alice@example.com', 'x'): of the strings all but addresses and the first
    pattern: /\binsert (?:ignore )?into [^\n]{0,300}?(?:pass|crypt|secret)[^\n]{0,300}?\) ?values ?\((?:\s?(?:\d{1,10}|null|'[^'\n]{0,300}'),){0,4}?\s?'(?=[^'\n]{0,200}@)[^'\n]{1,300}',\s?'(?<secret>[^'\n]{1,500})'/dgi,
    what: 'password',
    sample: "INSERT INTO mailbox (username, password) VALUES ('alice@example.com', 'not-a-real-password')",
  },
  {
    needles: [' pass='],
    // What LDAP was bound with, in a log of whatever program
    pattern: /\bbind\b[^\n]{0,200}? pass=(?<secret>[^\s,;]{1,300})/dg,
    what: 'password',
    sample: 'ldap(alice,192.0.2.9): bind: dn=uid=alice,dc=example pass=not-a-real-password',
  },
];
