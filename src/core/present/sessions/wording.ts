import type { Value } from '../../comparison/difference';
import { codesOf, type Round, type RoundAnswer } from '../../comparison/round';
import { withoutRepeats } from '../../sasl/repeats';
import { duration } from '../../text/duration';
import { grouped } from '../../text/grouped';
import { codeSpan } from '../markdown';
import { MASK } from '../payload';

const LONGEST_COMMAND = 160;
const LONGEST_REPLY = 240;
const MOST_NAMES = 6;

/** The words of a page on sessions, as Markdown: what comes from the log stands in code spans, without its secrets. */
export class Wording {
  /** @param secrets that are known of the logs: they go wherever else they stand */
  constructor(
    private readonly secrets: readonly string[],
    private readonly slowReply: number,
  ) {}

  said(text: string, longest?: number, inTable = false): string {
    return codeSpan(withoutRepeats(text, this.secrets), { inTable, ...(longest === undefined ? {} : { longest }) });
  }

  /** What is asked, in one code span: `AUTH LOGIN`; in words where it is no command. */
  asked(round: Round, inTable = false): string {
    const { verb, argument, login } = round;
    if (verb === undefined) return round.address === undefined || round.address === '' ? stageOf(round) : `${stageOf(round)} for ${this.said(round.address, LONGEST_COMMAND, inTable)}`;
    const behind = argument ?? login?.mechanism ?? (round.address === undefined ? undefined : `<${round.address}>`);
    return this.said(behind === undefined ? verb : `${verb} ${behind}`, LONGEST_COMMAND, inTable);
  }

  /** The same with who logs in. */
  askedBy(round: Round, inTable: boolean): string {
    const { login } = round;
    if (!login) return this.asked(round, inTable);
    const parts = [
      ...(login.user === undefined ? [] : [`as ${this.said(login.user, LONGEST_COMMAND, inTable)}`]),
      ...(login.actsAs === undefined ? [] : [`for ${this.said(login.actsAs, LONGEST_COMMAND, inTable)}`]),
      ...(login.secret ? [MASK] : []),
      ...(login.fault === undefined ? [] : [`(${this.said(login.fault, LONGEST_COMMAND, inTable)})`]),
    ];
    return [this.asked(round, inTable), ...parts].join(' ');
  }

  /** The codes and the first line of an answer. */
  answer(answer: RoundAnswer | undefined, inTable: boolean): string {
    if (!answer) return 'no answer in the log';
    const { took } = answer;
    const words = this.said(answer.text, LONGEST_REPLY, inTable);
    return [`**${codesOf(answer)}**`, ...(words === '' ? [] : [words]), ...(took === undefined || took < this.slowReply ? [] : [`after ${duration(took)}`])].join(' ');
  }

  value({ words, names = [] }: Value): string {
    return [...(words === undefined ? [] : [words]), ...(names.length === 0 ? [] : [this.list(names)])].join(' ');
  }

  private list(names: readonly string[]): string {
    const shown = names.slice(0, names.length > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES);
    const left = names.length - shown.length;
    return listed([...shown.map((name) => this.said(name, LONGEST_COMMAND, true)), ...(left > 0 ? [`${grouped(left)} more`] : [])]);
  }
}

/** "a", "a and b", "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** Where in a session something is asked: "the connection", `RCPT`. */
export function stageOf({ kind, verb }: Round): string {
  if (verb !== undefined) return `\`${verb}\``;
  switch (kind) {
    case 'connect':
      return 'the connection';
    case 'content':
      return 'the end of the message';
    case 'delivery':
      return 'the delivery';
    case 'unknown':
      return 'a command that SMTP does not have';
    case '':
      return 'a reply whose command is not in the log';
    default:
      return `\`${kind}\``;
  }
}
