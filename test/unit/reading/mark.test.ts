import { strict as assert } from 'node:assert';
import { LONGEST_MARK, markOf } from '../../../src/core/reading/wrappings/mark';

/** What a line may have before its words, so that a shape made of it has much to try. */
const hostile: readonly string[] = ['1', 'a', '-', '.', '=', ' ', '*', '#', '"', '[', '|', '1.', '1x', 'a1', 'a-', 'a.', '--1', '- ', '1 ', '1[', 'a: ', '1-a', '-a1', 'a1,', '..a', '1/--', '──', '─1', '  -- ', '=-', 'a_1+', '"1"', '1:1 ', `1${'x'.repeat(60)}`, `${'a'.repeat(61)}1`, `${'-'.repeat(101)}.`, `${'a-'.repeat(30)}1`];

/** What stands in a shape once or many times: a class or a character, and how often. */
const ATOM = /(\\.|\[(?:\\.|[^\]\\])*\]|[^\\[\]{}])(?:\{(\d+),(\d+)\})?/gu;
const CHARACTERS = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), '─', '━', '═', '–', '—', 'é'];

describe('the shape of a mark', () => {
  it('matches in one way only: what may stand many times ends where the next begins', () => {
    for (const piece of hostile) {
      const { shape } = markOf(piece.repeat(LONGEST_MARK).slice(0, LONGEST_MARK));
      const atoms = [...shape.matchAll(ATOM)].map(([, what = '', least, most]) => ({ what: new RegExp(`^${what}$`, 'u'), varies: least !== most }));
      for (const [index, { what, varies }] of atoms.entries()) {
        const next = atoms[index + 1];
        if (!varies || !next) continue;
        assert.deepEqual(CHARACTERS.filter((character) => what.test(character) && next.what.test(character)), [], `${piece}: ${shape}`);
      }
    }
  });

  it('matches what it was made of', () => {
    for (const piece of hostile) {
      const before = piece.repeat(LONGEST_MARK).slice(0, LONGEST_MARK);
      assert.match(before.trimStart(), new RegExp(`^${markOf(before).shape}$`, 'u'), piece);
    }
  });
});
