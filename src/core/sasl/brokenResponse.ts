import type { Credential, Payload } from '../analysis';
import { fieldsOf } from '../decoding';
import { isSecret } from './secret';

/** A terminal or a mail program breaks no line that is shorter. */
const SHORTEST_LINE = 60;

/** Whether a secret stands at the very end of a line that may have been broken there: what follows under it may be its rest. */
export function mayGoOn(content: string, line: number, told: readonly (Payload | Credential)[]): boolean {
  const end = content.trimEnd().length;
  return end >= SHORTEST_LINE && told.some((fact) => fact.span.line === line && fact.span.end === end && holdsSecret(fact));
}

function holdsSecret(fact: Payload | Credential): boolean {
  if (fact.kind === 'credential') return fact.what === 'response' || fact.what === 'token';
  if (fact.speaker === 'server') return false;
  const { decoding } = fact;
  return decoding.kind === 'malformed' || (decoding.kind === 'decoded' && fieldsOf(decoding.message).some(isSecret));
}

// > dC1hLXJlYWwtcGFzc3dvcmQ= : a piece of Base64, of whichever alphabet, perhaps behind marks of a quote
const REST = /^[\s>|]{0,20}([A-Za-z0-9+/._~-]{1,12288}={0,2})\s*$/d;
/** A short piece may be a word of prose. */
const SHORTEST_REST = 16;
const NO_WORD = /[0-9+/=]|[a-z][A-Z]/;

/** The rest of a secret that was broken at the end of the line above. */
export function restOfSecret(content: string, line: number): Credential | undefined {
  const [start, end] = REST.exec(content)?.indices?.[1] ?? [0, 0];
  const text = content.slice(start, end);
  return text.length >= SHORTEST_REST || NO_WORD.test(text) ? { kind: 'credential', what: 'response', span: { line, start, end } } : undefined;
}
