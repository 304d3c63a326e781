/** What `mail-log --help` and `mail-log COMMAND --help` print. */

interface CommandHelp {
  readonly usage: string;
  /** Lines of up to 80 columns. */
  readonly does: readonly string[];
  readonly options: readonly Option[];
}

type Option = 'json' | 'all' | 'jobs' | 'format' | 'reveal' | 'mechanism' | 'users' | 'hosts';

const OPTIONS: Readonly<Record<Option, string>> = {
  json: '--json            one JSON object a line',
  all: '--all             also what is off by default: refused for now, tried again',
  jobs: '--jobs N          so many threads; 1 where it is left out',
  format: '--format ID       the format of the log, where its content does not tell',
  reveal: '--reveal          show passwords, tokens and digests',
  mechanism: '--mechanism NAME  the SASL mechanism, such as LOGIN or SCRAM-SHA-256',
  users: '--users           replace user names and addresses, the same by the same',
  hosts: '--hosts           replace host names and IP addresses, the same by the same',
};

const FILES = '- reads standard input. Files may be compressed with gzip, bzip2, xz or zstd.';

const COMMANDS = {
  annotate: {
    usage: 'annotate [--json] [--format ID] [--reveal] FILE|-…',
    does: ['Every reply code and every SASL payload, explained.', FILES],
    options: ['json', 'format', 'reveal'],
  },
  check: {
    usage: 'check    [--json] [--all] [--jobs N] [--format ID] FILE|-…',
    does: ['What failed, why, and who can put it right. The exit status is 1 on an error.', FILES],
    options: ['json', 'all', 'jobs', 'format'],
  },
  merge: {
    usage: 'merge    [--json] FILE|-…',
    does: ['What several runs of check --json found, counted, the most frequent first.', FILES],
    options: ['json'],
  },
  explain: {
    usage: 'explain  CODE…',
    does: ['What reply codes (550) and enhanced status codes (5.1.1) mean.'],
    options: [],
  },
  compare: {
    usage: 'compare  CODE CODE',
    does: ['Two codes side by side: what differs, and which one applies when.'],
    options: [],
  },
  decode: {
    usage: 'decode   [--json] [--mechanism NAME] [--reveal] BASE64…|-',
    does: ['The fields of SASL challenges and responses: Base64, or lines such as', '"334 VXNlcm5hbWU6" and "AUTH PLAIN …". - reads standard input.'],
    options: ['json', 'mechanism', 'reveal'],
  },
  redact: {
    usage: 'redact   [--users] [--hosts] [--format ID] FILE|-…',
    does: ['The same text without its secrets, to share.', FILES],
    options: ['users', 'hosts', 'format'],
  },
  summary: {
    usage: 'summary  [--json] [--format ID] FILE|-…',
    does: ['What was sent, deferred, bounced and rejected, why, and by whom.', FILES],
    options: ['json', 'format'],
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof COMMANDS;

export const commandNames = Object.keys(COMMANDS).filter(isCommand);

export function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

/** The options of a command without their dashes, but those that all have. */
export function optionsOf(command: CommandName): readonly string[] {
  return COMMANDS[command].options;
}

/** The usage of all commands, or of one, with what it does. */
export function helpText(command?: CommandName): string {
  if (command === undefined) {
    const usages = Object.values(COMMANDS).map(({ usage }, index) => `${index === 0 ? 'usage:' : '      '} mail-log ${usage}`);
    return [...usages, '', 'mail-log COMMAND --help says what it does and what its options are.', 'mail-log --version (or -V) says which version this is.'].join('\n');
  }
  const { usage, does, options }: CommandHelp = COMMANDS[command];
  const explained = options.map((option) => `  ${OPTIONS[option]}`);
  return [`usage: mail-log ${usage.replace(/ {2,}/, ' ')}`, '', ...does, ...(explained.length > 0 ? ['', ...explained] : [])].join('\n');
}
