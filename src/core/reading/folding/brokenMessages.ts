import { hasNoRoomFor, isBreakable, NARROWEST_TERMINAL, NEARLY_ALL, NO_ACCIDENT, openedIn, WIDEST_TERMINAL } from './folding';
import { isInsideReply, isMessage } from './messageLine';

/** Mail programs break what somebody writes at 72 to 78 columns. */
const NARROWEST_MAIL = 72;
const WIDEST_MAIL = 80;

// Final-Recipient: … | <bob@example.net>: host mx.example.net[192.0.2.1] said: …, of a notice that mail came back, or of a mail as it was sent: these are read as they are broken
const OF_MAIL = /^(?:Diagnostic-Code|Final-Recipient|Reporting-MTA|Received|Return-Path|Content-Type): |^\s*<[^<>\s]{1,320}>: host /i;

/** The longest line, in UTF-16 units, that somebody's mail program left in a text; nothing where one is longer than those programs leave any, or no error message was broken. */
export function widthOfMail(lines: readonly string[]): number | undefined {
  if (lines.some((line) => OF_MAIL.test(line))) return undefined;
  const width = Math.max(NARROWEST_MAIL, ...lines.filter(isBreakable).map((line) => line.trimEnd().length));
  if (width > WIDEST_MAIL) return undefined;
  const broken = lines.flatMap((line, index) => {
    const below = lines[index + 1] ?? '';
    return line.trim() !== '' && hasNoRoomFor(line, below, width) ? [{ line, below }] : [];
  });
  return broken.some(({ line, below }) => isMessage(line) && (broken.length >= NO_ACCIDENT || openedIn(line) > 0 || isInsideReply(line, below))) ? width : undefined;
}

/** The last column of the terminal that cut the lines of a text, in UTF-16 units; nothing where they end elsewhere, or no error message was cut. */
export function columnOfTerminal(lines: readonly string[]): number | undefined {
  const width = Math.max(0, ...lines.map((line) => line.length));
  if (width < NARROWEST_TERMINAL || width > WIDEST_TERMINAL) return undefined;
  const cut = lines.filter((line) => line.length === width);
  // Words that a mail program put below had no room either, but left lines of any length.
  const broken = lines.filter((line, index) => line.trim() !== '' && hasNoRoomFor(line, lines[index + 1] ?? '', width));
  // The same line again and again is as long each time.
  return new Set(cut).size >= NO_ACCIDENT && cut.length >= broken.length * NEARLY_ALL && cut.some(isMessage) ? width : undefined;
}
