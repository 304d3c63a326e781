import { strict as assert } from 'node:assert';
import { analyzeLog, LogLines, type AnalyzeLogOptions, type LogFile } from '../../../src/files/analyzeLog';
import { textBlocks } from '../../../src/files/textBlocks';
import { blocksOfBytes } from '../../../src/cli/input/input';
import { Unreadable } from '../../../src/files/unreadable';

const file = (name: string, text: string, fault?: string): LogFile => ({
  name,
  async *bytes() {
    if (text !== '') yield await Promise.resolve(Buffer.from(text));
    if (fault !== undefined) throw new Unreadable(fault);
  },
});

/** Each finding as `file:line rule`, lines from 1; each fault as its words. */
async function found(files: readonly LogFile[], blocks: AnalyzeLogOptions['blocks'] = blocksOfBytes): Promise<readonly string[]> {
  const lines = new LogLines();
  const all: string[] = [];
  for await (const part of analyzeLog(files, { blocks, only: 'findings', lines })) {
    if (part.kind === 'fault') all.push(`${part.file}: ${part.reason}, ${part.partly ? 'partly' : 'nothing'} read`);
    else {
      for (const { span, rule } of part.analysis.findings) {
        const place = lines.placeOf(part.first + span.line);
        all.push(`${place.file}:${place.line + 1} ${rule}`);
      }
    }
  }
  return all;
}

const BEFORE = '220 mx.example.net ESMTP\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550-5.1.1 There is\n';
const AFTER = '550 5.1.1 nobody here\nRCPT TO:<carol@example.net>\n550 5.1.1 No such user\n';

describe('the files of a log', () => {
  it('are read as one: what begins in one may end in the next', async () => {
    const expected = ['session.1:5 permanent-failure', 'session:3 permanent-failure'];
    assert.deepEqual(await found([file('session.1', BEFORE), file('session', AFTER)]), expected);
    assert.deepEqual(await found([file('session.1', BEFORE), file('session', AFTER)], (bytes) => textBlocks(bytes, 1)), expected, 'line by line');
  });

  it('are read as one where the older does not end its last line', async () => {
    assert.deepEqual(await found([file('session.1', BEFORE.slice(0, -1)), file('session', AFTER)]), ['session.1:5 permanent-failure', 'session:3 permanent-failure']);
  });

  it('may be empty', async () => {
    assert.deepEqual(await found([file('a', ''), file('b', BEFORE), file('c', ''), file('d', AFTER), file('e', '')]), ['b:5 permanent-failure', 'd:3 permanent-failure']);
  });

  it('are read although one of them cannot be, wholly or in part', async () => {
    assert.deepEqual(await found([file('a', '', 'there is no such file'), file('b', BEFORE, 'its gzip archive is cut off'), file('c', AFTER, 'the disk reports an error')]), [
      'a: there is no such file, nothing read',
      'b: its gzip archive is cut off, partly read',
      'b:5 permanent-failure',
      'c:3 permanent-failure',
      'c: the disk reports an error, partly read',
    ]);
  });
});
