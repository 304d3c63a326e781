import type { CredentialPattern } from './credentialPattern';

/** Tokens and hashes, which show by themselves what they are. */
export const tokens: readonly CredentialPattern[] = [
  {
    needles: ['ya29.', 'SG.', 'xkeysib-', 'xsmtpsib-', 'GOCSPX-'],
    // Of Google, SendGrid, Brevo
    pattern: /(?<![A-Za-z0-9+/_.-])(?<secret>ya29\.[A-Za-z0-9_-]{20,4000}|SG\.[A-Za-z0-9_-]{15,100}\.[A-Za-z0-9_-]{20,100}|x(?:key|smtp)sib-[0-9A-Za-z-]{20,200}|GOCSPX-[A-Za-z0-9_-]{20,60})/dg,
    what: 'token',
    sample: 'token ya29.not-a-real-token-but-long-enough',
  },
  {
    needles: ['earer '],
    pattern: /\b[Bb]earer (?<secret>[A-Za-z0-9._~+/-]{16,12000}={0,2})/dg,
    what: 'token',
    sample: 'auth=Bearer not-a-real-token-but-long',
  },
  {
    needles: ['eyJ'],
    // A JWT (RFC 7519): a header and claims in JSON, a signature.
    pattern: /(?<![A-Za-z0-9+/_.-])(?<secret>eyJ[A-Za-z0-9_-]{10,8000}\.eyJ[A-Za-z0-9_-]{5,8000}\.[A-Za-z0-9_-]{0,8000})/dg,
    what: 'token',
    sample: 'got eyJhbGciOiJIUzI1NiJ9.eyJub3QtYS1yZWFsIjoxfQ.bm90LWEtcmVhbC1zaWduYXR1cmU',
  },
  {
    needles: ['$1$', '$5$', '$6$', '$2a$', '$2b$', '$2y$', '$y$', '$argon2', '$apr1$', '$pbkdf2'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?:\{[A-Z0-9.-]{2,20}\})?\$(?:1|5|6|2[aby]|y|apr1|argon2id?|pbkdf2(?:-sha\d{1,3})?)\$[./A-Za-z0-9$=,+-]{10,500})/dg,
    what: 'hash',
    sample: 'password=$6$not.a.real$aabbccddaabbccddaabbccddaabbccdd',
  },
  {
    needles: ['{SSHA', '{SHA', '{SMD5', '{MD5', '{CRYPT}', '{CRAM-MD5}', '{PLAIN', '{CLEAR', '{SCRAM-', '{BLF-CRYPT}', '{ARGON2', '{PBKDF2}', '{LDAP-MD5}', '{NTLM}', '{LANMAN}', '{DIGEST-MD5}', '{sha1}', '{md5}'],
    pattern: /\{(?:SSHA(?:256|512)?|SHA(?:256|512)?(?:-CRYPT)?|SMD5|MD5(?:-CRYPT)?|PLAIN-MD5|LDAP-MD5|DIGEST-MD5|CRYPT|BLF-CRYPT|ARGON2ID?|PBKDF2|CRAM-MD5|NTLM|LANMAN|PLAIN|CLEAR(?:TEXT)?|SCRAM-SHA-(?:1|256)|sha1|md5)(?:\.[A-Za-z0-9]{1,10})?\}(?<secret>[^\s"',;()]{4,500}?)(?=:{2,}|[\s"',;()]|$)/dg,
    what: 'hash',
    sample: 'user_password={SSHA}bm90LWEtcmVhbC1oYXNoLWFhYmJjY2Rk',
  },
];
