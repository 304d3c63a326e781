import type { CredentialPattern } from './credentialPattern';

/** Keys of TLS sessions and of servers, on one line; those of several lines are passages. */
export const tls: readonly CredentialPattern[] = [
  {
    needles: ['Master-Key: ', 'Resumption PSK: '],
    // openssl s_client
    pattern: /^\s{0,20}(?:Master-Key|Resumption PSK): (?<secret>[0-9A-Fa-f]{16,200})\s*$/dg,
    what: 'token',
    sample: '    Master-Key: aabbccddaabbccddaabbccddaabbccdd',
  },
  {
    needles: ['CLIENT_RANDOM ', '_SECRET_0 ', '_TRAFFIC_SECRET ', 'EXPORTER_SECRET '],
    // A key log (SSLKEYLOGFILE)
    pattern: /\b(?:CLIENT_RANDOM|(?:CLIENT|SERVER)_(?:HANDSHAKE_)?TRAFFIC_SECRET(?:_0)?|EXPORTER_SECRET|EARLY_EXPORTER_SECRET|CLIENT_EARLY_TRAFFIC_SECRET) [0-9A-Fa-f]{64} (?<secret>[0-9A-Fa-f]{32,200})\b/dg,
    what: 'token',
    sample: `CLIENT_RANDOM ${'0123456789abcdef'.repeat(4)} ${'aabbccdd'.repeat(12)}`,
  },
  {
    needles: ['PRIVATE KEY-----'],
    // In a string, its line ends escaped; where the string was cut, to its end
    pattern: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY-----(?:\\{1,4}r)?(?:\\{1,4}n| )(?<secret>[A-Za-z0-9+/=\\nr ]{8,12000})/dg,
    what: 'token',
    sample: '{"key":"-----BEGIN PRIVATE KEY-----\\nbm90LWEtcmVhbC1wYXNzd29yZA==\\n-----END PRIVATE KEY-----"}',
  },
];
