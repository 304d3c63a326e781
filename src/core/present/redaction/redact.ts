import type { Fact } from '../../analysis';
import type { Field } from '../../decoding';
import { encodeBase64 } from '../../sasl/base64';
import { utf8Bytes } from '../../sasl/bytes';
import { MARKER } from '../../sasl/placeholder';
import { rewritePayload } from '../../sasl/rewrite';
import { isSecret, standInFor } from '../../sasl/secret';
import { withoutRepeats } from '../../sasl/repeats';
import { moved } from '../../text/span';
import type { Pseudonyms } from './pseudonyms';

/** A piece of a line and what is written in its place. Lines count as those of the facts. */
export interface Replacement {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * What redaction changes for one fact: its secrets, and its names where
 * pseudonyms are wanted. The text still parses to the same marks.
 * @param known secrets of the text, which may stand in the place of a name
 */
export function replacementsFor(fact: Fact, pseudonyms?: Pseudonyms, known: readonly string[] = []): readonly Replacement[] {
  const taken = (fact.kind === 'credential' || fact.kind === 'payload') && fact.rest ? fact.rest.map(({ below, start, end }) => ({ line: fact.span.line + below, start, end, text: '' })) : [];
  if (fact.kind === 'credential') {
    const user = pseudonyms && fact.user !== undefined ? pseudonyms.user(fact.user) : fact.user;
    return [
      { ...fact.span, text: MARKER },
      ...taken,
      ...(fact.userSpan && user !== undefined && user !== fact.user ? [{ ...fact.userSpan, text: user }] : []),
    ];
  }
  if (fact.kind !== 'payload') return [];
  const { decoding, speaker, span } = fact;
  // What should be a response and cannot be read may be all password.
  if (decoding.kind === 'malformed') return speaker === 'client' ? [{ ...span, text: encodeBase64(utf8Bytes(MARKER)) }, ...taken] : [];
  const text = rewritePayload(decoding, (field) => (known.includes(field.value) && speaker === 'client' ? standInFor(field) : changed(field, pseudonyms)));
  return text === undefined ? [] : [{ ...span, text }, ...taken];
}

/**
 * A secret that stands above the block whose analysis tells it, as a fact of the block above.
 * @param lines how many that has
 */
export function toldOfEarlier(fact: Fact, lines: number): Fact | undefined {
  if ((fact.kind !== 'credential' && fact.kind !== 'payload') || fact.span.line >= 0 || fact.span.line + lines < 0) return undefined;
  return { ...fact, span: moved(fact.span, lines) };
}

function changed(field: Field, pseudonyms: Pseudonyms | undefined): string | undefined {
  if (isSecret(field)) return standInFor(field);
  if (!pseudonyms || field.secret || field.value === '') return undefined;
  const made = field.names === 'user' ? pseudonyms.user(field.value) : field.names === 'host' ? pseudonyms.host(field.value) : field.value;
  return made === field.value ? undefined : made;
}

/**
 * Text without its secrets: codes, times and structure stay as they are.
 * @param text whole lines as they were analysed, with any line ends
 * @param facts of these lines, which count from 0
 * @param known secrets of the text, told here or elsewhere, which go wherever they stand
 */
export function redact(text: string, facts: readonly Fact[], pseudonyms?: Pseudonyms, known: readonly string[] = []): string {
  const replacements = facts
    .flatMap((fact) => replacementsFor(fact, pseudonyms, known))
    .filter((one) => one.line >= 0)
    .sort((a, b) => a.line - b.line || a.start - b.start);
  if (replacements.length === 0 && !pseudonyms && known.length === 0) return text;
  const clean = (piece: string) => named(withoutRepeats(piece, known), pseudonyms);

  const pieces: string[] = [];
  let next = 0;
  let line = 0;
  for (let start = 0; start <= text.length; line++) {
    LINE_END.lastIndex = start;
    const found = LINE_END.exec(text);
    const end = found ? found.index : text.length;
    let at = start;
    for (; replacements[next]?.line === line; next++) {
      const one = replacements[next];
      if (!one) continue;
      if (start + one.start < at) {
        // Two secrets share a piece: what the second has more goes with the first.
        at = Math.max(at, start + one.end);
        continue;
      }
      pieces.push(clean(text.slice(at, start + one.start)), one.text);
      at = start + one.end;
    }
    pieces.push(clean(text.slice(at, end)), found?.[0] ?? '');
    if (!found) break;
    start = LINE_END.lastIndex;
  }
  return pieces.join('');
}

const LINE_END = /\r\n|\r|\n/g;

function named(text: string, pseudonyms: Pseudonyms | undefined): string {
  return pseudonyms ? pseudonyms.text(text) : text;
}
