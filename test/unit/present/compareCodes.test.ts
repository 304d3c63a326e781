import { strict as assert } from 'node:assert';
import { compareCodes, comparisonPage } from '../../../src/core';
import { enhancedStatusCodes } from '../../../src/core/reference/enhancedStatus';
import { replyCodes } from '../../../src/core/reference/replyCodes';

const replies = replyCodes.map(({ code }) => code);
const statuses = enhancedStatusCodes.flatMap(({ code, classes }) => classes.map((one) => `${one}.${code}`));
const unknown = ['299', '399', '499', '543', '599', '2.9.9', '4.3.199', '5.7.999'];

/** What a reader would stumble over in a sentence. */
function stumbles(text: string): readonly string[] {
  return [
    ...(/\.\.| {2}| ,| \.|,,|::|;;|\bundefined\b(?! (?:status|mail|network|protocol|media|security|address))|\bnull\b(?! MX)|NaN/.test(text) ? [`broken: ${text}`] : []),
    ...(/^[A-Z0-9`]/.test(text) ? [] : [`begins in lower case: ${text}`]),
    ...(/[.]$/.test(text) ? [] : [`has no end: ${text}`]),
    ...(/(?<!etc|e\.g|i\.e|vs)[.] [a-z]/.test(text.replace(/`[^`]*`/g, 'X')) ? [`a sentence begins in lower case: ${text}`] : []),
  ];
}

function faults(left: string, right: string): readonly string[] {
  const comparison = compareCodes(left, right);
  if (!comparison) return [`${left} ${right}: nothing`];
  const { differences, applies } = comparison;
  return [
    ...(differences.length === 0 ? ['no difference'] : []),
    ...(new Set(differences).size === differences.length ? [] : ['a difference stands twice']),
    ...differences.flatMap(stumbles),
    ...applies.flatMap(({ when }) => stumbles(when)),
    ...(differences.every((one) => one.includes(left) || one.includes(right) || /^Both say/.test(one)) ? [] : ['a difference names no code']),
  ].map((fault) => `${left} ${right}: ${fault}`);
}

describe('comparing codes', () => {
  it('reads well for any two reply codes, and for unknown ones', () => {
    const all = [...replies, ...unknown];
    assert.deepEqual(all.flatMap((left) => all.flatMap((right) => faults(left, right))).slice(0, 10), []);
  });

  it('reads well for any two enhanced status codes', () => {
    assert.deepEqual(statuses.flatMap((left) => statuses.flatMap((right) => faults(left, right))).slice(0, 10), []);
  });

  it('reads well for a reply code and an enhanced status code', () => {
    assert.deepEqual(replies.flatMap((left) => statuses.flatMap((right) => [...faults(left, right), ...faults(right, left)])).slice(0, 10), []);
  });

  it('says the same whichever code stands first', () => {
    for (const left of replies) for (const right of replies) assert.equal(compareCodes(left, right)?.differences.length, compareCodes(right, left)?.differences.length);
  });

  it('tells a challenge from a host that takes no mail', () => {
    const { differences = [], applies = [] } = compareCodes('334', '521') ?? {};
    for (const part of [/3xx Positive Intermediate.*5xx Permanent Negative/, /nobody tries again/, /who has to act/, /answers `AUTH`\. 521 answers the connection itself/]) {
      assert.ok(differences.some((one) => part.test(one)), String(part));
    }
    assert.deepEqual(applies.map(({ code }) => code), ['334', '521']);
  });

  it('tells codes of one class apart by who acts and what to do', () => {
    const said = (compareCodes('530', '535')?.differences ?? []).join('\n');
    assert.match(said, /What to do after 530: switch on authentication.*What to do after 535: check user name/);
    assert.match((compareCodes('552', '550')?.differences ?? []).join('\n'), /With 552 it is mostly the recipient who has to act\. With 550 it is mostly the sender/);
  });

  it('explains what a status adds to its code', () => {
    assert.match(compareCodes('550', '5.1.1')?.differences[0] ?? '', /550 is a reply code.*5\.1\.1 is an enhanced status code/);
    assert.match(compareCodes('5.1.1', '550')?.differences[0] ?? '', /550 is a reply code/);
    assert.match((compareCodes('4.2.2', '5.2.2')?.differences ?? []).join('\n'), /a refusal for now.*a refusal for good/);
  });

  it('has something sensible to say of one code twice, and nothing of what is no code', () => {
    assert.deepEqual(compareCodes('550', '550')?.differences, ['Both are 550: there is nothing to tell apart.']);
    assert.equal(compareCodes('550', '550')?.applies.length, 1);
    assert.equal(compareCodes('550', 'hello'), undefined);
  });

  it('gives a page with both sides, numbered differences, and which applies when', () => {
    const comparison = compareCodes('421', '554');
    assert.ok(comparison);
    const page = comparisonPage(comparison);
    for (const part of ['# 421 vs 554', '| **Class** |', '## Key differences\n\n1. ', '\n2. ', '## Which one applies when', '- **421:** ', '- **554:** ']) assert.ok(page.includes(part), part);
  });
});
