import { given } from '../../../given';
import { literalLength } from './literalLength';
import type { Passage } from './passage';

// + Ready for additional command text
const GO_ON = /^[\s>|]{0,8}(?:S: |<{1,4} )?\+(?:\s|$)/;

/** What LOGIN of IMAP sends apart, after its length: a user name, a password, or both. */
export const literal: Passage = {
  id: 'literal',
  needles: [' LOGIN ', ' login ', ' Login '],
  opens: /(?<![\w.])[\w.]{1,20} (?:LOGIN|[Ll]ogin) (?:(?:"(?:[^"\\\n]|\\[^\n]){1,300}"|[^\s"{]{1,300}) )?\{\d{1,5}\+?\}(?:\\r\\n)?["']?\s*$/d,
  most: 5,
  begin: (text) => given({ length: literalLength(text) }),
  read(text, line, open) {
    if (GO_ON.test(text)) return { next: open };
    const another = literalLength(text);
    // The user name stands in a literal too: the next is the password.
    if (another !== undefined) return { next: { ...open, length: another } };
    const end = text.trimEnd().length;
    const length = open.length ?? 0;
    return length >= 3 && length <= end ? { told: { kind: 'credential', what: 'password', span: { line, start: end - length, end } } } : {};
  },
};
