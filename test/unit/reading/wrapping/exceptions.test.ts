import { strict as assert } from 'node:assert';
import { behindPrefixes, byCollectors, farApart, inOwnFile, inQuotes, inSystemLogs, isSame, programApart, wrappedCases, type Kind, type WrappedCase } from '../../../support/wrappedCases';
import { beginsLike, whereFarApart, whereProgramIsApart, whereQuoted, whereWrapped, type Exceptions } from '../../../support/wrappingExceptions';

describe('a case that is not read in what lines stand in', () => {
  it('says something else there', () => {
    const inAny = (one: WrappedCase): boolean => [inSystemLogs, farApart, programApart].some((kind) => differs(kind, one)) || [byCollectors, behindPrefixes].some((kind) => differs(kind, one));
    assert.deepEqual(needless(whereWrapped, inAny), []);
    assert.deepEqual(needless(whereQuoted, (one) => differs(inQuotes, one)), []);
    assert.deepEqual(needless(whereFarApart, (one) => differs(farApart, one) || differs(inOwnFile, one)), []);
    assert.deepEqual(needless(whereProgramIsApart, (one) => differs(programApart, one)), []);
  });
});

function differs<L>({ rows, linesOf }: Kind<L>, one: WrappedCase): boolean {
  const lines = linesOf(one);
  return lines !== undefined && Object.values(rows).some((wrap) => !isSame(one, lines, wrap));
}

/** @returns the exceptions that excuse nothing */
function needless(exceptions: readonly Exceptions[], isDifferent: (one: WrappedCase) => boolean): readonly string[] {
  return exceptions.flatMap((one) => one.cases).filter((name) => !wrappedCases.some((one) => beginsLike(name, one.id) && isDifferent(one)));
}
