import { strict as assert } from 'node:assert';
import { analyzeBlock, detectFormats, startState } from '../../../src/core';
import { expectationOf, readCases } from '../../support/cases';
import { around, exported, logged, loggedByProgram, loggedFarApart, loggedLine, quoted, type Logged } from '../../support/wrappedLines';
import { beginsLike, isException, whereFarApart, whereProgramIsApart, whereQuoted, whereWrapped, type Exceptions } from '../../support/wrappingExceptions';

/** A program's own file, as a whole. */
const OWN_FILE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /;

/** The records of a text without the places where they stand. What was foretold is told after so many lines. */
function saidIn(text: string): string {
  const { replies, payloads, findings } = expectationOf(text);
  return [replies, payloads, findings].flatMap((some) => some.map((one) => one.replace(/^\S+ /, '')).sort()).join('\n');
}

interface WrappedCase {
  readonly id: string;
  readonly lines: readonly string[];
  /** Its lines in the pieces of a system log; nothing where one is none. */
  readonly log: readonly Logged[] | undefined;
  readonly said: string;
}

/** Lines that are wrapped alike, and the cases that have such lines. */
interface Kind<L> {
  readonly rows: Readonly<Record<string, (line: L, index: number) => string>>;
  readonly except: readonly (readonly Exceptions[])[];
  linesOf(one: WrappedCase): readonly L[] | undefined;
}

const asTheyStand = ({ lines }: WrappedCase): readonly string[] => lines;
const ofSystemLog = ({ log }: WrappedCase): readonly Logged[] | undefined => log;
const ofOwnFile = ({ id, lines }: WrappedCase): readonly string[] | undefined => (id.startsWith('exim/') && lines.every((line) => OWN_FILE.test(line)) ? lines : undefined);

describe('lines are read without what they stand in', () => {
  const cases = readCases().map(({ format, name, text }): WrappedCase => {
    const lines = text.replace(/\n$/, '').split('\n');
    const log = lines.map(loggedLine).filter((line) => line !== undefined);
    return { id: `${format}/${name}`, lines, log: log.length === lines.length ? log : undefined, said: saidIn(text) };
  });

  function isSame<L>({ said }: WrappedCase, lines: readonly L[], wrap: (line: L, index: number) => string): boolean {
    return saidIn(`${lines.map(wrap).join('\n')}\n`) === said;
  }

  /** A test for each row. @param fewest so many cases have to have such lines, or the row proves nothing */
  function read<L>(where: string, { rows, except, linesOf }: Kind<L>, fewest: number): void {
    for (const [what, wrap] of Object.entries(rows)) {
      it(`${where} ${what}`, () => {
        const some = cases.flatMap((one) => {
          const lines = except.some((exceptions) => isException(exceptions, one.id)) ? undefined : linesOf(one);
          return lines ? [{ one, lines }] : [];
        });
        assert.deepEqual(some.filter(({ one, lines }) => !isSame(one, lines, wrap)).map(({ one }) => one.id), []);
        assert.ok(some.length > fewest);
      });
    }
  }

  const wrapped: Kind<string> = { rows: around, except: [whereWrapped], linesOf: asTheyStand };
  const cited: Kind<string> = { rows: quoted, except: [whereQuoted], linesOf: asTheyStand };
  const system: Kind<Logged> = { rows: logged, except: [whereWrapped], linesOf: ofSystemLog };
  const farApart: Kind<Logged> = { rows: loggedFarApart, except: [whereWrapped, whereFarApart], linesOf: ofSystemLog };
  const byProgram: Kind<Logged> = { rows: loggedByProgram, except: [whereWrapped, whereProgramIsApart], linesOf: ofSystemLog };
  const ownFile: Kind<string> = { rows: exported, except: [whereWrapped, whereFarApart], linesOf: ofOwnFile };

  read('as with', wrapped, 80);
  read('as with', cited, 80);
  read('of a system log', system, 5);
  read('of a system log', farApart, 5);
  read('of a system log', byProgram, 5);
  read("of a program's own file, as with", ownFile, 3);

  it('and every exception is one', () => {
    const differs = <L>({ rows, linesOf }: Kind<L>, one: WrappedCase): boolean => {
      const lines = linesOf(one);
      return lines !== undefined && Object.values(rows).some((wrap) => !isSame(one, lines, wrap));
    };
    const needless = (exceptions: readonly Exceptions[], isDifferent: (one: WrappedCase) => boolean): readonly string[] =>
      exceptions.flatMap((one) => one.cases).filter((name) => !cases.some((one) => beginsLike(name, one.id) && isDifferent(one)));
    assert.deepEqual(needless(whereWrapped, (one) => [system, farApart, byProgram].some((kind) => differs(kind, one)) || differs(wrapped, one)), []);
    assert.deepEqual(needless(whereQuoted, (one) => differs(cited, one)), []);
    assert.deepEqual(needless(whereFarApart, (one) => differs(farApart, one) || differs(ownFile, one)), []);
    assert.deepEqual(needless(whereProgramIsApart, (one) => differs(byProgram, one)), []);
  });

  it('marks what stands in the line, escapes or not', () => {
    const text = '{"level":20,"msg":"S: 220 mx.example.com ESMTP"}' + '\n' + String.raw`{"level":20,"msg":"C: EHLO \u003cx\u003e"}` + '\n' + String.raw`{"level":20,"user":"\"x\"","msg":"S: 550 5.7.1 Say \"hello\" first"}`;
    assert.deepEqual(expectationOf(text).replies, ['1:23-26 220 - -', '3:38-41 550 5.7.1 EHLO']);
  });

  it('where only a part of the text is wrapped', () => {
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'MAIL FROM:<alice@example.com>', '550 5.7.1 No'].map((line) => `mail-1  | ${line}`);
    const text = ['Hello,', 'since Tuesday I get this:', '', ...session, '', 'What is wrong?', 'Alice'].join('\n');
    assert.deepEqual(expectationOf(text).replies, ['4:11-14 220 - -', '6:11-14 250 - EHLO', '8:11-14 550 5.7.1 MAIL']);
  });

  it('also where a wrapped part comes later', () => {
    const plain = 'Nov 24 10:00:01 mail postfix/smtpd[123]: connect from mx.example.org[192.0.2.44]\n'.repeat(600);
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'QUIT', '221 Bye'].map((line) => `app-1  | ${line}`).join('\n');
    const head = analyzeBlock(plain, startState(plain), { last: false });
    const { facts } = analyzeBlock(session, head.exit, { last: true });
    assert.equal(facts.filter(({ kind }) => kind === 'reply').length, 3);
  });

  it('and no list or table becomes a session', () => {
    const list = ['# 550 5.1.1 User unknown', '# 421 4.7.0 Try again later', '# 552 5.2.2 Mailbox full', '# 554 5.7.1 Relay access denied'];
    for (const before of ['', 'mail-1  | ', '[INFO] ', '2026-11-24T10:00:01Z ']) assert.deepEqual(detectFormats(list.map((line) => before + line).join('\n')).sure, []);
  });
});
