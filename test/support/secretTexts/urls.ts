import { lines, PASSWORD, secretText, type SecretText } from './secretText';

/** Passwords and tokens in URLs. */
export const urls: readonly SecretText[] = [
  secretText('url', `mta=smtp://ann:${PASSWORD}@mail.example.com:587`, [PASSWORD]),
  secretText('url enc', `DSN smtps://ann%40example.com:p%40ss%3AKelp9@mail.example.com:465 failed`, ['p%40ss%3AKelp9', 'p@ss:Kelp9']),
  secretText('url query', `GET /api/send?api_user=ann&api_key=${PASSWORD}&to=b@c HTTP/1.1`, [PASSWORD]),
  secretText('url query pw', `Dsn: "smtp://mail.example.com:587?username=ann&password=${PASSWORD}&encryption=tls"`, [PASSWORD]),
  secretText('url query token', `https://mail.example.com/unsubscribe?email=bob@example.com&token=9f8e7d6c5b4a39281706f5e4d3c2b1a0`, ['9f8e7d6c5b4a39281706f5e4d3c2b1a0']),
  secretText('url reset', `Click https://app.example.com/password/reset/4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a?email=ann%40example.com`, ['4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a']),
  secretText('url reset qp', lines(['Subject: Reset your password', '', 'Open https://app.example.com/reset?token=3Da1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6', 'to go on.']), ['a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6']),
  secretText('url magic link', `sent https://app.example.com/auth/verify?code=Qm9vU2VjcmV0VG9rZW4xMjM0NTY&state=x`, ['Qm9vU2VjcmV0VG9rZW4xMjM0NTY']),
  secretText('symfony dsn', `MAILER_DSN=smtp://ann:${encodeURIComponent('p@ss/Kelp9')}@mail.example.com`, [encodeURIComponent('p@ss/Kelp9')]),
  secretText('sendgrid dsn', 'MAILER_DSN=sendgrid+api://SG.abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg@default', ['abcdefghijklmnopqrstuv']),
  secretText('mailgun dsn', 'MAILER_DSN=mailgun+api://key-0123456789abcdef0123456789abcdef:example.com@default', ['0123456789abcdef0123456789abcdef']),
];
