import { hex, shown, utf8 } from '../bytes';
import { OID_NAMES, oidText, readDer } from '../der';
import type { Field, Mechanism, Message } from '../mechanism';

/**
 * GSSAPI (RFC 4752): Kerberos tokens, then two wrapped messages that agree on
 * a security layer. A ticket can be attacked offline or replayed, so only the
 * frame of a token is shown.
 */
export const gssapi: Mechanism = {
  name: 'GSSAPI',
  covers: (name) => name === 'GSSAPI' || name === 'GS2-KRB5' || name === 'GS2-KRB5-PLUS',
  reference: { rfc: 4752, section: '3' },

  read(bytes, { speaker }) {
    if (bytes.length === 0) return { step: speaker === 'server' ? 'asks the client to begin' : 'has nothing to add', parts: [] };
    return readFrame(bytes) ?? readWrap(bytes, speaker === 'server') ?? readOther(bytes);
  },

  recognizes(bytes) {
    const frame = frameOf(bytes);
    return frame && OID_NAMES[frame.oid]?.startsWith('Kerberos') === true ? 'GSSAPI' : undefined;
  },

  rewrite(bytes, _, change) {
    const secret = secretIn(bytes);
    const rewritten = bytes.slice();
    if (change(tokenField(bytes.subarray(secret))) !== undefined) rewritten.fill(0, secret);
    return rewritten;
  },
};

/** The frame of a first token (RFC 2743 §3.1): tag 0x60, length, an object identifier, the token itself. */
export function frameOf(bytes: Uint8Array): { readonly oid: string; readonly tokenAt: number; readonly cut: boolean } | undefined {
  const frame = bytes[0] === FRAME_TAG ? readDer(bytes, 0) : undefined;
  const oid = frame ? readDer(bytes, frame.start) : undefined;
  if (!frame || oid?.tag !== OID_TAG || oid.cut) return undefined;
  return { oid: oidText(bytes.subarray(oid.start, oid.end)), tokenAt: oid.end, cut: frame.cut };
}

const FRAME_TAG = 0x60;
const OID_TAG = 0x06;

// RFC 4121 §4.1: what the first two bytes of a Kerberos token say it is
const TOKEN_NAMES: Readonly<Record<string, string>> = {
  '0100': 'AP-REQ: the ticket of the client',
  '0200': 'AP-REP: the server proves itself',
  '0300': 'KRB-ERROR',
  '0404': 'MIC',
  '0504': 'wrapped message',
  // RFC 1964 §1.2, for old encryption types
  '0101': 'MIC',
  '0201': 'wrapped message',
};

function readFrame(bytes: Uint8Array): Message | undefined {
  const frame = frameOf(bytes);
  if (!frame) return undefined;
  const { oid, tokenAt, cut } = frame;
  const kind = TOKEN_NAMES[hex(bytes.subarray(tokenAt, tokenAt + 2))];
  const body = bytes.subarray(secretIn(bytes));
  return {
    step: 'sends a token',
    place: { name: kind ?? 'token' },
    parts: ['GSS token ', { name: 'mechanism', value: oid, secret: false, note: OID_NAMES[oid] ?? 'not known here' }, ' '],
    details: [...(kind === undefined ? [] : [{ name: 'kind', value: kind, secret: false }]), tokenField(body)],
    ...(cut ? { fault: 'the token is cut off: its frame claims more bytes than there are' } : {}),
  };
}

const WRAP_ID = '0504';
const SEALED = 0x02;
const WRAP_HEADER = 16;

/** A wrapped message of RFC 4121 §4.2.6.2. Where it is signed and not sealed, the layer it agrees on can be read. */
function readWrap(bytes: Uint8Array, server: boolean): Message | undefined {
  if (hex(bytes.subarray(0, 2)) !== WRAP_ID || bytes.length < WRAP_HEADER + 4) return undefined;
  const step = server ? 'offers security layers' : 'chooses a security layer';
  const place = { name: 'security layer' };
  const sealed = ((bytes[2] ?? 0) & SEALED) !== 0;
  // RRC: the message was rotated right by so many bytes.
  const checksum = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  const rotated = ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0);
  const body = bytes.subarray(WRAP_HEADER);
  if (sealed || body.length < checksum + 4) {
    return { step, place, parts: [sealed ? 'sealed message' : 'wrapped message'], details: [tokenField(bytes.subarray(secretIn(bytes)))], ...(sealed ? {} : { fault: 'too short for a security layer' }) };
  }
  const turn = rotated % body.length;
  const plain = Uint8Array.from([...body.subarray(turn), ...body.subarray(0, turn)]).subarray(0, body.length - checksum);
  return { step, place, parts: layerParts(plain, server) };
}

// RFC 4752 §3.3
const LAYERS: readonly (readonly [number, string])[] = [
  [1, 'none'],
  [2, 'integrity'],
  [4, 'confidentiality'],
];

function layerParts(plain: Uint8Array, server: boolean): (string | Field)[] {
  const mask = plain[0] ?? 0;
  const names = LAYERS.filter(([bit]) => (mask & bit) !== 0).map(([, name]) => name).join(', ');
  const largest = ((plain[1] ?? 0) << 16) | ((plain[2] ?? 0) << 8) | (plain[3] ?? 0);
  const user = server ? '' : (utf8(plain.subarray(4)) ?? shown(plain.subarray(4)));
  return [
    'layer ',
    { name: server ? 'layers offered' : 'layer chosen', value: names === '' ? `0x${mask.toString(16)}` : names, secret: false },
    ' ',
    { name: 'largest message', value: String(largest), secret: false, note: 'bytes; 0 without a layer' },
    ...(user === '' ? [] : [' ', { name: 'acts as', value: user, secret: false, names: 'user' as const }]),
  ];
}

function readOther(bytes: Uint8Array): Message {
  return { step: 'sends a token', place: { name: 'token' }, parts: ['GSS token'], details: [tokenField(bytes.subarray(secretIn(bytes)))], fault: 'no frame of a first token and no wrapped message' };
}

/** What a login rests on, as bytes. */
export function tokenField(bytes: Uint8Array, name = 'token'): Field {
  return { name, value: `hex:${hex(bytes)}`, secret: true, standIn: `hex:${'00'.repeat(bytes.length)}`, note: 'can be attacked offline or replayed' };
}

/** From where on the bytes are secret: after the frame and the token's two bytes of kind, or after the header of a wrapped message that does not read. */
function secretIn(bytes: Uint8Array): number {
  const frame = frameOf(bytes);
  if (frame) return Math.min(bytes.length, frame.tokenAt + 2);
  if (hex(bytes.subarray(0, 2)) !== WRAP_ID || bytes.length < WRAP_HEADER + 4) return 0;
  const sealed = ((bytes[2] ?? 0) & SEALED) !== 0;
  const checksum = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
  return sealed || bytes.length - WRAP_HEADER < checksum + 4 ? WRAP_HEADER : bytes.length;
}
