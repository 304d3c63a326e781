import { hex } from '../bytes';
import { childrenOf, OID_NAMES, oidText, readDer, type DerItem } from '../der';
import type { Field, Mechanism, Message } from '../mechanism';
import { frameOf, tokenField } from './gssapi';
import { ntlm } from './ntlm';
import { findNtlm } from './ntlm/message';
import { rewriteNtlm } from './ntlm/rewrite';

/** GSS-SPNEGO (RFC 4178): the two sides agree on Kerberos or NTLM, whose token stands inside. */
export const gssSpnego: Mechanism = {
  name: 'GSS-SPNEGO',
  covers: (name) => name === 'GSS-SPNEGO' || name === 'SPNEGO',
  reference: { rfc: 4178, section: '4.2' },

  read(bytes, turn) {
    if (bytes.length === 0) return { step: turn.speaker === 'server' ? 'asks the client to begin' : 'has nothing to add', parts: [] };
    // Microsoft's servers also take NTLM without SPNEGO around it.
    if (findNtlm(bytes) === 0) return ntlm.read(bytes, turn);
    const token = negotiationIn(bytes);
    if (!token) {
      return { step: 'sends a token', parts: ['SPNEGO token'], details: [tokenField(bytes)], fault: 'no NegTokenInit and no NegTokenResp' };
    }
    return describe(bytes, token);
  },

  recognizes(bytes) {
    if (bytes[0] === RESPONSE_TAG) return responseStandsAlone(bytes) ? 'GSS-SPNEGO' : undefined;
    return frameOf(bytes)?.oid === SPNEGO ? 'GSS-SPNEGO' : undefined;
  },

  rewrite(bytes, turn, change) {
    if (findNtlm(bytes) === 0) return ntlm.rewrite?.(bytes, turn, change) ?? bytes;
    const token = negotiationIn(bytes);
    const rewritten = bytes.slice();
    if (!token && change(tokenField(bytes)) !== undefined) rewritten.fill(0);
    for (const { start, end } of token ? tokensIn(bytes, token) : []) {
      const content = bytes.subarray(start, end);
      if (findNtlm(content) === 0) rewritten.set(sameLength(rewriteNtlm(content, change), content), start);
      else if (change(tokenField(content)) !== undefined) rewritten.fill(0, start, end);
    }
    return rewritten;
  },
};

const SPNEGO = '1.3.6.1.5.5.2';
const INIT_TAG = 0xa0;
const RESPONSE_TAG = 0xa1;
const SEQUENCE = 0x30;

interface Negotiation {
  readonly begins: boolean;
  readonly items: readonly DerItem[];
  readonly cut: boolean;
}

function negotiationIn(bytes: Uint8Array): Negotiation | undefined {
  const frame = frameOf(bytes);
  const at = frame?.oid === SPNEGO ? frame.tokenAt : 0;
  const outer = readDer(bytes, at);
  if (!outer || (outer.tag !== INIT_TAG && outer.tag !== RESPONSE_TAG)) return undefined;
  const sequence = readDer(bytes, outer.start, outer.end);
  if (sequence?.tag !== SEQUENCE) return undefined;
  return { begins: outer.tag === INIT_TAG, items: childrenOf(bytes, sequence), cut: frame?.cut === true || outer.cut };
}

function responseStandsAlone(bytes: Uint8Array): boolean {
  const outer = readDer(bytes, 0);
  return outer !== undefined && !outer.cut && outer.end === bytes.length && (negotiationIn(bytes)?.items.length ?? 0) > 0;
}

// RFC 4178 §4.2.2
const STATES = ['accepted', 'goes on', 'rejected', 'wants a MIC'];

function describe(bytes: Uint8Array, { begins, items, cut }: Negotiation): Message {
  const details: Field[] = [];
  let inner: Message | undefined;
  for (const item of items) {
    const kind = item.tag & 0x1f;
    const value = readDer(bytes, item.start, item.end);
    if (!value) continue;
    const content = bytes.subarray(value.start, value.end);
    if (begins && kind === 0) {
      const offered = childrenOf(bytes, value).map((one) => oidText(bytes.subarray(one.start, one.end)));
      details.push({ name: 'offered', value: offered.join(' '), secret: false, note: offered.map(nameOfOid).join(', ') });
    } else if (!begins && kind === 0) {
      details.push({ name: 'state', value: STATES[content[0] ?? 4] ?? hex(content), secret: false });
    } else if (!begins && kind === 1) {
      const oid = oidText(content);
      details.push({ name: 'chosen', value: oid, secret: false, note: nameOfOid(oid) });
    } else if (kind === 2) {
      inner = findNtlm(content) === 0 ? ntlm.read(content, { speaker: begins ? 'client' : 'server', index: 0, heard: 0 }) : undefined;
      if (!inner) details.push(tokenField(content));
    } else if (kind === 3) details.push(tokenField(content, 'MIC'));
  }
  return {
    step: begins ? 'offers mechanisms' : 'goes on with the mechanism',
    place: { name: begins ? 'NegTokenInit' : 'NegTokenResp' },
    parts: inner ? ['SPNEGO with ', ...inner.parts] : ['SPNEGO token'],
    details: [...details, ...(inner?.details ?? [])],
    ...(cut ? { fault: 'the token is cut off: its frame claims more bytes than there are' } : inner?.fault === undefined ? {} : { fault: inner.fault }),
  };
}

function nameOfOid(oid: string): string {
  return OID_NAMES[oid] ?? oid;
}

/** Where tokens and MICs stand inside. */
function tokensIn(bytes: Uint8Array, { items }: Negotiation): readonly DerItem[] {
  return items.flatMap((item) => {
    const kind = item.tag & 0x1f;
    const value = kind === 2 || kind === 3 ? readDer(bytes, item.start, item.end) : undefined;
    return value ? [value] : [];
  });
}

/** A message that grew would break the lengths around it: of that one only signature and type are left. */
function sameLength(rewritten: Uint8Array, before: Uint8Array): Uint8Array {
  if (rewritten.length === before.length) return rewritten;
  const head = new Uint8Array(before.length);
  head.set(before.subarray(0, NTLM_HEAD));
  return head;
}

const NTLM_HEAD = 12;
