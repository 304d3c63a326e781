import assert from 'node:assert/strict';
import { reached, type Reach } from './reach';

/** VS Code colours no line that is longer. */
const LONGEST_LINE = 20_000;
/** VS Code gives up on a line after half a second; far below that, on the slowest machine, nobody notices. */
const UNNOTICED_MS = 100;
/** Four times the length may take four times as long, and the clock is coarse; a square would take sixteen. */
const LINEAR = 10;

/** Lines that keep a rule busy: what it matched, over and over; its first letter so; and what led to it. */
function hostileLines({ line, start, end }: Reach, length: number): readonly string[] {
  const piece = line.slice(start, end);
  return [piece, piece.slice(0, 1), `${line.slice(Math.max(0, start - 20), start)}${piece} `]
    .filter((unit) => unit !== '')
    .map((unit) => (line.slice(0, start) + unit.repeat(length)).slice(0, length));
}

/** Milliseconds of work, whatever else the machine does; the best of some tries. */
function time({ grammar, before }: Reach, line: string, tries: number): number {
  let best = Infinity;
  for (let n = 0; n < tries; n++) {
    const from = process.cpuUsage();
    grammar.tokenizeLine(line, before);
    best = Math.min(best, process.cpuUsage(from).user / 1000);
  }
  return best;
}

describe('a hostile line', function () {
  this.timeout(120_000);

  it('of any rule is read in a time that grows with its length', async () => {
    const seen = new Set<string>();
    for (const [place, reach] of await reached()) {
      const short = hostileLines(reach, LONGEST_LINE / 4);
      hostileLines(reach, LONGEST_LINE).forEach((line, index) => {
        if (seen.has(line)) return;
        seen.add(line);
        if (time(reach, line, 1) < UNNOTICED_MS) return;
        const ratio = time(reach, line, 5) / time(reach, short[index] ?? '', 5);
        assert.ok(ratio < LINEAR, `${place}: ${ratio.toFixed(1)} times as long for four times the line: ${line.slice(0, 200)}`);
      });
    }
    assert.ok(seen.size > 200);
  });
});
