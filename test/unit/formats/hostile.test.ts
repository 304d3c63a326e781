import { strict as assert } from 'node:assert';
import { formats, splitLines } from '../../../src/core';
import { analyze } from '../../support/annotate';
import { readCases } from '../../support/cases';

const cases = readCases();

/** In milliseconds: much more than a line of a megabyte takes on a slow machine, much less than where each of its characters is looked at for each other. */
const LONGEST = 20_000;

describe('every format', () => {
  for (const { id } of formats) {
    const lines = cases.filter(({ format }) => format === id).flatMap(({ text }) => splitLines(text));

    it(`reads lines of ${id} that are cut anywhere`, () => {
      const cut = lines.flatMap((line) => [0.2, 0.5, 0.8, 0.95].map((part) => line.slice(0, Math.floor(line.length * part))));
      assert.ok(analyze([...lines, ...cut, ...lines.map((line) => line.replaceAll(' ', '\0'))].join('\n')).facts.length > 0);
    });

    it(`is not slowed by a line of ${id} with a megabyte inside`, () => {
      const head = lines.slice(0, 5);
      const filler = ': 550-x [1] <a> "b" '.repeat(50_000);
      for (const line of lines.slice(0, 3)) {
        const long = line.slice(0, line.length / 2) + filler + line.slice(line.length / 2);
        analyze([...head, long].join('\n'));
      }
    }).timeout(LONGEST);
  }
});
