import { mayGoOn, restOfSecret } from '../sasl/brokenResponse';
import { findCredentials } from '../sasl/credentials';
import type { Telling } from './telling';

/** Secrets of lines that were read: those outside of payloads, and the rest of one that was broken into lines. */
export class LineSecrets {
  constructor(
    private readonly telling: Telling,
    /** The line above ends in a secret that may have been broken there. */
    public broken: boolean,
  ) {}

  /** @param needles which of those of credentials stand in the line */
  read(content: string, line: number, needles: readonly string[]): void {
    const { telling } = this;
    if (needles.length > 0) {
      const payloads = telling.taken.map(({ span }) => span).filter((span) => span.line === line);
      for (const credential of findCredentials(content, line, payloads, needles)) telling.tellPlaced(credential);
    }
    // The rest of one is told where nothing else is.
    const rest = this.broken && telling.told === 0 ? restOfSecret(content, line) : undefined;
    if (rest) telling.tellPlaced(rest);
    this.broken = telling.taken.length > 0 && mayGoOn(content, line, telling.taken);
  }
}
