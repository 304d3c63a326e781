import { readCommand } from '../../../dialogue/command';
import type { Speaker } from '../../../speaker';
import type { Memory } from '../../format';

// What only a server says, what only a client says: enough to learn the sense of an arrow from.
const REPLY = /^(?:220[ -]|221 |235 |250[ -]|334(?: |$)|354 |[45]\d\d[ -])/;

/**
 * Programs disagree about arrows: `<<<` is what the server says in sendmail, and
 * what the client says in servers that log what they get. The first line that
 * only one side can say tells; where one arrow stands before both sides, it is
 * a quote, and the course of the dialogue tells.
 */
export function byArrow(arrow: '<' | '>', words: string, memory: Memory): Speaker | undefined {
  const known = memory.get('server');
  if (memory.has('content')) {
    if (words === '.' || known === arrow) memory.delete('content');
    return known === '?' ? undefined : known === arrow ? 'server' : 'client';
  }
  const evidence = sideOf(words);
  if (evidence === undefined) return known === '?' ? undefined : (known ?? '<') === arrow ? 'server' : 'client';
  const server = (evidence === 'server') === (arrow === '<') ? '<' : '>';
  if (known === undefined) memory.set('server', server);
  else if (known !== server) memory.set('server', '?');
  if (evidence === 'server' && words.startsWith('354')) memory.set('content', '');
  return memory.get('server') === '?' ? undefined : evidence;
}

function sideOf(words: string): Speaker | undefined {
  if (REPLY.test(words)) return 'server';
  return readCommand(words, 0, 0, words.length, 'strict') ? 'client' : undefined;
}
