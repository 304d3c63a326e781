import { strict as assert } from 'node:assert';
import { detectFormats } from '../../../src/core';
import { findings, replies } from '../../support/annotate';

type Turn = readonly [side: 'server' | 'client', words: string];

function session(text: string): readonly Turn[] {
  return text.split('\n').map((line): Turn => [line.startsWith('>') ? 'client' : 'server', line.slice(2)]);
}

/** Sessions of protocols whose replies have three digits, or whose commands are SMTP's too. */
const sessions: Readonly<Record<string, readonly Turn[]>> = {
  'FTP that refuses a login and a file': session(
    '< 220 (vsFTPd 3.0.5)\n> USER alice\n< 331 Please specify the password.\n> PASS x\n< 530 Login incorrect.\n> USER bob\n< 331 Password required for bob\n> PASS y\n< 230 User bob logged in\n> CWD /pub\n< 250 Directory successfully changed.\n> PASV\n< 227 Entering Passive Mode (192,0,2,1,100,200).\n> RETR x.zip\n< 550 No such file or directory.\n> STOR y.zip\n< 553 Could not create file.\n> QUIT\n< 221 Goodbye.',
  ),
  'FTP with TLS': session(
    '< 220 ftp.example.com FTP server ready\n> AUTH TLS\n< 234 AUTH TLS successful\n> USER anonymous\n< 331 Guest login ok, send your complete e-mail address as password.\n> PASS alice@example.com\n< 530 User anonymous unknown.\n> RNFR a\n< 550 a: No such user or file\n> MKD b\n< 257 "b" created\n> DELE c\n< 250 DELE command successful\n> QUIT\n< 221 Service closing control connection',
  ),
  'FTP in a few words': session('< 220-Welcome to example\n< 220 ready\n> user bob\n< 331 password\n> pass x\n< 530 Authentication failed\n> list\n< 530 Please login with USER and PASS\n> quit\n< 221 bye'),
  news: session(
    '< 200 news.example.com ready\n> MODE READER\n< 200 posting ok\n> AUTHINFO USER alice\n< 381 password\n> AUTHINFO PASS x\n< 481 Authentication failed\n> GROUP misc.test\n< 480 Authentication required\n> STARTTLS\n< 502 Command unavailable\n> IHAVE <1@example.com>\n< 435 Duplicate\n> POST\n< 340 Send article\n> .\n< 441 Posting failed\n> QUIT\n< 205 bye',
  ),
  SIP: session(
    '> REGISTER sip:pbx.example.com SIP/2.0\n< SIP/2.0 401 Unauthorized\n> REGISTER sip:pbx.example.com SIP/2.0\n< SIP/2.0 503 Service Unavailable\n> INVITE sip:bob@example.net SIP/2.0\n< SIP/2.0 550 User unknown\n< 500 Server Internal Error\n< 503 Service Unavailable\n> BYE sip:bob@example.net SIP/2.0\n< SIP/2.0 200 OK',
  ),
  RTSP: session('> DESCRIBE rtsp://cam.example.com/1 RTSP/1.0\n< RTSP/1.0 454 Session Not Found\n> SETUP rtsp://cam.example.com/1 RTSP/1.0\n< RTSP/1.0 551 Option not supported\n> PLAY rtsp://cam.example.com/1 RTSP/1.0\n< RTSP/1.0 250 Low on Storage Space'),
  IRC: session(
    '> NICK bob\n> USER bob 0 * :Bob\n< :irc.example.net 001 bob :Welcome\n< :irc.example.net 250 bob :Highest connection count: 550\n< :irc.example.net 251 bob :There are 220 users\n< :irc.example.net 354 bob 152 #c\n< :irc.example.net 421 bob EHLO :Unknown command\n< 421 EHLO :Unknown command\n< 451 * :Connection not registered\n< 550 users\n> QUIT :bye\n< ERROR :Closing Link',
  ),
  HTTP: session('> GET / HTTP/1.1\n< HTTP/1.1 503 Service Unavailable\n> POST /mail HTTP/1.1\n< HTTP/1.1 550 User not found\n< 421 Misdirected Request\n< 500 Internal Server Error'),
};

type Notation = (server: boolean, words: string, second: string) => string;

/** How programs and people write a session down. */
const notations: Readonly<Record<string, Notation>> = {
  'as it went over the wire': (_, words) => words,
  'set in': (_, words) => `    ${words}`,
  quoted: (_, words) => `> ${words}`,
  'with C: and S:': (server, words) => `${server ? 'S' : 'C'}: ${words}`,
  'with arrows': (server, words) => `${server ? '<' : '>'} ${words}`,
  'with long arrows': (server, words) => `${server ? '<<<' : '>>>'} ${words}`,
  'with drawn arrows': (server, words) => `${server ? '<--- ' : '---> '}${words}`,
  'with times and arrows': (server, words, second) => `2026-11-24 10:00:${second} ${server ? '<-- ' : '--> '}${words}`,
  'by a logger': (server, words, second) => `2026-11-24 10:00:${second},123 DEBUG client ${server ? 'Received: ' : 'Sent: '}${words}`,
  'as FileZilla does': (server, words) => `${server ? 'Response:' : 'Command:'}\t${words}`,
  'with names in brackets': (server, words, second) => `[${second}] ${server ? '[server]' : '[client]'} ${words}`,
  'with addresses': (server, words, second) => `10:00:${second} 192.0.2.${server ? 1 : 7} > ${words}`,
  'in quotes': (server, words) => `${server ? 'got' : 'send'} "${words}"`,
  'in boxes': (server, words) => `| ${server ? 'srv' : 'cli'} | ${words.padEnd(80)} |`,
  'as Python prints bytes': (server, words) => `${server ? "reply: b'" : "send: '"}${words}\\r\\n'`,
  'in JSON': (server, words, second) => JSON.stringify({ time: `2026-11-24T10:00:${second}Z`, dir: server ? 'in' : 'out', line: words }),
  'in a system log': (server, words, second) => `Nov 24 10:00:${second} host xd[55]: ${server ? '<<<' : '>>>'} ${words}`,
  'in a system log, with words': (server, words, second) => `Nov 24 10:00:${second} host app[55]: ${server ? 'reply' : 'command'}: ${words}`,
};

describe('a session of another protocol is not taken for SMTP', () => {
  for (const [protocol, turns] of Object.entries(sessions)) {
    for (const [how, write] of Object.entries(notations)) {
      it(`${protocol}, ${how}`, () => {
        const text = turns.map(([side, words], index) => write(side === 'server', words, String(index).padStart(2, '0'))).join('\n');
        assert.deepEqual(detectFormats(text).sure.map(({ id }) => id), []);
        assert.deepEqual(replies(text), []);
        assert.deepEqual(findings(text), []);
      });
    }
  }

  it('though SMTP that stands beside it is read', () => {
    const [ftp] = Object.values(sessions);
    const bare = (ftp ?? []).map(([, words]) => words);
    const smtp = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'MAIL FROM:<alice@example.com>', '250 OK', 'QUIT', '221 Bye'];
    assert.ok(replies([...smtp, '', ...bare].join('\n')).includes('5:250>MAIL'));
  });
});
