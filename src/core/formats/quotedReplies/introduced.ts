import { matchesOf, standsAt } from '../../text/matches';
import { isMailReply, isRefusal, isStated, LONGEST_LOOKED_AT } from '../words/mailWords';

/** Words that tell that a reply follows, and what it has to be behind them. */
export interface Introduction {
  /** Source of a pattern that ends where the reply starts; looked for back from there, for such words are many and replies few. */
  readonly before: string;
  /**
   * `stated`: with an enhanced status code of its class; `refusal`: in whatever
   * words; `mail`: what only a mail server gives. Without it, a code of a
   * refusal and a blank are enough.
   */
  readonly reply?: Sureness;
}

type Sureness = 'stated' | 'refusal' | 'mail';

const IS: Readonly<Record<Sureness, (reply: string, before: string) => boolean>> = {
  stated: isStated,
  refusal: isRefusal,
  mail: isMailReply,
};

// 550 means that … | `550 5.1.1` specifically means …: a sentence about a reply
const CANDIDATE = /(?<!\w)[45]\d\d(?=[ -]\s{0,3}\S)(?! (?:means?|indicates?|stands for|is (?:an?|the|used|returned|what))\b)(?! \d\.\d{1,3}\.\d{1,3}[\x60"”*]{1,2} [a-z])/g;

/** Finds where replies start in a text that one of the words introduces. */
export function introducedBy(introductions: readonly Introduction[]): (text: string) => readonly number[] {
  const groups = [undefined, ...Object.keys(IS) as Sureness[]].flatMap((sureness) => {
    const words = introductions.filter(({ reply }) => reply === sureness).map(({ before }) => before);
    return words.length === 0 ? [] : [{ pattern: new RegExp(`(?<=${words.join('|')})`, 'y'), is: sureness && IS[sureness] }];
  });
  return (text) => {
    const found: number[] = [];
    for (const { index: at } of matchesOf(CANDIDATE, text)) {
      const reply = text.slice(at, at + LONGEST_LOOKED_AT);
      const introduced = groups.some(({ pattern, is }) => (!is || is(reply, text.slice(0, at))) && standsAt(pattern, text, at));
      if (introduced) found.push(at);
    }
    return found;
  };
}
