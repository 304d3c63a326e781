import { explainCode, linkOf, visible, type ExplainedCode } from '../../core';
import { coloured } from '../output/colour';
import { print, UsageError } from '../output/output';

/** `mail-log explain`: what codes mean. @throws UsageError that names the words that are none, when the others have been explained */
export function explain(words: readonly string[]): number {
  const found = words.flatMap((word) => explainCode(word) ?? []);
  if (found.length > 0) print(found.map(explanationText).join('\n\n'));
  if (found.length < words.length) throw notCodes(words);
  return 0;
}

/** What is wrong with words of which some are no code. */
export function notCodes(words: readonly string[]): UsageError {
  const wrong = words.filter((word) => !explainCode(word)).map(visible);
  return new UsageError(`${wrong.join(' and ')} ${wrong.length === 1 ? 'is' : 'are'} neither a reply code such as 550 nor an enhanced status code such as 5.1.1`);
}

/** For a terminal, with its colours where it has any. */
export function explanationText(one: ExplainedCode): string {
  return [
    `${coloured('heading', `${one.code} ${one.name}`)} · ${one.className} · ${one.category}`,
    ...(one.remark === undefined ? [] : [one.remark]),
    `${coloured('heading', 'Description:')} ${one.description}`,
    `${coloured('heading', 'When you see it:')} ${one.whenSeen}`,
    `${coloured('heading', 'How to fix:')} ${one.howToFix}`,
    ...one.references.map(linkOf).map(({ title, url }) => `${title}: ${url}`),
  ].join('\n');
}
