/**
 * What only the line of a log or a thrown error begins with, for patterns:
 * `2026-11-24 10:00:01`, `time="2026-…"`, `level=error`, `ERROR`,
 * `System.Net.Mail.SmtpException:`, `Caused by:`.
 */
export const LOG_HEAD = String.raw`\s{0,8}(?:\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d|(?:logger|time|ts|t|level|lvl)="?\w|(?:ERROR|ERR!|FATAL|WARN(?:ING)?)\b|(?:Unhandled exception\. |Caused by: |Uncaught )?(?:[A-Za-z_$][\w$]{0,60}(?:\.|::?)){0,8}[A-Za-z_$][\w$]{0,60}(?:Exception|Error)\b)`;
