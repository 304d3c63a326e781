import type { Occasion } from '../../reference/occasion';
import { matchesOf } from '../../text/matches';
import { momentIn } from '../../text/moment';
import { given } from '../../given';
import { citing, type Citation } from '../quotedReplies/cited';
import { replyApart } from '../quotedReplies/replyApart';
import { FAILED } from '../words/errorWords';
import { recipientNamed } from '../words/recipientWords';
import type { Format, Line, Memory } from '../format';
import type { Piece } from '../../statement';

// Codes that refuse something in SMTP.
const CODE = String.raw`(?:4[25]\d|50[0-4]|5[235]\d)`;
// Failed to add recipient: bob@example.net [SMTP: Invalid response code received from server (code: 550, response: 5.7.1 Unable to relay)]
const DETAILED = new RegExp(String.raw`(?:\b(authentication failure|unable to authenticate|(?:failed|unable) to (?:add recipient|set (?:the )?sender|send data|connect to))\b.{0,350}?)?\[SMTP: .{1,400}?\(code: (${CODE})(, response:(?: |$))(?=.{0,1000}?(\)\]|$))`, 'gi');
// SMTP Error (535): Authentication failed | SMTP-Fehler (535): … | Erreur SMTP (535) : … | SMTP Error (553) - … | SMTP Error: [550] Incorrect sender header | Błąd SMTP: [550] …: Roundcube to its user, in his language
const SHOWN = new RegExp(String.raw`(?:SMTP[ -]${FAILED}[^\s:(]{0,3}|(?<=${FAILED}[^\s:(]{0,3}(?: de)? )SMTP)(?: \((${CODE})\) ?([:-] )| ?: \[(${CODE})(\] ))`, 'g');
// Asked first: it is made ready sooner.
const HAS_CODE = /SMTP.{0,40}[([][45]\d\d[)\]]/;
const IS_SHOWN = new RegExp(SHOWN.source);
//  … (5.7.1 <bob@example.net>: Relay access denied): what the server said, where Roundcube names somebody before it
const IN_PARENTHESES = /^[^("“«]{1,80}["“«'][^"”»']{1,320}["”»'][^()"“”«»]{0,30}\((?=\S)/;
// SMTP Error: Failed to set sender 'alice@example.com'. 5.7.0 Must issue a STARTTLS command first (Code: 530) in /srv/…: Roundcube to its log
const LOGGED = new RegExp(String.raw`SMTP Error: (Authentication failure|Failed to (?:add recipient|set sender|send data))(?: '([^']{0,320})'|: [^:]{1,60}(?=: \d))?[.:] (.{1,1000}?) \(Code: (?=(${CODE})\))`, 'g');
// ERROR: Invalid response code received from server (530): the code alone
const BARE = new RegExp(String.raw`Invalid response code received from server \((?=(${CODE})\))`, 'g');

/** Errors stand near the start of a line. */
const LOOKED_AT = 2000;

/** PEAR's Net_SMTP (PHP), as Horde, osTicket, MediaWiki, CiviCRM and Roundcube show its errors. */
export const pearNetSmtp: Format = {
  id: 'pear-net-smtp',
  name: 'Net_SMTP error (PHP: Roundcube, Horde, osTicket)',
  signs: [
    { pattern: new RegExp(String.raw`\[SMTP: .{1,400}?\(code: ${CODE}, response:`), weight: 4, sample: 'authentication failure [SMTP: Invalid response code received from server (code: 535, response: 5.7.3 Authentication unsuccessful)]' },
    { pattern: { test: (text) => HAS_CODE.test(text) && IS_SHOWN.test(text) }, weight: 4, sample: 'SMTP Error (535): Authentication failed' },
    { pattern: new RegExp(LOGGED.source), weight: 4, sample: "SMTP Error: Failed to set sender 'alice@example.com'. 5.7.0 Must issue a STARTTLS command first (Code: 530) in /srv/roundcube/rcube.php on line 1595" },
    { pattern: new RegExp(BARE.source), weight: 4, sample: 'ERROR: Invalid response code received from server (530)' },
  ],
  lastResort: true,
  ...citing({ find }, () => undefined),
};

function find(line: Line, memory: Memory): readonly Citation[] {
  const head = line.text.slice(0, Math.min(line.end, LOOKED_AT));
  // Every message has one of these words.
  if (!/SMTP|response code/i.test(head)) return [];
  const cited = [...detailed(head), ...shown(head), ...logged(head)];
  const bare = matchesOf(BARE, head).map((match): Citation => ({ reply: { start: match.index + match[0].length, end: match.index + match[0].length + 3 } }));
  return withoutRepeated(head, [...cited, ...bare], cited.length, memory);
}

/** In the memory: the code that a line told last, alone or with what the server said, and whether the line had a time. */
const LAST = 'last code';

/** One refusal is told twice: with and without what the server said, and to the user as well as to the log. */
function withoutRepeated(head: string, cited: readonly Citation[], withWords: number, memory: Memory): readonly Citation[] {
  return cited.map((citation, index) => {
    const timed = TIMED.test(head) || momentIn(head.slice(0, citation.reply.start)) !== undefined;
    const kind = index < withWords ? 'words' : 'bare';
    const code = (citation.reply.text ?? head.slice(citation.reply.start)).slice(0, 3);
    const [last, before, had] = memory.get(LAST)?.split(' ') ?? [];
    memory.set(LAST, `${code} ${kind} ${timed ? 'timed' : ''}`);
    return last === code && before !== kind && (kind === 'words' || had === '') ? { ...citation, again: true } : citation;
  });
}

// [24-Nov-2026 10:00:01 Europe/Berlin] as PHP writes it
const TIMED = /^\s{0,8}\[\d{1,2}-/;

function detailed(head: string): readonly Citation[] {
  return matchesOf(DETAILED, head).map((match): Citation => {
    const [whole, what = '', code = '', between = '', close = ''] = match;
    const start = match.index + whole.length - between.length - code.length;
    const from = start + code.length + between.length;
    const end = close === '' ? head.length : head.indexOf(close, from);
    return citationOf(what, replyApart(code, start, head.slice(from, end), from));
  });
}

function shown(head: string): readonly Citation[] {
  return matchesOf(SHOWN, head).map((match): Citation => {
    const [whole, one, colon, other, bracket] = match;
    const code = one ?? other ?? '';
    const start = match.index + whole.lastIndexOf(code);
    const rest = head.slice(match.index + whole.length);
    const said = IN_PARENTHESES.exec(rest)?.[0] ?? '';
    const from = match.index + whole.length + said.length;
    // A program of one's own may show the reply with its code.
    if (head.startsWith(code, from)) return { reply: { start: from, end: head.length } };
    const after = head.slice(from).search(said === '' ? /\.(?:\s|$)|["”\x60]/ : /\)(?:\.|$|\s)/);
    const end = after < 0 ? head.length : from + after;
    const recipient = recipientNamed(said);
    return { ...citationOf(`${colon ?? bracket ?? ''}${rest}`, replyApart(code, start, head.slice(from, end), from)), ...(recipient === undefined ? {} : { recipient, occasion: 'RCPT' }) };
  });
}

function logged(head: string): readonly Citation[] {
  return matchesOf(LOGGED, head).map((match): Citation => {
    const [whole, what = '', address = '', words = '', code = ''] = match;
    const start = match.index + whole.length;
    const occasion = occasionOf(what);
    return {
      reply: { start, end: start + code.length, text: `${code} ${words}` },
      ...given({ occasion }),
      ...(occasion === 'RCPT' && address !== '' ? { recipient: address } : {}),
    };
  });
}

function citationOf(what: string, reply: Piece): Citation {
  const occasion = occasionOf(what);
  return { reply, ...given({ occasion }) };
}

const OCCASIONS: readonly (readonly [RegExp, Occasion])[] = [
  [/add recipient/i, 'RCPT'],
  [/set (?:the )?sender/i, 'MAIL'],
  [/authenticat/i, 'AUTH'],
  [/send data/i, 'content'],
  [/connect to/i, 'connect'],
];

function occasionOf(what: string): Occasion | undefined {
  return OCCASIONS.find(([words]) => words.test(what))?.[1];
}
