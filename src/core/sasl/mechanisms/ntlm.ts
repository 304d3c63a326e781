import { hex, shown } from '../bytes';
import type { Field, Mechanism, Message } from '../mechanism';
import { bytesOf, fileTime, findNtlm, readAvPairs, takeApart, textIn, u32, type AvPair, type Block, type NtlmBuffer, type NtlmMessage } from '../ntlmMessage';
import { utcTime } from '../time';

/**
 * NTLM ([MS-NLMP]; in SMTP [MS-SMTPNTLM]): three messages. The responses of
 * the last can be tried against passwords offline, or passed on elsewhere.
 */
export const ntlm: Mechanism = {
  name: 'NTLM',
  reference: {
    title: '[MS-NLMP] §2.2.1',
    url: 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-nlmp/907f519d-6217-45b1-b421-dca10fc8af0d',
  },

  read(bytes, { speaker }) {
    if (bytes.length === 0) return { step: speaker === 'server' ? 'asks the client to begin' : 'says nothing', parts: [] };
    const message = takeApart(bytes);
    if (message) return describe(bytes, message);
    const step = speaker === 'server' ? 'asks the client' : 'answers the server';
    return { step, parts: [{ name: 'message', value: shown(bytes), secret: speaker === 'client' }], fault: 'no NTLM message: the signature NTLMSSP or its type is missing' };
  },

  recognizes: (bytes) => (findNtlm(bytes.subarray(0, 8)) === 0 ? 'NTLM' : undefined),
  rewrite: (bytes, _, change) => rewriteNtlm(bytes, change),
};

const STEPS = {
  1: { step: 'says what it can do', place: { name: 'NEGOTIATE', number: 1, of: 3 } },
  2: { step: 'sends its challenge', place: { name: 'CHALLENGE', number: 2, of: 3 } },
  3: { step: 'gives user name and responses', place: { name: 'AUTHENTICATE', number: 3, of: 3 } },
} as const;

/** Everything of a message that is a field. */
function describe(bytes: Uint8Array, message: NtlmMessage): Message {
  const { type, flags, version, faults } = message;
  const named = new Map<string, Field>();
  const details: Field[] = [];
  for (const buffer of message.buffers) {
    if (buffer.name === 'target information') details.push(...readAvPairs(piece(bytes, buffer)).map(avField));
    else if (buffer.name === 'NT response') details.push(...ntResponse(bytes, buffer));
    else if (SECRETS.has(buffer.name)) details.push(secretField(buffer.name, piece(bytes, buffer)));
    else named.set(buffer.name, nameField(bytes, buffer));
  }
  for (const block of message.blocks) {
    details.push(block.name === 'MIC' ? secretField('MIC', piece(bytes, block)) : { name: block.name, value: hex(piece(bytes, block)), secret: false });
  }
  if (flags !== undefined) details.push({ name: 'flags', value: `0x${flags.toString(16).padStart(8, '0')}`, secret: false, note: flagNames(flags) });
  if (version !== undefined) details.push({ name: 'version', value: version, secret: false });
  return {
    ...STEPS[type],
    parts: gist(type, named),
    details,
    ...(faults.length === 0 ? {} : { fault: faults.join('; ') }),
  };
}

/** `NTLM type 3: DOMAIN\user at WORKSTATION` */
function gist(type: 1 | 2 | 3, named: ReadonlyMap<string, Field>): (string | Field)[] {
  const parts: (string | Field)[] = [`NTLM type ${type}`];
  const add = (before: string, name: string): void => {
    const field = named.get(name);
    if (field) parts.push(parts.length === 1 ? ': ' : before, field);
  };
  add(' ', 'target');
  add(' ', 'domain');
  add('\\', 'user');
  add(' at ', 'workstation');
  return parts;
}

const SECRETS = new Set(['LM response', 'NT response', 'session key']);

function nameField(bytes: Uint8Array, buffer: NtlmBuffer): Field {
  return { name: buffer.name, value: textIn(piece(bytes, buffer), buffer.unicode), secret: false, names: buffer.name === 'user' ? 'user' : 'host' };
}

function secretField(name: string, bytes: Uint8Array, note = 'can be tried against passwords offline'): Field {
  return { name, value: hex(bytes), secret: true, standIn: '00'.repeat(bytes.length), note };
}

const PROOF_LENGTH = 16;
const NTLM_V1_LENGTH = 24;
/** From the start of the response: where the list of pairs begins after proof, version, time and client challenge. */
const PAIRS_AT = PROOF_LENGTH + 28;

/** 24 bytes are NTLMv1; longer ones a proof and what was signed with it ([MS-NLMP] §2.2.2.8). */
function ntResponse(bytes: Uint8Array, buffer: Block): Field[] {
  const response = piece(bytes, buffer);
  if (response.length <= NTLM_V1_LENGTH) return [secretField('NT response', response)];
  const time = utcTime(fileTime(response, PROOF_LENGTH + 8));
  return [
    secretField('NT proof', response.subarray(0, PROOF_LENGTH)),
    ...(time === undefined ? [] : [{ name: 'client time', value: time, secret: false }]),
    { name: 'client challenge', value: hex(response.subarray(PROOF_LENGTH + 16, PROOF_LENGTH + 24)), secret: false },
    ...readAvPairs(response.subarray(PAIRS_AT)).map(avField),
  ];
}

// [MS-NLMP] §2.2.2.1
const AV_NAMES: Readonly<Record<number, string>> = {
  1: 'NetBIOS computer',
  2: 'NetBIOS domain',
  3: 'DNS computer',
  4: 'DNS domain',
  5: 'DNS forest',
  6: 'AV flags',
  7: 'time',
  8: 'single host',
  9: 'target name',
  10: 'channel binding',
};
const AV_TEXTS = new Set([1, 2, 3, 4, 5, 9]);

function avField({ id, value }: AvPair): Field {
  const name = AV_NAMES[id] ?? `AV pair ${id}`;
  if (AV_TEXTS.has(id)) return { name, value: textIn(value, true), secret: false, names: 'host' };
  if (id === 7 && value.length >= 8) return { name, value: utcTime(fileTime(value, 0)) ?? hex(value), secret: false };
  if (id === 6 && value.length >= 4) return { name, value: `0x${u32(value, 0).toString(16).padStart(8, '0')}`, secret: false };
  return { name, value: hex(value), secret: false };
}

// [MS-NLMP] §2.2.2.5
const FLAGS: readonly (readonly [number, string])[] = [
  [0x1, 'UNICODE'],
  [0x2, 'OEM'],
  [0x4, 'REQUEST_TARGET'],
  [0x10, 'SIGN'],
  [0x20, 'SEAL'],
  [0x40, 'DATAGRAM'],
  [0x80, 'LM_KEY'],
  [0x200, 'NTLM'],
  [0x800, 'ANONYMOUS'],
  [0x1000, 'OEM_DOMAIN_SUPPLIED'],
  [0x2000, 'OEM_WORKSTATION_SUPPLIED'],
  [0x4000, 'LOCAL_CALL'],
  [0x8000, 'ALWAYS_SIGN'],
  [0x1_0000, 'TARGET_TYPE_DOMAIN'],
  [0x2_0000, 'TARGET_TYPE_SERVER'],
  [0x4_0000, 'TARGET_TYPE_SHARE'],
  [0x8_0000, 'EXTENDED_SESSIONSECURITY'],
  [0x10_0000, 'IDENTIFY'],
  [0x40_0000, 'REQUEST_NON_NT_SESSION_KEY'],
  [0x80_0000, 'TARGET_INFO'],
  [0x200_0000, 'VERSION'],
  [0x2000_0000, '128'],
  [0x4000_0000, 'KEY_EXCH'],
  [0x8000_0000, '56'],
];

function flagNames(flags: number): string {
  return FLAGS.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name).join(' ');
}

function piece(bytes: Uint8Array, { start, end }: Block): Uint8Array {
  return bytes.subarray(start, end);
}

/**
 * The message with secrets as zeros, and with other names where `change` gives
 * some: a name of another length goes to the end, and its header points there.
 */
export function rewriteNtlm(bytes: Uint8Array, change: (field: Field) => string | undefined): Uint8Array {
  const message = takeApart(bytes);
  if (!message) return new Uint8Array();
  const rewritten = bytes.slice();
  const added: number[] = [];

  const clear = ({ start, end }: Block): void => { rewritten.fill(0, start, end); };
  const clearSecret = (name: string, block: Block): void => {
    const field = secretField(name, piece(bytes, block));
    if (change(field) !== undefined) clear(block);
  };
  const replace = (buffer: NtlmBuffer, by: Uint8Array): void => {
    clear(buffer);
    const offset = bytes.length + added.length;
    const { header } = buffer;
    rewritten.set([by.length & 0xff, by.length >> 8, by.length & 0xff, by.length >> 8], header);
    rewritten.set([offset & 0xff, (offset >> 8) & 0xff, (offset >> 16) & 0xff, offset >>> 24], header + 4);
    added.push(...by);
  };

  for (const block of message.blocks) if (block.name === 'MIC') clearSecret('MIC', block);
  for (const buffer of message.buffers) {
    const here = piece(bytes, buffer);
    if (buffer.name === 'target information') {
      const pairs = changedPairs(here, change);
      if (pairs) replace(buffer, pairs);
    } else if (buffer.name === 'NT response' && here.length > NTLM_V1_LENGTH) {
      clearSecret('NT proof', { name: 'NT proof', start: buffer.start, end: buffer.start + PROOF_LENGTH });
      const pairs = changedPairs(here.subarray(PAIRS_AT), change);
      if (pairs) replace(buffer, Uint8Array.from([...rewritten.subarray(buffer.start, buffer.start + PAIRS_AT), ...pairs]));
    } else if (SECRETS.has(buffer.name)) {
      clearSecret(buffer.name, buffer);
    } else {
      const name = change(nameField(bytes, buffer));
      if (name !== undefined) replace(buffer, bytesOf(name, buffer.unicode));
    }
  }
  // What points outside would point into what is added now.
  if (added.length > 0) for (const header of message.strayHeaders) rewritten.fill(0, header, header + HEADER_LENGTH);
  return Uint8Array.from([...rewritten, ...added]);
}

const HEADER_LENGTH = 8;

/** The list with its names changed; nothing where none is. */
function changedPairs(bytes: Uint8Array, change: (field: Field) => string | undefined): Uint8Array | undefined {
  let changed = false;
  const list: number[] = [];
  let length = 0;
  for (const pair of readAvPairs(bytes)) {
    const name = AV_TEXTS.has(pair.id) ? change(avField(pair)) : undefined;
    changed ||= name !== undefined;
    const value = name === undefined ? pair.value : bytesOf(name, true);
    list.push(pair.id & 0xff, pair.id >> 8, value.length & 0xff, value.length >> 8, ...value);
    length += 4 + pair.value.length;
  }
  // The end mark, and what follows it.
  return changed ? Uint8Array.from([...list, ...bytes.subarray(length)]) : undefined;
}
