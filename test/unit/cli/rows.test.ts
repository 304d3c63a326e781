import { strict as assert } from 'node:assert';
import { analyzeBlock, messageOf, startState } from '../../../src/core';
import { LineBytes, type Printable } from '../../../src/cli/output/lineBytes';
import { rowOf } from '../../../src/cli/output/rows';
import { encoded } from '../../support/encoded';

const LOG = [
  'Nov 24 10:00:01 mail postfix/smtp[12]: 4F2B1C0123: to=<"a\\b"@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: 550 5.1.1 "no" \\ such „Ünutzer“ \u{1f600} (in reply to RCPT TO command))',
  'Nov 24 10:00:02 mail postfix/smtp[12]: 4F2B1C0124: to=<bob@example.net>, relay=none, delay=1, delays=0/0/0/1, dsn=5.4.4, status=bounced (Host or domain name not found)',
].join('\n');

function textOf(pieces: readonly Printable[]): string {
  const lines = new LineBytes(1000);
  lines.add(pieces);
  return Buffer.from(lines.take()).toString();
}

describe('the rows of check', () => {
  it('are JSON that says what the findings say, whatever stands in the log', () => {
    const { findings } = analyzeBlock(encoded(LOG), startState(LOG), { last: true });
    assert.equal(findings.length, 2);
    for (const finding of findings) {
      const { about, span } = finding;
      assert.equal(about.kind, 'failure');
      const { queueId, recipient } = about.context;
      assert.deepEqual(JSON.parse(textOf(rowOf(finding, { file: 'a "log"\n', line: span.line }, true))), {
        file: 'a "log"\n',
        line: span.line + 1,
        column: span.start + 1,
        endColumn: span.end + 1,
        severity: finding.severity,
        rule: finding.rule,
        code: finding.code ?? null,
        enhancedStatus: finding.enhancedStatus ?? null,
        cause: finding.cause,
        message: messageOf(finding),
        group: finding.group,
        queueId,
        recipient,
      });
    }
  });
});
