import { lines, logged, secretText, type SecretText } from './secretText';

const pem: readonly [string, string, string] = ['MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj','MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu','QSkpAw=='];

/** Private keys, and what `openssl` shows of a session. */
export const keys: readonly SecretText[] = [
  secretText('pem', lines(['opendkim key:', '-----BEGIN PRIVATE KEY-----', ...pem, '-----END PRIVATE KEY-----', 'done']), pem, ['done']),
  secretText('pem rsa in log', lines(['-----BEGIN RSA PRIVATE KEY-----', ...pem, '-----END RSA PRIVATE KEY-----'].map((l) => logged('opendkim[3]', l))), pem),
  secretText('pem json', JSON.stringify({ dkim: { privateKey: ['-----BEGIN PRIVATE KEY-----', ...pem, '-----END PRIVATE KEY-----', ''].join('\n') } }), pem),
  secretText('pem encrypted hdrs', lines(['-----BEGIN RSA PRIVATE KEY-----', 'Proc-Type: 4,ENCRYPTED', 'DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF', '', ...pem, '-----END RSA PRIVATE KEY-----']), pem),
  secretText('pem openssh', lines(['-----BEGIN OPENSSH PRIVATE KEY-----', ...pem, '-----END OPENSSH PRIVATE KEY-----']), pem),
  secretText('pem cut no end', lines(['-----BEGIN PRIVATE KEY-----', ...pem]), pem),
  secretText('pem indented yaml', lines(['  key: |', '    -----BEGIN PRIVATE KEY-----', ...pem.map((x) => '    ' + x), '    -----END PRIVATE KEY-----']), pem),
  secretText('pem public stays', lines(['-----BEGIN CERTIFICATE-----', ...pem, '-----END CERTIFICATE-----', '-----BEGIN PUBLIC KEY-----', pem[0], '-----END PUBLIC KEY-----']), [], pem),
  secretText('s_client', lines(['SSL-Session:', '    Protocol  : TLSv1.2', '    Cipher    : ECDHE-RSA-AES256-GCM-SHA384', '    Session-ID: 0A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F9', '    Session-ID-ctx: ', '    Master-Key: 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF', '    PSK identity: None', '    TLS session ticket lifetime hint: 7200 (seconds)', '    TLS session ticket:', '    0000 - 7a 3f 1d 9c 02 4e b8 aa-11 22 33 44 55 66 77 88   z?...N..."3DUfw.', '    0010 - 99 aa bb cc dd ee ff 00-7a 3f 1d 9c 02 4e b8 aa   ........z?...N..', '', '    Start Time: 1795487836', '    Timeout   : 7200 (sec)', '    Verify return code: 0 (ok)']), ['00112233445566778899AABBCCDDEEFF00112233445566778899', '7a 3f 1d 9c', '99 aa bb cc'], ['7200 (seconds)', 'ECDHE-RSA-AES256-GCM-SHA384', 'Verify return code: 0 (ok)', '1795487836']),
  secretText('s_client 1.3', lines(['Post-Handshake New Session Ticket arrived:', 'SSL-Session:', '    Protocol  : TLSv1.3', '    Resumption PSK: 00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF', '    PSK identity: None']), ['00112233445566778899AABBCCDDEEFF'], ['PSK identity: None']),
  secretText('sslkeylog', `CLIENT_RANDOM 0011223344556677889900112233445566778899001122334455667788990011 aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899`, ['aabbccddeeff00112233445566778899aabb']),
  secretText('sslkeylog13', `CLIENT_TRAFFIC_SECRET_0 0011223344556677889900112233445566778899001122334455667788990011 aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899`, ['aabbccddeeff00112233445566778899aabb']),
];
