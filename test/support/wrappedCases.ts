import { strict as assert } from 'node:assert';
import { expectationOf, readCases } from './cases';
import { collected, exported, logged, loggedByProgram, loggedFarApart, loggedLine, prefixed, quoted, type Logged } from './wrappedLines';
import { isException, whereFarApart, whereProgramIsApart, whereQuoted, whereWrapped, type Exceptions } from './wrappingExceptions';

/** A program's own file, as a whole. */
const OWN_FILE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /;

/** A case of the corpus, to be read wrapped. */
export interface WrappedCase {
  readonly id: string;
  readonly lines: readonly string[];
  /** Its lines in the pieces of a system log; nothing where one is none. */
  readonly log: readonly Logged[] | undefined;
  /** What it says as it stands. */
  readonly said: string;
}

/** Lines that are wrapped alike, and the cases that have such lines. */
export interface Kind<L> {
  readonly rows: Readonly<Record<string, (line: L, index: number) => string>>;
  readonly except: readonly (readonly Exceptions[])[];
  linesOf(one: WrappedCase): readonly L[] | undefined;
}

const asTheyStand = ({ lines }: WrappedCase): readonly string[] => lines;
const ofSystemLog = ({ log }: WrappedCase): readonly Logged[] | undefined => log;
const ofOwnFile = ({ id, lines }: WrappedCase): readonly string[] | undefined => (id.startsWith('exim/') && lines.every((line) => OWN_FILE.test(line)) ? lines : undefined);

export const byCollectors: Kind<string> = { rows: collected, except: [whereWrapped], linesOf: asTheyStand };
export const behindPrefixes: Kind<string> = { rows: prefixed, except: [whereWrapped], linesOf: asTheyStand };
export const inQuotes: Kind<string> = { rows: quoted, except: [whereQuoted], linesOf: asTheyStand };
export const inSystemLogs: Kind<Logged> = { rows: logged, except: [whereWrapped], linesOf: ofSystemLog };
export const farApart: Kind<Logged> = { rows: loggedFarApart, except: [whereWrapped, whereFarApart], linesOf: ofSystemLog };
export const programApart: Kind<Logged> = { rows: loggedByProgram, except: [whereWrapped, whereProgramIsApart], linesOf: ofSystemLog };
export const inOwnFile: Kind<string> = { rows: exported, except: [whereWrapped, whereFarApart], linesOf: ofOwnFile };

/** The cases of the corpus. */
export const wrappedCases: readonly WrappedCase[] = readCases().map(({ format, name, text }): WrappedCase => {
  const lines = text.replace(/\n$/, '').split('\n');
  const log = lines.map(loggedLine).filter((line) => line !== undefined);
  return { id: `${format}/${name}`, lines, log: log.length === lines.length ? log : undefined, said: saidIn(text) };
});

/** The records of a text without the places where they stand. What was foretold is told after so many lines. */
function saidIn(text: string): string {
  const { replies, payloads, findings } = expectationOf(text);
  return [replies, payloads, findings].flatMap((some) => some.map((one) => one.replace(/^\S+ /, '')).sort()).join('\n');
}

/** Whether a case says wrapped what it says as it stands. */
export function isSame<L>({ said }: WrappedCase, lines: readonly L[], wrap: (line: L, index: number) => string): boolean {
  return saidIn(`${lines.map(wrap).join('\n')}\n`) === said;
}

/** A test for each row. @param fewest so many cases have to have such lines, or the row proves nothing */
export function readWrapped<L>(where: string, { rows, except, linesOf }: Kind<L>, fewest: number): void {
  for (const [what, wrap] of Object.entries(rows)) {
    it(`${where} ${what}`, () => {
      const some = wrappedCases.flatMap((one) => {
        const lines = except.some((exceptions) => isException(exceptions, one.id)) ? undefined : linesOf(one);
        return lines ? [{ one, lines }] : [];
      });
      assert.deepEqual(some.filter(({ one, lines }) => !isSame(one, lines, wrap)).map(({ one }) => one.id), []);
      assert.ok(some.length > fewest);
    });
  }
}
