import { isKnownProgram } from '../formats';
import type { Line } from '../formats/format';
import { readRecord } from './wrappings/record';
import { lineAfter, lineInside, readSyslogLine } from './syslogLine';
import type { Unwrapped } from './wrappings/wrapping';

/** The line of a system log, whatever it stands in. */
export function loggedLine(text: string): Line | undefined {
  return loggedIn(text, recordOf(text));
}

/** Whether a line is one that a program of ours wrote to a system log. */
export function isOfKnownProgram(text: string): boolean {
  const logged = loggedLine(text);
  return logged !== undefined && isKnownProgram(logged.program);
}

/** @param recorded the record that the text is, where it is one; it may name the program apart from the line */
export function loggedIn(text: string, recorded: Unwrapped | undefined): Line | undefined {
  const line = recorded?.text ?? text;
  const end = line.trimEnd().length;
  if (recorded?.program === undefined) return readSyslogLine(line, end, isKnownProgram);
  // A shipper may name what it took the line from: {"tag": "postfix", "log": "Nov 24 10:00:01 mail postfix/smtpd[123]: …"}
  const outer = lineAfter(line, line.length - line.trimStart().length, end, recorded.program, recorded.pid ?? '');
  return lineInside(outer, isKnownProgram) ?? outer;
}

// {"MESSAGE": … | time=2026-11-24T10:00:01Z … | [0] syslog.0: [1764000000.1, {"message"=> … (the line of a system log starts with none of these)
const RECORD = /^(?:\{|[a-z_]{1,12}=|\[\d{1,9}\] [\w.*/-]{1,120}: \[)/;

/** Whether a line begins as a record does. */
export function mayBeRecord(text: string): boolean {
  return RECORD.test(text);
}

/** A record that holds the line of a system log. */
export function recordOf(text: string): Unwrapped | undefined {
  if (!mayBeRecord(text)) return undefined;
  const found = readRecord(text);
  return found?.program !== undefined || (found && readSyslogLine(found.text, found.text.length, isKnownProgram)) ? found : undefined;
}
