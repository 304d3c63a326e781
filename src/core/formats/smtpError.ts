import { citedIn, citing } from './cited';
import type { Format, Line, Statement } from './format';

// What only the line of a log or a thrown error begins with: 2026-11-24 10:00:01 | time="2026-…" | level=error | ERROR | System.Net.Mail.SmtpException: | Caused by:
const BEGINS = String.raw`\s{0,8}(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|(?:logger|time|ts|t|level|lvl)="?\w|(?:ERROR|ERR!|FATAL|WARN(?:ING)?)\b|(?:Unhandled exception\. |Caused by: |Uncaught )?(?:[A-Za-z_$][\w$]{0,60}(?:\.|::?)){0,8}[A-Za-z_$][\w$]{0,60}(?:Exception|Error)\b)`;
const GOES_WRONG = String.raw`(?:errors?|exceptions?|fail(?:ed|ure|s)?|could not|couldn't|cannot|can't|unable|reject(?:ed|s)?|refused|response was)\b`;
// 550 5.7.1 … | 550-5.1.1 …: a reply code, and an enhanced status code of its class
const REPLY = String.raw`(?=(?:5\d\d[ -]#?5|4\d\d[ -]#?4)\.\d{1,3}\.\d{1,3}\b)`;
// … the server response was: 550 5.7.1 … | … error="535 5.7.8 … | … error -- 501 5.1.3 …
const CITED = String.raw`(?:[:=(]|--|=>)\s?["'\x60]?${REPLY}`;

const MESSAGE = String.raw`^${BEGINS}(?=.{0,300}?\b${GOES_WRONG}).{0,400}?${CITED}`;
// Words after which only a reply comes, whatever stands before them.
const KNOWN = [
  // smtp-server: 550 5.1.1 No such user: mailx, which says nothing more without -v
  String.raw`^\s{0,12}(?:mail: )?smtp-server: (?=[45]\d\d[ -])`,
  // gomail: could not send email 1: Auth: 535 5.7.8 Authentication failed
  String.raw`\bgomail: could not send email \d{1,6}: (?:[A-Z][a-z]{2,8}: )?(?=[45]\d\d[ -])`,
  // 2026/11/24 10:00:00 worker.go:272: 535 Authentication failed: how Go logs the error as it came, with codes that HTTP does not have
  String.raw`^.{0,60}?\b[\w/-]{1,80}\.go:\d{1,6}: (?=(?:53[458]|55[0-5])[ -]\S)`,
  // Unexpected SMTP server response. Expected: 250, actual: 550, whole response: 550 5.1.1 No such user
  String.raw`\bUnexpected SMTP server response\. Expected: \d{3}, actual: \d{3}, whole response: (?=[45]\d\d[ -])`,
].join('|');
const ERRORS = citedIn([{ pattern: new RegExp(`${MESSAGE}|${KNOWN}`, 'g') }], endOf);
// The server response was: 5.7.1 Client was not authenticated: .NET leaves the reply code out | SmtpCommandException: 5.1.1 No such user
const WITHOUT_CODE = new RegExp(String.raw`^${BEGINS}(?:.{0,400}?The server response was|(?<=Smtp(?:Command|FailedRecipients?)Exception)): (?=([45]\.\d{1,3}\.\d{1,3}) \S)`);

/** A program's message that it could not send, with the reply of the server in it: all there is where no dialogue was logged. */
export const smtpError: Format = {
  id: 'smtp-error',
  name: 'Error message with an SMTP reply',
  signs: [
    { pattern: new RegExp(MESSAGE), weight: 4, sample: '2026-11-24 10:00:01 ERROR could not send the report: 550 5.7.1 Message refused' },
    { pattern: new RegExp(KNOWN), weight: 4, sample: 'smtp-server: 530 5.7.0 Must issue a STARTTLS command first' },
    { pattern: WITHOUT_CODE, weight: 4, sample: 'System.Net.Mail.SmtpException: Mailbox unavailable. The server response was: 5.7.1 Unable to relay' },
  ],
  general: true,
  lastResort: true,
  ...citing({ ...ERRORS, find: (line, memory) => (line.program === '' ? ERRORS.find(line, memory) : []) }, readWithoutCode),
};

/** Without what closes the value of a field. */
function endOf({ text, end }: Line): number {
  return /["'`)]$/.test(text.slice(Math.max(0, end - 1), end)) ? end - 1 : end;
}

function readWithoutCode(line: Line): Statement | undefined {
  if (line.program !== '') return undefined;
  const match = WITHOUT_CODE.exec(line.text.slice(0, LOOKED_AT));
  if (match?.[1] === undefined) return undefined;
  const start = match[0].length;
  const status = { start, end: start + match[1].length };
  return {
    kind: 'reported',
    result: match[1].startsWith('4') ? 'deferred' : 'rejected',
    direction: 'outbound',
    word: status,
    status,
    reason: { start: status.end + 1, end: Math.max(status.end + 1, line.end) },
  };
}

/** Messages stand near the start of a line. */
const LOOKED_AT = 600;
