import { redact, splitLines, Summarizer, toldOfEarlier, unjudged, wholeLines, type Fact, type Finding, type FindingGroup, type PlacedFinding, type Summary } from '../core';
import type { AnalyzedBlock, LogLines } from './analyzeLog';
import type { Fault } from './unreadable';

/** What is known of a log after all of it was read, in bounded memory whatever its size. Plain data that can be sent. */
export interface LogReport {
  /** In the order of time. */
  readonly files: readonly FileReport[];
  readonly faults: readonly Fault[];
  /** The names of the formats. */
  readonly formats: readonly string[];
  /** Lines count over all files. */
  readonly summary: Summary;
  /** The lines with findings, in order, as many as a person reads. */
  readonly excerpt: readonly ExcerptLine[];
}

export interface FileReport {
  readonly name: string;
  /** Which of the files it is as they were given, from 0. */
  readonly given: number;
  /** The line of the log, from 0, at which the file begins. */
  readonly first: number;
  /** It is no text as it is stored. */
  readonly compressed: boolean;
  readonly groups: readonly FindingGroup[];
  /** The first of the findings; lines count from the start of the file. */
  readonly findings: readonly PlacedFinding[];
  /** All of them, also those that were not kept. */
  readonly count: number;
}

/** A line of a log without its secrets. */
export interface ExcerptLine {
  /** Which of the files. */
  readonly file: number;
  /** In the file, from 0. */
  readonly line: number;
  readonly text: string;
}

const MOST_FINDINGS = 10_000;
const MOST_GROUPS = 2_000;
const MOST_LINES = 5_000;
/** Kept of each group. */
const SHOWN = 5;

/** A report in the making. */
export class GrowingReport {
  readonly faults: Fault[] = [];
  /** Which of the files are. */
  readonly compressed = new Set<number>();
  private readonly summarizer = new Summarizer();
  private readonly files = new Map<number, { readonly groups: Map<string, { count: number; readonly shown: PlacedFinding[] }>; readonly findings: PlacedFinding[]; count: number }>();
  private readonly excerpt: ExcerptLine[] = [];
  private wanted = 0;
  private formats: readonly string[] = [];
  private kept = 0;
  /** A block waits for the next one, which may tell a finding or a secret of its last lines. */
  private held: Held | undefined;

  constructor(
    private readonly names: readonly Pick<FileReport, 'name' | 'given'>[],
    private readonly lines: LogLines,
    private readonly excerpted: ReadonlySet<string>,
  ) {}

  add(block: AnalyzedBlock): void {
    const { analysis } = block;
    const content = typeof block.content === 'string' ? block.content : '';
    this.summarizer.add(analysis.facts, wholeLines(content), analysis.lines);
    const now: Held = { content, block, lines: new Map() };
    for (const finding of analysis.findings) this.addFinding(finding, now);
    this.release(analysis.facts);
    this.held = now;
    this.formats = analysis.exit.formats.map(({ name }) => name);
  }

  whole(): LogReport {
    this.release([]);
    return {
      files: this.names.map(({ name, given }, index) => {
        const { groups, findings, count } = this.fileOf(index);
        return { name, given, first: this.lines.firstOf(index), compressed: this.compressed.has(index), groups: [...groups.values()], findings, count };
      }),
      faults: this.faults,
      formats: this.formats,
      summary: this.summarizer.summary(),
      excerpt: this.excerpt,
    };
  }

  private addFinding(finding: Finding, now: Held): void {
    const lineOfLog = now.block.first + finding.span.line;
    const { index, line } = this.lines.placeOf(lineOfLog);
    const file = this.fileOf(index);
    file.count++;
    const known = file.groups.get(finding.group);
    const group = known ?? { count: 0, shown: [] };
    group.count++;
    const shown = group.shown.length < SHOWN && (known !== undefined || file.groups.size < MOST_GROUPS);
    const kept = this.kept < MOST_FINDINGS;
    // A copy: the words of the finding are pieces of its block, which would stay in memory with them.
    const placed = shown || kept ? structuredClone({ first: line - finding.span.line, finding: unjudged(finding) }) : undefined;
    if (placed && kept) {
      file.findings.push(placed);
      this.kept++;
    }
    if (placed && shown) {
      group.shown.push(placed);
      file.groups.set(placed.finding.group, group);
    }
    const block = finding.span.line < 0 ? this.held : now;
    if (!block || block.lines.has(lineOfLog) || !this.excerpted.has(finding.rule) || (!shown && this.wanted >= MOST_LINES)) return;
    block.lines.set(lineOfLog, { file: index, line });
    this.wanted++;
  }

  /** Takes the lines that are wanted of the block that waits. @param next the facts of the block behind it */
  private release(next: readonly Fact[]): void {
    if (!this.held || this.held.lines.size === 0) return;
    const { content, block, lines } = this.held;
    const { first, analysis } = block;
    const later = next.flatMap((fact) => toldOfEarlier(fact, analysis.lines) ?? []);
    const texts = splitLines(redact(content, [...analysis.facts, ...later], undefined, analysis.secrets));
    for (const [line, place] of [...lines].sort(([one], [other]) => one - other)) {
      const text = texts[line - first];
      // A copy, for the same reason as above.
      if (text !== undefined) this.excerpt.push({ ...place, text: structuredClone(text) });
    }
  }

  private fileOf(index: number) {
    const file = this.files.get(index) ?? { groups: new Map<string, { count: number; readonly shown: PlacedFinding[] }>(), findings: [], count: 0 };
    this.files.set(index, file);
    return file;
  }
}

/** A block whose lines in the excerpt are not written yet. */
interface Held {
  readonly content: string;
  readonly block: AnalyzedBlock;
  /** By their number in the log. */
  readonly lines: Map<number, { readonly file: number; readonly line: number }>;
}
