import assert from 'node:assert/strict';
import { loadGrammar, tokenize } from './grammars';
import { marked, roleOf, unmarked } from './marked';

const transcript = loadGrammar('text.smtp-transcript');
const log = loadGrammar('text.mail-log');

/** The marks of a text are those written in it, and no others. */
async function assertMarks(grammar: typeof log, ...lines: readonly string[]): Promise<void> {
  assert.deepEqual(marked(await grammar, lines.map(unmarked)), lines);
}

const head = '«time Nov 24 10:00:01» «host mail» «program postfix/smtp»[«pid 550»]: ';

describe('a transcript', function () {
  this.timeout(60_000);

  it('tells the four classes apart', async () => {
    await assertMarks(
      transcript,
      '«reply-code.success 250» «enhanced-status-code.success 2.1.5» Ok',
      '«reply-code.intermediate 334»',
      '«verb QUIT»',
      '«reply-code.temporary 451»-«enhanced-status-code.temporary 4.7.1» Later',
      '«reply-code.permanent 550» «enhanced-status-code.permanent 5.1.1» No such user',
    );
    const pieces = tokenize(await transcript, ['250 a', '350 a', '450 a', '550 a']).map(([code]) => code?.scopes.slice(1).join(' '));
    assert.deepEqual(pieces, ['markup.inserted.smtp', 'constant.language.smtp', 'emphasis markup.deleted.smtp', 'strong markup.deleted.smtp invalid.smtp']);
  });

  it('reads a code after each prefix of a server', async () => {
    for (const prefix of ['<-  ', '<~  ', '<** ', '<~* ', 'S: ', 'Server: ', 'SERVER: ', 'SERVER -> CLIENT: ', '< ', '<<< ', '<-- ', '[S] ', '<rx> ', 'C <-- S: ', 's-nail: >>> SERVER: ', 'Net::SMTP=GLOB(0x1f)<<< ', 'SMTP<< ', "reply: b'", "reply: '", 'reply: b"']) {
      await assertMarks(transcript, `«speaker.server ${prefix}»«reply-code.permanent 550» no`);
    }
  });

  it('reads a verb after each prefix of a client', async () => {
    for (const prefix of ['-> ', '~> ', '**> ', '*~> ', '--> ', '[C] ', '<tx> ', 'C --> S: ', 's-nail: >>> ', 'C: ', 'Client: ', 'CLIENT: ', 'CLIENT -> SERVER: ', '> ', '>>> ', 'Net::SMTP=GLOB(0x1f)>>> ', 'SMTP>> ', "send: '", "send: b'"]) {
      await assertMarks(transcript, `«speaker.client ${prefix}»«verb RCPT TO»:<«address bob@example.net»>`);
    }
  });

  it('passes over what loggers put before the prefix', async () => {
    for (const lead of ['[2026-11-24 10:00:01] ', '10:00:01.550 ', '2026/11/24 10:00:01 ', 'Nov 24 10:00:01 mail app[550]: ', 'DEBUG: ', '[550] [Ab3dEf9] ', '09:41:12 AM - ', '| ', 'mailer.smtp: ', '    ']) {
      await assertMarks(transcript, `${lead}«speaker.server S: »«reply-code.permanent 550» no`, `${lead}«speaker.client C: »«verb QUIT»`);
    }
    await assertMarks(transcript, '«speaker.client C: »Subject: S: 550 no', '> > «speaker.server S: »«reply-code.permanent 550» no');
  });

  it('takes a line for a response only after a challenge', async () => {
    await assertMarks(
      transcript,
      'YWxpY2U=',
      '«reply-code.intermediate 334» «base64 VXNlcm5hbWU6»',
      '«base64 YWxpY2U=»',
      'YWxpY2U=',
      '«reply-code.intermediate 334» VXNlcm5hbWU6=',
      'YWxpY2U',
      '«reply-code.intermediate 334»',
      '«verb quit»',
    );
  });

  it('leaves the message alone', async () => {
    await assertMarks(transcript, '«reply-code.intermediate 354» Go ahead', '550 5.1.1 No such user', 'RCPT TO:<bob@example.net>', 'QUIT', '221 2.0.0 Bye', '..', '.', '«verb QUIT»');
    await assertMarks(transcript, '«speaker.server S: »«reply-code.intermediate 354» Go ahead', '«speaker.client C: »QUIT', '«speaker.client C: ».', '«speaker.client C: »«verb QUIT»');
  });

  it('goes on after a message that was cut short', async () => {
    for (const after of ['«speaker.server <** »«reply-code.permanent 552» Too big', '«note === Connection closed with remote host.»', '«fault *** Remote host closed connection unexpectedly.»', '«note Connection closed by foreign host.»']) {
      await assertMarks(transcript, '«reply-code.intermediate 354» Go ahead', 'Subject: none', after, '«verb QUIT»');
    }
  });
});

describe('a mail log', function () {
  this.timeout(60_000);

  it('reads a line after the number that an excerpt puts before it', async () => {
    for (const number of [' 7  ', '347394  ']) {
      await assertMarks(log, `${number}${head}«queue-id C60438A»: removed`);
      await assertMarks(log, `${number}«time 2026-11-24 10:00:01» «queue-id 1vNabc-000000001ab-0Xyz» Completed`);
    }
    await assertMarks(log, 'Message C60438A, then F182D9C: 8 lines');
  });

  it('tells the classes of what a program quotes apart', async () => {
    for (const [role, code] of [['success', '250'], ['temporary', '450'], ['permanent', '550']]) {
      await assertMarks(log, `${head}host mx.example.net[192.0.2.1] said: «reply-code.${role} ${code}» no`);
    }
  });

  it('shows an outcome by what it means', async () => {
    for (const [role, words] of [['success', ['sent', 'deliverable']], ['temporary', ['deferred', 'SOFTBOUNCE']], ['permanent', ['bounced', 'expired', 'force-expired', 'undeliverable']]] as const) {
      for (const word of words) await assertMarks(log, `${head}«queue-id 4F2B1C0123»: «key status»=«outcome.${role} ${word}»`);
    }
    await assertMarks(log, `${head}«queue-id 4F2B1C0123»: «key status»=unsent`);
  });

  it('reads a reply wherever a program quotes one', async () => {
    const code = '«reply-code.permanent 550» «enhanced-status-code.permanent 5.1.1»';
    for (const before of ['host a said: ', 'host a refused to talk to me: ', '«key C»="', '«key status»=«outcome.success sent» (', '«key status»=«outcome.success deliverable» (']) {
      await assertMarks(log, `${head}x ${before}${code} no`);
    }
    for (const before of ['«key reject»=', '«key reply»=', '«key stat»=«outcome.temporary Deferred»: ']) {
      await assertMarks(log, `${head}«queue-id 6ANA01x7000550»: ${before}${code} no`);
    }
    const exim = '«time 2026-11-24 10:00:01» «queue-id 1vNaB1-0004Xy-2Z» ';
    for (const before of ['SMTP error from remote mail server after end of data: ', 'x authenticator failed for (a) [192.0.2.1]: ', '«outcome.permanent rejected» «verb RCPT» a: ', '«outcome.temporary temporarily rejected» after «verb DATA»: ']) {
      await assertMarks(log, `${exim}${before}${code} no`);
    }
  });

  it('joins the lines of a reply by their code', async () => {
    await assertMarks(
      log,
      `${head}host a said: «reply-code.permanent 550»-«enhanced-status-code.permanent 5.1.1» See 554 and 551-x «reply-code.permanent 550»-or not «reply-code.permanent 550» «enhanced-status-code.permanent 5.1.1» at 550 (in reply to «verb RCPT TO» command)`,
    );
  });

  it('knows the queue ids of its programs', async () => {
    for (const id of ['NOQUEUE', 'C60438A', '4jYRm24JKBz4S', '6ANA01x7000550']) await assertMarks(log, `${head}«queue-id ${id}»: removed`);
    for (const id of ['1vNaB1-0004Xy-2Z', '1vNaB2-000000004Xy-2aBc']) await assertMarks(log, `«time 2026-11-24 10:00:01» «queue-id ${id}» Completed`);
    await assertMarks(log, `${head}statistics: none`, `${head}C6043: short`, `${head}disconnect: 4F2B1C0123`);
  });

  it('colours no other number as a reply code', async () => {
    const traps = [
      'delay=550', 'postfix/smtpd[550]:', 'mx.example.net[192.0.2.1]:525', '192.0.2.235', 'https://mx.example.net/#550', 'code=550', 'size=550', 'delays=550/0/0/421',
      'id=550-235-334', 'message-id=<550.1@example.com>', 'reject_warning: RCPT from a[192.0.2.1]: 554 5.7.1 no', 'Reject action: 550 5.7.23 no', ': 550 no', 'said 550 no', 'said: 5505', 'said: 550.1',
      'said: 650 no', 'C=550 OK', 'rejected: 550 no', 'Warning: rejected RCPT a: 550 no', 'reject=550 no', 'after 550 seconds: 550 no', 'Content-Length: 525', 'pid 550 exit status 1', 'status=sent 250 2.0.0 Ok', 'status=bounced (550 bytes)',
    ];
    for (const trap of traps) {
      for (const line of [trap, `Nov 24 10:00:01 mail postfix/smtpd[550]: ${trap}`, `Nov 24 10:00:01 mail postfix/smtpd[550]: 4F2B1C0123: ${trap}`, `2026-11-24 10:00:01 1vNaB1-0004Xy-2Z => ${trap}`, `2026-11-24T10:00:01Z mail dovecot: ${trap}`]) {
        const wrong = tokenize(await log, [line]).flat().filter((piece) => /^(?:reply-code|enhanced)/.test(roleOf(piece)));
        assert.deepEqual(wrong.map(({ text }) => text), [], line);
      }
    }
  });

  it('says who speaks in the lines of a verbose Postfix', async () => {
    await assertMarks(
      log,
      `${head}«speaker.client >» mx.example.net[192.0.2.1]:25: «verb AUTH» «mechanism LOGIN»`,
      `${head}«speaker.server <» mx.example.net[192.0.2.1]:25: «reply-code.intermediate 334» «base64 VXNlcm5hbWU6»`,
      `${head}«speaker.client >» mx.example.net[192.0.2.1]:25: «base64 YWxpY2U=»`,
      `${head}«speaker.client >» mx.example.net[192.0.2.1]:25: «verb STARTTLS»`,
      `${head}«speaker.server <» mx.example.net[2001:db8::25]: «reply-code.permanent 535» «enhanced-status-code.permanent 5.7.8» no`,
    );
  });
});
