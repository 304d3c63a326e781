import type { Format } from '../format';
import { findMark } from '../lineParts/lead';

// Net::SMTP=GLOB(0x55d0)<<< 220 …: what the server says. The other classes of Net::Cmd (FTP, POP3, NNTP) are not ours.
const MARKS = /[\w:]{0,60}(?:SMTP|LMTP)[\w:]{0,60}=GLOB\((0x[0-9a-f]{1,16})\)(<<<|>>>) ?/y;
// A challenge comes again decoded; a response comes decoded first, and is as secret so.
const DECODED = '(decoded)';
// Net::SMTP>>>   Net::Cmd(3.14)
const VERSIONS = /^\s{0,8}(?:\w{1,30}::){0,4}(?:SMTP|LMTP)[\w:]{0,60}>>>\s+[\w:]+\([\d._]+\)\s*$/;

/** Perl's Net::SMTP with `Debug => 1`. */
export const netSmtp: Format = {
  id: 'net-smtp',
  name: 'Net::SMTP transcript (Perl)',
  signs: [
    {
      pattern: /(?:SMTP|LMTP)[\w:]{0,60}=GLOB\(0x[0-9a-f]{1,16}\)(?:<<<|>>>)/,
      weight: 4,
      sample: 'Net::SMTP=GLOB(0x55d0)<<< 220 mx.example.com ESMTP',
    },
    { pattern: VERSIONS, weight: 4, sample: 'Net::SMTP>>>   Net::Cmd(3.14)' },
  ],
  read(line) {
    if (VERSIONS.test(line.text.slice(0, 200))) return [];
    const found = findMark(line, MARKS);
    if (!found) return undefined;
    const [, session = '', arrow] = found.match;
    if (arrow === '<<<' && line.text.startsWith(DECODED, found.end)) return [];
    return { kind: 'said', session, speaker: arrow === '<<<' ? 'server' : 'client', body: { start: found.end, end: Math.max(found.end, line.end) } };
  },
};
