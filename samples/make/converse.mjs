#!/usr/bin/env node
/**
 * Holds a conversation with an SMTP server and records it, each line labelled: `C: ` the client, `S: ` the server.
 *
 *   node converse.mjs [--from ADDRESS] [--eager] HOST PORT < SCRIPT
 *
 * The script holds what the client says. Lines that stand together are sent together (PIPELINING), and as many replies
 * are awaited as there are lines; a line `---` ends a group. After a 354 the next group is the message and gets one
 * reply. At the script's end the connection is cut. --eager speaks before the greeting.
 */
import { readFileSync } from 'node:fs';
import { connect, isIP } from 'node:net';
import { parseArgs } from 'node:util';

const { values: options, positionals: [host, port] } = parseArgs({
  options: { from: { type: 'string' }, eager: { type: 'boolean' } },
  allowPositionals: true,
});
const groups = readFileSync(0, 'utf8').trimEnd().split(/\n---(?:\n|$)/).filter(Boolean).map((group) => group.split('\n'));
const socket = connect({ host, port: Number(port), localAddress: options.from, family: isIP(options.from) });
const patience = 10_000;
let unread = '';
let repliesDue = options.eager ? 0 : 1;
let messageNext = false;

socket.setEncoding('latin1');
socket.setTimeout(patience, () => socket.destroy(new Error(`no answer from ${host} in ${patience} ms`)));
socket.on('connect', () => options.eager && speak());
socket.on('error', (error) => groups.length > 0 && console.error(error.message));
socket.on('data', (chunk) => {
  unread += chunk;
  for (let end; (end = unread.indexOf('\r\n')) >= 0;) {
    const line = unread.slice(0, end);
    unread = unread.slice(end + 2);
    console.log(`S: ${line}`);
    if (line[3] === '-') continue;
    messageNext = line.startsWith('354');
    repliesDue -= 1;
  }
  if (repliesDue === 0) speak();
});

function speak() {
  const group = groups.shift();
  if (group === undefined) return socket.destroy();
  repliesDue = messageNext ? 1 : group.length;
  for (const line of group) console.log(`C: ${line}`.trimEnd());
  socket.write(group.map((line) => `${line}\r\n`).join(''), 'latin1');
}
