import { strict as assert } from 'node:assert';
import { analyze } from '../../support/annotate';

type Side = 'S' | 'C';

const SESSION: readonly (readonly [Side, string])[] = [
  ['S', '220 mx.example.com ESMTP ready'],
  ['C', 'EHLO client.example.org'],
  ['S', '250-mx.example.com'],
  ['S', '250-PIPELINING'],
  ['S', '250 AUTH PLAIN LOGIN'],
  ['C', 'MAIL FROM:<alice@example.com>'],
  ['S', '250 2.1.0 Ok'],
  ['C', 'RCPT TO:<bob@example.net>'],
  ['S', '550 5.1.1 No such user'],
  ['C', 'RCPT TO:<carol@example.net>'],
  ['S', '250 2.1.5 Ok'],
  ['C', 'DATA'],
  ['S', '354 End data with <CR><LF>.<CR><LF>'],
  ['C', 'Subject: Hello'],
  ['C', '.'],
  ['S', '250 2.0.0 Ok: queued'],
  ['C', 'QUIT'],
  ['S', '221 2.0.0 Bye'],
];

/** What a notation has around the words of each side; of the server's, code and text also apart. */
interface Written {
  readonly server: (words: string, index: number, code: string, text: string) => string;
  readonly client: (words: string, index: number) => string;
}

/** The same before every line of a side. */
function before(server: string, client: string): Written {
  return { server: (words) => server + words, client: (words) => client + words };
}

function drawn(words: string, to: number, line = '-'): string {
  return `${words} ${line.repeat(Math.max(3, to - words.length))}`;
}

const time = (index: number): string => `2026-11-24 10:00:${String(10 + index)}.${String(100 + index * 7)}`;

const notations: Readonly<Record<string, Written>> = {
  'arrows of one dash': before('<- ', '-> '),
  'arrows of two': before('<-- ', '--> '),
  'arrows of three': before('<--- ', '---> '),
  'long arrows': before('<----------- ', '-----------> '),
  'arrows of different lengths': { server: (words, index) => `<${'-'.repeat(4 + (index % 3))} ${words}`, client: (words, index) => `${'-'.repeat(4 + (index % 3))}> ${words}` },
  'double arrows': before('<== ', '==> '),
  'arrows of equals signs': before('<= ', '=> '),
  'wavy arrows': before('<~~~ ', '~~~> '),
  'arrows one beside the other': before('<< ', '>> '),
  'arrows without a blank': before('<<<', '>>>'),
  'arrows of the server': before('> ', '< '),
  'Unicode arrows': before('← ', '→ '),
  'double Unicode arrows': before('⇐ ', '⇒ '),
  'long Unicode arrows': before('⟵ ', '⟶ '),
  'dingbats': before('⬅ ', '➜ '),
  'triangles': before('◀ ', '▶ '),
  'emoji': before('📥 ', '📤 '),
  'letters in round brackets': before('(S) ', '(C) '),
  'letters in square brackets': before('[S] ', '[C] '),
  'letters in braces': before('{S} ', '{C} '),
  'letters with a dash': before('S - ', 'C - '),
  'letters with a bar': before('S | ', 'C | '),
  'letters alone': before('S ', 'C '),
  'lower case letters': before('s: ', 'c: '),
  'receiver and sender': before('R: ', 'S: '),
  'names that say': before('Server says: ', 'Client says: '),
  'short names': before('srv> ', 'cli> '),
  'in and out': before('in: ', 'out: '),
  'IN and OUT in brackets': before('[IN] ', '[OUT] '),
  'recv and send': before('recv: ', 'send: '),
  'read and write': before('READ  ', 'WRITE '),
  'rx and tx': before('RX<- ', 'TX-> '),
  'response and command': before('Response: ', 'Command: '),
  'remote and local': before('remote -> local: ', 'local -> remote: '),
  'names of hosts': before('mx.example.com: ', 'client.example.org: '),
  'addresses and ports': before('192.0.2.1:25 > 198.51.100.7:51234: ', '198.51.100.7:51234 > 192.0.2.1:25: '),
  'a sequence diagram of Mermaid': before('    Server-->>Client: ', '    Client->>Server: '),
  'a sequence diagram of PlantUML': before('mx --> app : ', 'app -> mx : '),
  'time stamps': { server: (words, index) => `${time(index)} <--- ${words}`, client: (words, index) => `${time(index)} ---> ${words}` },
  'time stamps in brackets and a thread': { server: (words, index) => `[${time(index)}] [worker-${String(index)}] RCVD ${words}`, client: (words, index) => `[${time(index)}] [worker-${String(index)}] SENT ${words}` },
  'line numbers': { server: (words, index) => `${String(index + 1)}. S<- ${words}`, client: (words, index) => `${String(index + 1)}. C-> ${words}` },
  'a numbered list': { server: (words, index) => `${String(index + 1)}. Server: \`${words}\``, client: (words, index) => `${String(index + 1)}. Client: \`${words}\`` },
  'bullets': before('* server → ', '* client → '),
  'the comments of C': before('// <= ', '// => '),
  'the comments of a shell': before('# server> ', '# client> '),
  'the comments of an assembler': before('; < ', '; > '),
  'the comments of SQL': before('-- srv: ', '-- cli: '),
  'strings': { server: (words) => `got: "${words}"`, client: (words) => `put: "${words}"` },
  'strings with line ends': { server: (words) => `<- '${words}\\r\\n'`, client: (words) => `-> '${words}\\r\\n'` },
  'codes in square brackets': { server: (_words, _index, code, text) => `  [${code}] ${text}`, client: (words) => `  > ${words}` },
  'codes in round brackets': { server: (_words, _index, code, text) => `Server (${code}): ${text}`, client: (words) => `Client: ${words}` },
  'codes in braces': { server: (_words, _index, code, text) => `{${code}} ${text}`, client: (words) => `$ ${words}` },
  'codes with a colon': { server: (_words, _index, code, text) => `reply ${code}: ${text}`, client: (words) => `request ${words}` },
  'codes with an arrow': { server: (_words, _index, code, text) => `<<-- ${code} => ${text}`, client: (words) => `-->> ${words}` },
  'codes and texts with names': { server: (_words, _index, code, text) => `Code: ${code} Text: ${text}`, client: (words) => `Command: ${words}` },
  'codes and messages with names': { server: (_words, _index, code, text) => `- code=${code}, msg=${text}`, client: (words) => `- cmd=${words}` },
  'a box': { server: (words) => `   |<-- ${drawn(words, 45)}  |`, client: (words) => `   |--- ${drawn(words, 44)}>  |` },
  'a box of lines': { server: (words) => `│ ◀── ${drawn(words, 45, '─')} │`, client: (words) => `│ ─── ${drawn(words, 44, '─')}▶ │` },
  'arrows between two names': { server: (words) => `C <--- ${drawn(words, 45)} S`, client: (words) => `C ---- ${drawn(words, 45)}> S` },
  'replies alone marked': before('=== ', ''),
  'commands alone marked': before('', '$$ '),
  'replies alone in brackets': { server: (_words, _index, code, text) => `[${code}] ${text}`, client: (words) => words },
};

describe('the notation of a session is learned from its words', () => {
  for (const [name, { server, client }] of Object.entries(notations)) {
    it(name, () => {
      const lines = SESSION.map(([side, words], index) => (side === 'S' ? server(words, index, words.slice(0, 3), words.slice(4)) : client(words, index)));
      const text = ['This is what happens when the report is sent:', '', ...lines, '', 'What may be wrong with it?'].join('\n');
      const found = analyze(text).facts.flatMap((fact) => (fact.kind === 'reply' ? [fact] : []));
      const codes = found.flatMap((reply) => reply.lines.map(({ code }) => `${String(code.line)} ${text.split('\n')[code.line]?.slice(code.start, code.end) ?? ''}`));
      assert.deepEqual(codes, SESSION.flatMap(([side, words], index) => (side === 'S' ? [`${String(index + 2)} ${words.slice(0, 3)}`] : [])));
      assert.equal(found.find(({ code }) => code === '550')?.answers, 'RCPT');
      assert.equal(found.at(-1)?.answers, 'QUIT');
    });
  }
});

const PAIRS: readonly (readonly [command: string, reply: string])[] = [
  ['EHLO client.example.org', '250 mx.example.com'],
  ['MAIL FROM:<alice@example.com> SIZE=1200', '250 2.1.0 Ok'],
  ['RCPT TO:<bob@example.net>', '550 5.1.1 No such user'],
  ['QUIT', '221 2.0.0 Bye'],
];

const sideBySide: Readonly<Record<string, (command: string, reply: string, index: number) => string>> = {
  'labels': (command, reply) => `C: ${command} S: ${reply}`,
  'arrows, one beside the other': (command, reply) => `>> ${command} << ${reply}`,
  'words before each': (command, reply) => `Send: ${command} Recv: ${reply}`,
  'labels behind a time': (command, reply, index) => `${time(index)} C: ${command} S: ${reply}`,
  'fields': (command, reply, index) => `${time(index)} cmd=${command} resp=${reply}`,
  'quoted fields': (command, reply) => `[smtp] out: "${command}" in: "${reply}"`,
  'brackets and an arrow': (command, reply) => `{${command}} => {${reply}`,
  'a word of another language': (command, reply) => `Befehl: ${command}; Antwort: ${reply}`,
};

describe('a command and its reply stand on one line', () => {
  for (const [name, write] of Object.entries(sideBySide)) {
    it(name, () => {
      const lines = PAIRS.map(([command, reply], index) => write(command, reply, index));
      const { facts } = analyze(lines.join('\n'));
      assert.deepEqual(
        facts.flatMap((fact) => (fact.kind === 'reply' ? fact.lines.map(({ code }) => `${fact.answers ?? ''} ${lines[code.line]?.slice(code.start) ?? ''}`.replace(/"$/, '')) : [])),
        PAIRS.map(([command, reply]) => `${command.slice(0, 4)} ${reply}`),
      );
    });
  }

  it('more than two turns', () => {
    const text = PAIRS.map(([command, reply]) => `C: ${command} S: ${reply}`).join(' ');
    const { facts } = analyze(`S: 220 mx.example.com ESMTP ${text}`);
    assert.deepEqual(facts.flatMap((fact) => (fact.kind === 'reply' ? [`${fact.answers ?? ''} ${fact.code}`] : [])), ['connect 220', 'EHLO 250', 'MAIL 250', 'RCPT 550', 'QUIT 221']);
  });

  it('no mark among the words of a reply', () => {
    const { facts } = analyze('S: 220 mx.example.com ESMTP\nC: EHLO client.example.org\nS: 250 mx.example.com size < 250 kB > 100 kB\n');
    assert.deepEqual(facts.flatMap((fact) => (fact.kind === 'reply' ? fact.lines.map(({ code }) => code.start) : [])), [3, 3]);
  });
});
