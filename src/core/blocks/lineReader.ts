import { OpenSessions } from '../dialogue/openSessions';
import { formats as allFormats } from '../formats';
import type { Format, Memory, Needle } from '../formats/format';
import type { Folding } from '../reading/folding/folding';
import type { KnownTag } from '../reading/knownTags';
import { readLine } from '../reading/readLine';
import { given } from '../given';
import type { Statement } from '../statement';
import { NO_STAMP, stampKind } from '../text/stamp';
import { HeldBackLines } from './heldBackLines';
import { linesKept } from './linesKept';
import type { MarkedLines } from './markedLines';
import { OpenProcesses } from './openProcesses';
import type { AnalysisState } from './state';
import type { Telling } from './telling';

const NO_FORMATS: readonly Format[] = [];

/** So many lines that no format takes are kept to see whether they have one that was not known. */
const STRANGE_LINES = 100;

/** Reads lines by the formats of the text, and lets their sessions tell what they say. */
export class LineReader {
  readonly heldBack = new HeldBackLines();
  readonly processes: OpenProcesses;
  /** Lines that no format takes. */
  readonly strangers: string[] = [];
  /** The kinds of time stamps that lines of the formats have. */
  stamps: number;
  /** The last line that was read began with one of them. */
  stamped = false;
  private readonly sessions: OpenSessions;
  private readonly memories = new Map<string, Memory>();
  /** Formats that count the lines which others take. */
  private readonly counting: Format[];

  constructor(
    private readonly entry: AnalysisState,
    private readonly telling: Telling,
    private readonly marked: MarkedLines,
  ) {
    this.stamps = entry.stamps;
    this.sessions = new OpenSessions(entry, telling);
    this.processes = new OpenProcesses([...entry.sessions.keys(), ...entry.records.keys()]);
    for (const [id, memory] of entry.memories) this.memories.set(id, new Map(memory));
    this.counting = allFormats.filter((format) => format.passed !== undefined && (entry.formats.includes(format) || this.memories.has(format.id)));
  }

  /** @param tag what the bytes of the line showed */
  read(whole: string, line: number, tag?: KnownTag): void {
    const plain = this.marked.read(whole, line);
    this.readPlain(plain ?? whole, whole, line, plain === undefined ? tag : undefined);
  }

  /** A line that was broken into some. @param line the number of the first @returns the line as it was */
  readBroken(pieces: readonly string[], line: number, folding: Folding): string {
    const whole = this.marked.readBroken(pieces, line, folding);
    this.readPlain(whole, pieces[0] ?? '', line, undefined, pieces.length);
    // Who counts the lines has heard of the first.
    for (const { id, passed } of this.counting) for (let rest = 1; rest < pieces.length; rest++) passed?.(this.memoryOf(id));
    return whole;
  }

  /** @param content without markup @param whole as it stands @param rows into how many lines it was broken */
  private readPlain(content: string, whole: string, line: number, tag?: KnownTag, rows = 1): void {
    const { statements, retold, asked = NO_FORMATS, format, logged = false } = readLine(content, this.entry.formats, this.memoryOf, this.entry.wrapping, tag);
    this.telling.reader = format;
    for (const one of this.counting) if (one !== format && !asked.includes(one)) one.passed?.(this.memoryOf(one.id));
    for (const one of asked) if (one.passed && !this.counting.includes(one)) this.counting.push(one);
    const stamp = stampKind(content);
    if (logged || format?.needles) this.stamps |= stamp;
    this.stamped = (stamp & this.stamps) !== NO_STAMP;
    const strange = !logged && (!format || format.takesAnything === true) && content !== '' && !this.stamped;
    if (strange && this.strangers.length < STRANGE_LINES) this.strangers.push(whole);
    // A time without the line of a log behind it is none of a log shown.
    if (logged || (stamp !== NO_STAMP && format?.programs)) this.telling.hearLogLine(content, line, rows);
    else this.telling.shownTwice.note(content, line);
    this.take(statements, content, line);
    // What a message says of other mail is nothing that happened here.
    if (retold && !this.sessions.inMessage(statements)) this.take(retold, content, line);
  }

  /** When a line has to be read that only says this about a session. */
  matters(what: NonNullable<Needle['only']>, session: string): 'now' | 'later' | 'never' {
    if (what === 'logs-in') return this.sessions.awaitLogin ? 'now' : 'never';
    if (what === 'notes' && this.sessions.awaitLogin) return 'now';
    if (this.sessions.has(session)) return 'now';
    switch (what) {
      case 'begins':
        return this.heldBack.has(session) ? 'now' : 'never';
      case 'ends':
        this.heldBack.forget(session);
        this.processes.remove(session);
        return 'never';
      case 'notes':
        return 'later';
    }
  }

  /** Nothing follows. @param lines how many there were */
  end(lines: number): void {
    for (const format of this.entry.formats) {
      this.telling.reader = format;
      for (const statement of format.end?.(this.memoryOf(format.id)) ?? []) this.sessions.take(statement, '', lines);
    }
    this.telling.reader = undefined;
    this.sessions.endAll();
  }

  /** @param by how many lines the next block starts further on */
  carriedOver(by: number): Omit<AnalysisState, 'loginFailures' | 'told' | 'sides' | 'shown' | 'unfinished' | 'broken' | 'passage' | 'secrets'> {
    const { formats, chosen, wrapping, markups, folding, spacing, foreignBlanks } = this.entry;
    const open = this.sessions.carriedOver(by);
    for (const [id, memory] of this.memories) if (memory.size === 0) this.memories.delete(id);
    const marked = this.marked.carriedOver(by, open, linesKept(this.memories));
    return { formats, chosen, ...given({ wrapping, markups, folding, spacing }), ...(foreignBlanks ? { foreignBlanks } : {}), ...open, ...given({ marked }), memories: this.memories, stamps: this.stamps };
  }

  private readonly memoryOf = (id: string): Memory => {
    const memory = this.memories.get(id) ?? new Map<string, string>();
    this.memories.set(id, memory);
    return memory;
  };

  private take(statements: readonly Statement[], content: string, line: number): void {
    for (const statement of statements) {
      if ('session' in statement && statement.session !== undefined) {
        this.processes.add(statement.session);
        if (this.heldBack.has(statement.session)) this.heldBack.catchUp(statement.session);
      }
      this.sessions.take(statement, content, line);
      if (statement.kind === 'disconnected') this.processes.remove(statement.session);
    }
  }
}
