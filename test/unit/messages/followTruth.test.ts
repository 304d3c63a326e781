import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { followMessage, linesOf } from '../../../src/core';

/**
 * Real logs of concurrent mail, made by servers on one host: each message has a
 * message-id of its own, which tells by itself to which message a queue id
 * belongs. In Postfix's log queue ids were made to be used again, as they are on
 * some file systems.
 */
const LOGS = {
  'postfix-content-filter': { line: /postfix\S+\[\d+\]: ([0-9A-F]{6,12}): (.*)$/, begins: /^client=/, ends: /^removed$/, messageId: /^message-id=<(.*)>/ },
  'exim-content-filter': { line: /^\S+ \S+ ([0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}) (.*)$/, begins: /^<= /, ends: /^Completed/, messageId: /^<= .* id=(\S+)/ },
  'exim-long-ids': { line: /^\S+ \S+ ([0-9A-Za-z]{6}-[0-9A-Za-z]{11}-[0-9A-Za-z]{4}) (.*)$/, begins: /^<= /, ends: /^Completed/, messageId: /^<= .* id=(\S+)/ },
  sendmail: { line: /sm-mta\[\d+\]: ([0-9A-Za-z]{14}): (.*)$/, begins: /^from=/, ends: /^(?!)/, messageId: /msgid=<(.*?)>/ },
} as const;

interface Life {
  readonly lines: number[];
  messageId: string;
}

/** The lines of each message, by its message-id. */
function truthOf(text: string, { line, begins, ends, messageId }: (typeof LOGS)[keyof typeof LOGS]): ReadonlyMap<string, readonly number[]> {
  const open = new Map<string, Life>();
  const lives: Life[] = [];
  text.split('\n').forEach((content, number) => {
    const [, id = '', said = ''] = line.exec(content) ?? [];
    if (id === '') return;
    let life = open.get(id);
    if (!life || begins.test(said)) {
      life = { lines: [], messageId: '' };
      open.set(id, life);
      lives.push(life);
    }
    life.lines.push(number);
    life.messageId = messageId.exec(said)?.[1] ?? life.messageId;
    if (ends.test(said)) open.delete(id);
  });
  const messages = new Map<string, number[]>();
  for (const life of lives) {
    if (!life.messageId.startsWith('truth-')) continue;
    messages.set(life.messageId, [...(messages.get(life.messageId) ?? []), ...life.lines].sort((a, b) => a - b));
  }
  return messages;
}

describe('following messages of real logs', () => {
  for (const [name, shape] of Object.entries(LOGS)) {
    it(`finds in ${name} every line of each message and no other, from each of its lines`, () => {
      const text = readFileSync(`test/unit/messages/${name}.log`, 'utf8');
      const truth = truthOf(text, shape);
      assert.ok(truth.size >= 3);
      const source = linesOf(text);
      for (const [messageId, lines] of truth) {
        for (const seed of lines) {
          const search = followMessage(source, seed);
          let step = search.next();
          while (step.done !== true) step = search.next();
          assert.deepEqual(step.value?.lines.map((one) => one.line), lines, `${messageId} from line ${seed + 1}`);
        }
      }
    });
  }
});
