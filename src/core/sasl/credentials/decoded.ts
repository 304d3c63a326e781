import type { CredentialPattern } from './credentialPattern';

/** Messages of a SASL exchange, shown without their Base64. */
export const decoded: readonly CredentialPattern[] = [
  {
    needles: ['esponse='],
    // Of DIGEST-MD5, in SASL and in HTTP: passwords can be tried against it.
    pattern: /(?<![\w-])response=\\{0,7}"?(?<secret>[0-9a-f]{32})(?![\w-])/dg,
    what: 'hash',
    sample: 'username="alice",realm="example.com",nc=00000001,response=aabbccddaabbccddaabbccddaabbccdd,qop=auth',
  },
];
