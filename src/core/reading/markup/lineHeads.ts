import type { Markup } from './markup';

// 12: | 12- | 12<TAB> | 12 | … | 12→, and not the hour of 10:00:01
const NUMBER = String.raw`(\d{1,7})(?::(?!\d\d(?::\d\d)?[\s.,])|-(?!\d)|\t| ?[|│](?: |$)|→)`;
// /var/log/mail.log: | mail.log-12- | maillog.1: | app/logs/out.txt:12:
const FILE = String.raw`(?:[\w.~+-]{0,60}\/){0,12}[\w.+-]{0,60}(?:\.(?:log|txt|out|err)(?:[.-]\d{1,8})?|(?:mail|main|sys|panic|reject)log(?:[.-]\d{1,8})?|(?<=\/)(?:messages|mail|current))[:-]`;
const OF_FILE = new RegExp(`^${FILE}(?:${NUMBER})?`);
const NUMBERED = new RegExp(String.raw`^\s{0,7}${NUMBER}`);
// Of a number that has nothing but blanks behind it, only its place in the row shows what it is.
const IN_COLUMN = /^ {0,7}(\d{1,7})(?: {1,2}(?=\S| )|$)/;
const SEARCHED = /^(?:--)?$/;

const MOST_HAVE_IT = 0.6;
const NEARLY_ALL = 0.9;
/** So many numbers in a row are no accident. */
const NO_ACCIDENT = 3;

/** What `grep` puts before the lines that it found: the name of the file, perhaps the number of the line. */
export const fileNames: Markup = headsOf('fileNames', OF_FILE, (lines) => isMost(lines.filter((line) => OF_FILE.test(line)), lines));

/** The numbers of lines, as `grep -n`, `cat -n` and editors write them. */
export const lineNumbers: Markup = headsOf('lineNumbers', NUMBERED, (lines) => {
  const numbers = numbersIn(lines, NUMBERED);
  return isMost(numbers, lines) && isInOrder(numbers, (step) => step > 0) && (numbers.length > 1 || !isCode(numbers[0]));
});

/** The same, with a tab that became blanks when it was copied. */
export const numberColumn: Markup = headsOf('numberColumn', IN_COLUMN, (lines) => {
  const numbers = numbersIn(lines, IN_COLUMN);
  return numbers.length >= NO_ACCIDENT && isMost(numbers, lines) && isInOrder(numbers, (step) => step === 1);
});

function headsOf(id: string, head: RegExp, showsIn: (written: readonly string[]) => boolean): Markup {
  return {
    id,
    standsBefore: true,
    standsIn: (text) => head.test(text),
    showsIn,
    cuts(text) {
      const end = head.exec(text)?.[0].length;
      return end === undefined ? [] : [{ start: 0, end, meaning: '' }];
    },
  };
}

function numbersIn(lines: readonly string[], head: RegExp): readonly number[] {
  return lines.flatMap((line) => {
    const number = head.exec(line)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function isMost(some: readonly unknown[], lines: readonly string[]): boolean {
  return some.length > 0 && some.length >= lines.filter((line) => !SEARCHED.test(line)).length * MOST_HAVE_IT;
}

/** Whether numbers go on as those of lines do; somebody may have left some out. */
function isInOrder(numbers: readonly number[], isNext: (step: number) => boolean): boolean {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  return steps.filter(isNext).length >= steps.length * NEARLY_ALL;
}

function isCode(number = 0): boolean {
  return number >= 200 && number < 600;
}
