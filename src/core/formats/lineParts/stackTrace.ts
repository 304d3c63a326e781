// at com.example.Mailer.send(Mailer.java:7) | at /srv/app/index.js:438:38 | at <anonymous>
/** For patterns: how a frame of a stack trace begins, of Java, .NET and Node. In prose, and in what may be a password, that is too little to know one by. */
export const STACK_FRAME = String.raw`at [\w.$/<]`;

/** The first line of a traceback of Python. */
export const BEGINS_TRACEBACK = /^[>\s]{0,12}Traceback \(most recent call last\)/;

/** What programs print of an error and of the calls that led to it. */
const OF_TRACE: readonly RegExp[] = [
  BEGINS_TRACEBACK,
  //   File "/srv/mail.py", line 42, in send
  /^[>\s]{0,12}File ".{1,200}", line \d/,
  // at com.example.Mailer.send(Mailer.java:7) | at SMTPConnection.login (/srv/app/index.js:438:38) | at /srv/app/index.js:20:12
  /^\s{0,12}at [\w.$<>/`[\]]{1,200}(?: ?\(|:\d{1,6}:\d{1,6}$)/,
  // #0 /srv/www/mail.php(12): send() | /srv/app/mailer.rb:24:in `deliver'
  /^\s{0,12}(?:#\d{1,3} \S{1,300}\(\d{1,6}\)|\S{1,300}\.rb:\d{1,6}:in )/,
  // smtplib.SMTPDataError: (554, … | SMTPRecipientsRefused: {… | Caused by: javax.mail.SendFailedException: … | Net::SMTPFatalError: 550 … | panic: …
  /^\s{0,12}(?:Caused by: |Uncaught )?(?:[\w$]{1,60}(?:\.|::|\\)){0,8}[A-Z][\w$]{0,60}(?:Exception|Error|Refused): \S|^\s{0,12}panic: /,
];

/** Whether a line is one of a stack trace, or the error that it is of. */
export function isOfTrace(text: string): boolean {
  return OF_TRACE.some((pattern) => pattern.test(text));
}
