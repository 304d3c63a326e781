import { grouped } from '../text/grouped';
import type { Rule } from './rule';

const SIZE = /\sSIZE=(\d{1,15})(?=\s|$)/i;

/** A message is announced that the server has said to be too big (RFC 1870 §6.1). */
export const sizeOverLimit: Rule = {
  id: 'size-over-limit',
  title: 'Size over limit',
  severity: 'warning',
  command(fact, session) {
    if (fact.occasion !== 'MAIL') return undefined;
    const announced = Number(SIZE.exec(fact.argument)?.[1] ?? 0);
    const limit = Number(/^\d{1,15}$/.exec(session?.keywords?.['SIZE'] ?? '')?.[0] ?? 0);
    // SIZE 0 and SIZE alone set no limit.
    if (limit === 0 || announced <= limit) return undefined;
    return {
      span: fact.span,
      foldBy: String(limit),
      message: `The message is announced with ${count(announced)} octets, and the server takes ${count(limit)} at most (SIZE). It will be refused: make it smaller or send a link.`,
    };
  },
};

function count(octets: number): string {
  return grouped(octets);
}
