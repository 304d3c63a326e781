import type { Passage } from './passage';

/** Base64 of a key, a whole line of it or what stands behind the prefix of a log. */
const KEY_LINE = /^\s{0,40}(?<secret>[A-Za-z0-9+/]{1,100}={0,2})(?:\\n)?["',+ ]{0,5}$/d;
const KEY_END = /-----END /;

/** A private key in PEM. */
export const privateKey: Passage = {
  id: 'private-key',
  needles: ['PRIVATE KEY-----', 'PRIVATE KEY BLOCK-----'],
  opens: /-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----(?![^\n]{1,12000}-----END )/d,
  most: 150,
  read(text, line, open) {
    if (KEY_END.test(text)) return {};
    for (const from of [open.column, 0]) {
      const [start, end] = KEY_LINE.exec(text.slice(from))?.indices?.groups?.['secret'] ?? [0, 0];
      if (end > start) return { next: open, told: { kind: 'credential', what: 'token', span: { line, start: from + start, end: from + end } } };
    }
    return { next: open };
  },
};
