import type { Speaker } from '../../speaker';
import { forgetCited, noteRefusal } from '../quotedReplies/citedBefore';
import type { Line, Memory } from '../format';
import type { Statement } from '../../statement';

// SERVER 1: | CLIENT (DATA) 1: | SERVER:, where there is one connection alone
const HEAD = /^[>\s]{0,12}(SERVER|CLIENT)( \(DATA\))?(?: (\d{1,9}))?:\s*$/;
// └──250-mx.example.net at your service, and the other lines beneath
const REPLY = /^[>\s]{0,12}└──(?=(?:2[1235]\d|334|354|4[25]\d|5[0-57]\d)(?:[ -]|$))/;
const COMMAND = /^[>\s]{0,12}└──(?=\S)/;
const NEXT = /^[>\s]{0,12} {3}(?=\S)/;

/** Lines by which the tree is known, where both are there: others draw branches too. */
export const TREE_HEAD = HEAD;
export const TREE_REPLY = REPLY;

/** In the memory: who speaks on the lines below, and on which connection. */
const SPEAKS = 'speaks in tree';
/** In the memory: the first line of what is said was read. */
const BEGUN = 'tree begun';

/** What nodemailer printed with `debug: true` before version 1: who speaks, and below it a branch with what is said. */
export function readTree({ text, end }: Line, memory: Memory): readonly Statement[] | undefined {
  const head = HEAD.exec(text.slice(0, LONGEST_HEAD));
  if (head) {
    // What the message holds is none of the dialogue.
    memory.set(SPEAKS, `${head[1] === 'SERVER' ? 'server' : head[2] === undefined ? 'client' : CONTENT} ${head[3] ?? ''}`);
    memory.delete(BEGUN);
    return [];
  }
  const [who, id = ''] = memory.get(SPEAKS)?.split(' ') ?? [];
  if (who === undefined) return undefined;
  const match = (memory.has(BEGUN) ? NEXT : who === 'server' ? REPLY : COMMAND).exec(text);
  if (!match) {
    for (const key of [SPEAKS, BEGUN]) memory.delete(key);
    return undefined;
  }
  memory.set(BEGUN, '');
  if (who === CONTENT) return [];
  const speaker: Speaker = who === 'server' ? 'server' : 'client';
  const body = { start: match[0].length, end: Math.max(match[0].length, end) };
  if (speaker === 'server') noteRefusal(memory, text.slice(body.start, body.end));
  else forgetCited(memory);
  return [{ kind: 'said', session: id === '' ? '' : `[${id}]`, speaker, body }];
}

const CONTENT = 'content';
const LONGEST_HEAD = 80;
