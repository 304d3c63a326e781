import { OWN_TIME } from '../../text/time';

const TIME = String.raw`\[?(?:${[
  // [2026-11-24 10:00:01 | 2026/11/24T10:00:01 | [10:00:01 | notifier: 2026/11/24 10:00:01 (a program's own prefix, as in Go)
  String.raw`(?:[\w.-]{1,40}: |\[[\w.-]{1,40}\] )?${OWN_TIME}`,
  // 24/Nov/2026:10:00:01 | 11/24/2026 10:00 AM
  String.raw`\d{1,2}[-/.](?:\d{1,2}|[A-Z][a-z]{2})[-/.]\d{4},?[ :]\d{1,2}:\d\d`,
  // Nov 24, 2026 10:00:01
  String.raw`[A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d`,
].join('|')})`;
/**
 * What only the line of a log or a thrown error begins with, for patterns: a
 * time, `time="2026-…"`, `{"level":"error"`, `[error]`, `ERROR`,
 * `System.Net.Mail.SmtpException:`, `Caused by:`.
 */
export const LOG_HEAD = String.raw`\s{0,8}(?:${[
  TIME,
  // {"level":"error"
  String.raw`\{"(?:@?timestamp|time|ts|date|level|severity|msg|message)" ?:`,
  // [error] | [E] [mail.go:38]
  String.raw`\[(?:[EWIDF]|error|warn(?:ing)?|info|debug|fatal|ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL)\]`,
  // time="2026-11-24T10:00:01Z" | level=error
  String.raw`(?:logger|time|ts|t|level|lvl)="?\w`,
  // ERROR | ERR!
  String.raw`(?:ERROR|ERR!|FATAL|WARN(?:ING)?)\b`,
  // System.Net.Mail.SmtpException: | Caused by: javax.mail.AuthenticationFailedException
  String.raw`(?:Unhandled exception\. |Caused by: |Uncaught )?(?:[A-Za-z_$][\w$]{0,60}(?:\.|::?)){0,8}[A-Za-z_$][\w$]{0,60}(?:Exception|Error)\b`,
].join('|')})`;
