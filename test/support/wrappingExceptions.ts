/** Cases that say something else where their lines stand in something, and why nobody can help it. */
export interface Exceptions {
  readonly because: string;
  /** How the ids of such cases begin, as patterns: `dsn/`, `dialogue/cut`. */
  readonly cases: readonly string[];
}

/** Whether a case is an exception. @param id its format and name: `dialogue/cut` */
export function isException(some: readonly Exceptions[], id: string): boolean {
  return some.some(({ cases }) => cases.some((one) => beginsLike(one, id)));
}

/** @param name how ids begin, as a pattern */
export function beginsLike(name: string, id: string): boolean {
  return new RegExp(`^(?:${name})`).test(id);
}

/** Behind a prefix, in a record, in another notation of a system log. */
export const whereWrapped: readonly Exceptions[] = [
  { because: 'a bounce mail is no mail behind something', cases: ['dsn/', 'qmail/notice', 'power-mta/bounces-without-replies', 'smtp-error/answer-below'] },
  {
    because: 'nobody puts anything before lines that somebody else has broken',
    cases: [
      '(?:exim|postfix|sendmail)/(?:pasted|folded|cut)',
      String.raw`[\w-]+/(?:net-)?broken-by-a-mail`,
      'dovecot/shown-again-broken',
      'msmtp/broken-log',
      'opensmtpd/folded-for-clarity',
      'nodemailer/string-of-two-lines',
      'sendmail/brackets-lost-in-a-wiki',
    ],
  },
  {
    because: 'what stands in something already is not looked for in a second wrapping',
    cases: [
      'bounce-event/in-cells',
      'exchange-tracking/row-in-a-cell',
      'courier/pasted',
      'dialogue/in-code-marks',
      'dialogue/kept-by-docker',
      'dialogue/lines-numbered-by-(?:cat|grep)',
      'dialogue/refusals-in-fences-of-their-own',
      'exim/written-into-a-log',
      'gen-smtp/interpreter',
      'kumomta/cut',
      'labelled/title-shows-the-line',
      'nodemailer/fields-be',
      'nodemailer/numbers-of-a-viewer',
      'nodemailer/records-of-several-lines',
      'postfix/collected',
      'qmail/commented',
    ],
  },
  {
    because: 'a wrapping with a time of its own gives all lines that time, and what tells logins, errors or replies apart is when they came',
    cases: [
      '(?:dotnet-mail|smtp-error)/at-two-times',
      'assp/replies',
      'courier/logins-on-one-connection',
      'dovecot/(?:logins-apart-in-time|lists-of-other-kinds|pam-as-somebody-shows-it|refused-logins|wrong-then-right)',
      'labelled/slow',
      'mailbox-server/(?:courier-other-method|cyrus)',
      'pear-net-smtp/roundcube',
      'phpmailer/summaries-of-several-days',
      'postfix/(?:one-(?:connection|login)-several|newest-line-first|lines-of-one-second-in-another-order)',
      'recordio/patch-long-ago',
      'saslauthd/modules-of-pam',
      'smtp-error/code-apart',
      'smtp-error/logged-refusals',
      'smtp-error/of-a-logger',
      'smtplib/(?:logged-then-raised|beside-others-at-other-times)',
    ],
  },
  {
    because: 'sentences of a program are known by how their lines begin, commands by how they end, and so are the lines that go on with a message',
    cases: [
      'courier/(?:commands-and-messages|replies-of-several-lines)',
      'labelled/dump-of-an-array',
      'smtp-error/(?:levels-and-prefixes|words-alone-for-a-recipient)',
      'nodemailer/(?:as-a-tree|each-recipient-rejected|fields|tree-login-refused)',
      'opensmtpd/filter',
      'phpmailer/(?:error-info|errors-of-another-program|phpmailer)',
      'sendmail-verbose/local',
      'smtp-error/(?:git-send-email|headed|known-words|mattermost|php-mail|right-below-a-colon|sentences|two-recipients-in-the-same-words)',
      'smtplib/(?:bare-line-feed|odoo-words-below)',
      'swaks/(?:auth-plaintext|no-(?:info|send)-hints)',
      'symfony-mailer/swift',
    ],
  },
  { because: 'what both sides say of a refusal stands side by side, and not where each line becomes several', cases: ['postfix/two-instances-at-once'] },
  { because: 'single replies of unknown programs are looked for only in lines as they stand', cases: ['replies/'] },
  {
    because: 'a line that stands alone, and some lines of small servers, show too little',
    cases: [
      'dialogue/(?:refusal-alone|repeated-by-postfix)',
      'dovecot/auth-debug',
      'haraka/ids-taken-out',
      'kopano/in-syslog',
      'labelled/(?:notice-cut-above|refusal-alone)',
      'mailbox-server/(?:asked-pam|qpopper|small-servers)',
      'postfix/(?:end-of-a-refusal|numbers-that-are-no-codes)',
      's-nail/rcpt-550',
      'sendemail/',
    ],
  },
  {
    because: 'a reply that stands twice cannot be told from another one once a format is only likely, or its last line is not known to be one',
    cases: ['postfix/(?:lines-shown-again|verbose-ends-at-the-refusal)', 'ruby-net-smtp/report-of-an-error-tracker', 'sendmail/asked-again'],
  },
  { because: 'a fault names its column, and openssl counts the lines', cases: ['dialogue/(?:malformed-base64|openssl-s_client)'] },
];

/** Behind the marks of a quote. */
export const whereQuoted: readonly Exceptions[] = [
  { because: 'a fault names its column, and openssl counts the lines', cases: ['dialogue/(?:malformed-base64|openssl-s_client)'] },
  { because: 'a line that stands alone shows too little', cases: ['dialogue/refusal-alone'] },
  { because: 'what stands in something already is not looked for in another', cases: ['bounce-event/in-cells', 'dialogue/(?:kept-by-docker|lines-numbered-by-(?:cat|grep))', 'exim/written-into-a-log', 'labelled/quoted-mail'] },
  {
    because: 'who quotes lines that were broken marks each of their pieces',
    cases: [String.raw`(?:bounce-event|postfix|smtplib)/broken-by-a-mail`, 'smtp-error/(?:broken-by-a-mail-in-a-quote|net-broken-by-a-mail)', 'exim/(?:folded-where-one-just-fits|pasted-hosts-answer)', 'postfix/(?:folded-and-quoted|end-of-a-refusal)'],
  },
  { because: 'how its line begins tells what a report, a heading or an error is, and what is the reply of an unknown program', cases: ['power-mta/bounces-without-replies', 'qmail/notice-response-message', 'replies/(?:hosts-of-one-address|nmap|unknown-programs)', 'smtp-error/(?:git-send-email|headed)', 'symfony-mailer/headed'] },
];

/** Where what is side by side in a log stands farther apart, or a cell has other quotes than the line had; behind two blanks nobody looks for the head of a container's line. */
export const whereFarApart: readonly Exceptions[] = [
  {
    because: 'what stands below a line tells of it no more, or begins elsewhere',
    cases: ['exim/(?:refused-for-their-form|secrets-taken-for-commands)$', 'sendmail/(?:submitted-(?:and-refused-)?on-the-same-host|files-and-milters)$', 'ssmtp/debug', 'mailbox-server/uw', 'postfix/in-containers', 'vpopmail/passwords-logged', 'plesk/failed-logins'],
  },
];

/** Where the program has a cell or field of its own. */
export const whereProgramIsApart: readonly Exceptions[] = [
  { because: 'only one of our programs tells which cell it is, and only words with blanks and without the dividers of the table are known as such', cases: ['postfix/(?:other-programs-beside|in-containers)', 'ssmtp/debug', 'maddy/'] },
];
