import { strict as assert } from 'node:assert';
import { analyzeBlock, detectFormats, startState } from '../../../src/core';
import { expectationOf, readCases } from '../../support/cases';

/** What a text may have around each of its lines, by how it came here. */
const around: Readonly<Record<string, (line: string, index: number) => string>> = {
  'an indent': (line) => `    ${line}`,
  'the prefix of docker compose with time stamps': (line) => `mail-1  | 2026-11-24T10:00:01.123456789Z ${line}`,
  'the prefix of kubectl logs': (line) => `[pod/mail-7d9f8-abcde/postfix] ${line}`,
  'the prefix of a container runtime': (line) => `2026-11-24T10:00:01.123456789Z stdout F ${line}`,
  'a record of Docker': (line) => JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-24T10:00:01.123Z' }),
  'a record of pino': (line) => JSON.stringify({ level: 20, time: 1795514401123, pid: 12, hostname: 'app', msg: line }),
  'a record of Elastic': (line) => JSON.stringify({ '@timestamp': '2026-11-24T10:00:01.123Z', host: { name: 'mail' }, message: line, tags: [] }),
  'logfmt': (line) => `time=2026-11-24T10:00:01.123Z level=debug msg=${JSON.stringify(line)} conn=3`,
  "Python's logging": (line, index) => `2026-11-24 10:00:01,${String(index % 1000).padStart(3, '0')} - smtp - DEBUG - ${line}`,
  "Python's logging as it comes": (line) => `DEBUG:mail.client:${line}`,
  'Monolog': (line) => `[2026-11-24T10:00:01.123456+00:00] app.DEBUG: ${line}`,
  'Logback': (line) => `10:00:01.123 [main] DEBUG com.example.Mail - ${line}`,
  'the name of the file, as grep prints it': (line, index) => `/var/log/mail.log:${index + 1}:${line}`,
  'the number of the line, as cat -n prints it': (line, index) => `${String(index + 1).padStart(6)}\t${line}`,
};

// Nov 24 10:00:01 mail postfix/smtpd[123]: connect from …
const LOGGED = /^(?:<\d{1,3}>)?([A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d) (\S*[^\s:]) ([\w/.-]+?)(?:\[(\d+)\])?: ?(.*)$/;

/** How the same line of a system log looks elsewhere. */
const logged: Readonly<Record<string, (line: { time: string; host: string; program: string; pid: string; words: string }) => string>> = {
  'with a priority and RFC 3339 time': ({ host, program, pid, words }) => `<22>2026-11-24T10:00:01.123456+00:00 ${host} ${tagOf(program, pid)}: ${words}`,
  'by RFC 5424': ({ host, program, pid, words }) => `<22>1 2026-11-24T10:00:01.123Z ${host} ${program} ${pid || '-'} ID47 [x@1 a="b"] ${words}`,
  'by journalctl -o short-iso': ({ host, program, pid, words }) => `2026-11-24T10:00:01+0000 ${host} ${tagOf(program, pid)}: ${words}`,
  'by journalctl -o short-full': ({ host, program, pid, words }) => `Tue 2026-11-24 10:00:01 UTC ${host} ${tagOf(program, pid)}: ${words}`,
  'with a comma in the time': ({ host, program, pid, words }) => `2026-11-24 10:00:01,123 ${host} ${tagOf(program, pid)}: ${words}`,
  'with a year': ({ host, program, pid, words }) => `Nov 24 2026 10:00:01 ${host} ${tagOf(program, pid)}: ${words}`,
  'without a host': ({ time, program, pid, words }) => `${time} ${tagOf(program, pid)}: ${words}`,
  'as a row with its program apart': ({ host, program, pid, words }) => `2026-11-24T10:00:01Z,${host},${tagOf(program, pid)},"${words.replaceAll('"', '""')}"`,
  'as a row between tabs': ({ host, program, pid, words }) => `1234567890123\t2026-11-24T10:00:01\t2026-11-24T10:00:01Z\t123456\t${host}\t192.0.2.10\tMail\tInfo\t${tagOf(program, pid)}\t${words}`,
  'as a row with its program behind': ({ host, program, pid, words }) => `"Nov 24, 2026 @ 10:00:01.000","${host}","${words.replaceAll('"', '""')}","${program}",${pid}`,
  'as pairs that call the program an application': ({ host, program, pid, words }) => `ts=2026-11-24T10:00:01Z host=${host} app=${tagOf(program, pid)} msg=${JSON.stringify(words)}`,
  'with the name of the service beside the whole line': ({ time, host, program, pid, words }) => JSON.stringify({ time: '2026-11-24T10:00:01Z', tag: program.split('/')[0], log: `${time} ${host} ${tagOf(program, pid)}: ${words}` }),
  'with the facility': ({ time, host, program, pid, words }) => `${time} ${host} mail.info ${tagOf(program, pid)}: ${words}`,
  'by journalctl -o json': ({ host, program, pid, words }) => JSON.stringify({ MESSAGE: words, SYSLOG_IDENTIFIER: program, ...(pid === '' ? {} : { _PID: pid }), _HOSTNAME: host }),
  'by journalctl -o export': ({ program, pid, words }) => ['__CURSOR=s=1', `SYSLOG_IDENTIFIER=${program}`, `MESSAGE=${words}`, ...(pid === '' ? [] : [`_PID=${pid}`]), ''].join('\n'),
  'by journalctl -o json-pretty': ({ program, pid, words }) => JSON.stringify({ __CURSOR: 's=1', MESSAGE: words, SYSLOG_IDENTIFIER: program, ...(pid === '' ? {} : { _PID: pid }) }, undefined, 8),
  'as fields of a record': ({ program, pid, words }) => JSON.stringify({ '@timestamp': '2026-11-24T10:00:01Z', process: { name: program, ...(pid === '' ? {} : { pid: Number(pid) }) }, message: words }),
  'as syslog-ng writes JSON': ({ host, program, pid, words }) => JSON.stringify({ SOURCE: 's_src', PROGRAM: program, PRIORITY: 'info', ...(pid === '' ? {} : { PID: pid }), MESSAGE: words, HOST: host }),
  'as a record in a collector’s own': ({ program, pid, words }) => JSON.stringify({ insertId: 'x1', jsonPayload: { message: words, ident: program, ...(pid === '' ? {} : { pid }) }, timestamp: '2026-11-24T10:00:01Z' }),
  'as a search found it': ({ time, host, program, pid, words }) => JSON.stringify({ _index: 'mail', _score: null, _source: { message: `${time} ${host} ${tagOf(program, pid)}: ${words}`, '@timestamp': '2026-11-24T10:00:01Z' } }),
  'as Fluent Bit prints it': ({ time, host, program, pid, words }) => `[0] syslog.0: [1795514401.123456000, {"time"=>"${time}", "host"=>"${host}", "ident"=>"${program}", "pid"=>"${pid}", "message"=>${JSON.stringify(words)}}]`,
  'as a row that was exported': ({ time, host, program, pid, words }) => `"2026-11-24T10:00:01.000Z","${host}","${`${time} ${host} ${tagOf(program, pid)}: ${words}`.replaceAll('"', '""')}"`,
  'behind labels': ({ time, host, program, pid, words }) => `2026-11-24T10:00:01Z {host="${host}", job="syslog"} ${time} ${host} ${tagOf(program, pid)}: ${words}`,
  'by RFC 5424, with a bracket that is escaped': ({ host, program, pid, words }) => `<22>1 2026-11-24T10:00:01.123Z ${host} ${program} ${pid || '-'} ID47 [x@1 a="b \\] c"] ${words}`,
  'with two blanks behind the tag': ({ time, host, program, pid, words }) => `${time} ${host} ${tagOf(program, pid)}:  ${words}`,
  'as a row with semicolons': ({ time, host, program, pid, words }) => `"Nov 24, 2026 @ 10:00:01.123";"${`${time} ${host} ${tagOf(program, pid)}: ${words}`.replaceAll('"', '""')}"`,
  'as a row behind labels': ({ time, host, program, pid, words }) => `"{""job"":""mail""}",2026-11-24 10:00:01.123,"${`${time} ${host} ${tagOf(program, pid)}: ${words}`.replaceAll('"', '""')}"`,
  'as Fluentd prints it': ({ time, host, program, pid, words }) => `2026-11-24 10:00:01.123456789 +0000 mail.info: ${JSON.stringify({ message: `${time} ${host} ${tagOf(program, pid)}: ${words}` })}`,
  'as an alert repeats it': ({ time, host, program, pid, words }) => JSON.stringify({ rule: { level: 6, id: '3301' }, full_log: `${time} ${host} ${tagOf(program, pid)}: ${words}`, location: '/var/log/mail.log' }),
  'as grep finds it, with lines around': ({ time, host, program, pid, words }) => `mail.log${program.length % 2 === 0 ? '-12-' : ':12:'}${time} ${host} ${tagOf(program, pid)}: ${words}`,
  'as a record over several lines': ({ time, host, program, pid, words }) => JSON.stringify({ _id: 'x1', _source: { host: { name: host }, message: `${time} ${host} ${tagOf(program, pid)}: ${words}`, log: { offset: 12 } }, fields: { message: [`${time} ${host} ${tagOf(program, pid)}: ${words}`] } }, undefined, 2),
  'as fields over several lines': ({ program, pid, words }) => JSON.stringify({ timestamp: '2026-11-24T10:00:01Z', ident: program, ...(pid === '' ? {} : { pid: Number(pid) }), message: words }, undefined, 2),
  'as cat -A shows it': ({ time, host, program, pid, words }) => `${time} ${host} ${tagOf(program, pid)}: ${words.replaceAll('\t', '^I')}$`,
  'by journalctl -o with-unit': ({ host, program, pid, words }) => `Tue 2026-11-24 10:00:01 UTC ${host} ${program.split('/')[0]}@-.service/${tagOf(program, pid)}: ${words}`,
};

/** How a line of a program's own file looks elsewhere. */
const exported: Readonly<Record<string, (line: string) => string>> = {
  'a row of a table': (line) => `2026-11-24T10:00:01.123Z,mail,"${line.replaceAll('"', '""')}"`,
  'the labels of a stream': (line) => `2026-11-24T10:00:01Z {filename="/var/log/mail.log", job="mail"} ${line}`,
  'the prefix of stern with time stamps': (line) => `mail-7d9f8-abcde › mail 2026-11-24T10:00:01.123456789+01:00 ${line}`,
  'a record of Fluentd': (line) => `2026-11-24T10:00:01+00:00\tmail.info\t${JSON.stringify({ message: line })}`,
  'a record over several lines': (line) => JSON.stringify({ timestamp: 1795514401123, message: line }, undefined, 4),
  'the ends of lines, as cat -A shows them': (line) => `${line.replaceAll('\t', '^I')}$`,
};

/** What is side by side in a log stands farther apart where a record has several lines, and what is in quotes is written in other ones in a table. Behind two blanks nobody looks for the head of a container's line. */
const DIFFERENT_EXPORTED = /^(?:exim\/(?:refused-for-their-form|secrets-taken-for-commands|callouts-and-commands)|sendmail\/(?:submitted-(?:and-refused-)?on-the-same-host|files-and-milters)|ssmtp\/debug|mailbox-server\/uw|postfix\/in-containers|vpopmail\/passwords-logged|plesk\/failed-logins)$/;

/** Where the program stands apart from the words, only one of ours tells which cell it is, and only words with blanks and without the table's own dividers are known as such. */
const DIFFERENT_APART = /^(?:postfix\/(?:other-programs-beside|in-containers)|ssmtp\/(?:debug|refused)|maddy\/)/;

/** A program's own file, as a whole. */
const OWN_FILE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /;

function tagOf(program: string, pid: string): string {
  return pid === '' ? program : `${program}[${pid}]`;
}

/**
 * What is different for a reason: a reply that stands twice cannot be told
 * from another one once a format is only likely, a bounce mail is no mail behind
 * something, another time stamp tells another time, a fault names its column, and a line
 * that stands alone shows too little, and so do some lines of several small servers. Behind a time stamp, prose looks like what
 * a logger says (smtp-error/of-a-logger), and Exim's dialogue like a labelled one,
 * beside which its log is not read (exim-debug/refused-unseen); so does a Haraka
 * log whose ids were taken out. What stands in a comment, in a web server's log or
 * in prose already is not looked for in a second wrapping, and a tree drawn beneath
 * its headings is one only where the headings stand alone. The sentences of a
 * program are known by how their lines begin, and so are the lines that go on with
 * a message; commands behind a `>` with their replies beside them are a client's, and what stands behind one is the client's turn in Symfony's log. A tab is written as two characters where the journal prints it.
 * Single replies of unknown programs are looked for only in lines as they stand, and behind
 * a `>` that reads as the client's no reply that a sentence quotes; behind one time stamp, error messages that read alike tell of one error;
 * a prompt, and a number or time that stands alone on its line, are known by that. Nobody puts anything before lines that
 * somebody else has broken, and what Postfix repeats of a reply, or a table of words, shows little. Where each line has the same time beside its own,
 * logins are not told apart by it, and a process' last line is not known to be one. Numbers of lines are known
 * where they are the first thing in them.
 */
const DIFFERENT = namesLike(
  'dialogue/(?:kept-by-docker|lines-numbered-by-(?:cat|grep))',
  'bounce-event/in-cells',
  'exim/written-into-a-log',
  'postfix/verbose-ends-at-the-refusal',
  'dovecot/(?:logins-apart-in-time|lists-of-other-kinds|pam-as-somebody-shows-it|wrong-then-right)',
  'postfix/one-(?:connection|login)-several',
  'saslauthd/modules-of-pam',
  'sendmail/(?:brackets-lost-in-a-wiki|asked-again)',
  '(?:dotnet-mail|smtp-error)/at-two-times',
  '(?:exim|postfix|sendmail)/(?:pasted|folded|cut)',
  String.raw`[\w-]+/(?:net-)?broken-by-a-mail`,
  String.raw`\w+/slow`,
  'courier',
  'curl/trace',
  'dialogue/cut',
  'dialogue/in-code-marks',
  'dialogue/listing',
  'dialogue/malformed-base64',
  'dialogue/openssl-s_client',
  'dialogue/quoted-in-an-answer',
  'dialogue/refusal-alone',
  'dialogue/refusals-in-fences-of-their-own',
  'dialogue/repeated-by-postfix',
  'dialogue/session-in-a-mail',
  'dialogue/side-by-side',
  'dovecot/auth-debug',
  'dovecot/shown-again-broken',
  'dsn',
  'exim-debug/all-with-time',
  'exim-debug/no-session',
  'exim-debug/refused-unseen',
  'exim/quoted-in-a-mail',
  'gen-smtp/interpreter',
  'go-mail/rcpt-550',
  'haraka/ids-taken-out',
  'iis/ncsa',
  'kopano',
  'kumomta',
  'labelled/first-line-only',
  'labelled/in-quotes',
  'labelled/notice-cut-above',
  'labelled/quoted-mail',
  'labelled/refusal-alone',
  'labelled/title-shows-the-line',
  'mailbox-server/asked-pam',
  'mailbox-server/courier',
  'mailbox-server/cyrus',
  'mailbox-server/qpopper',
  'mailbox-server/small-servers',
  'msmtp/broken-log',
  'msmtp/digest-md5',
  'nodemailer/as-a-tree',
  'nodemailer/each-recipient-rejected',
  'nodemailer/fields',
  'nodemailer/numbers-of-a-viewer',
  'nodemailer/records-of-several-lines',
  'nodemailer/reply-below-its-error',
  'nodemailer/string-of-two-lines',
  'nodemailer/tree-',
  'opensmtpd',
  'pear-net-smtp/roundcube',
  'phpmailer/error-info',
  'phpmailer/errors-of-another-program',
  'phpmailer/phpmailer',
  'phpmailer/summaries-of-several-days',
  'phpmailer/web-server-log',
  'postfix/collected',
  'postfix/end-of-a-refusal',
  'postfix/lines-shown-again',
  'postfix/numbers-that-are-no-codes',
  'power-mta/bounces-without-replies',
  'qmail/commented',
  'qmail/notice',
  'replies',
  'ruby-net-smtp/report-of-an-error-tracker',
  'ruby-net-smtp/three-sessions',
  's-nail/rcpt-550',
  'sendemail',
  'sendmail-verbose/local',
  'sendmail-verbose/pasted-notice',
  'sendmail-verbose/pipelined-over-tls',
  'sendmail-verbose/words-of-its-own',
  'smtp-error/answer-below',
  'smtp-error/code-apart',
  'smtp-error/git-send-email',
  'smtp-error/headed',
  'smtp-error/known-words',
  'smtp-error/logged-refusals',
  'smtp-error/mail-programs',
  'smtp-error/mattermost',
  'smtp-error/of-a-logger',
  'smtp-error/php-mail',
  'smtp-error/right-below-a-colon',
  'smtp-error/sentences',
  'smtp-error/two-recipients-in-the-same-words',
  'smtplib/bare-line-feed',
  'smtplib/logged-then-raised',
  'smtplib/odoo-words-below',
  'swaks/auth-plaintext',
  'swaks/no-(?:info|send)-hints',
  'symfony-mailer/as-json',
  'symfony-mailer/headed',
  'symfony-mailer/swift',
);

/** @param names how the names of cases begin, as patterns */
function namesLike(...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${names.join('|')})`);
}

/** Lines as mail programs and forums quote them. */
const quoted: Readonly<Record<string, (line: string) => string>> = {
  'a quote': (line) => `> ${line}`,
  'a quote in a quote': (line) => `> > ${line}`,
};

/**
 * What a quote is not taken from, or changes: a fault names its column; a line alone shows too little;
 * what is quoted already; headings and texts that tell of replies to people; what openssl counts by the line;
 * lines that go on without a mark, or were broken below a quote; what stands behind a `>` of its own or has its marks beneath one another, or is known by how its line begins.
 */
const DIFFERENT_QUOTED = namesLike(
  'dialogue/(?:kept-by-docker|lines-numbered-by-(?:cat|grep))',
  String.raw`[\w-]+/(?:net-)?broken-by-a-mail`,
  'dialogue/malformed-base64',
  'dialogue/openssl-s_client',
  'dialogue/quoted-in-an-answer',
  'dialogue/refusal-alone',
  'dsn/quoted-first-line',
  'exim/folded-where-one-just-fits',
  'exim/pasted-hosts-answer',
  'bounce-event/in-cells',
  'exim/written-into-a-log',
  'go-mail/rcpt-550',
  'labelled/quoted-mail',
  'nodemailer/records-of-several-lines',
  'opensmtpd/folded-for-clarity',
  'postfix/folded-and-quoted',
  'postfix/end-of-a-refusal',
  'power-mta/bounces-without-replies',
  'qmail/notice-response-message',
  'replies/hosts-of-one-address',
  'replies/nmap',
  'replies/unknown-programs',
  'smtp-cli/cut',
  'smtp-cli/refused-recipient',
  'smtp-error/git-send-email',
  'smtp-error/headed',
  'symfony-mailer/headed',
);

/** The records of a text without the places where they stand. What was foretold is told after so many lines. */
function saidIn(text: string): readonly string[] {
  const { replies, payloads, findings } = expectationOf(text);
  return [replies, payloads, findings].flatMap((some) => some.map((one) => one.replace(/^\S+ /, '')).sort());
}

describe('lines are read without what they stand in', () => {
  const cases = readCases().map((one) => ({ ...one, id: `${one.format}/${one.name}`, lines: one.text.replace(/\n$/, '').split('\n') }));

  for (const [what, wrap] of Object.entries(around)) {
    it(`as with ${what}`, () => {
      const wrapped = cases.filter(({ id }) => !DIFFERENT.test(id));
      const changed = wrapped.filter(({ text, lines }) => saidIn(text).join('\n') !== saidIn(`${lines.map(wrap).join('\n')}\n`).join('\n'));
      assert.deepEqual(changed.map(({ id }) => id), []);
      assert.ok(wrapped.length > 80);
    });
  }

  for (const [what, wrap] of Object.entries(quoted)) {
    it(`as with ${what}`, () => {
      const changed = cases.filter(({ id, text, lines }) => !DIFFERENT_QUOTED.test(id) && saidIn(text).join('\n') !== saidIn(`${lines.map(wrap).join('\n')}\n`).join('\n'));
      assert.deepEqual(changed.map(({ id }) => id), []);
    });
  }

  for (const [what, wrap] of Object.entries(logged)) {
    it(`of a system log ${what}`, () => {
      const some = cases.filter(({ id, lines }) => !DIFFERENT.test(id) && !(/over several lines|two blanks/.test(what) && DIFFERENT_EXPORTED.test(id)) && !(/apart|between tabs|its program behind|application|beside the whole line/.test(what) && DIFFERENT_APART.test(id)) && lines.every((line) => LOGGED.test(line)));
      const changed = some.filter(({ text, lines }) => {
        const written = lines.map((line) => {
          const [, time = '', host = '', program = '', pid = '', words = ''] = LOGGED.exec(line) ?? [];
          return wrap({ time, host, program, pid, words });
        });
        return saidIn(text).join('\n') !== saidIn(`${written.join('\n')}\n`).join('\n');
      });
      assert.deepEqual(changed.map(({ id }) => id), []);
      assert.ok(some.length > 5);
    });
  }

  for (const [what, wrap] of Object.entries(exported)) {
    it(`of a program's own file, as with ${what}`, () => {
      const some = cases.filter(({ id, lines }) => !DIFFERENT.test(id) && !DIFFERENT_EXPORTED.test(id) && id.startsWith('exim/') && lines.every((line) => OWN_FILE.test(line)));
      const changed = some.filter(({ text, lines }) => saidIn(text).join('\n') !== saidIn(`${lines.map(wrap).join('\n')}\n`).join('\n'));
      assert.deepEqual(changed.map(({ id }) => id), []);
      assert.ok(some.length > 3);
    });
  }

  it('marks what stands in the line, escapes or not', () => {
    const text = '{"level":20,"msg":"S: 220 mx.example.com ESMTP"}' + '\n' + String.raw`{"level":20,"msg":"C: EHLO \u003cx\u003e"}` + '\n' + String.raw`{"level":20,"user":"\"x\"","msg":"S: 550 5.7.1 Say \"hello\" first"}`;
    assert.deepEqual(expectationOf(text).replies, ['1:23-26 220 - -', '3:38-41 550 5.7.1 EHLO']);
  });

  it('where only a part of the text is wrapped', () => {
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'MAIL FROM:<alice@example.com>', '550 5.7.1 No'].map((line) => `mail-1  | ${line}`);
    const text = ['Hello,', 'since Tuesday I get this:', '', ...session, '', 'What is wrong?', 'Alice'].join('\n');
    assert.deepEqual(expectationOf(text).replies, ['4:11-14 220 - -', '6:11-14 250 - EHLO', '8:11-14 550 5.7.1 MAIL']);
  });

  it('also where a wrapped part comes later', () => {
    const plain = 'Nov 24 10:00:01 mail postfix/smtpd[123]: connect from mx.example.org[192.0.2.44]\n'.repeat(600);
    const session = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'QUIT', '221 Bye'].map((line) => `app-1  | ${line}`).join('\n');
    const head = analyzeBlock(plain, startState(plain), { last: false });
    const { facts } = analyzeBlock(session, head.exit, { last: true });
    assert.equal(facts.filter(({ kind }) => kind === 'reply').length, 3);
  });

  it('and no list or table becomes a session', () => {
    const list = ['# 550 5.1.1 User unknown', '# 421 4.7.0 Try again later', '# 552 5.2.2 Mailbox full', '# 554 5.7.1 Relay access denied'];
    for (const before of ['', 'mail-1  | ', '[INFO] ', '2026-11-24T10:00:01Z ']) assert.deepEqual(detectFormats(list.map((line) => before + line).join('\n')).sure, []);
  });
});
