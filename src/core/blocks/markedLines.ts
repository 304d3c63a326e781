import type { Rest } from '../analysis';
import { isPlaceholder } from '../sasl/placeholder';
import { always } from '../reading/markup';
import type { Folding } from '../reading/folding/folding';
import { joined, type Whole } from '../reading/folding/wholeLines';
import { textWithout, withoutMarkup, type Markup, type Plain } from '../reading/markup/markup';
import type { Span } from '../text/span';

/**
 * Lines that are read without their markup, or as one where one was broken
 * into several: everything behind reads plain lines, and only what is told at
 * the end stands where it stands in the text.
 */
export class MarkedLines {
  private readonly lines: Map<number, Plain | Whole>;
  /** Some of what is read is not what is to be told. */
  private readonly rewritten: boolean;

  /** @param before lines above the block, by their numbers */
  constructor(
    private readonly markups: readonly Markup[] = always,
    before?: ReadonlyMap<number, Plain | Whole>,
  ) {
    this.lines = new Map(before);
    this.rewritten = markups.some(({ toldAs }) => toldAs);
  }

  /** The line without its markup; nothing where it has none. */
  read(text: string, line: number): string | undefined {
    const plain = withoutMarkup(text, this.markups);
    if (plain) this.lines.set(line, plain);
    return plain?.text;
  }

  /** The line that was broken into some, without their markup. @param line the number of the first */
  readBroken(pieces: readonly string[], line: number, folding: Folding): string {
    const whole = joined(pieces.map((piece) => withoutMarkup(piece, this.markups) ?? piece), folding);
    this.lines.set(line, whole);
    return whole.text;
  }

  /** The line without its markup. */
  plainOf(text: string): string {
    return textWithout(this.markups, text);
  }

  /** What is told of plain lines, its spans where they stand in the text. */
  placed<T>(told: T): T {
    return this.lines.size === 0 && !this.rewritten ? told : (this.moved(told) as T);
  }

  /** Where the rest of what is told of a plain line stands, if that was broken within it: below the piece in which it begins, and not where it was taken out. */
  restsOf({ line, start, end }: Span): readonly Span[] {
    const whole = this.lines.get(line);
    if (!whole || !('lines' in whole)) return [];
    const first = whole.lines[start] ?? 0;
    const last = whole.lines[end - 1] ?? first;
    const starts = Array.from({ length: Math.max(0, last - first) }, (_, index) => whole.lines.indexOf(first + 1 + index));
    return starts.filter((from, index) => !isPlaceholder(whole.text.slice(from, starts[index + 1] ?? end).trim())).map((from) => spanOfBroken({ line, start: from, end }, whole));
  }

  /** The lines that something still open tells of, or may yet. @param by how many lines the next block starts further on @param reach how far above it formats may still tell of lines */
  carriedOver(by: number, open: object, reach: number): ReadonlyMap<number, Plain | Whole> | undefined {
    if (this.lines.size === 0) return undefined;
    const told = new Set<number>();
    noteLines(open, told);
    const kept = new Map([...this.lines].map(([line, plain]) => [line - by, plain] as const).filter(([line]) => told.has(line) || line >= -reach));
    return kept.size === 0 ? undefined : kept;
  }

  private moved(value: unknown): unknown {
    if (typeof value === 'string') return this.rewritten ? this.toldAs(value) : value;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || value instanceof Map || value instanceof Set) return value;
    if (Array.isArray(value)) return value.map((one) => this.moved(one));
    if (isSpan(value)) return this.spanIn(value);
    const moved = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.moved(one)]));
    return hasRest(value) ? { ...moved, rest: value.rest.map((one) => this.restIn(value.span, one)) } : moved;
  }

  /** Where rows of a dump stand that are counted from the line of a span. */
  private restIn({ line }: Span, { below, start, end }: Rest): Rest {
    const placed = this.spanIn({ line: line + below, start, end });
    return { below: placed.line - line, start: placed.start, end: placed.end };
  }

  private toldAs(words: string): string {
    return this.markups.reduce((told, { toldAs }) => toldAs?.(told) ?? told, words);
  }

  private spanIn(span: Span): Span {
    const plain = this.lines.get(span.line);
    if (!plain) return span;
    return 'lines' in plain ? spanOfBroken(span, plain) : spanOf(span, plain);
  }
}

function spanOf(span: Span, { starts, ends }: Plain): Span {
  const last = ends.at(-1) ?? 0;
  const start = starts[span.start] ?? last;
  return { ...span, start, end: span.end > span.start ? (ends[span.end - 1] ?? last) : start };
}

/** A span is one of a single line: what goes on below is left out. */
function spanOfBroken(span: Span, whole: Whole): Span {
  const piece = whole.lines[span.start] ?? whole.lines.at(-1) ?? 0;
  const end = Math.min(span.end, whole.lines.lastIndexOf(piece) + 1);
  return { ...spanOf({ ...span, end }, whole), line: span.line + piece };
}

function hasRest(value: object): value is { readonly span: Span; readonly rest: readonly Rest[] } {
  return 'span' in value && 'rest' in value && Array.isArray(value.rest);
}

function isSpan(value: object): value is Span {
  return 'line' in value && 'start' in value && 'end' in value && typeof value.line === 'number' && typeof value.start === 'number' && typeof value.end === 'number';
}

function noteLines(value: unknown, lines: Set<number>): void {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  if (value instanceof Map) {
    for (const one of value.values()) noteLines(one, lines);
    return;
  }
  if (isSpan(value)) lines.add(value.line);
  for (const one of Object.values(value)) noteLines(one, lines);
}
