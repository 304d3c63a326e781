import { matchesOf } from '../../../text/matches';
import type { Piece, Reported, Told } from '../../../statement';
import type { MailLine } from './mail/mailLine';
import { passageOf, pieceOf } from './mail/passage';

// <<< 550 5.1.1 No such user | Tue 2026-11-24 10:00:00: <-- 550 5.1.1 No such user: a line of the transcript, whatever the server answered
const IN_TRANSCRIPT = /^\s{0,8}(?:<<<|(?:.{0,40}: )?<--) (?=([2-5]\d{2})(?:[ -]|$))/;
// --- Partial Session Transcript ---
const SESSION_BEGINS = /\bSession Transcript\b/i;
// 250 2.1.5 <bob@example.net>... Recipient ok, below that
const IN_SESSION = /^\s{0,8}(?=([2-5]\d{2})[ -]\S)/;
// 550 5.1.1 … | 550-5.7.26 … | 550 <bob@example.net>... User unknown, at the start of a line
const AT_START = /^\s{0,12}(?=([45]\d{2})[ -](?:#?[45]\.\d{1,3}\.\d{1,3}\b|<[^<>\s]{1,320}>(?:\.\.\.|[:,])|[^<>\s]{1,320}@[^<>\s]{1,255}\.\.\. ))/;
// (reason: 550 No such user) | The response was:550 … | mx.example.net[192.0.2.1] said: 550 … | … refused to talk to me: 554 … | … returned '450 4.4.317 … | mx.example.net[192.0.2.27]:25: 250 2.1.5 OK | Diagnostic-Code: smtp; 550 … | Other mail system problem 550-'SPF check failed | #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ## | with code 550 (5.1.1) 'No such user'
const ANNOUNCED = /(?:(?:\(|^)reason: |\bSMTP diagnostic: |\bstatus ?code: (?=\d{3} \d\.\d)|\b(?:said|refused to talk to me): |\bThe response was: ?|\breturned '|\bsmtp; ?|\S\[[\d.:A-Fa-f]{3,45}\]:\d{1,5}: )(?=([245]\d{2})(?:[ -]|$))|\s(?=([45]\d{2})-')|(?:^|\s)#(?=([45]\d{2}) [45]\.\d)|' with code (?=([245]\d{2}) \(\d\.\d{1,3}\.\d{1,3}\) ')/i;
// … domain's policy. Please visit 550-5.7.26 https://…: the lines of a reply, folded anew
const FOLDED = /(?:^|\s)(?=(?:(5\d{2})[ -]5|(4\d{2})[ -]4)\.\d{1,3}\.\d{1,3}(?:\s|$))/g;

// … for more 550, and 5.7.26 information on the next line
const CODE_AT_END = /\s(?=([45])\d\d$)/;
const STATUS_AT_START = /^\s*([45])\.\d{1,3}\.\d{1,3}(?:\s|$)/;

// … unter 550 www.example.net (in reply to RCPT TO command): where the reporter's own words begin
const OF_REPORTER = /\s\(in reply to\b.*$/;

// 550 : User unknown, which the reason has without the colon
const COLON = /(?<=^[45]\d{2}) :(?= )/;

// 550 Go away: alone, a number like another, unless it is the reason that the report gives
const ALONE = /^[45]\d{2}[ -]/;

const LONGEST_LINE = 2000;
const MOST_REPLIES = 200;

/**
 * The replies that a report shows besides those it gives as the reason: in the
 * transcript, in the words for people, on the further lines of a long one.
 * @param below how many lines below the mail's first line the line being read is
 */
export function repeatedReplies(lines: readonly MailLine[], reported: readonly Reported[], below: number): readonly Told[] {
  const known = new Set(reported.flatMap(({ reply }) => (reply ? [placeOf(reply)] : [])));
  const reasons = reported.flatMap(({ reply }) => (reply?.text === undefined ? [] : [reply.text]));
  const told: Told[] = [];
  let inSession = false;
  for (const [index, line] of lines.entries()) {
    if (told.length >= MOST_REPLIES) break;
    if (line.text.length > LONGEST_LINE) continue;
    const passage = passageOf([line]);
    inSession ||= SESSION_BEGINS.test(line.text);
    const starts = [...repliesIn(passage.text, reasons, inSession), ...tornApart(passage.text, lines[index + 1]?.text ?? '')];
    starts.forEach((from, at) => {
      const to = starts[at + 1] ?? passage.text.length;
      const reply = pieceOf(passage, from, to, below);
      if (!known.has(placeOf(reply)) && !reported.some((one) => holds(one.reply, reply))) told.push({ kind: 'told', reply });
    });
  }
  return told;
}

/** A reply of several lines, of which another stands on the line it begins on, and is read with it. */
function holds(whole: Piece | undefined, { line = 0, start }: Piece): boolean {
  return whole !== undefined && CONTINUES.test(whole.text ?? '') && (whole.line ?? 0) === line && whole.start < start && start < whole.end;
}

function repliesIn(text: string, reasons: readonly string[], inSession: boolean): readonly number[] {
  const first = IN_TRANSCRIPT.exec(text) ?? (inSession ? IN_SESSION.exec(text) : null) ?? AT_START.exec(text) ?? ANNOUNCED.exec(text);
  const words = text.replace(OF_REPORTER, '').replace(COLON, '');
  const reason = first || words === '' ? undefined : reasons.find((one) => one.includes(words));
  const starts = first ? [first.index + first[0].length] : reason !== undefined && ALONE.test(text) ? [0] : [];
  const folded = matchesOf(FOLDED, text).map(({ index, 0: before }) => index + before.length);
  for (const at of [...folded, ...(reason === undefined ? [] : nextLines(text, reason))]) if (at > (starts.at(-1) ?? -1)) starts.push(at);
  return starts;
}

/** The code of a reply's further line that was folded between code and status. */
function tornApart(text: string, next: string): readonly number[] {
  const code = CODE_AT_END.exec(text.trimEnd());
  return code?.[1] !== undefined && STATUS_AT_START.exec(next)?.[1] === code[1] ? [code.index + 1] : [];
}

/** Where the lines of a reply begin in a line that is part of it; they have no enhanced status code that would tell. */
function nextLines(text: string, reason: string): readonly number[] {
  const code = CONTINUES.exec(reason)?.[1];
  return code === undefined ? [] : matchesOf(new RegExp(String.raw`(?:^|\s)(?=${code}[ -](?:[A-Z<]|www\.|https?:))`, 'g'), text).map(({ index, 0: before }) => index + before.length);
}

// 550-Verification failed for <alice@example.com> 550 Sender verify failed
const CONTINUES = /^([45]\d{2})-/;

function placeOf({ line = 0, start }: { readonly line?: number; readonly start: number }): string {
  return `${line} ${start}`;
}
