import { isBrokenOff } from './brokenOff';
import type { MailLine } from './mailLine';
import { passageOf, type MailPassage } from './passage';

/** A field of a delivery status notification; its value may be folded over lines. */
export interface StatusField {
  readonly value: MailPassage;
}

/** One group of fields: the message's, or one recipient's (RFC 3464 §2.2, §2.3). By name in lower case. */
export type StatusGroup = ReadonlyMap<string, StatusField>;

// RFC 3464 §2.2 and §2.3, and what programs add for a recipient.
const NAMES = /^((?:final|original|x-actual)-recipient|x-failed-recipients?|action|status|remote-mta|diagnostic-code|last-attempt-date|final-log-id|will-retry-until|reporting-mta|received-from-mta|arrival-date|dsn-gateway|original-envelope-id|x-[a-z-]{2,40}) {0,2}:[ \t]*(.*)$/i;

const PER_RECIPIENT = ['final-recipient', 'original-recipient', 'action', 'diagnostic-code'];

/**
 * The groups among some lines: fields one after another, groups divided by
 * empty lines or by a recipient that comes again. Other lines are passed over.
 */
export function readGroups(lines: readonly MailLine[]): readonly StatusGroup[] {
  const groups: StatusGroup[] = [];
  let group = new Map<string, StatusField>();
  let name: string | undefined;
  let folded: MailLine[] = [];
  let above = '';
  function endField(): void {
    if (name !== undefined && !group.has(name)) group.set(name, { value: passageOf(ofNotes(folded)) });
    name = undefined;
    folded = [];
  }
  function endGroup(): void {
    endField();
    if (group.size > 0) groups.push(group);
    group = new Map();
  }
  for (const one of lines) {
    const field = NAMES.exec(one.text);
    if (field?.[1] !== undefined) {
      const next = field[1].toLowerCase();
      endField();
      if (group.has(next) && PER_RECIPIENT.includes(next)) endGroup();
      name = next;
      const skipped = one.text.length - (field[2] ?? '').length;
      folded = [{ ...one, text: field[2] ?? '', start: Math.min(one.end, one.start + skipped) }];
    } else if (one.text.trim() === '') {
      endGroup();
    } else if (name !== undefined && (/^[ \t]/.test(one.text) || isBrokenOff(above, one.text))) {
      folded.push(one);
    } else {
      endField();
    }
    above = one.text;
  }
  endGroup();
  return merged(groups);
}

// X-Notes; Error transferring to mx.example.net; SMTP Prot ⏎ ocol Returned a Permanent Error 554 5.7.1 Refused
const NOTES = /^\s*X-Notes;/i;

/** Notes folds where a line is full, also within a word or a code. */
function ofNotes(lines: readonly MailLine[]): readonly MailLine[] {
  const [first, ...others] = lines;
  if (!first || others.length === 0 || !NOTES.test(first.text) || lines.some((one) => one.folded !== undefined)) return lines;
  let { text } = first;
  const folded = others.map(({ text: whole, line, start, end }) => {
    const rest = whole.replace(/^[ \t]/, '');
    const fold = { from: text.length, line, start: Math.min(end, start + whole.length - rest.length), end };
    text += rest;
    return fold;
  });
  return [{ ...first, text, folded }];
}

/** A recipient's fields that an empty line tore apart, made one again. */
function merged(groups: readonly StatusGroup[]): readonly StatusGroup[] {
  const whole: Map<string, StatusField>[] = [];
  for (const group of groups) {
    const last = whole.at(-1);
    const orphan = !isRecipient(group) && (group.has('diagnostic-code') || group.has('status') || group.has('action'));
    if (orphan && last && isRecipient(last) && ![...group.keys()].some((name) => last.has(name))) {
      for (const [name, field] of group) last.set(name, field);
    } else {
      whole.push(new Map(group));
    }
  }
  return whole;
}

function isRecipient(group: StatusGroup): boolean {
  return group.has('final-recipient') || group.has('original-recipient');
}

/** Whether a group is about a recipient at all. */
export function tellsOutcome(group: StatusGroup): boolean {
  return isRecipient(group) ? true : group.has('action') && (group.has('diagnostic-code') || group.has('status'));
}

/** The value of a field without its type: `rfc822;`, `dns;`, `smtp;`. Offsets count in the value. */
export function typed(value: string): { readonly type: string; readonly at: number; readonly text: string } {
  const match = /^\s*([A-Za-z][A-Za-z0-9_/-]{0,30})\s*;\s*/.exec(value);
  if (!match) return { type: '', at: 0, text: value };
  return { type: (match[1] ?? '').toLowerCase(), at: match[0].length, text: value.slice(match[0].length) };
}
