import { decodeBase64 } from '../base64';
import { shown, utf8 } from '../bytes';
import type { Field, Mechanism, Message, StepPlace, Turn } from '../mechanism';
import { attribute, escapable } from './scram/attribute';
import { BINDING_FLAG, bindingNote } from './scram/channelBinding';
import { mechanismByLength } from './scram/hashes';

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

function memberWith(base64: string | undefined): string | undefined {
  return mechanismByLength(base64 === undefined ? undefined : decodeBase64(base64).bytes?.length);
}

interface Step {
  readonly step: string;
  readonly place: StepPlace;
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

const ATTRIBUTE = /^([A-Za-z])=(.*)$/s;

function readMessage(text: string, turn: Turn): Message {
  const step = stepOf(turn, text);
  const tokens = text.split(',', MOST_ATTRIBUTES);
  const parts: (string | Field)[] = [];
  const faults: string[] = [];
  const remarks: string[] = [];
  const seen = new Map<string, string>();

  const attributes = step === STEPS.clientFirst ? attributesBehindHeader(tokens, turn, parts, faults) : tokens;
  for (const [index, token] of attributes.entries()) {
    if (index > 0) parts.push(',');
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

/** Reads the header that the first message of a client begins with (RFC 5802 §7, `gs2-header`). @returns what stands behind it */
function attributesBehindHeader(tokens: readonly string[], { mechanism = '' }: Turn, parts: (string | Field)[], faults: string[]): readonly string[] {
  const [flag = '', authorization] = tokens;
  if (!BINDING_FLAG.test(flag)) {
    faults.push('it does not begin with the channel binding flag n, y or p=');
    return tokens;
  }
  parts.push({ name: 'channel binding', value: flag, secret: false, note: bindingNote(flag) }, ',');
  const binds = flag.startsWith('p=');
  if (binds !== /-PLUS$/.test(mechanism) && /-/.test(mechanism)) {
    faults.push(binds ? 'channel binding is used, which only the -PLUS mechanisms have' : 'a -PLUS mechanism without channel binding');
  }
  if (authorization?.startsWith('a=') === true) {
    parts.push('a=', { name: 'acts as', ...escapable(authorization.slice(2)), secret: false, names: 'user' });
  } else if (authorization !== '') {
    faults.push('between the first two commas only a= may stand');
    parts.push({ name: 'unknown', value: authorization ?? '', secret: true });
  }
  if (tokens.length > 2) parts.push(',');
  return tokens.slice(2);
}

function checkNonce(nonce: string | undefined, step: Step, { challenge }: Turn, faults: string[]): void {
  if (step !== STEPS.clientFinal || nonce === undefined || challenge === undefined) return;
  const sent = /(?:^|,)r=([^,]*),/.exec(challenge)?.[1];
  if (sent !== undefined && sent !== nonce) faults.push('its nonce is not the one the server sent');
}
