import type { Line } from '../../format';
import { errorHead } from '../../quotedReplies/errorHead';
import type { Statement } from '../../../statement';
import { findWords } from '../../../text/span';

// lettre::transport::smtp::Error { kind: Permanent(Code { severity: PermanentNegativeCompletion, category: Unspecified3, detail: Five }), source: "authentication failed" }
const SPELLED = /\blettre::transport::smtp::Error \{ kind: ((Permanent|Transient)\(Code \{ severity: [A-Za-z]{10,40}, category: (\w{5,20}), detail: ([A-Z][a-z]{2,4}) \}\))(?:, source: "([^"]{1,400}))?/;
// 530, 534, 535 and 538 (RFC 4954 §6)
const OF_LOGIN = /^(?:Zero|Four|Five|Eight)$/;

/** Whether a line has the code of a reply in words, a digit a word: how Rust shows lettre's errors. */
export function isSpelled(text: string): boolean {
  return SPELLED.test(errorHead(text));
}

/** What became of the mail, by the name of the code's class. */
export function readSpelled({ text }: Line): Statement | undefined {
  const match = SPELLED.exec(errorHead(text));
  if (!match) return undefined;
  const [whole, word = '', kind, category, detail = '', reason] = match;
  const end = match.index + whole.length;
  return {
    kind: 'reported',
    result: kind === 'Permanent' ? 'rejected' : 'deferred',
    direction: 'outbound',
    word: findWords(text, word, match.index),
    ...(category === 'Unspecified3' && OF_LOGIN.test(detail) ? { occasion: 'AUTH' } : {}),
    ...(reason === undefined ? {} : { reason: { start: end - reason.length, end } }),
  };
}
