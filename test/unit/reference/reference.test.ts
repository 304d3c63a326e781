import { strict as assert } from 'node:assert';
import { compareCodes, explainCode } from '../../../src/core';
import { causes } from '../../../src/core/reference/causes';
import { enhancedStatusCodes } from '../../../src/core/reference/enhancedStatus';
import { replyCodes } from '../../../src/core/reference/replyCodes';

describe('the reference', () => {
  it('has the reply codes of RFC 5321, 4954, 3207, 7504 and 7505', () => {
    const wanted = '211 214 220 221 235 250 251 252 334 354 421 432 450 451 452 454 455 500 501 502 503 504 521 530 534 535 538 550 551 552 553 554 555 556';
    for (const code of wanted.split(' ')) assert.ok(replyCodes.some((entry) => entry.code === code), code);
  });

  it('has each code once, in order, with three texts of its own', () => {
    const codes = replyCodes.map((entry) => entry.code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
    const texts = [...replyCodes, ...enhancedStatusCodes].flatMap((entry) => [entry.description, entry.whenSeen, entry.howToFix]);
    assert.ok(texts.every((text) => text.length > 20));
    assert.equal(new Set(texts).size, texts.length);
  });

  it('compares only with codes that exist', () => {
    for (const entry of replyCodes) for (const other of entry.compareWith) assert.ok(replyCodes.some((one) => one.code === other), `${entry.code} with ${other}`);
  });

  it('explains a challenge and a host that takes no mail', () => {
    const challenge = explainCode('334');
    assert.equal(challenge?.className, '3xx Positive Intermediate');
    assert.match(challenge.description, /Base64/);
    assert.match(explainCode('521')?.howToFix ?? '', /MX/);
  });

  it('explains codes it does not know by their class, and says so', () => {
    assert.match(explainCode('599')?.remark ?? '', /know/);
    assert.equal(explainCode('hello'), undefined);
    assert.match(explainCode('5.7.999')?.remark ?? '', /in general/);
    assert.match(explainCode('599')?.description ?? '', /refusal for good/);
  });

  it('explains codes of providers by what they mean there, and those of the registry by the registry', () => {
    const banned = explainCode('5.7.606');
    assert.equal(banned?.remark, 'Not in the IANA registry: a code of Microsoft 365.');
    assert.equal(banned.name, 'Sender blocked');
    assert.match(banned.description, /banned/);
    assert.match(banned.howToFix, /removal/);
    assert.match(explainCode('5.7.40')?.description ?? '', /DMARC record/);
    assert.match(explainCode('5.7.515')?.description ?? '', /^Outlook\.com: .* Microsoft 365: /);
    assert.match(explainCode('5.7.25')?.description ?? '', /reverse DNS/);
  });

  it('compares any two codes', () => {
    assert.ok((compareCodes('334', '521')?.differences.length ?? 0) >= 3);
    for (const left of replyCodes) for (const right of replyCodes) assert.ok((compareCodes(left.code, right.code)?.differences.length ?? 0) > 0);
  });

  it('says of each cause what to do', () => {
    for (const cause of causes) assert.ok(cause.whatToDo.length > 20, cause.id);
  });
});
