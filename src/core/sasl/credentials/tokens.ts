import type { Habit } from './habit';

/** Tokens and hashes, which show by themselves what they are. */
export const tokens: readonly Habit[] = [
  {
    needles: ['uthorization'],
    // In a header, or as the value of a key of JSON
    pattern: /\b[Aa]uthorization(?:\\{0,7}["'])?\s?[:=]\s?(?:\\{0,7}["'])?(?:[Bb]asic|[Bb]earer|[Nn]egotiate|NTLM|[Dd]igest) (?<secret>[^\s"',\\][^\s"',\\]{0,12000})/dg,
    what: 'token',
    sample: 'Authorization: Basic YWxpY2U6bm90LWEtcmVhbC1wYXNzd29yZA==',
  },
  {
    needles: ['pi-key', 'pi-Key', 'PI-Key', 'PI-KEY', 'Server-Token'],
    pattern: /\b(?:[Xx]-)?(?:[Aa][Pp][Ii]-[Kk][Ee][Yy]|Postmark-Server-Token)(?:\\{0,7}["'])?\s?[:=]\s?(?:\\{0,7}["'])?(?<secret>[A-Za-z0-9._~+/-]{16,500}={0,2})/dg,
    what: 'token',
    sample: 'X-Api-Key: not-a-real-token-but-long',
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
    needles: ['ya29.', 'SG.'],
    // Of Google, of SendGrid
    pattern: /(?<![A-Za-z0-9+/_.-])(?<secret>ya29\.[A-Za-z0-9_-]{20,4000}|SG\.[A-Za-z0-9_-]{15,100}\.[A-Za-z0-9_-]{20,100})/dg,
    what: 'token',
    sample: 'token ya29.not-a-real-token-but-long-enough',
  },
  {
    needles: ['$1$', '$5$', '$6$', '$2a$', '$2b$', '$2y$', '$y$', '$argon2'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?:\{[A-Z0-9.-]{2,20}\})?\$(?:1|5|6|2[aby]|y|argon2id?)\$[./A-Za-z0-9$=,+]{10,500})/dg,
    what: 'hash',
    sample: 'password=$6$not.a.real$aabbccddaabbccddaabbccddaabbccdd',
  },
  {
    needles: ['{SSHA', '{SHA', '{SMD5', '{MD5', '{CRYPT}', '{CRAM-MD5}', '{PLAIN', '{SCRAM-'],
    pattern: /\{(?:SSHA(?:256|512)?|SHA(?:256|512)?|SMD5|MD5|PLAIN-MD5|CRYPT|CRAM-MD5|PLAIN|SCRAM-SHA-(?:1|256))(?:\.[A-Za-z0-9]{1,10})?\}(?<secret>[^\s"',;()]{4,500})/dg,
    what: 'hash',
    sample: 'user_password={SSHA}bm90LWEtcmVhbC1oYXNoLWFhYmJjY2Rk',
  },
];
