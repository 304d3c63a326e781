import { hex, shown } from '../bytes';
import type { Field, Mechanism, Message } from '../mechanism';
import { avField } from './ntlm/avField';
import { nameField, ntResponse, secretField, SECRETS } from './ntlm/fields';
import { flagNames } from './ntlm/flags';
import { findNtlm, piece, readAvPairs, takeApart, type NtlmMessage } from './ntlm/message';
import { rewriteNtlm } from './ntlm/rewrite';

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
