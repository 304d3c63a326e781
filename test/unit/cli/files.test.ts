import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { archives, logText } from '../../support/archives';
import { temporaryFolder } from '../../support/temporary';
import { buildTerminal, mailLog } from '../../support/terminal';

const BOUNCED =
  'Nov 24 11:00:00 mail postfix/smtp[210]: C60438A: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: 550 5.1.1 No such user (in reply to RCPT TO command))\n';
const LOGIN = '220 mail.example.com ESMTP\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\n';

interface Record {
  readonly file: string;
  readonly line: number;
}

/** `file:line` of each record, the file without its folder. */
function places(stdout: string): readonly string[] {
  return stdout.split('\n').filter((line) => line !== '').map((line) => {
    const { file, line: number } = JSON.parse(line) as Record;
    return `${file.slice(file.lastIndexOf('/') + 1)}:${number}`;
  });
}

describe('mail-log on files', function () {
  this.timeout(60_000);
  before(buildTerminal);
  const folder = temporaryFolder();

  it('reads each compression, whatever the name', () => {
    for (const [kind, archive] of Object.entries(archives)) {
      const { status, stdout, stderr } = mailLog(['redact', folder.write(`log-${kind}.txt`, archive)]);
      assert.ok(stdout === logText, kind);
      assert.deepEqual([status, stderr], [0, ''], kind);
    }
  });

  it('reads what is compressed from standard input', () => {
    const { status, stdout } = mailLog(['check', '--json', '-'], gzipSync(BOUNCED));
    assert.deepEqual([status, places(stdout)], [1, ['-:1']]);
  });

  it('reads rotated files in the order of time, each named as it was given', () => {
    const names = [folder.write('rotated/mail.log', BOUNCED), folder.write('rotated/mail.log.1', BOUNCED + BOUNCED), folder.write('rotated/mail.log.2.gz', gzipSync(logText + BOUNCED))];
    const { status, stdout } = mailLog(['check', '--json', ...names]);
    assert.deepEqual([status, places(stdout)], [1, ['mail.log.2.gz:3001', 'mail.log.1:1', 'mail.log.1:2', 'mail.log:1']]);
    const annotated = mailLog(['annotate', '--json', ...names]);
    assert.deepEqual(places(annotated.stdout), places(stdout));
  });

  it('believes the first time stamps more than the names', () => {
    const names = [folder.write('renamed/mail.log', BOUNCED.replace('Nov 24', 'Dec 30')), folder.write('renamed/mail.log.1', BOUNCED.replace('Nov 24', 'Jan  6')), folder.write('renamed/mail.log.2.gz', gzipSync(BOUNCED))];
    const { status, stdout } = mailLog(['check', '--json', ...names]);
    assert.deepEqual([status, places(stdout)], [1, ['mail.log.2.gz:1', 'mail.log:1', 'mail.log.1:1']]);
  });

  it('reports what could be read of an archive that is cut off, then one line, and ends with 2', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => BOUNCED.replace('C60438A', `C${index.toString(16).toUpperCase().padStart(6, '0')}`)).join('');
    const archive = gzipSync(lines);
    const name = folder.write('cut.gz', archive.subarray(0, archive.length >> 1));
    const { status, stdout, stderr } = mailLog(['check', '--json', name]);
    assert.equal(status, 2);
    assert.ok(places(stdout).length > 100);
    assert.equal(stderr, `mail-log: only a part of ${name} was read: its gzip archive is cut off\n`);
  });

  it('goes on after a file that cannot be read', () => {
    const good = folder.write('good.log', BOUNCED);
    mkdirSync(folder.path('directory'));
    const { status, stdout, stderr } = mailLog(['check', '--json', folder.path('missing.log'), folder.path('directory'), good]);
    assert.deepEqual([status, places(stdout)], [2, ['good.log:1']]);
    assert.equal(stderr, `mail-log: cannot read ${folder.path('missing.log')}: there is no such file\nmail-log: cannot read ${folder.path('directory')}: it is a directory; name the files in it\n`);
  });

  it('reads a pipe with a name', function () {
    if (process.platform === 'win32') this.skip();
    const pipe = folder.path('pipe');
    execFileSync('mkfifo', [pipe]);
    const log = folder.write('piped.log', BOUNCED);
    const out = execFileSync('sh', ['-c', 'cat "$1" > "$2" & "$3" "$4" check --json "$2"; true', 'sh', log, pipe, process.execPath, 'out/test/mail-log.cjs'], { encoding: 'utf8' });
    assert.deepEqual(places(out), ['pipe:1']);
  });

  it('says what to try where there is no permission', function () {
    if (process.platform === 'win32') this.skip();
    const name = folder.write('secret.log', BOUNCED);
    chmodSync(name, 0o000);
    // Root may read everything: then somebody else tries.
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    chmodSync(folder.path('.'), 0o755);
    const program = folder.write('mail-log.cjs', readFileSync('out/test/mail-log.cjs'));
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', name], { encoding: 'utf8', cwd: '/', ...(uid === undefined ? {} : { uid }) });
    assert.deepEqual([status, stderr], [2, `mail-log: cannot read ${name}: you have no permission to read it; try sudo, or have your user added to its group (often adm)\n`]);
  });

  it('redacts, also what is compressed', () => {
    for (const content of [LOGIN, gzipSync(LOGIN)]) {
      const { status, stdout } = mailLog(['redact', folder.write('login.smtp', content)]);
      assert.equal(status, 0);
      assert.equal(stdout, LOGIN.replace('d3JvbmctcGFzc3dvcmQ=', Buffer.from('[redacted]').toString('base64')));
    }
  });
});
