import type { Failure } from '../analysis';
import type { Format } from '../formats/format';
import { given } from '../given';
import { momentIn } from '../text/moment';
import { own } from '../text/own';

/** A line of a log that told a failure. Plain data, carried from block to block. */
interface ToldLine {
  readonly text: string;
  /** Counted from the start of the block in hand. */
  readonly line: number;
  /** A blank line stood below it. */
  readonly ended: boolean;
  /** Below that somebody wrote a line of his own. */
  readonly apart: boolean;
}

/** What somebody writes who shows a log, and what he shows of it. */
export interface ShownLog {
  /** The last line that no program has written. */
  readonly prose: number;
  readonly lines: readonly ToldLine[];
  readonly title?: Title;
}

/** The heading of a report, which shows a line of a session that stands below it as well. */
interface Title {
  readonly text: string;
  /** It told a failure. */
  readonly told: boolean;
}

/** So many lines are known again, so far below. */
const MOST_LINES = 16;
const MOST_LINES_BETWEEN = 200;
// # SMTP< 530 5.7.57 Client not authenticated: the title of an issue
const TITLE = /^[>\s]{0,12}#{1,6} {1,3}(?=\S)/;
const MARKS = /^[>\s]{0,12}/;
const BLANKS = /\s{2,}/g;
/** Shorter lines servers say again and again. */
const FEWEST_IN_TITLE = 16;
/** Enough of a line to know it by, where it was broken when it was shown again. */
const FEWEST_CHARACTERS = 80;

/**
 * The same line of a log, shown twice: who asks for help puts the line that he
 * asks about first, and the log with it below. A server that refuses the same
 * within one second logs lines alike one after the other, without anything
 * between; so both have to stand in different paragraphs, below words that no
 * program has written, or one of them as the argument of a command, or tell
 * what became of a message for a recipient: it fails for him once.
 */
export class ShownTwice {
  private prose: number | undefined;
  private lines: readonly ToldLine[];
  /** The line that was last found to stand above. */
  private again: number | undefined;
  private title: Title | undefined;
  /** The last line that is none of a log. */
  private other = '';

  constructor(before: ShownLog | undefined) {
    this.prose = before?.prose;
    this.title = before?.title;
    this.lines = before?.lines ?? [];
  }

  /** Hears of a line that is none of a log. */
  note(content: string, line: number): void {
    const blank = content.trim() === '';
    if (!blank) this.prose = line;
    const title = TITLE.exec(content)?.[0];
    if (title !== undefined) this.title = { text: own(content.slice(title.length).trim()), told: false };
    this.other = content;
    if (this.lines.length === 0) return;
    this.lines = this.lines.map((one) => (one.apart || (!blank && !one.ended) ? one : blank ? { ...one, ended: true } : { ...one, apart: true }));
  }

  /**
   * Whether the line of a failure stood above already; if not, it is remembered.
   * @param by the format of the line: only of a server's log is sure what a line of it is
   */
  repeats(content: string, line: number, { context: { queueId, recipient }, direction }: Failure, by: Format): boolean {
    if (by.programs === undefined || this.prose === undefined || line - this.prose > MOST_LINES_BETWEEN || momentIn(content) === undefined) return false;
    if (line === this.again) return true;
    // Who quotes the line puts marks before it, and a web page makes one blank of two.
    const text = content.replace(MARKS, '').replace(BLANKS, ' ').trimEnd();
    const near = this.lines.filter((one) => line - one.line <= MOST_LINES_BETWEEN);
    const before = near.find((one) => one.text === text || (one.apart && text.length >= FEWEST_CHARACTERS && one.text.startsWith(text)));
    // One line may tell of several recipients.
    if (before?.line === line) return false;
    if (near.some((one) => holdsQuoted(text, one.text) || holdsQuoted(one.text, text))) return true;
    if (before) {
      // A client that was refused a recipient may ask for the same one again.
      const repeated = before.apart || (queueId !== undefined && recipient !== undefined && direction === 'outbound');
      // Each line is shown again once; what stands beside it is a burst.
      if (before.apart) this.lines = this.lines.map((one) => (one === before ? { ...one, line, ended: false, apart: false } : one));
      if (repeated) this.again = line;
      return repeated;
    }
    this.lines = [...this.lines.slice(-(MOST_LINES - 1)), { text: own(text), line, ended: false, apart: false }];
    return false;
  }

  /** Whether the heading above shows the line in hand, which is none of a log, and has told its failure; once. */
  repeatsTitle(): boolean {
    const { title, other } = this;
    if (!title) return false;
    if (TITLE.test(other)) {
      this.title = { ...title, told: true };
      return false;
    }
    const text = other.replace(MARKS, '').trim();
    if (!title.told || text.length < FEWEST_IN_TITLE || !title.text.includes(text)) return false;
    this.title = undefined;
    return true;
  }

  /** What the next block goes on with, so many lines further on; nothing where only programs write. */
  carriedOver(by: number): ShownLog | undefined {
    const { prose, title } = this;
    if (prose === undefined || by - prose > MOST_LINES_BETWEEN) return undefined;
    return { prose: prose - by, lines: this.lines.filter(({ line }) => by - line <= MOST_LINES_BETWEEN).map((one) => ({ ...one, line: one.line - by })), ...given({ title }) };
  }
}

// fail2ban-regex "Nov 24 10:00:01 mail postfix/smtpd[123]: …" /etc/fail2ban/filter.d/postfix.conf
const QUOTES = ['"', "'", '`'];

/** Whether a line is the quoted argument of a command. */
function holdsQuoted(whole: string, line: string): boolean {
  const at = whole.indexOf(line);
  const quote = whole[at - 1];
  return quote !== undefined && QUOTES.includes(quote) && whole[at + line.length] === quote;
}
