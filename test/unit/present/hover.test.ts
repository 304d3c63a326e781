import { strict as assert } from 'node:assert';
import { Blocks, hoverAt, linesOf, type HoverContent } from '../../../src/core';
import { mechanisms } from '../../../src/core/sasl/mechanisms';
import { loginMechanismNamed, loginMechanisms } from '../../../src/core/reference/loginMechanisms';
import { ehloKeywords } from '../../../src/core/reference/ehloKeywords';
import { wordAdvice } from '../../../src/core/reference/wordAdvice';
import { logFields } from '../../../src/core/reference/logFields';
import { smtpCommands } from '../../../src/core/reference/commands';

/** The hover on each place marked with guillemets, the editor showing no messages by itself. */
function hovers(marked: string, isShown = false): readonly (HoverContent | undefined)[] {
  const places: { readonly line: number; readonly character: number }[] = [];
  const lines = marked.split('\n').map((line, number) => {
    let text = '';
    for (const piece of line.split(/(?=[«»])/)) {
      if (piece.startsWith('«')) places.push({ line: number, character: text.length });
      text += piece.replace(/^[«»]/, '');
    }
    return text;
  });
  const blocks = new Blocks(linesOf(lines.join('\n')));
  while (!blocks.done) blocks.advance();
  return places.map(({ line, character }) => hoverAt(blocks, { line, character, text: lines[line] ?? '' }, { reveal: false, isShown: () => isShown }));
}

function text(content: HoverContent | undefined): string {
  return (content?.markdown ?? []).join('\n\n').replace(/\\(.)/g, '$1');
}

function only(marked: string, isShown = false): string {
  return text(hovers(marked, isShown)[0]);
}

const HEADS: Readonly<Record<string, string>> = { postfix: 'Nov 24 02:36:46 mail postfix/smtp[210]: ', exim: '2026-11-24 03:59:25 ', sendmail: 'Nov 24 10:00:01 mail sm-mta[5501]: ' };

describe('hovers on the fields of a log', () => {
  for (const { format, fields } of logFields) {
    for (const { token, name, pattern, sample, where, description } of fields) {
      it(`explain ${token} of ${format}, ${name}`, () => {
        const found = [...sample.matchAll(pattern)][0];
        assert.ok(found, 'the sample has it');
        assert.ok(where?.test(sample) !== false, 'the sample is a line where it stands');
        const at = found.index + (found[0] === '' ? 0 : 1);
        const said = only(`${HEADS[format] ?? ''}${sample.slice(0, at)}«${sample.slice(at)}`);
        assert.ok(said.includes(name) && said.includes(description), said);
        assert.match(description, /^[A-Z`-].*\.$/);
      });
    }
  }

  it('name the stage that took the time', () => {
    const line = (delays: string): string => `${HEADS['postfix'] ?? ''}C60438A: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, «delays=${delays}, dsn=2.0.0, status=sent (250 Ok)`;
    assert.match(only(line('0.01/0.02/30/0.1')), /\*\*Connecting\*\* took 100 % of the time\. DNS/);
    assert.match(only(line('7300/0.02/3/0.1')), /Before the queue 2 h.*\*\*Before the queue\*\* took 100 %/);
    assert.match(only(line('0/0/0/4')), /\*\*Transmitting\*\* took all of the time/);
    assert.match(only(line('0.1/0/0/0.3')), /Nothing here is slow/);
  });

  it('count the commands of a session', () => {
    const line = `${HEADS['postfix'] ?? ''}disconnect from laptop.example.com[192.0.2.50] ehlo=1 «auth=0/3 mail=2 «rcpt=1/2 «commands=4/8`;
    const [auth, rcpt, commands] = hovers(line).map(text);
    assert.match(auth ?? '', /3 times, never with success/);
    assert.match(rcpt ?? '', /1 of 2 with success/);
    assert.match(commands ?? '', /4 of 8 with success/);
  });

  it('say what it means where a connection was lost', () => {
    const line = (stage: string): string => `Nov 24 02:36:46 mail postfix/smtpd[210]: «lost connection after ${stage} from unknown[192.0.2.66]`;
    assert.match(only(line('AUTH')), /guessing passwords/);
    assert.match(only(line('DATA (1234 bytes)')), /while sending/);
    assert.match(only(line('NONSENSE')), /went away without QUIT/);
  });

  it('stand only in lines whose format has them', () => {
    assert.equal(only('Nov 24 10:00:01 mail sshd[1]: «delays=1/2/3/4'), '');
    assert.equal(only('«delays=1/2/3/4 in prose'), '');
    assert.equal(only('Nov 24 10:00:01 mail postfix/smtp[1]: C60438A: to=<b@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, delays=0/0/0/1, dsn=5.0.0, status=bounced (host mx.example.net[192.0.2.1] said: 550 «delays=1/2/3/4 (in reply to end of DATA command))'), '');
    assert.equal(only('2026-11-24 03:59:25 1xVhgi-0001Xe-33 ** bob@example.net R=remote T=smtp: 550 «X=y P=z'), '');
    assert.match(only('Nov 24 10:00:01 mail postfix/smtpd[1]: NOQUEUE: reject: RCPT from unknown[192.0.2.66]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<a@example.org> to=<bob@example.net> proto=ESMTP «helo=<pc>'), /called itself/);
  });

  it('have each token once for the lines it stands in', () => {
    for (const { format, fields } of logFields) {
      const keys = fields.map(({ token, where }) => `${token} ${String(where ?? '')}`);
      assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), [], format);
    }
  });
});

describe('hovers on what became of a message', () => {
  const status = (words: string, relay = 'mx.example.net[192.0.2.1]:25'): string => `${HEADS['postfix'] ?? ''}C60438A: to=<bob@example.net>, relay=${relay}, delay=0.1, delays=0/0/0/0.1, dsn=2.0.0, ${words}`;

  it('say who refused and why, what to do, and then what the word means', () => {
    for (const marked of ['«status=bounced', 'status=bou«nced']) {
      const [found] = hovers(status(`${marked} (host mx.example.net[192.0.2.1] said: 550 5.1.1 No such user (in reply to RCPT TO command))`));
      assert.match(text(found), /^\*\*550 5\.1\.1 unknown recipient\*\*\n\nmx\.example\.net\[192\.0\.2\.1\] refused the recipient \(RCPT TO\) bob@example\.net for good: “No such user”\. The sender can put it right\. .*Judged by the words.*\*\*status=\*\* · What became of it/s);
      assert.deepEqual(found?.links, [{ title: 'Follow message', action: 'follow', argument: 0 }]);
    }
    assert.match(only(status('«status=deferred (host mx.example.net[192.0.2.1] said: 452 4.2.2 Mailbox full (in reply to RCPT TO command))')), /452 4\.2\.2 mailbox full.*for now.*tries again by itself.*What became of it/s);
    assert.match(only(status('«status=deferred (connect to mx.example.net[192.0.2.1]:25: Connection refused)', 'none')), /is not delivered yet.*Connection refused.*What became of it/s);
  });

  it('say who has it now', () => {
    assert.match(only(status('«status=sent (250 2.0.0 Ok: queued as 9F2C)')), /^mx\.example\.net\[192\.0\.2\.1\]:25 took the message for bob@example\.net: “Ok: queued as 9F2C”\.\n\n\*\*status=/);
    assert.match(only(status('«status=sent (delivered to maildir)', 'local')), /^The message for bob@example\.net is delivered: “delivered to maildir”\./);
  });

  it('know the marks of other programs', () => {
    assert.match(only(`${HEADS['exim'] ?? ''}1xVhgi-0001Xe-33 «** bob@example.net R=remote T=smtp H=mx.example.net [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 5.1.1 No such user`), /unknown recipient.*for good: “No such user”.*\*\*\*\*\*\*/s);
    assert.match(only(`${HEADS['sendmail'] ?? ''}0AO9A1Bc005501: to=<bob@example.net>, delay=00:00:01, xdelay=00:00:01, mailer=esmtp, pri=30000, relay=mx.example.net. [192.0.2.1], dsn=5.1.1, «stat=User unknown`), /unknown recipient.*stat=/s);
  });

  it('tell a refusal for good from one for now that was given up', () => {
    const exim = (end: string): string => only(`${HEADS['exim'] ?? ''}1xVhgi-0001Xe-33 «** bob@example.net R=remote T=smtp H=mx.example.net [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<bob@example.net>: ${end}`);
    assert.match(exim('452 4.2.2 Mailbox full: retry timeout exceeded'), /mailbox full.*refused the recipient \(RCPT TO\) bob@example\.net for now, and it was given up/s);
    assert.match(exim('550 5.1.1 No such user'), /bob@example\.net for good/);
  });

  it('leave the words of the log what they are', () => {
    const [found] = hovers(status('«status=bounced (host mx.example.net[192.0.2.1] said: 550 [x](command:y) <b>\u202e (in reply to RCPT TO command))'));
    assert.ok((found?.markdown ?? []).every((one) => !one.includes('](command') && !one.includes('<b>') && !one.includes('\u202e')));
  });
});

describe('hovers on a dialogue', () => {
  const SESSION = '220 mx.example.net ESMTP\n«EHLO client.example.com\n250-mx.example.net\n250-«SIZE 1000000\n250-«AUTH PLAIN LOGIN\n250 «8BITMIME\n«MAIL FROM:<alice@example.com> «SIZE=500 «BODY=8BITMIME\n250 2.1.0 Ok\n«RCPT TO:<bob@example.net>\n«550-5.1.1 No such\n550 «4.1.1 user\nQUIT\n221 Bye';

  it('explain verbs, what the server offers, and parameters', () => {
    const [ehlo, size, auth, eight, mail, sizeParameter, body, rcpt] = hovers(SESSION).map(text);
    assert.match(ehlo ?? '', /EHLO.*Greet/);
    assert.match(size ?? '', /SIZE.*Message size.*largest message in octets/s);
    assert.match(auth ?? '', /AUTH.*SASL mechanisms/s);
    assert.match(eight ?? '', /8BITMIME/);
    assert.match(mail ?? '', /MAIL.*sender/);
    assert.match(sizeParameter ?? '', /SIZE.*MAIL parameter.*how many octets/s);
    assert.match(body ?? '', /BODY.*8BITMIME/s);
    assert.match(rcpt ?? '', /RCPT.*recipient/);
  });

  it('explain the mechanisms that a server offers, and the one that a client takes', () => {
    const [auth, plain, xoauth2, custom, old, login, taken] = hovers('220 mx.example.net ESMTP\nEHLO client.example.com\n250-mx.example.net\n250-«AUTH «PLAIN LOGIN «XOAUTH2 «X-CUSTOM\n250-«AUTH=«LOGIN PLAIN\n250 8BITMIME\nAUTH «PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm').map(text);
    assert.match(auth ?? '', /\*\*AUTH\*\* · Login/);
    assert.match(plain ?? '', /\*\*PLAIN\*\* · User name and password at once.*only TLS.*app password.*rfc4616/s);
    assert.match(xoauth2 ?? '', /\*\*XOAUTH2\*\* · Access token/);
    assert.equal(custom, '');
    assert.match(old ?? '', /\*\*AUTH\*\* · Login/);
    assert.match(login ?? '', /\*\*LOGIN\*\* · User name, then password/);
    assert.match(taken ?? '', /\*\*PLAIN\*\*/);
    const [span] = hovers('220 mx.example.net ESMTP\nEHLO client.example.com\n250-mx.example.net\n250 AUTH=«LOGIN PLAIN').map((one) => one?.span);
    assert.deepEqual(span, { line: 3, start: 9, end: 14 });
  });

  it('explain what Exchange offers on one line', () => {
    const head = '2026-11-24T03:59:25.123Z,EX01\\Default,08DD,3,192.0.2.1:25,192.0.2.9:4711';
    const [first, name, size, number, auth, ntlm, exps] = hovers(`#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\n${head},<,EHLO client.example.com,\n${head.replace(',3,', ',4,')},>,250 «ex01.example.com «Hello [192.0.2.9] «SIZE «37748736 PIPELINING «AUTH «NTLM LOGIN X-EXPS «GSSAPI NTLM 8BITMIME,`).map(text);
    for (const nothing of [first, name, number]) assert.equal(nothing, '');
    assert.match(size ?? '', /\*\*SIZE\*\*/);
    assert.match(auth ?? '', /\*\*AUTH\*\*/);
    assert.match(ntlm ?? '', /\*\*NTLM\*\*.*Kerberos/s);
    assert.match(exps ?? '', /\*\*GSSAPI\*\* · Kerberos ticket/);
  });

  it('explain an EHLO reply that was pasted without its question, and no word like it elsewhere', () => {
    const [auth, plain] = hovers('250-mx.example.net\n250-PIPELINING\n250-«AUTH «PLAIN LOGIN\n250 8BITMIME').map(text);
    assert.match(auth ?? '', /\*\*AUTH\*\*/);
    assert.match(plain ?? '', /\*\*PLAIN\*\*/);
    for (const marked of ['220 x ESMTP\nHELP\n214-Commands:\n214-AUTH «PLAIN\n214 END', '220 x ESMTP\nAUTH XX\n504 AUTH «PLAIN only', '220 x ESMTP\nMAIL FROM:<a@example.com>\n250-AUTH «PLAIN\n250 Ok']) assert.equal(only(marked), '');
  });

  it('give the verdict on a failing reply, unless the editor shows it anyhow', () => {
    const code = hovers(SESSION)[8];
    assert.match(text(code), /550 5\.1\.1 unknown recipient.*mx\.example\.net refused the recipient \(RCPT TO\) bob@example\.net for good: “No such user”/s);
    assert.match(text(code), /The sender can put it right\. Check the address.*Judged by the words of the reply/s);
    const shown = text(hovers(SESSION, true)[8]);
    assert.doesNotMatch(shown, /refused the recipient/);
    assert.match(shown, /Description/);
  });

  it('tell of the one meaning of a code that its enhanced status code leaves', () => {
    assert.match(only('220 x ESMTP\nRCPT TO:<bob@example.net>\n«552 5.2.2 Full'), /552 Mailbox full\*\*/);
    assert.match(only('220 x ESMTP\nRCPT TO:<bob@example.net>\n«552 Full'), /552 Mailbox full, or too many recipients/);
  });

  it('say what to do about the very thing, where the words tell more than the cause', () => {
    const refused = (words: string): string => `Nov 24 02:36:46 mail postfix/smtpd[210]: NOQUEUE: reject: RCPT from unknown[192.0.2.44]: «450 4.7.1 <laptop>: ${words}; from=<> to=<bob@example.net> proto=ESMTP helo=<laptop>`;
    const deferred = (words: string, status = '4.6'): string => `Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=none, delay=0.1, delays=0/0/0.1/0, dsn=«4.${status}, status=deferred (${words})`;
    for (const { sample, statuses, whatToDo } of wordAdvice) {
      const said = only(sample.includes('rejected') ? refused(sample) : deferred(sample, statuses?.[0])).replaceAll('\\', '');
      assert.ok(said.includes(whatToDo), `${sample}: ${said}`);
    }
  });

  it('call a refused HELO name and a mail loop by their names, whatever cause they are counted with', () => {
    const refused = (reply: string): string => only(`220 x ESMTP\nRCPT TO:<bob@example.net>\n«${reply}`);
    for (const reply of [
      '550 5.7.1 Helo command rejected: Invalid name', '550 Invalid HELO', '550 Access denied - Invalid HELO name', '501 Syntactically invalid HELO argument(s)',
      '550 5.7.1 Rejected: HELO name does not resolve', '550 HELO is my hostname', '450 4.7.1 <pc.local>: Helo command rejected: Host not found',
    ]) assert.match(refused(reply), /HELO name refused\*\*.*greet with its full host name/s, reply);
    for (const reply of [
      '550 5.4.6 mail for example.net loops back to myself', '554 5.4.6 Too many hops', '554 5.4.14 Hop count exceeded - possible mail loop', '554 too many hops, this message is looping',
      '554 5.3.5 mx.example.net. config error: mail loops back to me (MX problem?)', '550 too many "Received" headers - suspected mail loop', '554 5.4.6 x',
    ]) assert.match(refused(reply), /mail loop\*\*.*recipient's administrator can put it right\. The mail goes round in a circle/s, reply);
    for (const reply of ['503 5.5.1 Error: send HELO/EHLO first', '554 5.7.1 Client host [192.0.2.1] blocked using bl.example.org; EHLO pc', '550 5.1.1 <loop@example.net>: no such user', '550 5.4.6 Unrouteable mail domain', '554 5.7.1 Client host rejected: cannot find your hostname; helo=<pc>']) {
      assert.doesNotMatch(refused(reply), /HELO name refused|mail loop\*\*/, reply);
    }
  });

  it('offer codes to compare with, and the message to follow', () => {
    assert.deepEqual(hovers(SESSION)[8]?.links[0], { title: 'Compare with 554', action: 'compare', argument: ['550', '554'] });
    const [bounce] = hovers('Nov 24 02:36:46 mail postfix/smtp[210]: C60438A: to=<bob@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=0.1, delays=0/0/0/0.1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.1] said: «550 5.1.1 No such user (in reply to RCPT TO command))');
    assert.deepEqual(bounce?.links.at(-1), { title: 'Follow message', action: 'follow', argument: 0 });
  });

  it('point at a status that contradicts its code, on both', () => {
    for (const marked of ['220 x ESMTP\nMAIL FROM:<a@example.com>\n«550 4.7.1 Later', '220 x ESMTP\nMAIL FROM:<a@example.com>\n550 «4.7.1 Later']) assert.match(only(marked), /550 and 4\.7\.1 contradict each other/);
  });

  it("lead to the provider's own page", () => {
    const said = only('220 mx.google.com ESMTP\nRCPT TO:<bob@example.net>\n«550-5.1.1 The email account that you tried to reach does not exist. - gsmtp\n550 5.1.1 q1', true);
    assert.match(said, /\]\(https:\/\/support\.google\.com\//);
  });

  it('say what a code means where it stands', () => {
    assert.match(only('«220 mx.example.net ESMTP'), /220/);
    assert.notEqual(only('«220 mx.example.net ESMTP'), only('220 mx.example.net ESMTP\nEHLO client.example.com\n250 STARTTLS\nSTARTTLS\n«220 Go ahead'));
  });
});

describe('hovers on a bounce mail', () => {
  const MAIL = [
    'Return-Path: <>',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'This is the mail system at host mail.example.com.',
    '<bob@example.net>: host mx.example.net[192.0.2.1] said: «550-«5.1.1 The account',
    '    does not exist. «550 5.1.1 See our help. Call «550 4.1.1, «550 Main Street, or 1«550 5.1.1 (#«5.7.1)',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; bob@example.net',
    'Action: failed',
    'Status: «5.1.1',
    'Diagnostic-Code: smtp; «550 5.1.1 The account does not exist',
    '',
  ];

  it('explain its codes also where the mail tells them to its reader', () => {
    const heads = hovers(MAIL.join('\n')).map((one) => /\*\*([\d.]+)/.exec(text(one))?.[1]);
    assert.deepEqual(heads, ['550', '5.1.1', '550', undefined, undefined, undefined, '5.7.1', '5.1.1', '550']);
  });

  it('explain no such numbers in prose that is no bounce', () => {
    assert.equal(hovers('Dear all,\nroom «550 5.1.1 is free.')[0], undefined);
  });
});

describe('the tables behind hovers', () => {
  it('have words on every mechanism that we read, each by the row meant for it', () => {
    for (const { name } of mechanisms) assert.ok(loginMechanismNamed(name === 'SCRAM' ? 'SCRAM-SHA-256' : name), name);
    assert.match(loginMechanismNamed('scram-sha-256-plus')?.title ?? '', /tied to TLS/);
    for (const { names, title, description, whenRefused, references } of loginMechanisms) {
      assert.match(names.source, /^\^/);
      assert.match(description, /^[A-Z].*\.$/, title);
      assert.match(whenRefused ?? '.', /\.$/, title);
      assert.ok(references.length > 0, title);
    }
  });

  it('have every verb and keyword once, with texts and a reference', () => {
    const verbs = smtpCommands.map(({ verb }) => verb);
    assert.equal(new Set(verbs).size, verbs.length);
    for (const { verb, name, description, answers, syntax, references } of smtpCommands) {
      assert.ok(syntax.startsWith(verb), verb);
      for (const sentence of [description, answers]) assert.match(sentence, /^(?:[A-Z0-9]).*[.!?]$/, `${verb}: ${sentence}`);
      assert.ok(name.length > 3 && references.length > 0, verb);
    }
    const keywords = ehloKeywords.map(({ keyword }) => keyword);
    assert.equal(new Set(keywords).size, keywords.length);
    for (const { keyword, description, references } of ehloKeywords) {
      assert.match(description, /^[A-Z].*\.$/, keyword);
      assert.ok(references.length > 0, keyword);
    }
  });
});
