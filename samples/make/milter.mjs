#!/usr/bin/env node
/**
 * A milter for making samples: it refuses a message whose subject speaks of a lottery, and every message to trap@….
 *
 *   node milter.mjs ADDRESS:PORT
 *
 * A packet is a 32-bit length, one letter, and data. The letters are those of Sendmail's libmilter.
 */
import { createServer } from 'node:net';

const [address, port] = process.argv[2].split(':');
const continueReply = packet('c');

createServer((socket) => {
  let unread = Buffer.alloc(0);
  let spam = false;
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    unread = Buffer.concat([unread, chunk]);
    while (unread.length >= 4 && unread.length >= 4 + unread.readUInt32BE(0)) {
      const end = 4 + unread.readUInt32BE(0);
      answer(String.fromCharCode(unread[4]), unread.subarray(5, end).toString('latin1'));
      unread = unread.subarray(end);
    }
  });

  function answer(letter, data) {
    switch (letter) {
      case 'O': return socket.write(packet('O', Buffer.from([0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0])));
      case 'D': return;
      case 'A': spam = false; return;
      case 'Q': socket.end(); return;
      case 'M': spam = false; break;
      case 'L': spam ||= /^subject\0.*lottery/i.test(data); break;
      case 'R':
        if (data.startsWith('<trap@')) return refuse('550 5.7.1 This address is a trap');
        break;
      case 'E':
        if (spam) return refuse('554 5.7.1 Message looks like spam (score 15.5, required 5.0)');
        break;
    }
    return socket.write(continueReply);
  }

  function refuse(reply) {
    socket.write(packet('y', Buffer.from(`${reply}\0`)));
  }
}).listen(Number(port), address);

function packet(letter, data = Buffer.alloc(0)) {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + data.length);
  head.write(letter, 4);
  return Buffer.concat([head, data]);
}
