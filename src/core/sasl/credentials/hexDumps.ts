import type { CredentialPattern } from './credentialPattern';

/** A text in hexadecimal, its bytes in groups of whatever size. */
function inHex(text: string): string {
  return [...text].map((one) => (one.codePointAt(0) ?? 0).toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)).join(' ?');
}

/** What a client sends, in hexadecimal on one line. */
export const hexDumps: readonly CredentialPattern[] = [
  {
    needles: ['41555448', '4155 5448', '41 55 54 48'],
    // <41555448 20504c41 494e2041 …>
    pattern: new RegExp(String.raw`(?<![0-9A-Fa-f])${inHex('AUTH ')} ?(?:${['PLAIN ', 'XOAUTH2 ', 'OAUTHBEARER '].map(inHex).join('|')}) ?(?<secret>[0-9A-Fa-f](?: ?[0-9A-Fa-f]){11,8000})`, 'dg'),
    what: 'response',
    sample: 'Data: <41555448 20504c41 494e20aa bbccddaa bbccdd0d 0a>',
  },
];
