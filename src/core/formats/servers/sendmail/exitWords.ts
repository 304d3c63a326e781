/** What sendmail itself says became of a message: the names of the exit statuses of mailers (sysexits.h). For patterns. */
export const EXIT_WORDS = String.raw`(?:${[
  'User unknown',
  'Host unknown',
  'Service unavailable',
  'Data format error',
  'Remote protocol error',
  'Local configuration error',
  'Insufficient permission',
  'Bad usage',
  // unknown mailer error 127
  'unknown mailer error',
].join('|')})`;
