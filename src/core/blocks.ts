import type { Fact, Finding } from './analysis';
import { analyzeBlock, startState, type State } from './analyze';
import type { Format } from './formats/format';
import type { LineSource } from './text/lines';

/** Some hundred lines of a document, as they were last analysed. */
interface Block {
  readonly lines: number;
  readonly entry?: State;
  readonly exit?: State;
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

const LINES = 500;

/**
 * The analysis of a document that changes. An edit makes the blocks it touches
 * stale; `advance` analyses stale blocks and goes on only while the state that
 * leaves a block differs from what the next one was analysed with.
 */
export class Blocks {
  private blocks: Block[];
  /** The first block that may be stale. */
  private next = 0;

  constructor(
    private readonly source: LineSource,
    private readonly format?: Format,
  ) {
    this.blocks = fresh(source.lineCount);
  }

  get done(): boolean {
    return this.next >= this.blocks.length;
  }

  /** The formats of the text, as far as it was analysed. */
  get formats(): readonly Format[] {
    return this.blocks[this.next - 1]?.exit?.formats ?? [];
  }

  /** Lines `from` to `from + removed` became `added` lines; the source already has them. */
  edit(from: number, removed: number, added: number): void {
    const { index: first, start } = this.blockAt(from);
    const { index: last, start: lastStart } = this.blockAt(from + removed);
    const touched = lastStart + (this.blocks[last]?.lines ?? 0) - start;
    const stale = fresh(touched - removed + added);
    this.blocks = [...this.blocks.slice(0, first), ...stale, ...this.blocks.slice(last + 1)];
    this.next = Math.min(this.next, first);
  }

  /** Analyses one block, or passes over one that is still right. @returns how many lines were analysed */
  advance(): number {
    const index = this.next;
    const block = this.blocks[index];
    if (!block) return 0;
    const start = this.startOf(index);
    const last = index === this.blocks.length - 1;
    const entry = index === 0 ? undefined : this.blocks[index - 1]?.exit;
    this.next = index + 1;
    const fixed = index > 0 && block.exit !== undefined && block.entry !== undefined && entry !== undefined && sameState(block.entry, entry);
    if (fixed && !last) return 0;
    const text = this.source.text(start, start + block.lines);
    const state = entry ?? startState(text, this.format);
    const { facts, findings, exit } = analyzeBlock(text, state, { last });
    this.blocks[index] = { lines: block.lines, entry: state, exit, facts, findings };
    return block.lines;
  }

  /** The facts that may stand on a line, and the line from which theirs count. */
  factsAt(line: number): readonly { readonly first: number; readonly facts: readonly Fact[] }[] {
    const { index, start } = this.blockAt(line);
    const here = this.blocks[index];
    const after = this.blocks[index + 1];
    // A reply that ends in the next block may have begun here.
    return [
      ...(here ? [{ first: start, facts: here.facts }] : []),
      ...(here && after ? [{ first: start + here.lines, facts: after.facts }] : []),
    ];
  }

  /** The findings that may stand on a line, with the line from which theirs count. */
  findingsAt(line: number): readonly { readonly first: number; readonly finding: Finding }[] {
    const { index, start } = this.blockAt(line);
    const here = this.blocks[index];
    const after = this.blocks[index + 1];
    const placed = (block: Block | undefined, first: number): readonly { readonly first: number; readonly finding: Finding }[] => (block?.findings ?? []).map((finding) => ({ first, finding }));
    return [...placed(here, start), ...(here ? placed(after, start + here.lines) : [])];
  }

  /** Each block that was analysed, in order: where it starts, how many lines it has, what they say. */
  *analysed(): Generator<{ readonly first: number; readonly lines: number; readonly facts: readonly Fact[] }> {
    let first = 0;
    for (const { lines, facts } of this.blocks) {
      yield { first, lines, facts };
      first += lines;
    }
  }

  /** Every fact so far, with the line from which its lines count. */
  *facts(): Generator<{ readonly first: number; readonly fact: Fact }> {
    let first = 0;
    for (const block of this.blocks) {
      for (const fact of block.facts) yield { first, fact };
      first += block.lines;
    }
  }

  /** Every finding so far, with the line from which its lines count. */
  *findings(): Generator<{ readonly first: number; readonly finding: Finding }> {
    let first = 0;
    for (const block of this.blocks) {
      for (const finding of block.findings) yield { first, finding };
      first += block.lines;
    }
  }

  /** Every fact so far, with the line from which its lines count. */
  *all(): Generator<{ readonly first: number; readonly facts: readonly Fact[] }> {
    let first = 0;
    for (const block of this.blocks) {
      yield { first, facts: block.facts };
      first += block.lines;
    }
  }

  private startOf(index: number): number {
    let start = 0;
    for (let at = 0; at < index; at++) start += this.blocks[at]?.lines ?? 0;
    return start;
  }

  private blockAt(line: number): { index: number; start: number } {
    let start = 0;
    for (let index = 0; index < this.blocks.length; index++) {
      const lines = this.blocks[index]?.lines ?? 0;
      if (line < start + lines || index === this.blocks.length - 1) return { index, start };
      start += lines;
    }
    return { index: 0, start: 0 };
  }
}

function fresh(lines: number): Block[] {
  const blocks: Block[] = [];
  for (let left = lines; left > 0; left -= LINES) blocks.push({ lines: Math.min(LINES, left), facts: [], findings: [] });
  return blocks;
}

/** Whether analysing from either state gives the same: they are plain data. */
export function sameState(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (one instanceof Map && other instanceof Map) {
    return one.size === other.size && [...one].every(([key, value]) => other.has(key) && sameState(value, other.get(key)));
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => sameState(Reflect.get(one, key), Reflect.get(other, key)));
}
