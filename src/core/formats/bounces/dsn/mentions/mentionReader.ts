import { isToAsk } from '../../../words/recipientWords';
import type { MailLine } from '../mail/mailLine';

/** Where a recipient is named, and from where on the words are about it. */
export interface Mention {
  readonly recipient: string;
  readonly index: number;
  /** The words before the address belong to the reason too. */
  readonly whole: boolean;
  /** Delivery is tried again. */
  readonly delayed?: true;
  /** The line below gives the reason in brackets, and nothing else is said of it. */
  readonly reasonBelow?: true;
}

/** A line in question, and what stands about it. */
export interface Place {
  readonly told: readonly MailLine[];
  readonly index: number;
  readonly text: string;
  /** The line below. */
  readonly below: string;
  /** Addresses that are surely recipients; they count even without a sentence that says so. */
  readonly known: readonly string[];
}

/** A line that names nobody whom the mail did not reach, however it reads: what the readers behind would make of it is wrong. */
export const NOBODY = 'nobody';

/** Whom a line names; nothing where not in this way. */
export type Named = Omit<Mention, 'index'> | typeof NOBODY | undefined;

/** One way in which lines name a recipient. */
export type Reader = (place: Place) => Named;

/** Words of a failure. */
export const FAILS = new RegExp(
  String.raw`\b(?:${[
    // Unable to deliver | unknown | undeliverable
    String.raw`un(?:able|deliver\w*|known|successful\w*)`,
    // not found | no such user | not be accepted | not allowed
    String.raw`not? (?:be |been |was )?(?:deliver|find|found|accept|exist|reach|allow|member|such)\w*`,
    // couldn't | does not | cannot
    "(?:could|can|did|does|do|was|were|is|are|has)(?:n't| not)|cannot",
    // failed | an error | exceeds | rejected | refused
    String.raw`fail(?:ed|ure|s)?|errors?|exceed\w*|reject\w*|refus\w*|invalid|returned|undeliver\w*`,
    // over quota | mailbox full | disabled
    'not a member|over ?quota|full|disabled|blocked|denied|expired|problems?|delayed',
  ].join('|')})\b`,
  'i',
);

/** Whether an address that a report names is one that it was not delivered to. @param known addresses that surely are */
export function isRecipient(address: string, known: readonly string[]): boolean {
  return known.includes(address) || !isToAsk(address);
}

/** How far above its entries the heading of a list may stand. */
const FARTHEST = 50;

/** The last line above that says something; of a list, what it stands under. @param isPassed what may stand between: other entries of the list, what is said of each */
export function lineAbove({ told, index }: Place, isPassed?: (text: string) => boolean): string {
  for (let above = index - 1; above >= 0 && index - above <= FARTHEST; above--) {
    const text = told[above]?.text ?? '';
    if (text.trim() !== '' && isPassed?.(text) !== true) return text;
  }
  return '';
}
