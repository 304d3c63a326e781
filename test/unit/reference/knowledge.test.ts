import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { explainCode, linkOf } from '../../../src/core';
import { verdictOf } from '../../../src/core/present/verdict';
import { causes } from '../../../src/core/reference/causes';
import { causeWords } from '../../../src/core/reference/causeWords';
import { ehloKeywords } from '../../../src/core/reference/ehloKeywords';
import { enhancedStatusCodes } from '../../../src/core/reference/enhancedStatus';
import type { Explanation } from '../../../src/core/reference/explanation';
import type { Occasion } from '../../../src/core/reference/occasion';
import { judgeCause } from '../../../src/core/reference/judgeCause';
import { replyCodes } from '../../../src/core/reference/replyCodes';
import { smtpCommands } from '../../../src/core/reference/commands';
import { wordsOf } from '../../../src/core/reference/words';

const KEYS = ['description', 'whenSeen', 'howToFix'] as const;

/** Every text of the tables, with where it stands. */
function texts(): readonly { readonly place: string; readonly text: string }[] {
  const of = (place: string, one: Partial<Explanation>): { place: string; text: string }[] => KEYS.flatMap((key) => (one[key] === undefined ? [] : [{ place: `${place} ${key}`, text: one[key] }]));
  return [
    ...replyCodes.flatMap((entry) => [...of(entry.code, entry), ...(entry.meanings ?? []).flatMap((meaning) => of(`${entry.code} ${meaning.beside?.join(', ') ?? ''} to ${meaning.answering.join(', ')}`, meaning))]),
    ...enhancedStatusCodes.flatMap((entry) => [...of(`X.${entry.code}`, entry), ...Object.entries(entry.inClass ?? {}).flatMap(([digit, one]) => of(`${digit}.${entry.code}`, one))]),
  ];
}

function twice(all: readonly string[]): readonly string[] {
  return all.filter((one, index) => all.indexOf(one) !== index);
}

describe('the knowledge', () => {
  it('has three texts for every code, each a whole sentence, and none for two', () => {
    for (const entry of [...replyCodes, ...enhancedStatusCodes]) for (const key of KEYS) assert.ok(entry[key].length > 20, `${entry.code} ${key}`);
    for (const { place, text } of texts()) assert.match(text, /^[A-Z0-9`“].*[.!?)`]$/s, `${place}: ${text}`);
    assert.deepEqual(twice(texts().map(({ text }) => text)), []);
  });

  it('compares only codes that there are', () => {
    const statuses = new Set(enhancedStatusCodes.map(({ code }) => code));
    for (const { code, compareWith } of enhancedStatusCodes) for (const other of compareWith) assert.ok(statuses.has(other) && other !== code, `${code} with ${other}`);
    for (const { code, compareWith } of replyCodes) for (const other of compareWith) assert.ok(other !== code && replyCodes.some((one) => one.code === other), `${code} with ${other}`);
  });

  it('names reply codes and RFCs that there are', () => {
    for (const { code, replyCodes: with_ } of enhancedStatusCodes) for (const reply of with_) assert.equal(explainCode(reply)?.remark?.startsWith('Neither') ?? false, false, `${code}: ${reply}`);
    for (const { references } of [...replyCodes, ...enhancedStatusCodes, ...smtpCommands, ...ehloKeywords]) {
      assert.ok(references.length > 0);
      for (const reference of references) assert.match(linkOf(reference).url, /^https:\/\/[a-z0-9.-]+\/\S*$/);
    }
  });

  it('has each cause once, with words to say it and something to do', () => {
    assert.deepEqual(twice(causes.map(({ id }) => id)), []);
    assert.deepEqual(Object.keys(causeWords).sort(), causes.map(({ id }) => id).sort());
    for (const { id, name, because, whatToDo } of causes) {
      assert.match(because, /^[a-z].*[^.]$/, id);
      assert.match(whatToDo, /^[A-Z].*\.$/, id);
      assert.ok(name.length > 3, id);
    }
  });

  it('gives each status and code to one cause', () => {
    assert.deepEqual(twice(causes.flatMap((cause) => ('statuses' in cause ? cause.statuses : []))), []);
    assert.deepEqual(twice(causes.flatMap((cause) => ('codes' in cause ? cause.codes : []))), []);
    assert.deepEqual(twice(causes.flatMap((cause) => ('codesAnswering' in cause ? Object.entries(cause.codesAnswering).flatMap(([answers, codes]) => (codes as readonly string[]).map((code) => `${answers} ${code}`)) : []))), []);
    assert.deepEqual(twice(causes.flatMap((cause) => ('subject' in cause ? cause.subject : []))), []);
  });

  it('has the causes of the corpus', function () {
    const file = `${process.env['MAIL_LOG_CORPUS'] ?? ''}/causes.json`;
    if (!existsSync(file)) this.skip();
    const wanted: unknown = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(Object.keys(wanted ?? {}).sort(), causes.map(({ id }) => id).sort());
  });

  it('looks for phrases that can stand in a text', () => {
    for (const [cause, weights] of Object.entries(causeWords)) {
      for (const phrase of Object.values(weights).flat()) {
        const [first = '', ...rest] = phrase.split(' ');
        assert.notEqual(first.startsWith('_'), true, `${cause}: ${phrase}`);
        for (const one of first.split('|')) if (one.endsWith('*')) assert.ok(one.length > 4, `${cause}: ${phrase}`);
        for (const element of [first, ...rest]) {
          if (element === '_' || element === '__') continue;
          for (const word of element.split('|')) assert.deepEqual(wordsOf(word.replace(/\*$/, '')), [word.replace(/\*$/, '')], `${cause}: ${phrase}`);
        }
      }
    }
  });

  it('says no phrase twice for a cause', () => {
    for (const [cause, weights] of Object.entries(causeWords)) assert.deepEqual(twice(Object.values(weights).flat()), [], cause);
  });
});

describe('what a code means', () => {
  const cases: readonly (readonly [code: string, occasion: Occasion, says: RegExp])[] = [
    ['220', 'connect', /greet/i],
    ['220', 'STARTTLS', /TLS/],
    ['250', 'EHLO', /extension|offer/i],
    ['250', 'content', /responsib|queue|accepted/i],
    ['354', 'DATA', /dot/],
    ['421', 'connect', /connect/i],
    ['421', 'content', /message/i],
    ['251', 'ETRN', /queue|mail/i],
    ['252', 'ETRN', /queue|mail/i],
    ['253', 'ETRN', /queue|mail/i],
    ['521', 'connect', /accepts? no mail|not accept/i],
    ['521', 'RCPT', /block|list/i],
    ['552', 'MAIL', /size|large/i],
    ['552', 'RCPT', /mailbox|room|quota/i],
    ['552', 'content', /large|size/i],
    ['550', 'RCPT', /mailbox|exist/i],
    ['550', 'content', /content|message|spam/i],
    ['501', 'AUTH', /Base64|cancel/i],
    ['535', 'AUTH', /password|credentials|login/i],
  ];
  for (const [code, occasion, says] of cases) {
    it(`goes by what it answers: ${code} to ${occasion}`, () => {
      const explained = explainCode(code, occasion);
      assert.match(`${explained?.name ?? ''} ${explained?.description ?? ''} ${explained?.whenSeen ?? ''}`, says);
    });
  }

  it('differs where the occasion does', () => {
    for (const [code, one, other] of [['220', 'connect', 'STARTTLS'], ['250', 'EHLO', 'content'], ['251', 'RCPT', 'ETRN'], ['252', 'VRFY', 'ETRN'], ['521', 'connect', 'RCPT'], ['552', 'MAIL', 'RCPT'], ['550', 'RCPT', 'content'], ['501', 'AUTH', 'MAIL'], ['421', 'connect', 'content']] as const) {
      assert.notEqual(explainCode(code, one)?.description, explainCode(code, other)?.description, `${code} to ${one} and ${other}`);
    }
  });

  it('goes by the mechanism of a refused login', () => {
    const advice = (mechanism: string): string =>
      verdictOf({ kind: 'failure', permanent: true, direction: 'outbound', code: '535', enhancedStatus: '5.7.8', text: 'Authentication failed', span: { line: 0, start: 0, end: 1 }, answers: 'AUTH', context: { mechanism } }).advice;
    assert.match(advice('XOAUTH2'), /access token/);
    assert.match(advice('CRAM-MD5'), /keeps the password itself/);
    assert.match(advice('GSSAPI'), /Kerberos/);
    assert.match(advice('LOGIN'), /app password/);
    assert.match(advice('UNHEARD-OF'), /Check user name and password/);
  });

  it('goes by the provider of a refused login', () => {
    const judged = judgeCause({ text: '5.7.9 Application-specific password required. https://support.google.com/mail/?p=InvalidSecondFactor - gsmtp', code: '534', enhancedStatus: '5.7.9', answers: 'AUTH' });
    assert.equal(judged.provider?.provider.id, 'google');
    assert.equal(judged.cause, 'login-failed');
  });
});
