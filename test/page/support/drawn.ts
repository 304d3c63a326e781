import type { Locator } from 'playwright-core';
import { vscode } from './window';

/** A text that the extension has drawn into a line. */
export interface Drawn {
  readonly text: string;
  /** Its left edge, in CSS pixels. */
  readonly left: number;
}

/** What is drawn before and after pieces of a line, from left to right. */
async function drawnIn(line: Locator): Promise<readonly Drawn[]> {
  return line.evaluate((element) => {
    const pieces = [...element.querySelectorAll('span')].filter((span) => span.childElementCount === 0);
    return pieces.flatMap((piece) =>
      ['::before', '::after'].flatMap((where) => {
        const { content } = getComputedStyle(piece, where);
        if (content === 'none' || content === 'normal' || content === '""') return [];
        return [{ text: content.replace(/^"|"$/g, ''), left: piece.getBoundingClientRect().left }];
      }),
    );
  });
}

/** The texts drawn beside a piece of the active editor, once they are as wanted. */
export async function drawnBeside(text: string, wanted: readonly string[]): Promise<readonly Drawn[]> {
  const line = vscode().lineWith(text);
  await line.waitFor();
  return eventually(`“${wanted.join()}” beside ${text}`, () => drawnIn(line), (found) => found.map((one) => one.text).join('|') === wanted.join('|'));
}

const LIMIT = 20_000;

/** Looks again until something is so; for what is only seen, and has no event. */
export async function eventually<T>(what: string, look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
  const end = Date.now() + LIMIT;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`Waited ${LIMIT / 1000} s for ${what}; saw ${JSON.stringify(seen)?.slice(0, 500)}.`);
    await vscode().page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
