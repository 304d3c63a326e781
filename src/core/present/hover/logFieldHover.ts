import type { Format } from '../../formats/format';
import { formatOfLine, type OwnLine } from '../../reading/singleLine';
import type { Reference } from '../../reference/explanation';
import { logFields } from '../../reference/logFields';
import type { LogField, LogFields } from '../../reference/logFields/logField';
import type { Span } from '../../text/span';
import { fieldValueText } from './fieldValue';
import type { HoverPlace } from './hoverPlace';
import { escaped, linksTo } from '../markdown';

export interface FieldHover {
  readonly span: Span;
  readonly markdown: string;
}

/** A field of the log itself, where the line is of a format that has it. */
export function logFieldAt(active: readonly Format[], { line, character, text }: HoverPlace): FieldHover | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const read = formatOfLine(text, active);
  const known = read && logFields.find(({ format }) => format === read.format.id);
  if (!read || !known) return undefined;
  for (const { words, start } of ownWords(read, known)) {
    for (const field of known.fields) {
      if (field.where?.test(words) === false) continue;
      for (const match of words.matchAll(field.pattern)) {
        const { start: from, end: to } = read.place({ start: start + match.index, end: start + match.index + match[0].length });
        if (character >= from && character <= to) return { span: { line, start: from, end: to }, markdown: fieldMarkdown(field, match, known.reference) };
      }
    }
  }
  return undefined;
}

const LONGEST_LINE = 8000;

/** The pieces of a line that are the format's own words: not a reply it repeats. */
function ownWords({ line: { text, start, end } }: OwnLine, { until, after }: LogFields): readonly { readonly words: string; readonly start: number }[] {
  const all = text.slice(start, end);
  const stop = until?.exec(all);
  if (!stop) return [{ words: all, start }];
  const rest = after?.exec(all);
  return [
    { words: all.slice(0, stop.index + stop[0].length), start },
    ...(rest && rest.index > stop.index ? [{ words: rest[0], start: start + rest.index }] : []),
  ];
}

function fieldMarkdown(field: LogField, [whole, value = '']: RegExpExecArray, reference: Reference): string {
  const says = fieldValueText(field, value);
  // One row may explain fields of several names: ehlo=, mail=, rcpt=.
  const token = field.token.endsWith('=') ? (/^[A-Za-z_-]{1,30}=/.exec(whole)?.[0] ?? field.token) : field.token;
  return [`**${escaped(token)}** · ${field.name}`, ...(says === undefined ? [] : [says]), field.description, linksTo([reference])].join('\n\n');
}
