import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import manifest from '../../package.json';

const { languages } = manifest.contributes;

/** The language that VS Code gives to a file by its name: a whole name comes before a pattern, a pattern before an ending; `log` stands for the built-in one. */
function languageOf(filename: string): string | undefined {
  const name = filename.toLowerCase();
  const find = (claims: (language: (typeof languages)[number]) => boolean): string | undefined => languages.find(claims)?.id;
  return (
    find((language) => 'filenames' in language && language.filenames.includes(name)) ??
    find((language) => 'filenamePatterns' in language && language.filenamePatterns.some((pattern) => globOf(pattern).test(name))) ??
    find((language) => 'extensions' in language && language.extensions.some((ending) => name.endsWith(ending))) ??
    (name.endsWith('.log') ? 'log' : undefined)
  );
}

/** The part of VS Code's globs that the manifest uses: `{a,b}` and `[0-9]`. */
function globOf(pattern: string): RegExp {
  assert.doesNotMatch(pattern, /[*?!\\]/, 'this test reads no such pattern');
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{([^}]*)\}/g, (_, names: string) => `(?:${names.replaceAll(',', '|')})`)}$`);
}

describe('the languages', () => {
  it('claim the names that mail programs give their logs', () => {
    const names = [
      'maillog', 'mail.log', 'mainlog', 'rejectlog', 'paniclog', 'mail.err', 'mail.info', 'mail.warn', 'exim_mainlog', 'exim_rejectlog', 'exim_paniclog', 'mail.log.1', 'mail.log.2', 'mail.log.12',
      'maillog.1', 'maillog-20261124', 'mail.log-20261124', 'mail.err.1', 'mainlog.1', 'mainlog.01', 'mainlog-20261124', 'exim_mainlog-20261124', 'MAIL.LOG',
    ];
    for (const name of names) assert.equal(languageOf(name), 'mail-log', name);
    assert.equal(languageOf('session.smtp'), 'smtp-transcript');
  });

  it('claim no packed log and no file of another kind', () => {
    const names = ['mail.log.2.gz', 'mail.log.gz', 'maillog-20261124.gz', 'maillog-20261124.xz', 'mainlog.2.gz', 'mail.log.old.zip', 'maillog.sh', 'maillog-notes.md', 'mail.info.html', 'smtp', 'session.smtp.gz', 'mail.json'];
    for (const name of names) assert.equal(languageOf(name), undefined, name);
    for (const name of ['postfix.log', 'mymail.log', 'exim.log', 'webmail.log']) assert.equal(languageOf(name), 'log', name);
  });

  it('know a transcript by its first line', () => {
    const firstLines = languages.flatMap((language) => ('firstLine' in language ? [language.firstLine] : []));
    assert.deepEqual(firstLines.map((pattern) => ['220 mx.example.com ESMTP', '220-mx.example.com', '220', '2200 a', ' 220 a', 'HTTP/1.1 220 a'].map((line) => new RegExp(pattern).test(line))), [
      [true, true, false, false, false, false],
    ]);
  });
});

describe('a double click', () => {
  for (const { id, configuration } of languages) {
    const { wordPattern } = JSON.parse(readFileSync(configuration, 'utf8')) as { readonly wordPattern: string };
    const words = (text: string): readonly string[] => text.match(new RegExp(wordPattern, 'g')) ?? [];

    it(`in ${id} selects a code, an id or a payload as a whole`, () => {
      assert.deepEqual(words('<** 550-5.1.1 No such user'), ['550', '5.1.1', 'No', 'such', 'user']);
      assert.deepEqual(words('250-AUTH CRAM-MD5 SCRAM-SHA-256'), ['250', 'AUTH', 'CRAM-MD5', 'SCRAM-SHA-256']);
      assert.deepEqual(words('C60438A: status=bounced (550 5.7.26 no)'), ['C60438A', 'status', 'bounced', '550', '5.7.26', 'no']);
      assert.deepEqual(words('dsn=4.4.1, delay=0.03, to=<bob@example.net>'), ['dsn', '4.4.1', 'delay', '0', '03', 'to', 'bob', 'example', 'net']);
      assert.deepEqual(words('4jYRm24JKBz4S 1vNaB1-0004Xy-2Z 1vNaB2-000000004Xy-2aBc'), ['4jYRm24JKBz4S', '1vNaB1-0004Xy-2Z', '1vNaB2-000000004Xy-2aBc']);
      assert.deepEqual(words('[192.0.2.235]:25 192.5.1.1'), ['192.0.2.235', '25', '192.5.1.1']);
      for (const payload of ['YWxpY2U=', 'PDE+YT8/YQ==', 'a+/b+c/d', 'AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=']) {
        assert.deepEqual(words(`334 ${payload}`), ['334', payload]);
        assert.deepEqual(words(`reply: b'334 ${payload}\\r\\n'`).slice(0, 4), ['reply', 'b', '334', payload]);
        assert.deepEqual(words(`failed: ${payload}, sasl_username=a`), ['failed', payload, 'sasl_username', 'a']);
      }
    });
  }

  it('finds its word in a long line at once', () => {
    for (const { configuration } of languages) {
      const { wordPattern } = JSON.parse(readFileSync(configuration, 'utf8')) as { readonly wordPattern: string };
      for (const unit of ['A', '+', 'a-', '1.', '5.1.', 'AAAA=', '-', 'aaaaaa-']) {
        const from = process.cpuUsage();
        unit.repeat(20_000 / unit.length).match(new RegExp(wordPattern, 'g'));
        assert.ok(process.cpuUsage(from).user < 400_000, unit);
      }
    }
  });
});
