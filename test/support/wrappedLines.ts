/** What the lines of a log may stand in, by how they came here. Each wraps a line; `index` counts the lines of the text from 0. */
type Rows<L> = Readonly<Record<string, (line: L, index: number) => string>>;

/** What collectors put around any line. */
export const collected: Rows<string> = {
  'the prefix of docker compose with time stamps': (line) => `mail-1  | 2026-11-24T10:00:01.123456789Z ${line}`,
  'the prefix of kubectl logs': (line) => `[pod/mail-7d9f8-abcde/postfix] ${line}`,
  'the prefix of a container runtime': (line) => `2026-11-24T10:00:01.123456789Z stdout F ${line}`,
  'a record of Docker': (line) => JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-24T10:00:01.123Z' }),
  'a record of pino': (line) => JSON.stringify({ level: 20, time: 1795514401123, pid: 12, hostname: 'app', msg: line }),
  'a record of Elastic': (line) => JSON.stringify({ '@timestamp': '2026-11-24T10:00:01.123Z', host: { name: 'mail' }, message: line, tags: [] }),
  'logfmt': (line) => `time=2026-11-24T10:00:01.123Z level=debug msg=${JSON.stringify(line)} conn=3`,
};

/** What programs, and people who look at logs, put before any line. */
export const prefixed: Rows<string> = {
  'an indent': (line) => `    ${line}`,
  "Python's logging": (line, index) => `2026-11-24 10:00:01,${String(index % 1000).padStart(3, '0')} - smtp - DEBUG - ${line}`,
  "Python's logging as it comes": (line) => `DEBUG:mail.client:${line}`,
  'Monolog': (line) => `[2026-11-24T10:00:01.123456+00:00] app.DEBUG: ${line}`,
  'Logback': (line) => `10:00:01.123 [main] DEBUG com.example.Mail - ${line}`,
  'the name of the file, as grep prints it': (line, index) => `/var/log/mail.log:${index + 1}:${line}`,
  'the number of the line, as cat -n prints it': (line, index) => `${String(index + 1).padStart(6)}\t${line}`,
};

/** Lines as mail programs and forums quote them. */
export const quoted: Rows<string> = {
  'a quote': (line) => `> ${line}`,
  'a quote in a quote': (line) => `> > ${line}`,
};

/** A line of a system log. */
export interface Logged {
  readonly time: string;
  readonly host: string;
  readonly program: string;
  /** Empty where it has none. */
  readonly pid: string;
  readonly words: string;
}

// Nov 24 10:00:01 mail postfix/smtpd[123]: connect from …
const LOGGED = /^(?:<\d{1,3}>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (\S*[^\s:]) ([\w/.-]+?)(?:\[(\d+)\])?: ?(.*)$/;

/** @returns nothing where a line is none of a system log */
export function loggedLine(line: string): Logged | undefined {
  const match = LOGGED.exec(line);
  if (!match) return undefined;
  const [, time = '', host = '', program = '', pid = '', words = ''] = match;
  return { time, host, program, pid, words };
}

function tagOf({ program, pid }: Pick<Logged, 'program' | 'pid'>): string {
  return pid === '' ? program : `${program}[${pid}]`;
}

/** How the same line of a system log looks elsewhere. */
export const logged: Rows<Logged> = {
  'with a priority and RFC 3339 time': ({ host, program, pid, words }) => `<22>2026-11-24T10:00:01.123456+00:00 ${host} ${tagOf({ program, pid })}: ${words}`,
  'by RFC 5424': ({ host, program, pid, words }) => `<22>1 2026-11-24T10:00:01.123Z ${host} ${program} ${pid || '-'} ID47 [x@1 a="b"] ${words}`,
  'by journalctl -o short-iso': ({ host, program, pid, words }) => `2026-11-24T10:00:01+0000 ${host} ${tagOf({ program, pid })}: ${words}`,
  'by journalctl -o short-full': ({ host, program, pid, words }) => `Tue 2026-11-24 10:00:01 UTC ${host} ${tagOf({ program, pid })}: ${words}`,
  'with a comma in the time': ({ host, program, pid, words }) => `2026-11-24 10:00:01,123 ${host} ${tagOf({ program, pid })}: ${words}`,
  'with a year': ({ host, program, pid, words }) => `Nov 24 2026 10:00:01 ${host} ${tagOf({ program, pid })}: ${words}`,
  'without a host': ({ time, program, pid, words }) => `${time} ${tagOf({ program, pid })}: ${words}`,
  'with the facility': ({ time, host, program, pid, words }) => `${time} ${host} mail.info ${tagOf({ program, pid })}: ${words}`,
  'by journalctl -o json': ({ host, program, pid, words }) => JSON.stringify({ MESSAGE: words, SYSLOG_IDENTIFIER: program, ...(pid === '' ? {} : { _PID: pid }), _HOSTNAME: host }),
  'by journalctl -o export': ({ program, pid, words }) => ['__CURSOR=s=1', `SYSLOG_IDENTIFIER=${program}`, `MESSAGE=${words}`, ...(pid === '' ? [] : [`_PID=${pid}`]), ''].join('\n'),
  'by journalctl -o json-pretty': ({ program, pid, words }) => JSON.stringify({ __CURSOR: 's=1', MESSAGE: words, SYSLOG_IDENTIFIER: program, ...(pid === '' ? {} : { _PID: pid }) }, undefined, 8),
  'as fields of a record': ({ program, pid, words }) => JSON.stringify({ '@timestamp': '2026-11-24T10:00:01Z', process: { name: program, ...(pid === '' ? {} : { pid: Number(pid) }) }, message: words }),
  'as syslog-ng writes JSON': ({ host, program, pid, words }) => JSON.stringify({ SOURCE: 's_src', PROGRAM: program, PRIORITY: 'info', ...(pid === '' ? {} : { PID: pid }), MESSAGE: words, HOST: host }),
  'as a record in a collector’s own': ({ program, pid, words }) => JSON.stringify({ insertId: 'x1', jsonPayload: { message: words, ident: program, ...(pid === '' ? {} : { pid }) }, timestamp: '2026-11-24T10:00:01Z' }),
  'as a search found it': ({ time, host, program, pid, words }) => JSON.stringify({ _index: 'mail', _score: null, _source: { message: `${time} ${host} ${tagOf({ program, pid })}: ${words}`, '@timestamp': '2026-11-24T10:00:01Z' } }),
  'as Fluent Bit prints it': ({ time, host, program, pid, words }) => `[0] syslog.0: [1795514401.123456000, {"time"=>"${time}", "host"=>"${host}", "ident"=>"${program}", "pid"=>"${pid}", "message"=>${JSON.stringify(words)}}]`,
  'as a row that was exported': ({ time, host, program, pid, words }) => `"2026-11-24T10:00:01.000Z","${host}","${`${time} ${host} ${tagOf({ program, pid })}: ${words}`.replaceAll('"', '""')}"`,
  'behind labels': ({ time, host, program, pid, words }) => `2026-11-24T10:00:01Z {host="${host}", job="syslog"} ${time} ${host} ${tagOf({ program, pid })}: ${words}`,
  'by RFC 5424, with a bracket that is escaped': ({ host, program, pid, words }) => `<22>1 2026-11-24T10:00:01.123Z ${host} ${program} ${pid || '-'} ID47 [x@1 a="b \\] c"] ${words}`,
  'as a row with semicolons': ({ time, host, program, pid, words }) => `"Nov 24, 2026 @ 10:00:01.123";"${`${time} ${host} ${tagOf({ program, pid })}: ${words}`.replaceAll('"', '""')}"`,
  'as a row behind labels': ({ time, host, program, pid, words }) => `"{""job"":""mail""}",2026-11-24 10:00:01.123,"${`${time} ${host} ${tagOf({ program, pid })}: ${words}`.replaceAll('"', '""')}"`,
  'as Fluentd prints it': ({ time, host, program, pid, words }) => `2026-11-24 10:00:01.123456789 +0000 mail.info: ${JSON.stringify({ message: `${time} ${host} ${tagOf({ program, pid })}: ${words}` })}`,
  'as an alert repeats it': ({ time, host, program, pid, words }) => JSON.stringify({ rule: { level: 6, id: '3301' }, full_log: `${time} ${host} ${tagOf({ program, pid })}: ${words}`, location: '/var/log/mail.log' }),
  'as grep finds it, with lines around': ({ time, host, program, pid, words }) => `mail.log${program.length % 2 === 0 ? '-12-' : ':12:'}${time} ${host} ${tagOf({ program, pid })}: ${words}`,
  'as cat -A shows it': ({ time, host, program, pid, words }) => `${time} ${host} ${tagOf({ program, pid })}: ${words.replaceAll('\t', '^I')}$`,
  'by journalctl -o with-unit': ({ host, program, pid, words }) => `Tue 2026-11-24 10:00:01 UTC ${host} ${program.split('/')[0]}@-.service/${tagOf({ program, pid })}: ${words}`,
};

/** The same, where its words are farther apart than in a log, or no longer where a program begins its line. */
export const loggedFarApart: Rows<Logged> = {
  'with two blanks behind the tag': ({ time, host, program, pid, words }) => `${time} ${host} ${tagOf({ program, pid })}:  ${words}`,
  'as a record over several lines': ({ time, host, program, pid, words }) => JSON.stringify({ _id: 'x1', _source: { host: { name: host }, message: `${time} ${host} ${tagOf({ program, pid })}: ${words}`, log: { offset: 12 } }, fields: { message: [`${time} ${host} ${tagOf({ program, pid })}: ${words}`] } }, undefined, 2),
  'as fields over several lines': ({ program, pid, words }) => JSON.stringify({ timestamp: '2026-11-24T10:00:01Z', ident: program, ...(pid === '' ? {} : { pid: Number(pid) }), message: words }, undefined, 2),
};

/** The same, where the program stands apart from its words. */
export const loggedByProgram: Rows<Logged> = {
  'as a row with its program apart': ({ host, program, pid, words }) => `2026-11-24T10:00:01Z,${host},${tagOf({ program, pid })},"${words.replaceAll('"', '""')}"`,
  'as a row between tabs': ({ host, program, pid, words }) => `1234567890123\t2026-11-24T10:00:01\t2026-11-24T10:00:01Z\t123456\t${host}\t192.0.2.10\tMail\tInfo\t${tagOf({ program, pid })}\t${words}`,
  'as a row with its program behind': ({ host, program, pid, words }) => `"Nov 24, 2026 @ 10:00:01.000","${host}","${words.replaceAll('"', '""')}","${program}",${pid}`,
  'as pairs that call the program an application': ({ host, program, pid, words }) => `ts=2026-11-24T10:00:01Z host=${host} app=${tagOf({ program, pid })} msg=${JSON.stringify(words)}`,
  'with the name of the service beside the whole line': ({ time, host, program, pid, words }) => JSON.stringify({ time: '2026-11-24T10:00:01Z', tag: program.split('/')[0], log: `${time} ${host} ${tagOf({ program, pid })}: ${words}` }),
};

/** How a line of a program's own file looks elsewhere. */
export const exported: Rows<string> = {
  'a row of a table': (line) => `2026-11-24T10:00:01.123Z,mail,"${line.replaceAll('"', '""')}"`,
  'the labels of a stream': (line) => `2026-11-24T10:00:01Z {filename="/var/log/mail.log", job="mail"} ${line}`,
  'the prefix of stern with time stamps': (line) => `mail-7d9f8-abcde › mail 2026-11-24T10:00:01.123456789+01:00 ${line}`,
  'a record of Fluentd': (line) => `2026-11-24T10:00:01+00:00\tmail.info\t${JSON.stringify({ message: line })}`,
  'a record over several lines': (line) => JSON.stringify({ timestamp: 1795514401123, message: line }, undefined, 4),
  'the ends of lines, as cat -A shows them': (line) => `${line.replaceAll('\t', '^I')}$`,
};
