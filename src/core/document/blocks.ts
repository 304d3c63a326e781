import type { Fact, Session } from '../analysis';
import { given } from '../given';
import { analysisSteps, analyzeBlock } from '../blocks/analyzeBlock';
import type { AnalyzeOptions, BlockAnalysis } from '../blocks/blockAnalysis';
import { freshBlocks, keptOf, type Block } from './block';
import { blockAt, blocksIn, placed, startOf } from './blockPlaces';
import { mergedGroups, type FindingGroup, type PlacedFinding } from './findingGroups';
import type { Format } from '../formats/format';
import { lastSecrets } from '../blocks/knownSecrets';
import type { Limits } from '../rules/limits';
import { sameState } from '../blocks/sameState';
import type { Steps } from '../steps';
import { startState, startSteps, type AnalysisState } from '../blocks/state';
import type { LineSource } from '../text/lines';

/** The facts of a block, and to which session each belongs. */
export type BlockFacts = Pick<BlockAnalysis, 'facts' | 'owners'>;

/** A block of a document that was analysed. */
export interface AnalysedBlock {
  /** Its first line, from 0. */
  readonly first: number;
  readonly lines: number;
  /** Secrets may stand in it. */
  readonly secrets: boolean;
  readonly told: () => BlockFacts;
}

/** Blocks whose facts are kept at hand: more than a screen and its surroundings. */
const RECENT = 8;

/**
 * The analysis of a document that changes. An edit makes the blocks it touches
 * stale; `advance` analyses stale blocks and goes on only while the state that
 * leaves a block differs from what the next one was analysed with.
 *
 * Facts are many times as big as their lines, so they are made again for the
 * few blocks that somebody looks at.
 */
export class Blocks {
  private blocks: Block[];
  /** The first block that may be stale. */
  private next = 0;
  /** Of the first block, between the step that finds its formats and the one that analyses it. */
  private begins: AnalysisState | undefined;
  /** The work of finding them, until it is done. */
  private beginning: Steps<AnalysisState> | undefined;
  /** The work on the next block, until it is done, and with what it began. */
  private reading: { readonly entry: AnalysisState; readonly steps: Steps<BlockAnalysis> } | undefined;
  private readonly recent = new Map<Block, readonly Fact[]>();

  constructor(
    private readonly source: LineSource,
    private readonly format?: Format,
    private readonly limits?: Limits,
  ) {
    this.blocks = freshBlocks(source.lineCount);
  }

  get done(): boolean {
    return this.next >= this.blocks.length;
  }

  /** The formats of the text, as far as it was analysed. */
  get formats(): readonly Format[] {
    return this.blocks[this.next - 1]?.exit?.formats ?? [];
  }

  /** The same for another text, of which nothing is analysed yet. */
  over(source: LineSource): Blocks {
    return new Blocks(source, this.format, this.limits);
  }

  /** Lines `from` to `from + removed` became `added` lines; the source already has them. */
  edit(from: number, removed: number, added: number): void {
    const { index: first, first: start } = blockAt(this.blocks, from);
    const { index: last, first: lastStart } = blockAt(this.blocks, from + removed);
    const touched = lastStart + (this.blocks[last]?.lines ?? 0) - start;
    const stale = freshBlocks(touched - removed + added);
    this.blocks = [...this.blocks.slice(0, first), ...stale, ...this.blocks.slice(last + 1)];
    this.next = Math.min(this.next, first);
    this.reading = undefined;
    if (first === 0) {
      this.begins = undefined;
      this.beginning = undefined;
    }
  }

  /**
   * Analyses one block, or passes over one that is still right. Before the first the formats are found, and those of
   * lines that no format takes, in steps: that takes longer than blocks do.
   * @returns how many lines were analysed
   */
  advance(): number {
    const index = this.next;
    const block = this.blocks[index];
    if (!block) return 0;
    const start = startOf(this.blocks, index);
    const last = index === this.blocks.length - 1;
    if (index === 0 && !this.begins) {
      this.beginning ??= startSteps(this.source.text(start, start + block.lines), this.format);
      const { done, value } = this.beginning.next();
      if (done === true) {
        this.begins = value;
        this.beginning = undefined;
      }
      return 0;
    }
    this.reading ??= this.readingOf(index, block, start, last);
    if (!this.reading) {
      this.next = index + 1;
      return 0;
    }
    const { entry, steps } = this.reading;
    const { done, value } = steps.next();
    if (done !== true) return 0;
    this.next = index + 1;
    this.reading = undefined;
    this.blocks[index] = keptOf(block.lines, entry, value);
    this.begins = undefined;
    return block.lines;
  }

  /** What has to be done for a block; nothing where it is still right. */
  private readingOf(index: number, block: Block, start: number, last: boolean): typeof this.reading {
    const entry = index === 0 ? this.begins : this.blocks[index - 1]?.exit;
    const fixed = index > 0 && block.exit !== undefined && block.entry !== undefined && entry !== undefined && sameState(block.entry, entry);
    if (fixed && !last) return undefined;
    const text = this.source.text(start, start + block.lines);
    const state = entry ?? startState(text, this.format);
    return { entry: state, steps: analysisSteps(text, state, this.optionsFor(last)) };
  }

  /** The facts that may stand on some lines, and the line from which theirs count. @param to exclusive */
  factsIn(from: number, to: number): readonly { readonly first: number; readonly facts: readonly Fact[] }[] {
    return blocksIn(this.blocks, from, to).map(({ index, first }) => ({ first, facts: this.factsOf(index, first) }));
  }

  /** Whether a line was analysed as it stands. */
  isRead(line: number): boolean {
    return blockAt(this.blocks, line).index < this.next;
  }

  /** Whether a secret may stand on a line; without making facts. */
  mayHoldSecret(line: number): boolean {
    return blocksIn(this.blocks, line, line + 1).some(({ index }) => this.blocks[index]?.secrets === true);
  }

  /** The secrets that are known of the document, the last ones: what must not be shown wherever else it stands. */
  secrets(): readonly string[] {
    return lastSecrets(this.blocks.map(({ known }) => known));
  }

  /** The findings that begin on a line. */
  findingsOn(line: number): readonly PlacedFinding[] {
    return blocksIn(this.blocks, line, line + 1).flatMap(({ index, first }) =>
      (this.blocks[index]?.findings ?? []).filter(({ span }) => first + span.line === line).map((finding) => ({ first, finding })),
    );
  }

  /** Every finding so far. */
  *findings(): Generator<PlacedFinding> {
    for (const { first, block } of placed(this.blocks)) for (const finding of block.findings) yield { first, finding };
  }

  /** Every finding so far, folded. */
  groups(): readonly FindingGroup[] {
    return mergedGroups([...placed(this.blocks)].map(({ first, block: { groups } }) => ({ first, groups })));
  }

  /** Every session so far, in the order in which they end. */
  *sessions(): Generator<{ readonly first: number; readonly session: Session }> {
    for (const { first, block } of placed(this.blocks)) for (const session of block.sessions) yield { first, session };
  }

  /** Every reply of several lines that stand together: its first and last line. */
  *longReplies(): Generator<readonly [number, number]> {
    for (const { first, block } of placed(this.blocks)) for (const [from, to] of block.longReplies) yield [Math.max(0, first + from), first + to];
  }

  /** Each block that was analysed, in order. Its facts are made when they are asked for: that takes as long as the analysis. */
  *analysed(): Generator<AnalysedBlock> {
    for (const { first, block, index } of placed(this.blocks)) {
      if (block.exit) yield { first, lines: block.lines, secrets: block.secrets, told: () => this.read(block, index, first) };
    }
  }

  private factsOf(index: number, first: number): readonly Fact[] {
    const block = this.blocks[index];
    if (!block) return [];
    const facts = this.recent.get(block) ?? this.read(block, index, first).facts;
    // The one used last is the last to go.
    this.recent.delete(block);
    this.recent.set(block, facts);
    for (const oldest of this.recent.keys()) if (this.recent.size > RECENT) this.recent.delete(oldest);
    return facts;
  }

  private read({ lines, entry, exit }: Block, index: number, first: number): BlockFacts {
    if (!entry || !exit) return { facts: [], owners: [] };
    return analyzeBlock(this.source.text(first, first + lines), entry, this.optionsFor(index === this.blocks.length - 1));
  }

  private optionsFor(last: boolean): AnalyzeOptions {
    return { last, ...given({ limits: this.limits }) };
  }
}
