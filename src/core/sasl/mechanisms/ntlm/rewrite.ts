import type { Field } from '../../mechanism';
import { avField, isName } from './avField';
import { nameField, NTLM_V1_LENGTH, PAIRS_AT, PROOF_LENGTH, secretField, SECRETS } from './fields';
import { bytesOf, piece, readAvPairs, takeApart, type ByteRange, type NtlmBuffer } from './message';

/**
 * The message with secrets as zeros, and with other names where `change` gives
 * some: a name of another length goes to the end, and its header points there.
 */
export function rewriteNtlm(bytes: Uint8Array, change: (field: Field) => string | undefined): Uint8Array {
  const message = takeApart(bytes);
  if (!message) return new Uint8Array();
  const rewritten = bytes.slice();
  const added: number[] = [];

  const clear = ({ start, end }: ByteRange): void => { rewritten.fill(0, start, end); };
  const clearSecret = (name: string, block: ByteRange): void => {
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
    const name = isName(pair) ? change(avField(pair)) : undefined;
    changed ||= name !== undefined;
    const value = name === undefined ? pair.value : bytesOf(name, true);
    list.push(pair.id & 0xff, pair.id >> 8, value.length & 0xff, value.length >> 8, ...value);
    length += 4 + pair.value.length;
  }
  // The end mark, and what follows it.
  return changed ? Uint8Array.from([...list, ...bytes.subarray(length)]) : undefined;
}
