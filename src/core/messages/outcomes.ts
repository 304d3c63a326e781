import type { Outcome } from '../analysis';
import { analyzeBlock, startState } from '../analyze';
import { readTime } from '../text/time';

/** What became of a recipient at last, as the lines of a message tell it. */
export interface Fate {
  readonly recipient: string;
  readonly outcome: Outcome;
  /** As the log writes it; empty where it writes none. */
  readonly time: string;
  /** Which of the lines tells it, from 0. */
  readonly line: number;
  /** How often it was tried, as far as the lines show. */
  readonly tries: number;
}

/** The last outcome of each recipient, in the order in which they appear. */
export function fatesIn(lines: readonly string[]): readonly Fate[] {
  const text = lines.join('\n');
  const fates = new Map<string, Fate>();
  for (const fact of analyzeBlock(text, startState(text), { last: true }).facts) {
    if (fact.kind !== 'outcome') continue;
    const recipient = fact.setting.recipient ?? '';
    const line = fact.word.line;
    if (recipient === '' && fact.result === 'expired') {
      // The whole message is given up: whoever still waited for it gets it no more.
      const waiting = [...fates.values()].filter(({ outcome }) => outcome.result === 'deferred');
      for (const one of waiting) fates.set(one.recipient, { ...one, outcome: fact, line, time: readTime(lines[line] ?? '') ?? '' });
      if (waiting.length > 0) continue;
    }
    const before = fates.get(recipient);
    fates.set(recipient, { recipient, outcome: fact, line, time: readTime(lines[line] ?? '') ?? '', tries: (before?.tries ?? 0) + 1 });
  }
  return [...fates.values()];
}
