import { Buffer } from 'node:buffer';
import type { Random } from './random';

/** A made-up exchange, and what of it must not be shown. */
export interface MadeExchange {
  readonly mechanism: string;
  /** The lines of AUTH and after it, without who says them. */
  readonly lines: readonly { readonly speaker: 'C' | 'S'; readonly text: string }[];
  readonly secrets: readonly Uint8Array[];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

type Maker = (random: Random, user: string, password: string) => { readonly initial?: string; readonly turns: readonly string[]; readonly secrets: readonly (string | Uint8Array)[] };

/** Messages in clear as binary strings: an initial response, then challenge, response, challenge … */
const makers: Readonly<Record<string, Maker>> = {
  LOGIN: (_, user, password) => ({ turns: ['Username:', user, 'Password:', password], secrets: [password] }),
  PLAIN: (random, user, password) => (random.next() < 0.5 ? { initial: `\0${user}\0${password}`, turns: [], secrets: [password] } : { turns: ['', `${user}\0${user}\0${password}`], secrets: [password] }),
  'CRAM-MD5': (random, user) => cram(random, user, 16),
  'CRAM-SHA1': (random, user) => cram(random, user, 20),
  'DIGEST-MD5': (random, user) => {
    const nonce = random.text(16, LETTERS);
    const [response, proof] = [hex(random.bytes(16)), hex(random.bytes(16))];
    const answer = `charset=utf-8,username="${user}",realm="example.com",nonce="${nonce}",nc=00000001,cnonce="${random.text(12, LETTERS)}",digest-uri="smtp/mail.example.com",response=${response},qop=auth`;
    return { turns: [`realm="example.com",nonce="${nonce}",qop="auth",charset=utf-8,algorithm=md5-sess`, answer, `rspauth=${proof}`, ''], secrets: [response, proof] };
  },
  'SCRAM-SHA-1': (random, user) => scram(random, user, 20),
  'SCRAM-SHA-256': (random, user) => scram(random, user, 32),
  'SCRAM-SHA-512': (random, user) => scram(random, user, 64),
  'SCRAM-SHA3-512': (random, user) => scram(random, user, 64),
  SKEY: (random, user) => {
    const word = hex(random.bytes(8)).replace(/(.{4})(?=.)/g, '$1 ');
    return { initial: user, turns: ['95 Qa58308', word], secrets: [word] };
  },
  SECURID: (random, user) => {
    const code = random.text(10, LETTERS);
    return { initial: `\0${user}\0${code}\0`, turns: [], secrets: [code] };
  },
  XOAUTH2: (random, user) => {
    const token = random.text(40, LETTERS);
    return { initial: `user=${user}\x01auth=Bearer ${token}\x01\x01`, turns: ['{"status":"401","schemes":"bearer"}', ''], secrets: [token] };
  },
  OAUTHBEARER: (random, user) => {
    const token = [random.text(20, LETTERS), random.text(60, LETTERS), random.text(30, LETTERS)].join('.');
    return { initial: `n,a=${user},\x01host=mail.example.com\x01port=587\x01auth=Bearer ${token}\x01\x01`, turns: ['{"status":"invalid_token"}', '\x01'], secrets: [token] };
  },
  NTLM: (random, user) => {
    const [lm, nt, key] = [random.bytes(24), random.bytes(16), random.bytes(16)];
    const blob = Uint8Array.from([...nt, 1, 1, 0, 0, 0, 0, 0, 0, ...random.bytes(16), 0, 0, 0, 0, 0, 0, 0, 0]);
    const type3 = ntlm(3, 64, [[12, lm], [20, blob], [28, utf16('DOMAIN')], [36, utf16(user)], [44, utf16('STATION')], [52, key]], 60);
    return { turns: ['', latin(ntlm(1, 32, [[16, bytes('DOMAIN')]], 12)), latin(ntlm(2, 48, [[12, utf16('DOMAIN')]], 20)), latin(type3)], secrets: [lm, nt, key] };
  },
  GSSAPI: (random) => {
    const ticket = random.bytes(80);
    const head = [0x60, 0x81, 93, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x12, 1, 2, 2, 1, 0];
    return { initial: latin(Uint8Array.from([...head, ...ticket])), turns: [], secrets: [ticket] };
  },
  OTP: (random, user) => {
    const word = hex(random.bytes(8));
    return { initial: `\0${user}`, turns: ['otp-md5 499 ke1234 ext', `hex:${word}`], secrets: [word] };
  },
  'X-UNKNOWN': (_, user, password) => ({ turns: ['say it', `${user} says ${password}`], secrets: [password] }),
};

export const mechanismNames: readonly string[] = Object.keys(makers);

export function makeExchange(mechanism: string, random: Random): MadeExchange {
  const user = random.text(6, LETTERS.slice(0, 26));
  const password = random.text(12 + random.below(8), `${LETTERS}!$%+-. `).trim().padEnd(12, 'x');
  const made = makers[mechanism]?.(random, user, password) ?? { turns: [], secrets: [] };
  const lines: { speaker: 'C' | 'S'; text: string }[] = [{ speaker: 'C', text: `AUTH ${mechanism}${made.initial === undefined ? '' : ` ${encode(made.initial)}`}` }];
  made.turns.forEach((turn, index) => lines.push(index % 2 === 0 ? { speaker: 'S', text: `334 ${encode(turn)}` } : { speaker: 'C', text: encode(turn) }));
  lines.push({ speaker: 'S', text: '535 5.7.8 Error: authentication failed' });
  return { mechanism, lines, secrets: made.secrets.map((one) => (typeof one === 'string' ? bytes(one) : one)) };
}

/** How a secret may show: in clear, escaped for a URL or for JSON, in hexadecimal, in Base64 at each of its three shifts. */
export function formsOf(secret: Uint8Array): readonly string[] {
  const buffer = Buffer.from(secret);
  const shifted = [0, 1, 2].map((shift) => Buffer.concat([Buffer.alloc(shift, 0x20), buffer]).toString('base64').slice(shift === 0 ? 0 : 4, -4));
  const clear = buffer.toString('utf8');
  const written = clear.includes('\ufffd') ? [] : [clear, encodeURIComponent(clear), JSON.stringify(clear).slice(1, -1)];
  return [...new Set([...written, buffer.toString('hex'), ...shifted])].filter((form) => form.length >= 8);
}

function cram(random: Random, user: string, length: number) {
  const digest = hex(random.bytes(length));
  return { turns: [`<${random.below(1e6)}.1795487836@mail.example.com>`, `${user} ${digest}`], secrets: [digest] };
}

function scram(random: Random, user: string, length: number) {
  const [nonce, proof, signature] = [random.text(20, LETTERS), base64(random.bytes(length)), base64(random.bytes(length))];
  return {
    initial: `n,,n=${user},r=${nonce}`,
    turns: [`r=${nonce}XY,s=QSXCR+Q6sek8bf92,i=4096`, `c=biws,r=${nonce}XY,p=${proof}`, `v=${signature}`, ''],
    secrets: [proof, signature],
  };
}

/** A message whose buffers follow one another behind its head; unicode flag set where `flagsAt` lies inside it. */
function ntlm(type: number, head: number, buffers: readonly (readonly [number, Uint8Array])[], flagsAt: number): Uint8Array {
  const message = [...bytes('NTLMSSP\0'), type, 0, 0, 0, ...new Array<number>(head - 12).fill(0)];
  if (flagsAt + 4 <= head) message[flagsAt] = 1;
  for (const [at, content] of buffers) {
    message.splice(at, 8, content.length, 0, content.length, 0, message.length & 255, message.length >> 8, 0, 0);
    message.push(...content);
  }
  return Uint8Array.from(message);
}

function encode(binary: string): string {
  return Buffer.from(binary, 'latin1').toString('base64');
}

function base64(content: Uint8Array): string {
  return Buffer.from(content).toString('base64');
}

function hex(content: Uint8Array): string {
  return Buffer.from(content).toString('hex');
}

function bytes(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}

function utf16(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le');
}

function latin(content: Uint8Array): string {
  return Buffer.from(content).toString('latin1');
}
