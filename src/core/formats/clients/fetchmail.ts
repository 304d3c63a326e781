import type { Format, Memory } from '../format';
import type { Statement } from '../../statement';

// fetchmail: | fetchmail[4711]:
const NAME = String.raw`(?<![\w./-])fetchmail(?:\[\d{1,10}\])?: `;
// Authorization failure on alice@imap.example.com | … (previously authorized)
const REFUSED = /^Authorization failure on ([^\s@]{1,255}(?:@[^\s@]{1,255})?)@([\w.:[\]-]{1,255})(?: \(previously authorized\))?(?=[\s\\"'`]|$)(?!\s\w)/;
const ENDED = /^Query status=3 \(AUTHFAIL\)/;
// mpop: authentication failed (method USER)
const MPOP = /(?<![\w./-])mpop: (?=authentication failed \(method [A-Z0-9-]{2,30}\))/;
// imap.example.com: credential/login error (b'[AUTHENTICATIONFAILED] Authentication failed.')
const GETMAIL = /(?<![\w.-])([\w.-]{1,255}): (?=credential\/login error \(\S.{0,400}\))/;

/** In the memory: a refusal was told, which the status at the end tells again. */
const TOLD = 'told';

/** Programs that fetch mail from a mailbox (fetchmail, getmail, mpop), where its server refuses their login. What they hand on by SMTP others read. */
export const fetchmail: Format = {
  id: 'fetchmail',
  name: 'fetchmail, getmail or mpop messages',
  signs: [
    { pattern: behindName(REFUSED), weight: 4, sample: 'fetchmail: Authorization failure on alice@imap.example.com' },
    { pattern: behindName(ENDED), weight: 4, sample: 'fetchmail: Query status=3 (AUTHFAIL)' },
    { pattern: MPOP, weight: 4, sample: 'mpop: authentication failed (method USER)' },
    { pattern: GETMAIL, weight: 4, sample: "imap.example.com: credential/login error (b'[AUTHENTICATIONFAILED] Authentication failed.')" },
  ],
  read(line, memory) {
    const said = line.text.slice(line.start, line.end);
    // In a system log the name stands before the line's own words.
    const named = NAMED.exec(said);
    const at = line.program === 'fetchmail' ? 0 : named ? named.index + named[0].length : undefined;
    return (at === undefined ? undefined : readFetchmail(said.slice(at), line.start + at, memory)) ?? readOther(said, line.start);
  },
};

const NAMED = new RegExp(NAME);

function behindName(words: RegExp): RegExp {
  return new RegExp(NAME + words.source.slice(1));
}

/** @param start where its words stand */
function readFetchmail(said: string, start: number, memory: Memory): Statement | readonly Statement[] | undefined {
  const refused = REFUSED.exec(said);
  if (refused?.[1] !== undefined && refused[2] !== undefined) {
    memory.set(TOLD, '');
    return refusal(start, 'Authorization failure', refused[2], refused[1]);
  }
  if (!ENDED.test(said)) return undefined;
  return memory.delete(TOLD) ? [] : refusal(start + said.indexOf('AUTHFAIL'), 'AUTHFAIL');
}

function readOther(said: string, start: number): Statement | undefined {
  const mpop = MPOP.exec(said);
  if (mpop) return refusal(start + mpop.index + mpop[0].length, 'authentication failed');
  const getmail = GETMAIL.exec(said);
  return getmail?.[1] === undefined ? undefined : refusal(start + getmail.index + getmail[0].length, 'credential/login error', getmail[1]);
}

function refusal(start: number, words: string, server?: string, user?: string): Statement {
  const word = { start, end: start + words.length };
  return { kind: 'reported', result: 'rejected', direction: 'outbound', occasion: 'AUTH', word, reason: word, ...(server === undefined ? {} : { server }), ...(user === undefined ? {} : { user }) };
}
