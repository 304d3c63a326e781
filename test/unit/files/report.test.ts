import { strict as assert } from 'node:assert';
import { gzipSync } from 'node:zlib';
import { pauses } from '../../../src/editor/pace/slices';
import type { LogFile } from '../../../src/files/analyzeLog';
import { reportOn } from '../../../src/files/readReport';
import type { LogReport } from '../../../src/files/report';
import { archives } from '../../support/archives';

const BOUNCED = (id: number, reply = '550 5.1.1 No such user'): string =>
  `Nov 24 11:00:00 mail postfix/smtp[210]: C6${String(id).padStart(5, '0')}: to=<nosuch@example.net>, relay=mx.example.net[198.51.100.25]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[198.51.100.25] said: ${reply} (in reply to RCPT TO command))\n`;
const LOGIN = '220 mail.example.com ESMTP\nEHLO laptop\n250 AUTH LOGIN\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYWxpY2U=\n334 UGFzc3dvcmQ6\nd3JvbmctcGFzc3dvcmQ=\n535 5.7.8 Authentication failed\n';

const file = (name: string, content: string | Uint8Array): LogFile => ({
  name,
  async *bytes() {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; at += 50_000) yield await Promise.resolve(bytes.subarray(at, at + 50_000));
  },
});

async function report(...files: readonly LogFile[]): Promise<LogReport> {
  const made = await reportOn(files, { excerpted: ['permanent-failure', 'credentials-exposed'], onRead: () => undefined, pause: () => Promise.resolve(false) });
  assert.ok(made);
  return made;
}

describe('the report on a log', () => {
  it('has the findings of each file, placed in it', async () => {
    const { files, summary, excerpt } = await report(file('a.1', BOUNCED(1) + BOUNCED(2)), file('a', BOUNCED(3)));
    assert.deepEqual(files.map(({ name, first, count, groups }) => [name, first, count, groups.map((group) => group.count)]), [['a.1', 0, 2, [2]], ['a', 2, 1, [1]]]);
    assert.deepEqual(files.map(({ findings }) => findings.map(({ first, finding }) => first + finding.span.line)), [[0, 1], [0]]);
    assert.equal(summary.results.bounced, 3);
    assert.deepEqual(excerpt.map((line) => [line.file, line.line]), [[0, 0], [0, 1], [1, 0]]);
    assert.equal(`${excerpt[2]?.text ?? ''}\n`, BOUNCED(3));
  });

  it('has no secret in its excerpt', async () => {
    const { excerpt } = await report(file('login', LOGIN));
    const text = excerpt.map((line) => line.text).join('\n');
    assert.match(text, /535 5\.7\.8/);
    assert.ok(!text.includes('d3JvbmctcGFzc3dvcmQ=') && text.includes(Buffer.from('[redacted]').toString('base64')), text);
  });

  it('has no secret that only the next block tells', async () => {
    // A password on a line of its own, which is one only as what follows shows; blocks are cut at every place.
    for (let quiet = 0; quiet < 40; quiet++) {
      const padding = `${'x'.repeat(1700)}\n`.repeat(36) + 'y'.repeat(quiet * 100) + '\n';
      const { excerpt } = await report(file('login', padding + LOGIN));
      assert.ok(excerpt.length > 0);
      assert.ok(!excerpt.some(({ text }) => text.includes('d3JvbmctcGFzc3dvcmQ')), `${quiet}`);
    }
  });

  it('tells what is compressed', async () => {
    const { files } = await report(...Object.entries(archives).map(([name, archive]) => file(name, archive)), file('plain', BOUNCED(1)));
    assert.deepEqual(files.map(({ compressed }) => compressed), [true, true, true, true, false]);
  });

  it('stays small, but counts all', async () => {
    const many = Array.from({ length: 30_000 }, (_, id) => BOUNCED(id)).join('');
    const { files, excerpt, summary } = await report(file('many', many));
    assert.deepEqual([files[0]?.count, files[0]?.groups[0]?.count, summary.results.bounced], [30_000, 30_000, 30_000]);
    assert.ok((files[0]?.findings.length ?? 0) <= 10_000 && excerpt.length <= 5_001);
  }).timeout(60_000);

  it('can be sent', async () => {
    const made = await report(file('login', LOGIN + BOUNCED(1)));
    assert.deepEqual(structuredClone(made), made);
  });

  it('stops where it is told to', async () => {
    let asked = 0;
    const made = await reportOn([file('many', BOUNCED(1).repeat(5000))], { excerpted: [], onRead: () => undefined, pause: () => Promise.resolve(++asked === 2) });
    assert.equal(made, undefined);
    assert.equal(asked, 2);
  });

  it('stops in the middle of a line without an end', async () => {
    let asked = 0;
    const bomb = gzipSync(new Uint8Array(1 << 28));
    assert.equal(await reportOn([file('bomb', bomb)], { excerpted: [], onRead: () => undefined, pause: () => Promise.resolve(++asked === 3) }), undefined);
    assert.equal(asked, 3);
  });

  it('leaves the host time for other work where it is made in slices', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    let read = 0;
    const text = BOUNCED(1).repeat(5000);
    const made = await reportOn([file('many', text)], { excerpted: [], onRead: (bytes) => { read += bytes; }, pause: pauses(() => false) });
    clearInterval(timer);
    assert.equal(made?.files[0]?.count, 5000);
    assert.equal(read, text.length);
    assert.ok(turns > 2, `${turns}`);
    assert.equal(await reportOn([file('many', text)], { excerpted: [], onRead: () => undefined, pause: pauses(() => true) }), undefined);
  }).timeout(60_000);
});
