import type { CredentialPattern } from './credentialPattern';

/** What Dovecot writes with `auth_debug_passwords`, and what its processes tell each other. A tab may stand there as syslog writes it. */
export const dovecot: readonly CredentialPattern[] = [
  {
    needles: ['(given password: '],
    pattern: /\(given password: (?<secret>[^\n]{1,1000}?)\)(?=$| - |\)|[^)\n]{0,300}$)/dg,
    what: 'password',
    sample: 'auth: passwd-file(alice,192.0.2.9): Password mismatch (given password: not-a-real-password)',
  },
  {
    needles: ['SHA1 of given password: '],
    // A digest that was cut to some digits fits too many passwords to be of use.
    pattern: /SHA1 of given password: (?<secret>[0-9a-f]{40})\b/dg,
    what: 'hash',
    sample: 'auth: sql(alice,192.0.2.9): Password mismatch (SHA1 of given password: 00112233445566778899aabbccddeeff00112233)',
  },
  {
    needles: [') != '],
    pattern: /\): [A-Z0-9.-]{2,30}\((?<secret>[^\n]{1,1000}?)\) != /dg,
    what: 'password',
    sample: "auth: Debug: passwd-file(alice,192.0.2.9): PLAIN(not-a-real-password) != 'another'",
  },
  {
    needles: [') != '],
    pattern: /\) != '(?<secret>[^'\n]{1,1000})'/dg,
    what: 'hash',
    sample: "auth: Debug: sql(alice,192.0.2.9): CRYPT([redacted]) != 'aabbccddaabbccddaabbccddaabbccdd'",
  },
  {
    needles: ['client in: '],
    pattern: /client in: (?:AUTH.{1,2000}?(?:\t|#011)resp=|CONT(?:\t|#011)\d{1,9}(?:\t|#011))(?<secret>[A-Za-z0-9+/]{4,12288}={0,2})/dg,
    what: 'response',
    sample: 'auth: Debug: client in: AUTH#0111#011PLAIN#011service=smtp#011resp=AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=',
  },
  {
    needles: ['passdb out: '],
    pattern: /passdb out: .{0,1000}?(?:\t|#011)pass=(?<secret>[^\t#]{1,1000})/dg,
    what: 'password',
    sample: 'auth: Debug: client passdb out: OK#0111#011user=alice#011pass=not-a-real-password',
  },
  {
    needles: ['PASSV'],
    // What the worker is asked: PASSV <id> <passdb> <password> <user>; later versions number the passdb and have an empty field
    pattern: /\bPASSV(?:(?:\t|#011)\d{0,9}){1,2}(?:\t|#011){1,2}(?<secret>(?:(?!\t|#011).){1,1000})(?:\t|#011)/dg,
    what: 'password',
    sample: 'auth-worker(12): Debug: worker in: PASSV#0112#0110#011not-a-real-password#011alice#011service=imap',
  },
  {
    needles: ['Credentials: '],
    // In hexadecimal
    pattern: /\): Credentials: (?<secret>(?:[0-9a-f]{2}){3,500})(?=\s|$)/dg,
    what: 'password',
    sample: 'auth: Debug: sql(alice,192.0.2.9): Credentials: aabbccddaabbccdd',
  },
  {
    needles: ['cache('],
    pattern: /\bcache\((?<user>[^\s(),]{1,256})[^)\n]{0,300}\): hit: (?<secret>(?!\{)[^\s]{1,500})/dg,
    what: 'password',
    sample: 'auth: Debug: cache(alice,192.0.2.9): hit: not-a-real-password user=alice',
  },
];
