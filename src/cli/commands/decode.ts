import { decodedText, faultText, mechanisms, readUserInput, shownFields, stepText, titleOf, visible, type InputPayload } from '../../core';
import { blocksOfText, inputOf } from '../input/input';
import { fieldRecords } from '../output/records';
import { print, UsageError } from '../output/output';

export interface DecodeOptions {
  readonly json: boolean;
  readonly reveal: boolean;
  readonly mechanism?: string | undefined;
}

/** `mail-log decode`: bare payloads, lines with one, or several lines of an exchange. */
export async function decode(operands: readonly string[], options: DecodeOptions): Promise<number> {
  const found = operands.length === 1 && operands[0] === '-' ? readUserInput(await standardInput(), options.mechanism) : readOperands(operands, options.mechanism);
  if (found.length === 0) throw new UsageError('there is nothing to decode; give Base64, a line such as "334 VXNlcm5hbWU6", or - for standard input');
  const [only] = found;
  const unread = only && found.length === 1 && only.decoding.kind === 'malformed' ? faultText(only) : undefined;
  if (unread !== undefined && !options.json) throw new UsageError(`this is no Base64: ${unread}`);
  found.forEach((one, index) => {
    if (options.json) print(JSON.stringify(recordOf(one, options.reveal)));
    else {
      if (index > 0) print('');
      print(textOf(one, options.reveal));
    }
  });
  if (unread !== undefined) throw new UsageError(`this is no Base64: ${unread}`);
  return 0;
}

/** Each operand is a message or a line, or they are the words of one line, which needs no quotes then: `AUTH PLAIN AGFs…`. */
function readOperands(operands: readonly string[], mechanism: string | undefined): readonly InputPayload[] {
  const apart = readUserInput(linesOf(operands).join('\n'), mechanism);
  const joined = readUserInput(operands.join(' '), mechanism);
  const quoted = operands.some((one) => /\s/.test(one));
  return quoted || decodedIn(apart) > decodedIn(joined) ? apart : joined;
}

function decodedIn(found: readonly InputPayload[]): number {
  return found.filter(({ decoding }) => decoding.kind === 'decoded').length;
}

/** A line ends behind a message, and before and behind what was quoted. */
function linesOf(operands: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let ended = true;
  for (const operand of operands) {
    const quoted = /\s/.test(operand);
    const last = lines.pop();
    lines.push(...(ended || quoted || last === undefined ? [...(last === undefined ? [] : [last]), operand] : [`${last} ${operand}`]));
    ended = quoted || isMessage(operand);
  }
  return lines;
}

const BASE64 = /^(?:[A-Za-z0-9+/_-]{4})*(?:[A-Za-z0-9+/_-]{2}==|[A-Za-z0-9+/_-]{3}=|[A-Za-z0-9+/_-]{4})$/;
const COMMAND = /^(?:AUTH|AUTHENTICATE|SASL)$/i;

/** Base64, and no word that stands before it. */
function isMessage(operand: string): boolean {
  const name = operand.toUpperCase();
  return BASE64.test(operand) && !COMMAND.test(operand) && !mechanisms.some((one) => one.name === name || one.covers?.(name) === true);
}

async function standardInput(): Promise<string> {
  let text = '';
  for await (const { content } of blocksOfText(inputOf('-'))) text += `${content}\n`;
  return text;
}

function textOf(one: InputPayload, reveal: boolean): string {
  const { decoding, urlSafe } = one;
  const fault = faultText(one);
  const decoded = decodedText(decoding, reveal);
  const fields = shownFields(decoding, reveal);
  const masked = !reveal && fields.some((field) => field.secret);
  return [
    `${decoding.mechanism ?? 'unknown mechanism'}: ${visible(decoded === '' ? '(an empty message)' : (decoded ?? undecoded(one)))}`,
    ...(decoding.kind === 'decoded' ? [`${titleOf(decoding)}. ${stepText(one)}`] : []),
    ...(decoding.kind === 'decoded' && decoding.inferred ? ['The mechanism is inferred from the payload.'] : []),
    ...fields.map(({ name, value, note }) => `${name}: ${visible(value)}${note === undefined ? '' : ` (${visible(note)})`}`),
    ...(fault === undefined ? [] : [`fault: ${visible(fault)}`]),
    ...(decoding.kind === 'decoded' ? (decoding.message.remarks ?? []).map((remark) => `remark: ${visible(remark)}`) : []),
    ...(urlSafe ? ['remark: this is URL-safe Base64 (RFC 4648 §5); SASL in SMTP uses the standard alphabet'] : []),
    ...(masked ? ['Secrets are masked; --reveal shows them.'] : []),
  ].join('\n');
}

function undecoded({ decoding }: InputPayload): string {
  switch (decoding.kind) {
    case 'redacted':
      return 'taken out before this was written down';
    case 'plain':
      return `${decoding.text} (plain words, no Base64)`;
    default:
      return 'not decoded';
  }
}

function recordOf(one: InputPayload, reveal: boolean): Readonly<Record<string, unknown>> {
  const { decoding, speaker, urlSafe } = one;
  const fields = fieldRecords(decoding, reveal);
  return {
    kind: 'sasl-payload',
    speaker,
    mechanism: decoding.mechanism ?? null,
    inferred: decoding.kind === 'decoded' && decoding.inferred,
    step: stepText(one),
    decoded: decodedText(decoding, reveal) ?? null,
    secret: fields.some((field) => field.secret),
    fields,
    fault: faultText(one) ?? null,
    urlSafe,
  };
}
