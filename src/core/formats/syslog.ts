/** The tag a program puts before its message: `postfix/smtpd[1234]: `. */
export interface SyslogTag {
  /** `postfix/submission/smtpd` */
  readonly program: string;
  readonly pid: string;
  /** Where the message starts. */
  readonly body: number;
}

// Nov 24 10:00:01 mail postfix/smtpd[123]: … | 2026-11-24T10:00:01.5+00:00 mail postfix/smtpd[123]: … | <22>…
// Time, host and what a collector puts before them are passed over: the tag is found wherever it stands.
const TAG = /(?:^|[\s|:>])([A-Za-z][\w.-]*(?:\/[\w.-]+)*)\[(\d{1,10})\]:\s/;
/** Room for time, host and a collector's prefix; no tag stands further in. */
const LONGEST_HEAD = 250;

/** @returns nothing where no tag stands near the start of the line */
export function readSyslogTag(line: string): SyslogTag | undefined {
  const match = TAG.exec(line.length > LONGEST_HEAD ? line.slice(0, LONGEST_HEAD) : line);
  if (!match) return undefined;
  const [whole, program = '', pid = ''] = match;
  return { program, pid, body: match.index + whole.length };
}
