import { mayGoOn, restOfSecret, rowMayGoOn } from '../sasl/brokenResponse';
import { findCredentials } from '../sasl/credentials';
import { passageBegunBy, readPassage } from '../sasl/credentials/passages';
import type { OpenPassage } from '../sasl/credentials/passages/passage';
import { overlap } from '../text/span';
import type { Telling } from './telling';

/** Secrets of lines that were read: those outside of payloads, those that lines above announced, and the rest of one that was broken into lines. */
export class LineSecrets {
  constructor(
    private readonly telling: Telling,
    /** The line above ends in a secret that may have been broken there. */
    public broken: boolean,
    /** A line above announced a secret. */
    public passage: OpenPassage | undefined,
  ) {}

  /** The next line matters, whatever stands in it. */
  get wantsNext(): boolean {
    return this.broken || this.passage !== undefined;
  }

  /** A line that was broken into pieces, put together: what it says may stand across them. @param line the number of the first */
  readWhole(content: string, line: number, needles: readonly string[], stamped: boolean): void {
    for (const found of findCredentials(content, line, [], needles, !stamped, false)) this.telling.tellUnlessTaken(found);
  }

  /**
   * @param needles which of those of credentials stand in the line
   * @param stamped it begins with a time stamp of the log
   * @param unread no format took it, whatever the reader of the line above was
   */
  read(content: string, line: number, needles: readonly string[], stamped: boolean, unread = false): void {
    const { telling } = this;
    // A challenge that cannot be read hides nothing: it may be several turns that stand on one line.
    const taken = () => telling.taken.filter((fact) => fact.span.line === line && (fact.kind === 'credential' || fact.speaker === 'client' || fact.decoding.kind !== 'malformed')).map(({ span }) => span);
    if (needles.length > 0 || !stamped) for (const credential of findCredentials(content, line, taken(), needles, !stamped, !stamped && (unread || !telling.reader || telling.reader.takesAnything === true))) telling.tellPlaced(credential);
    if (this.passage) {
      const { told, next } = readPassage(content, line, this.passage);
      this.passage = next;
      if (told && !taken().some((span) => overlap(span, told.span))) telling.tellPlaced(told);
    }
    if (needles.length > 0 || !stamped) this.passage = passageBegunBy(content, needles, !stamped) ?? this.passage;
    const rest = this.broken ? restOfSecret(content, line, telling.told === 0, telling.taken.length > 0) : undefined;
    if (rest && !taken().some((span) => overlap(span, rest.span))) telling.tellPlaced(rest);
    if (telling.taken.length > 0) telling.learn(content, line);
    this.broken = (rest !== undefined && rowMayGoOn(content, rest)) || (telling.taken.length > 0 && mayGoOn(content, line, telling.taken));
  }
}
