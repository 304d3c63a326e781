import { explainCode, linkOf, visible, type ExplainedCode } from '../core';
import { coloured } from './colour';
import { print, UsageError } from './output';

/** `mail-log explain`: what codes mean. */
export function explain(codes: readonly string[]): number {
  print(codes.map((code) => explanationText(explained(code))).join('\n\n'));
  return 0;
}

/** The explanation of a code somebody typed. */
export function explained(code: string): ExplainedCode {
  const found = explainCode(code);
  if (!found) throw new UsageError(`${visible(code)} is neither a reply code such as 550 nor an enhanced status code such as 5.1.1`);
  return found;
}

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
