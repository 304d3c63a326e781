import type { Speaker } from '../../speaker';
import type { Format, Memory } from '../format';
import type { Said } from '../../statement';

// 10:00:01.088382 IP 192.0.2.1.25 > 192.0.2.44.35826: Flags [P.], seq 1:35, ack 1, win 64, options [nop,nop,TS val 2 ecr 1], length 34: SMTP: 220 mx.example.com ESMTP
const PACKET = /^(?:\d{4}-\d\d-\d\d )?(?:\d\d:\d\d:\d\d\.\d{1,9}|\d{10}\.\d{1,9}) (?:\S{1,20} {1,2}(?:In|Out|[BPM]) {1,3})?(IP6?) (\S{2,80})\.([\w-]{1,20}) > (\S{2,80})\.([\w-]{1,20}): Flags \[[^\]]{1,8}\],.{0,300} length (\d{1,5})(?=$|: )/;
const STAMPS = 'TS val ';
const PORTS = ['25', '465', '587', '2525', 'smtp', 'submission', 'submissions', 'smtps', 'urd'];
const PORT = `(?:${PORTS.join('|')})`;
const TIMED = String.raw`^(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d\.\d{1,9} .{0,30}IP6? `;

/** Octets of the head of a packet, of which nothing is said: of IP and IPv6, of TCP, and of the time stamps that most have. */
const IP = 20;
const IP6 = 40;
const TCP = 20;
const OPTIONS = 12;

// In the memory: of the packet in hand its connection, who sent it, and the octets up to its words.
const CONNECTION = 'connection';
const SPEAKER = 'speaker';
const HEAD = 'head';

//         0x0010:  7f00 0001 0fa8 8bf2 b8b4 617d ae6b 7c7a  ..........a}.k|z (-X): its words go on from row to row, with dots for blanks
const ROW = /^\s{1,8}0x[0-9a-f]{4}: /;

/** `tcpdump -A`: each packet as it reads in ASCII, behind its head, which is no text. */
export const tcpdump: Format = {
  id: 'tcpdump',
  name: 'tcpdump -A',
  signs: [
    { pattern: new RegExp(String.raw`${TIMED}\S{2,80}\.${PORT} > .{2,100}: Flags \[`), weight: 2, sample: '10:00:01.088382 IP 192.0.2.1.smtp > 192.0.2.44.35826: Flags [P.], seq 1:35, ack 1, win 64, length 34' },
    { pattern: new RegExp(String.raw`${TIMED}.{2,100} > \S{2,80}\.${PORT}: Flags \[`), weight: 2, sample: '10:00:01.088382 IP 192.0.2.44.35826 > 192.0.2.1.smtp: Flags [P.], seq 1:35, ack 1, win 64, length 34' },
  ],
  read({ text, start, end, program }, memory) {
    if (program !== '') return undefined;
    if (readPacket(text, memory)) return [];
    if (ROW.test(text)) {
      memory.delete(HEAD);
      return undefined;
    }
    const head = Number(memory.get(HEAD));
    if (!memory.has(HEAD)) return undefined;
    // The head may hold a line end.
    if (head > 0 && head >= text.length) {
      memory.set(HEAD, String(head - text.length - 1));
      return [];
    }
    if (head > 0) memory.set(HEAD, '0');
    const from = Math.max(start, head);
    return from >= end ? [] : saidIn(from, end, memory);
  },
};

function readPacket(text: string, memory: Memory): boolean {
  const match = PACKET.exec(text.slice(0, LONGEST_HEAD));
  if (!match) return false;
  const [, ip, from = '', fromPort = '', to = '', toPort = '', length] = match;
  for (const key of [CONNECTION, SPEAKER, HEAD]) memory.delete(key);
  const speaker: Speaker | undefined = PORTS.includes(fromPort) ? 'server' : PORTS.includes(toPort) ? 'client' : undefined;
  if (speaker === undefined || length === '0') return true;
  memory.set(CONNECTION, speaker === 'server' ? `${to}.${toPort}` : `${from}.${fromPort}`);
  memory.set(SPEAKER, speaker);
  memory.set(HEAD, String((ip === 'IP6' ? IP6 : IP) + TCP + (text.includes(STAMPS) ? OPTIONS : 0)));
  return true;
}

const LONGEST_HEAD = 600;

function saidIn(start: number, end: number, memory: Memory): Said {
  return { kind: 'said', session: memory.get(CONNECTION) ?? '', speaker: memory.get(SPEAKER) === 'server' ? 'server' : 'client', body: { start, end } };
}
