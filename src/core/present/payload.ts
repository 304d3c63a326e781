import type { Payload } from '../analysis';
import { describeBase64Fault } from '../sasl/base64';
import { fieldsOf, textOf, type Decoding, type Field } from '../decoding';
import { mechanismNamed } from '../sasl/mechanisms';
import { isSecret } from '../sasl/secret';
import { visible } from '../text/visible';
import { linkOf } from './explain';
import { escaped, table } from './markdown';

/** What stands in place of a secret, whatever its length. */
export const MASK = '••••••';

function shownValue(field: Field, reveal: boolean): string {
  return isSecret(field) && !reveal ? MASK : field.value;
}

/** The decoded message in one string, secrets masked; none where nothing was decoded. */
export function decodedText(decoding: Decoding, reveal: boolean): string | undefined {
  if (decoding.kind !== 'decoded') return undefined;
  return textOf(decoding.message, (field) => (isSecret(field) && !reveal ? MASK : (field.raw ?? field.value)));
}

/** The fields, secrets masked. */
export function shownFields(decoding: Decoding, reveal: boolean): readonly Field[] {
  if (decoding.kind !== 'decoded') return [];
  return fieldsOf(decoding.message).map((field) => ({ ...field, secret: isSecret(field), value: shownValue(field, reveal) }));
}

/** Whether a payload shows something that has to be masked; what cannot be decoded shows nothing. */
export function holdsSecret(decoding: Decoding): boolean {
  return decoding.kind === 'decoded' && fieldsOf(decoding.message).some(isSecret);
}

/** What is wrong with it, in words; none where nothing is. Columns are those of its line, from 1. */
export function faultText({ decoding, span }: Pick<Payload, 'decoding' | 'span'>): string | undefined {
  if (decoding.kind === 'malformed') return describeBase64Fault(decoding.fault, span.start);
  return decoding.kind === 'decoded' ? decoding.message.fault : undefined;
}

/** `SCRAM-SHA-256, step 2 of 4: server-first-message`; what is not known is left out. */
export function titleOf(decoding: Decoding): string {
  const name = decoding.mechanism ?? 'SASL';
  const place = decoding.kind === 'decoded' ? decoding.message.place : undefined;
  if (!place) return name;
  const number = place.number === undefined ? '' : `, step ${place.number}${place.of === undefined ? '' : ` of ${place.of}`}`;
  return `${name}${number}: ${place.name}`;
}

/** What the speaker does with it: "The server asks for the user name." */
export function stepText({ decoding, speaker }: Pick<Payload, 'decoding' | 'speaker'>): string {
  const who = speaker === 'server' ? 'The server' : 'The client';
  switch (decoding.kind) {
    case 'plain':
      return `${who} sends plain words, no Base64.`;
    case 'redacted':
      return 'Taken out before this was written down.';
    case 'malformed':
      return 'Not valid Base64.';
    case 'decoded':
      return `${who} ${decoding.message.step}.`;
  }
}

/** The hover of a payload, as Markdown. */
export function payloadMarkdown(payload: Payload, reveal: boolean): string {
  const { decoding } = payload;
  const heading = `**${escaped(titleOf(decoding))}** · ${escaped(stepText(payload))}`;
  const fault = faultText(payload);
  const faulty = fault === undefined ? [] : [`*Fault:* ${escaped(fault)}`];
  if (decoding.kind !== 'decoded') return [heading, ...faulty].join('\n\n');
  const rows = shownFields(decoding, reveal).map(({ name, value, note }) => [escaped(name), escaped(value.replaceAll('\0', '')), escaped(note ?? '')]);
  const reference = decoding.mechanism === undefined ? undefined : mechanismNamed(decoding.mechanism)?.reference;
  const link = reference === undefined ? undefined : linkOf(reference);
  return [
    heading,
    ...(decoding.inferred ? ['The mechanism is inferred from the payload: no AUTH command was seen.'] : []),
    ...(rows.length === 0 ? [] : [table(['Field', 'Value', ''], rows)]),
    ...faulty,
    ...(decoding.message.remarks ?? []).map(escaped),
    ...(!reveal && holdsSecret(decoding) ? ['Secrets are masked. “Mail Log: Reveal Secrets in This Editor” shows them.'] : []),
    ...(link === undefined ? [] : [`[${escaped(link.title)}](${link.url})`]),
  ].join('\n\n');
}

/** The label drawn beside a payload: one line of text, no Markdown. */
export function payloadLabel({ decoding }: Payload, reveal: boolean): string | undefined {
  const text = decodedText(decoding, reveal);
  if (text === undefined || text === '') return undefined;
  const oneLine = visible(text.slice(0, 2 * LONGEST_LABEL).replace(SEPARATORS, ' ').trim());
  return oneLine.length > LONGEST_LABEL ? `${oneLine.slice(0, LONGEST_LABEL)}…` : oneLine;
}

const LONGEST_LABEL = 120;
// NUL divides the parts of PLAIN, the byte 1 those of OAuth.
// eslint-disable-next-line no-control-regex
const SEPARATORS = /[\u0000\u0001]+/g;
