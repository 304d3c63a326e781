import { decodeBase64 } from '../base64';
import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message, Place, Turn } from '../mechanism';

/**
 * SCRAM (RFC 5802, RFC 7677): the password never crosses the line, but who
 * holds salt, iteration count and proof can try passwords offline.
 */
export const scram: Mechanism = {
  name: 'SCRAM',
  covers: (name) => FAMILY.test(name),
  reference: { rfc: 5802, section: '5' },

  read(bytes, turn) {
    const text = utf8(bytes);
    if (text === undefined) {
      const parts: Field[] = [{ name: 'message', value: shown(bytes), secret: turn.speaker === 'client' }];
      return { step: stepOf(turn).step, place: stepOf(turn).place, parts, fault: 'not valid UTF-8, which SCRAM requires' };
    }
    if (text === '') return turn.speaker === 'server' ? { step: 'asks the client to begin', parts: [] } : { step: 'takes note', parts: [] };
    return readMessage(text, turn);
  },

  recognizes(bytes, speaker) {
    const text = bytes.length <= LONGEST ? (utf8(bytes) ?? '') : '';
    if (speaker === 'server') {
      if (SERVER_FIRST.test(text)) return 'SCRAM';
      return memberWith(SERVER_FINAL.exec(text)?.[1]);
    }
    const first = CLIENT_FIRST.test(text);
    return first ? 'SCRAM' : memberWith(CLIENT_FINAL.exec(text)?.[1]);
  },
};

const FAMILY = /^SCRAM(?:-SHA-?(?:1|224|256|384|512|3-512)(?:-PLUS)?)?$/;
const LONGEST = 5000;

// n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL
const CLIENT_FIRST = /^(?:n|y|p=[A-Za-z0-9.-]{1,60}),(?:a=[^,]{0,300})?,(?:m=[^,]*,)?n=[^,]*,r=[^,]+(?:,|$)/;
// r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096
const SERVER_FIRST = /^(?:m=[^,]*,)?r=[^,]+,s=[A-Za-z0-9+/]+={0,2},i=\d{1,9}(?:,|$)/;
// c=biws,r=fyko+…,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=
const CLIENT_FINAL = /^c=[A-Za-z0-9+/]+={0,2},r=[^,]+,(?:[^,]*,)*p=([A-Za-z0-9+/]+={0,2})$/;
// v=rmF9pqV8S7suAoZWja4dJRkFsKQ=
const SERVER_FINAL = /^v=([A-Za-z0-9+/]+={0,2})$/;

/** Bytes of the hash by the name of the mechanism, and back. */
const HASHES: readonly (readonly [RegExp, number, string])[] = [
  [/^SCRAM-SHA-?1(?:-|$)/, 20, 'SCRAM-SHA-1'],
  [/^SCRAM-SHA-?256(?:-|$)/, 32, 'SCRAM-SHA-256'],
  [/^SCRAM-SHA-?(?:512|3-512)(?:-|$)/, 64, 'SCRAM-SHA-512'],
  [/^SCRAM-SHA-?224(?:-|$)/, 28, ''],
  [/^SCRAM-SHA-?384(?:-|$)/, 48, ''],
];

function memberWith(base64: string | undefined): string | undefined {
  const length = base64 === undefined ? undefined : decodeBase64(base64).bytes?.length;
  const name = HASHES.find(([, bytes]) => bytes === length)?.[2];
  return name === '' ? undefined : name;
}

interface Step {
  readonly step: string;
  readonly place: Place;
  /** Attributes that must be there. */
  readonly wants: readonly string[];
}

const STEPS = {
  clientFirst: { step: 'gives its user name and a nonce', place: { name: 'client-first-message', number: 1, of: 4 }, wants: ['n', 'r'] },
  serverFirst: { step: 'sends salt and iteration count', place: { name: 'server-first-message', number: 2, of: 4 }, wants: ['r', 's', 'i'] },
  clientFinal: { step: 'proves that it knows the password', place: { name: 'client-final-message', number: 3, of: 4 }, wants: ['c', 'r', 'p'] },
  serverFinal: { step: 'proves that it knows the password too', place: { name: 'server-final-message', number: 4, of: 4 }, wants: ['v'] },
  serverError: { step: 'refuses', place: { name: 'server-final-message', number: 4, of: 4 }, wants: ['e'] },
} as const satisfies Record<string, Step>;

function stepOf(turn: Turn, text = ''): Step {
  if (turn.speaker === 'server') {
    if (/^e=/.test(text)) return STEPS.serverError;
    return /^v=/.test(text) ? STEPS.serverFinal : STEPS.serverFirst;
  }
  return /^c=/.test(text) ? STEPS.clientFinal : STEPS.clientFirst;
}

// n | y | p=tls-exporter
const BINDING_FLAG = /^(?:n|y|p=[A-Za-z0-9.-]+)$/;
const ATTRIBUTE = /^([A-Za-z])=(.*)$/s;

function readMessage(text: string, turn: Turn): Message {
  const step = stepOf(turn, text);
  const tokens = text.split(',', MOST_ATTRIBUTES);
  const parts: (string | Field)[] = [];
  const faults: string[] = [];
  const remarks: string[] = [];
  const seen = new Map<string, string>();

  let at = 0;
  if (step === STEPS.clientFirst) {
    const [flag = '', authorization] = tokens;
    if (BINDING_FLAG.test(flag)) {
      parts.push({ name: 'channel binding', value: flag, secret: false, note: bindingNote(flag) }, ',');
      if (flag.startsWith('p=') !== /-PLUS$/.test(turn.mechanism ?? '') && /-/.test(turn.mechanism ?? '')) {
        faults.push(flag.startsWith('p=') ? 'channel binding is used, which only the -PLUS mechanisms have' : 'a -PLUS mechanism without channel binding');
      }
      if (authorization?.startsWith('a=') === true) {
        parts.push('a=', { name: 'acts as', ...escapable(authorization.slice(2)), secret: false, names: 'user' });
      } else if (authorization !== '') {
        faults.push('between the first two commas only a= may stand');
        parts.push({ name: 'unknown', value: authorization ?? '', secret: true });
      }
      if (tokens.length > 2) parts.push(',');
      at = 2;
    } else {
      faults.push('it does not begin with the channel binding flag n, y or p=');
    }
  }
  for (let first = true; at < tokens.length; at++, first = false) {
    const token = tokens[at] ?? '';
    if (!first) parts.push(',');
    const match = ATTRIBUTE.exec(token);
    const [, name = '', value = ''] = match ?? [];
    if (!match) {
      faults.push('a part between commas is no attribute');
      // What is no attribute may be a proof that was cut: never shown.
      if (token !== '') parts.push({ name: 'unknown', value: token, secret: true });
      continue;
    }
    if (seen.has(name)) faults.push(`the attribute ${name} stands twice`);
    seen.set(name, value);
    parts.push(`${name}=`, attribute(name, value, turn, faults, remarks));
  }
  if (text.length > 0 && tokens.length === MOST_ATTRIBUTES) faults.push(`more than ${MOST_ATTRIBUTES} attributes`);
  const missing = step.wants.find((name) => !seen.has(name));
  if (missing !== undefined) faults.push(`the attribute ${missing} is missing`);
  if (seen.has('m')) faults.push('it demands an extension (m=), which nobody may go on with');
  checkNonce(seen.get('r'), step, turn, faults);

  return {
    step: step.step,
    place: step.place,
    parts,
    ...(remarks.length === 0 ? {} : { remarks }),
    ...(faults[0] === undefined ? {} : { fault: faults.join('; ') }),
  };
}

const MOST_ATTRIBUTES = 50;
const FEWEST_ITERATIONS = 4096;

function attribute(name: string, value: string, turn: Turn, faults: string[], remarks: string[]): Field {
  switch (name) {
    case 'n':
      if (/=(?!2C|3D)/.test(value)) faults.push('the user name holds an "=" that is not written =3D');
      return { name: 'user', ...escapable(value), secret: false, names: 'user' };
    case 'r':
      return { name: 'nonce', value, secret: false };
    case 's':
      if (!decodeBase64(value).bytes) faults.push('the salt is no Base64');
      return { name: 'salt', value, secret: false };
    case 'i': {
      const count = /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined;
      if (count === undefined) faults.push('the iteration count is no number');
      else if (count < FEWEST_ITERATIONS) remarks.push(`${count} iterations are few: RFC 5802 §5.1 wants at least 4096, so that guessing is slow`);
      return { name: 'iterations', value, secret: false };
    }
    case 'c': {
      const { bytes } = decodeBase64(value);
      const header = bytes ? headerOf(bytes) : undefined;
      if (header === undefined) faults.push('the channel binding is not the Base64 of a header');
      return { name: 'channel binding', value, secret: false, ...(header === undefined ? {} : { note: header }) };
    }
    case 'p':
      checkLength(value, 'proof', turn, faults);
      return { name: 'proof', value, secret: true, standIn: standInFor(value), note: 'can be tried against passwords offline' };
    case 'v':
      checkLength(value, 'signature', turn, faults);
      return { name: 'server signature', value, secret: true, standIn: standInFor(value), note: 'can be tried against passwords offline' };
    case 'e':
      return { name: 'error', value, secret: false, ...(ERRORS[value] === undefined ? {} : { note: ERRORS[value] }) };
    default:
      return { name: `attribute ${name}`, value, secret: turn.speaker === 'client' };
  }
}

/** `=2C` is a comma, `=3D` an equals sign. */
function escapable(raw: string): { readonly value: string; readonly raw: string } {
  return { value: raw.replaceAll('=2C', ',').replaceAll('=3D', '='), raw };
}

/** As many zero bytes, so that the form stays. */
function standInFor(base64: string): string {
  const { bytes } = decodeBase64(base64);
  if (!bytes || bytes.length === 0) return '[redacted]';
  const digits = Math.ceil((bytes.length * 8) / 6);
  return 'A'.repeat(digits).padEnd(Math.ceil(digits / 4) * 4, '=');
}

function checkLength(value: string, what: string, { mechanism = '' }: Turn, faults: string[]): void {
  const length = decodeBase64(value).bytes?.length;
  const wanted = HASHES.find(([name]) => name.test(mechanism))?.[1];
  if (length === undefined) faults.push(`the ${what} is no Base64`);
  else if (wanted !== undefined && length !== wanted) faults.push(`the ${what} has ${length} bytes; ${mechanism} makes ${wanted}`);
}

function checkNonce(nonce: string | undefined, step: Step, { challenge }: Turn, faults: string[]): void {
  if (step !== STEPS.clientFinal || nonce === undefined || challenge === undefined) return;
  const sent = /(?:^|,)r=([^,]*),/.exec(challenge)?.[1];
  if (sent !== undefined && sent !== nonce) faults.push('its nonce is not the one the server sent');
}

/** What `c=` repeats: the gs2 header, and with -PLUS the binding data. */
function headerOf(bytes: Uint8Array): string | undefined {
  const text = utf8(bytes.subarray(0, endOfHeader(bytes)));
  const flag = text?.split(',', 1)[0];
  return flag !== undefined && BINDING_FLAG.test(flag) ? bindingNote(flag) : undefined;
}

function endOfHeader(bytes: Uint8Array): number {
  const comma = ','.charCodeAt(0);
  const first = bytes.indexOf(comma);
  const second = first < 0 ? -1 : bytes.indexOf(comma, first + 1);
  return second < 0 ? bytes.length : second + 1;
}

function bindingNote(flag: string): string {
  if (flag === 'n') return 'the client does not bind to the TLS channel';
  if (flag === 'y') return 'the client could bind to the TLS channel and thinks the server cannot';
  return `bound to the TLS channel by ${flag.slice(2)}`;
}

// RFC 5802 §7
const ERRORS: Readonly<Record<string, string>> = {
  'invalid-encoding': 'the message does not follow the grammar',
  'extensions-not-supported': 'an extension was demanded that the server does not know',
  'invalid-proof': 'wrong password, or a wrong one stored',
  'channel-bindings-dont-match': 'the TLS channel is not the same on both ends: something stands between them',
  'server-does-support-channel-binding': 'the client was made to believe that the server cannot bind to the channel',
  'channel-binding-not-supported': 'the server cannot bind to the TLS channel',
  'unsupported-channel-binding-type': 'the server does not know this way to bind',
  'unknown-user': 'no such user',
  'invalid-username-encoding': 'the user name is not valid UTF-8 or not prepared as it must be',
  'no-resources': 'the server is out of resources',
  'other-error': 'the server gives no reason',
};
