import type { Credential, Payload } from '../analysis';
import { fieldsOf } from '../decoding';
import { isSecret } from './secret';

/** A terminal or a mail program breaks no line that is shorter. */
const SHORTEST_LINE = 60;
/** Who breaks a payload by hand, as RFCs print them, writes rows at least so long. */
const SHORTEST_ROW = 32;

/** Whether a secret stands at the very end of a line that may have been broken there: what follows under it may be its rest. */
export function mayGoOn(content: string, line: number, told: readonly (Payload | Credential)[]): boolean {
  const end = content.trimEnd().length;
  return told.some((fact) => fact.span.line === line && fact.span.end === end && (isCut(fact) || (end >= SHORTEST_LINE && isLongSecret(fact))));
}

/** Whether a client's payload holds a secret, or cannot be read; what stands outside of an exchange is one. */
export function tellsSecret(fact: Payload | Credential): boolean {
  if (fact.kind === 'credential') return true;
  if (fact.speaker === 'server') return false;
  const { decoding } = fact;
  return decoding.kind === 'malformed' || (decoding.kind === 'decoded' && fieldsOf(decoding.message).some(isSecret));
}

/** A password in clear is not so long that it is broken. */
function isLongSecret(fact: Payload | Credential): boolean {
  return fact.kind === 'credential' ? fact.what === 'response' || fact.what === 'token' : tellsSecret(fact);
}

/** Whether a response is not whole: its Base64 ends in the middle, or something is missing in what it says. */
function isCut(fact: Payload | Credential): boolean {
  if (fact.kind === 'credential' || fact.speaker === 'server' || fact.span.end - fact.span.start < SHORTEST_ROW) return false;
  const { decoding } = fact;
  return decoding.kind === 'malformed' || (decoding.kind === 'decoded' && decoding.message.fault !== undefined);
}

// > dC1hLXJlYWwtcGFzc3dvcmQ= : a piece of Base64, of whichever alphabet, perhaps behind marks of a quote
const REST = /^[\s>|]{0,20}([A-Za-z0-9+/._~-]{1,12288}={0,2})\s*$/d;
// C: dC1hLXJlYWwtcGFzc3dvcmQ= | 2026-11-24 10:00:01 DEBUG: C --> S: dC1h…: with what stands before each line of the client
const LABELLED_REST = /^(?:[^\n]{0,100}[\s\]])?(?:C:|[Cc]lient:|-> SERVER:|--> S:|[-~=]{0,2}>{1,3})[ \t]{1,3}([A-Za-z0-9+/]{8,12288}={0,2})\s*$/d;
// Nov 24 10:00:02 mail postfix/smtp[12]: dC1hLXJl…: a logger cut it, and says again who logs; what stood behind it may follow on the last line
const LOGGED_REST = /^[^\n]{15,60} [\w./-]{1,60}(?:\[\d{1,10}\])?: ((?=[A-Za-z0-9+/._~-]{0,60}\d)[A-Za-z0-9+/._~-]{20,12288}={0,2})(?=\s*$|\\{0,7}["'])/d;
/** A short piece may be a word of prose. */
const SHORTEST_REST = 16;
const NO_WORD = /[0-9+/=]|[a-z][A-Z]/;
/** No word, no number, no verb. */
const MIXED = /[a-z][A-Z0-9+/]|[A-Z0-9][a-z]/;

/**
 * The rest of a secret that was broken at the end of the line above.
 * @param alone nothing else was told of the line
 * @param credentials others were found in the line, behind the rest of this one
 */
export function restOfSecret(content: string, line: number, alone: boolean, credentials: boolean): Credential | undefined {
  for (const pattern of credentials ? [LOGGED_REST] : [REST, LABELLED_REST, LOGGED_REST]) {
    const [start, end] = pattern.exec(content)?.indices?.[1] ?? [0, 0];
    const text = content.slice(start, end);
    if (pattern === REST && alone ? text.length >= SHORTEST_REST || NO_WORD.test(text) : MIXED.test(text)) return { kind: 'credential', what: 'response', span: { line, start, end } };
  }
  return undefined;
}

/** Whether more rows may follow under one. */
export function rowMayGoOn(content: string, row: Credential): boolean {
  return content[row.span.end - 1] !== '=' && content.slice(row.span.end).trim() === '';
}
