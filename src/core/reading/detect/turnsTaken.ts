/** A line of a session as it may be: a command's verb, or a reply's code. */
export type TurnWord = { readonly verb: string } | { readonly code: string };

/** What a verb may be answered with, beside what refuses it. */
const ANSWERS: Readonly<Record<string, string>> = { EHLO: '250', HELO: '250', LHLO: '250', MAIL: '250', RCPT: '250 251 252', AUTH: '334 235', DATA: '354', QUIT: '221', RSET: '250', STARTTLS: '220' };
const TELLING = ['EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT'];
const FEWEST_TURNS = 3;
/** Of a session whose greeting stands there too. */
const FEWEST_GREETED = 2;
const MOST_WRONG = 0.25;

/** How many commands have an answer that RFC 5321 (§4.3.2) allows; none where words show no session. */
export function turnsTaken(words: Iterable<TurnWord | undefined>): number {
  let asked: string | undefined;
  let right = 0;
  let wrong = 0;
  let greeted = false;
  let done = false;
  const verbs = new Set<string>();
  for (const word of words) {
    if (!word) continue;
    if ('verb' in word) {
      asked = word.verb;
      continue;
    }
    greeted ||= word.code === '220';
    if (asked === undefined) continue;
    const granted = (ANSWERS[asked] ?? '').includes(word.code);
    if (granted || /^[45]/.test(word.code)) {
      right++;
      verbs.add(asked);
    } else wrong++;
    done ||= granted;
    asked = undefined;
  }
  const isSession = right >= (greeted ? FEWEST_GREETED : FEWEST_TURNS) && done && verbs.size > 1 && TELLING.some((verb) => verbs.has(verb)) && wrong <= right * MOST_WRONG;
  return isSession ? right : 0;
}
