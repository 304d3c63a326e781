import { strict as assert } from 'node:assert';
import { decode } from '../../../src/cli/commands/decode';
import { printedBy } from '../../support/printed';

/** What `mail-log decode --json` prints of its operands. */
async function records(...operands: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { bytes } = await printedBy(() => decode(operands, { json: true, reveal: false }));
  return bytes.toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

describe('mail-log decode', () => {
  it('prints a record for each message', async () => {
    assert.deepEqual(await records('334 VXNlcm5hbWU6'), [
      { kind: 'sasl-payload', speaker: 'server', mechanism: 'LOGIN', inferred: true, step: 'The server asks for the user name.', decoded: 'Username:', secret: false, fields: [{ name: 'prompt', value: 'Username:', secret: false }], fault: null, urlSafe: false },
    ]);
    assert.deepEqual((await records('AUTH', 'PLAIN', 'AHRpbQB0YW5zdGFhZnRhbnN0YWFm')).map(({ decoded, secret, inferred }) => ({ decoded, secret, inferred })), [{ decoded: '\0tim\0••••••', secret: true, inferred: false }]);
  });

  it('reads each operand as a message or a line, and words of one line as one', async () => {
    const decoded = async (...operands: readonly string[]): Promise<readonly unknown[]> => (await records(...operands)).map((one) => one['decoded']);
    assert.deepEqual(await decoded('VXNlcm5hbWU6', 'dGlt'), ['Username:', 'tim']);
    assert.deepEqual(await decoded('334 VXNlcm5hbWU6', 'dGlt', '334 UGFzc3dvcmQ6', 'dGFuc3RhYWZ0YW5zdGFhZg=='), ['Username:', 'tim', 'Password:', '••••••']);
    assert.deepEqual(await decoded('AUTH', 'LOGIN', 'dGlt', 'dGFuc3RhYWZ0YW5zdGFhZg=='), ['tim', '••••••']);
    assert.deepEqual(await decoded('Nov', '24', '10:00:01', 'mail', 'app:', '334', 'VXNlcm5hbWU6'), ['Username:']);
  });

  it('masks unless it is told not to', async () => {
    const masked = await printedBy(() => decode(['AHRpbQB0YW5zdGFhZnRhbnN0YWFm'], { json: false, reveal: false }));
    assert.doesNotMatch(masked.bytes.toString('utf8'), /tanstaaf/);
    const shown = await printedBy(() => decode(['AHRpbQB0YW5zdGFhZnRhbnN0YWFm'], { json: false, reveal: true }));
    assert.match(shown.bytes.toString('utf8'), /password: tanstaaftanstaaf/);
  });

  it('names the exact fault', async () => {
    await assert.rejects(decode(['VXNlcm5h!WU6'], { json: false, reveal: false }), /column 9: "!"/);
    await assert.rejects(decode(['*'], { json: false, reveal: false }), /nothing to decode/);
  });
});
