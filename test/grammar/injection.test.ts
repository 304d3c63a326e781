import assert from 'node:assert/strict';
import { loadGrammar, tokenize } from './grammars';
import { marked } from './marked';
import { grammarOf, texts } from './texts';

describe('a document of the built-in language `log`', function () {
  this.timeout(60_000);

  it('shows a Postfix log as the language of mail logs does', async () => {
    for (const text of texts.filter(({ path }) => /^samples\/postfix.*\.log$/.test(path))) {
      const injected = marked(await loadGrammar('text.log'), text.lines);
      const own = marked(await grammarOf(text), text.lines);
      text.lines.forEach((line, at) => {
        if (/ (?:postfix|dovecot)/.test(line)) assert.equal(injected[at], own[at]);
      });
    }
  });

  it('shows the lines of Exim, sendmail and Exchange so too', async () => {
    for (const text of texts.filter(({ path }) => /cases\/(?:exchange|sendmail)\.log$/.test(path))) {
      const lines = text.lines.filter((line) => !line.startsWith('#'));
      assert.deepEqual(marked(await loadGrammar('text.log'), lines), marked(await grammarOf(text), lines));
    }
    const exim = '«time 2026-11-24 10:00:01» «queue-id 1vNaB1-0004Xy-2Z» «outcome.permanent **» «address bob@example.net»: no such user';
    assert.deepEqual(marked(await loadGrammar('text.log'), ['2026-11-24 10:00:01 1vNaB1-0004Xy-2Z ** bob@example.net: no such user']), [exim]);
  });

  it('shows the lines of a dialogue whose prefix nothing else has', async () => {
    const lines = [
      '«speaker.server <-  »«reply-code.success 250» Ok',
      ' «speaker.client -> »«verb RCPT TO»:<«address bob@example.net»>',
      '«speaker.server <** »«reply-code.permanent 550» «enhanced-status-code.permanent 5.1.1» no',
      '2026-11-24 10:00:01 «speaker.server SERVER -> CLIENT: »«reply-code.intermediate 334» «base64 VXNlcm5hbWU6»',
      '«speaker.client CLIENT -> SERVER: »«verb QUIT»',
      '[2026-11-24 10:00:01] DEBUG [Ab3dEf9hIj] «speaker.server S: »«reply-code.permanent 550» no',
      '[2026-11-24 10:00:01] DEBUG [Ab3dEf9hIj] «speaker.client C: »«verb QUIT»',
      '«speaker.server Net::SMTP=GLOB(0x1f)<<< »«reply-code.temporary 421» bye',
      "«speaker.server reply: b'»«reply-code.success 250» ok\\r\\n'",
      "«speaker.client send: '»«verb quit»\\r\\n'",
    ];
    const grammar = await loadGrammar('text.log');
    assert.deepEqual(marked(grammar, lines.map((line) => line.replace(/«[^ »]+ ([^»]*)»/g, '$1'))), lines);
  });

  it('leaves every other line to its own grammar', async () => {
    const lines = [
      'Nov 24 10:00:01 web sshd[550]: Accepted publickey for alice from 192.0.2.50 port 550 ssh2',
      '2026-11-24 10:00:01 ERROR 550 5.1.1 status=bounced',
      '192.0.2.50 - - [24/Nov/2026:10:00:01 +0000] "GET / HTTP/1.1" 550 421',
      '250 OK',
      '550-5.1.1 no',
      'S: 550 no',
      '10:00:01 S: 550 no',
      ' -> 550 things',
      'reply: 550',
      '> EHLO mail.example.com',
      'we run postfix/smtpd[550]: it said: 550 5.1.1 no',
    ];
    const [plain, injected] = [await loadGrammar('text.log', () => undefined, []), await loadGrammar('text.log')].map((grammar) =>
      tokenize(grammar, lines).map((pieces) => pieces.map(({ text, scopes }) => `${text}|${scopes.join(' ')}`)),
    );
    assert.deepEqual(injected, plain);
    assert.ok(plain?.flat().some((piece) => piece.endsWith('constant.language.log')));
  });

  it('is itself again on the line after one of ours', async () => {
    const grammar = await loadGrammar('text.log');
    const [, after] = tokenize(grammar, ['Nov 24 10:00:01 mail postfix/smtp[1]: 4F2B1C0123: host a said: 550-cut', 'error: 550']);
    assert.deepEqual(after?.map(({ text, scopes }) => `${text}|${scopes.join(' ')}`), ['error:|string.regexp.log.error', ' |', '550|constant.language.log']);
  });
});
