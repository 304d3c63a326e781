import assert from 'node:assert/strict';
import { markups } from '../../../src/core/reading/markup';
import { withoutMarkup } from '../../../src/core/reading/markup/markup';
import { analyze, findings, replies } from '../../support/annotate';

const plain = (text: string): string => withoutMarkup(text, markups)?.text ?? text;

/** What stands in a text where a reply code was found. */
function marked(text: string): readonly string[] {
  const lines = text.split('\n');
  return analyze(text).facts.flatMap((fact) => (fact.kind === 'reply' ? fact.lines.flatMap(({ code, enhancedStatus }) => [code, ...(enhancedStatus ? [enhancedStatus] : [])].map(({ line, start, end }) => (lines[line] ?? '').slice(start, end))) : []));
}

const SESSION = ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 mx.example.com', 'MAIL FROM:<alice@example.org>', '250 2.1.0 Ok', 'RCPT TO:<bob@example.com>', '550 5.1.1 No such user here', 'QUIT', '221 2.0.0 Bye'];

describe('markup', () => {
  const taken: readonly (readonly [string, string])[] = [
    ['to=&lt;bob@example.net&gt; said: &quot;550 No&quot; it&#39;s &#x3C;x&#x3E; &amp;lt;', 'to=<bob@example.net> said: "550 No" it\'s <x> <'],
    ['<li>250-SIZE<br /></li>', '250-SIZE'],
    ['Nov 24 10:00:01 mail sm-mta550?: 6AO45cvs000550: reject', 'Nov 24 10:00:01 mail sm-mta[550]: 6AO45cvs000550: reject'],
    ['<span style="color:red">550</span> No', '550 No'],
    ['[b]550[/b] [color=#f00]No[/color]', '550 No'],
    ['**550** 5.1.1 and __550__ and ~~221~~ and ||535 no|| and *550*', '550 5.1.1 and 550 and 221 and 535 no and 550'],
    ['**Nov 24 10:00:01 mail exim[1]: x**', 'Nov 24 10:00:01 mail exim[1]: x'],
    ['**<** 550 Refused**', '<** 550 Refused'],
    ['`550 No such user`', '550 No such user'],
    ['`2026-11-24` 10:00:01 H=[192.0.2.1] `F=<a@example.org>` rejected', '2026-11-24 10:00:01 H=[192.0.2.1] F=<a@example.org> rejected'],
    ['"to=<bob@example.net> said \\"550 No\\"\\r\\n",', 'to=<bob@example.net> said "550 No"'],
    ["b'250 Ok\\r\\n'", '250 Ok'],
    ['"said ""550 No"" twice"', 'said "550 No" twice'],
    ["['C: \\x3Cbob\\u003e',", 'C: <bob>'],
    ['+250-SIZE', '250-SIZE'],
    ['> 250-SIZE', '250-SIZE'],
    ['>> 250-SIZE', '250-SIZE'],
    ['> > >     550 5.1.1 No', '>     550 5.1.1 No'],
    ['> >>> RCPT TO:<bob@example.net>', '>>> RCPT TO:<bob@example.net>'],
    ['dsn=3D5.1.1, to=3D=3Cbob@example.net=3E', 'dsn=5.1.1, to=<bob@example.net>'],
    ['bob at example dot net and bob(at)example(dot)net', 'bob@example.net and bob@example.net'],
    ['RCPT TO:\\<bob\\_b@example.net\\>', 'RCPT TO:<bob_b@example.net>'],
    ['55\u200b0 5.1.\u00ad1 No', '550 5.1.1 No'],
    ['/var/log/mail.log:12:QUIT', 'QUIT'],
    ['    12\t250-SIZE', '250-SIZE'],
    ['12:  250-SIZE', '  250-SIZE'],
    ['12 | 250-SIZE', '250-SIZE'],
    [String.raw`{"log":"said \"550 No\"\n","stream":"stdout","time":"2026-11-24T10:00:01.1Z"}`, 'said "550 No"'],
    ['\ufeff“550 No” – it’s …', '"550 No" - it\'s ...'],
  ];
  for (const [written, read] of taken) it(`is taken out of ${written}`, () => { assert.equal(plain(written), read); });

  const kept = [
    'MAIL FROM:<b@example.net> RCPT TO:<code@example.org> <i@example.net>',
    'MAIL FROM:<b> SIZE=12',
    'Nov 24 10:00:01 mail who asked for 550?: nobody',
    'at 10:00:01 he asked what is 550?: nobody',
    '2026-11-24 10:00:01 1abcde-0000Ab-Cd ** bob@example.net R=dnslookup T=remote_smtp: 550 No ** x',
    '2026-11-24 10:00:01 1abcde-0000Ab-Cd <= alice@example.org H=a => b@c -> d@e *> f@g == h@i <>',
    'self.__init__(host) and a * b * c and __550',
    'https://example.com/?a=1&amp;b=2',
    '***@***.***',
    'C:\\new\\test',
    'AUTH PLAIN AGFs_aWNl_AHM=',
    '"SMTPD"\t5\t"2026-11-24 10:00:01.123"\t"192.0.2.44"\t"SENT: 220 mx.example.com ESMTP"',
    '-> EHLO client.example.org',
    '10:00:01 connected',
    'AUTH PLAIN [redacted]',
    'password: [hidden]',
    '[redacted]@example.com',
    '>>> RCPT TO:<bob@example.net>',
    '--- 250 Ok',
    'waiting at the door of the server for a dot net client',
  ];
  for (const line of kept) it(`is none in ${line}`, () => { assert.equal(plain(line), line); });

  it('leaves every mark on the characters that it is about', () => {
    const expected = marked(SESSION.join('\n'));
    assert.equal(expected.length, 8);
    const bold = SESSION.map((line) => line.replace(/^\d{3}/, '**$&**'));
    assert.deepEqual(marked(bold.join('\n')), expected);
    const page = SESSION.map((line) => `<p>${line.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/^\d{3}/, '<b>$&</b>')}</p>`);
    assert.deepEqual(marked(page.join('\n')), expected);
  });

  it('leaves a password where it stands', () => {
    const text = ['S: **220** mx.example.com ESMTP', 'C: EHLO x', 'S: **250** AUTH PLAIN', 'C: **AUTH PLAIN** AGFsaWNlAHNlY3JldA==', 'S: **235** 2.7.0 Ok'].join('\n');
    const payloads = analyze(text).facts.flatMap((fact) => (fact.kind === 'payload' ? [text.split('\n')[fact.span.line]?.slice(fact.span.start, fact.span.end)] : []));
    assert.deepEqual(payloads, ['AGFsaWNlAHNlY3JldA==']);
  });

  const prose: Readonly<Record<string, string>> = {
    'a page about reply codes': '<html><body>\n<h1>SMTP reply codes</h1>\n<ul>\n<li><b>421</b> Service not available</li>\n<li><b>450</b> Mailbox unavailable</li>\n<li><b>550</b> Mailbox unavailable</li>\n<li><code>554 5.7.1</code> Relay access denied</li>\n</ul></body></html>',
    'a list of them in Markdown': '# Reply codes\n\n- **421** Service not available, closing transmission channel\n- **450** Requested mail action not taken: mailbox unavailable\n- **550** Requested action not taken: mailbox unavailable\n- `554` Transaction failed\n',
    'source code': 'if (code == 550) {\n  throw new SmtpError("<b>" + code + "</b> &lt;" + user + "&gt;"); /* **550** mailbox */\n}\n',
  };
  for (const [what, text] of Object.entries(prose)) {
    it(`makes no session of ${what}`, () => {
      assert.deepEqual(findings(text), []);
      assert.deepEqual(replies(text), []);
    });
  }

  it('is read in time that grows with the line alone', () => {
    for (const piece of ['**a ', '*a ', '`', '<span ', '>', '> ', '&amp;', '[color=', '\\<', '__a b', '“', '||5 ', '**550** ', '"', "'a'", '=3D', 'a at b dot ', 'a at ', '(dot)', '\\"']) plain(piece.repeat(200_000 / piece.length));
  });

  it('tells what stood in place of an address as it was written', () => {
    const text = ['Nov 24 10:00:01 mail postfix/smtpd[201]: NOQUEUE: reject: RCPT from unknown[[IP]]: 554 5.7.1 Service unavailable; Client host [[IP]] blocked; from=<a@example.org> to=<[email protected]> proto=ESMTP helo=<x>'].join('\n');
    const told = JSON.stringify(analyze(text));
    assert.match(told, /Client host \[\[IP\]\] blocked/);
    assert.doesNotMatch(told, /240\.0\.|mask-\d/);
  });

  const silent: Readonly<Record<string, string>> = {
    'a list of codes with numbers': ['1:500 Syntax error', '2:501 Syntax error in parameters', '3:502 Not implemented', '4:503 Bad sequence', '5:550 Mailbox unavailable', '6:551 User not local', '7:552 Too big'].join('\n'),
    'what finds lines in a log': [String.raw`failregex = postfix/smtpd\[\d+\]: warning: \S+\[<HOST>\]: SASL LOGIN authentication failed`, String.raw`  postfix/smtpd\[\d+\]: NOQUEUE: reject: RCPT from \S+\[<HOST>\]: 554 5.7.1 Service unavailable`].join('\n'),
    'source code with numbers': ['1: ```python', '2: server.push("550 5.1.1 No such user")', '3: return "535 5.7.8 No"', '4: ```'].join('\n'),
  };
  for (const [what, text] of Object.entries(silent)) it(`makes no failures of ${what}`, () => { assert.deepEqual(findings(text), []); });
});
