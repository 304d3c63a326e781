import { strict as assert } from 'node:assert';
import { detectFormats } from '../../../src/core';
import { isWritten } from '../../../src/core/reading/writtenLine';
import { findings, replies } from '../../support/annotate';

/** Documentation, source code and settings that hold replies and commands word for word. */
const written: Readonly<Record<string, string>> = {
  'a test in YAML': `name: greets and takes a message
steps:
  - expect: 220 mx.example.com ESMTP
  - send: EHLO client.example.org
  - expect: 250 OK
  - send: MAIL FROM:<alice@example.com>
  - expect: 250 OK
  - send: RCPT TO:<bob@example.net>
  - expect: 550 No such user
  - send: QUIT
  - expect: 221 Bye`,
  'numbered lists in Markdown': `# Reply codes

What the codes mean that a server sends:

1. 220 – Service ready
2. 250 – OK
3. 354 – Start mail input
4. 421 – Service not available
5. 450 – Mailbox unavailable
6. 550 – Mailbox unavailable
7. 554 – Transaction failed

First the client sends EHLO, then:

1. EHLO client.example.org
2. MAIL FROM:<alice@example.com>
3. RCPT TO:<bob@example.net>
4. DATA
5. QUIT`,
  'a list of codes with a word before each': `There are some codes that you will meet:
Code: 220 - Message: Service ready
Code: 250 - Message: Requested mail action okay, completed
Code: 354 - Message: Start mail input

And these tell of errors:
Error: 421 - Service not available, closing transmission channel
Error: 450 - Mailbox unavailable
Error: 451 - Local error in processing
Error: 500 - Syntax error (command unrecognized)
Error: 521 - Domain does not accept mail
Error: 550 - No such user here
Error: 554 - Relay access denied
Error: 530 - Authentication required`,
  'a list of codes with a dash before each': `- SMTP error code 421: Service not available
- SMTP error code 450: Mailbox unavailable
- SMTP error code 452: Insufficient storage
- SMTP error code 503: Bad sequence of commands
- SMTP error code 535: Authentication failed
- SMTP error code 550: No such user here
- SMTP error code 552: Mailbox full`,
  'a table of commands and codes in Markdown': `| Command | Success | Failure |
|---|---|---|
| EHLO client.example.org | 250 OK | 502 Command not implemented |
| MAIL FROM:<alice@example.com> | 250 OK | 552 Exceeded storage |
| RCPT TO:<bob@example.net> | 250 OK | 550 No such user |
| DATA | 354 Start mail input | 451 Local error |
| QUIT | 221 Bye | |`,
  'code in a fence, with errors and a log in its strings': `\`\`\`python
LOG = '''
Nov 24 10:00:01 mail postfix/smtpd[7]: NOQUEUE: reject: RCPT from unknown[192.0.2.9]: 554 5.7.1 <bob@example.net>: Relay access denied
smtplib.SMTPDataError: (550, b'5.7.1 Message refused')
'''

class Refused(SMTPException):
    code: int = 550
    text: str = '5.7.1 Message refused'

def test_it():
    with raises(SMTPDataError, match='550 5.7.1 Message refused'):
        send()
\`\`\``,
  'what servers say, as examples': `Errors like “550 Requested action not taken: mailbox unavailable” are the recipient's.
The server answers the error "421 No such user here" instead of "550 No such user here", so that the other side tries again.
That pattern has the code \`450 4.7.25\` left out.`,
  'what the standard says of codes': `> https://www.rfc-editor.org/rfc/rfc5321#section-4.2.3
450 Requested mail action not taken: mailbox unavailable (e.g., mailbox busy or blocked for policy reasons)
550 Requested action not taken: mailbox unavailable (e.g., mailbox not found, no access)`,
  'what a policy service would have said, in a mail that shows its log': `Config: {'Mail_From_reject': 'Fail', 'PermError_reject': 'False'}
	Action: prepend: Text: Received-SPF: Pass (mailfrom) identity=mailfrom; client-ip=192.0.2.4; helo=mail.example.org; envelope-from=alice@example.org; receiver=<UNKNOWN>  Reject action: 550 5.7.23`,
  'rules of sendmail.cf and its access table': String.raw`R$* $| $#TEMP $+	$#error $2
R$*			$#error $@ 5.7.1 $: "550 Relaying denied"
R$*			$#error $@ 5.1.3 $: 553 User address required
Friend.example      ERROR:5.1.1:550 User unknown
offers.example      ERROR:"550 We take no offers"`,
  'patterns that find such lines': String.raw`failregex = ^%(pid)s \w+ authenticator failed for (?:\S+ )?\[<HOST>\]: 535 Incorrect authentication data(?: \(set_id=.*\))?\s*$
            ^RCPT from \S+\[<HOST>\]: 554 5\.7\.1 .*$
^%(__prefix_line)sNOQUEUE: reject: RCPT from \S+[<HOST>]: 554 5.7.1 .*$`,
  'types in a fence': `\`\`\`ts
interface Outcome {
  smtpError: string; // 'Invalid login: 535 5.7.8 Authentication failed'
  response: '550 5.1.1 No such user' | '250 Ok';
}
\`\`\``,
  'a list of errors in Markdown': `## Errors you may see

- \`421 Service not available, closing transmission channel\`: come back later
- \`450 Requested mail action not taken: mailbox unavailable\`
- \`550 5.1.1 User unknown\`: the address does not exist
- **535 5.7.8 Authentication failed**: wrong password
- 554 5.7.1 Relay access denied: log in first

* 250 OK
* 550 No such user here`,
  'arrays of strings in JavaScript': `const answers = [
  "220 mx.example.com ESMTP",
  "250 OK",
  "250 OK",
  "550 no",
  "354 go ahead",
  "221 bye",
];
const commands = [
  'EHLO client.example.org',
  'MAIL FROM:<alice@example.com>',
  'RCPT TO:<bob@example.net>',
  'DATA',
  'QUIT',
];
module.exports = { answers, commands };`,
  'a test in JavaScript': `describe('server', () => {
  it('refuses', async () => {
    await dialog([
      ['220 mx.example.com ESMTP', 'EHLO client.example.org'],
      ['250 OK', 'MAIL FROM:<alice@example.com>'],
      ['250 OK', 'RCPT TO:<bob@example.net>'],
      ['550 5.1.1 No such user', 'QUIT'],
      ['221 Bye', null],
    ]);
  });
});`,
  'a test in Go': `var cases = []struct{ send, want string }{
	{"EHLO client.example.org", "250 OK"},
	{"MAIL FROM:<alice@example.com>", "250 OK"},
	{"RCPT TO:<bob@example.net>", "550 5.1.1 No such user"},
	{"DATA", "354 Go ahead"},
	{"QUIT", "221 Bye"},
}

func TestErr(t *testing.T) {
	err := &textproto.Error{Code: 550, Msg: "5.1.1 No such user"}
	if err.Error() != "550 5.1.1 No such user" {
		t.Fatalf("got %q, want %q", err, "550 5.1.1 No such user")
	}
}`,
  'a test in Rust': `#[test]
fn parses() {
    let r = Response::parse("550 5.1.1 User unknown\\r\\n").unwrap();
    assert_eq!(r.code, 550);
    let mut mock = Builder::new()
        .read(b"220 mx.example.com ESMTP\\r\\n")
        .write(b"EHLO client.example.org\\r\\n")
        .read(b"250 OK\\r\\n")
        .write(b"MAIL FROM:<alice@example.com>\\r\\n")
        .read(b"250 2.1.0 OK\\r\\n")
        .write(b"RCPT TO:<bob@example.net>\\r\\n")
        .read(b"550 5.1.1 User unknown\\r\\n")
        .write(b"QUIT\\r\\n")
        .read(b"221 2.0.0 Bye\\r\\n")
        .build();
}`,
  'rules for bounces in YAML': `bounce_rules:
  - match: "550 5.1.1"
    action: drop
  - match: "^421 .*too many connections"
    action: retry
  - pattern: 550 User unknown
    type: hard
  - pattern: 452 Mailbox full
    type: soft
  - pattern: 554 5.7.1 Relay access denied
    type: hard
replies:
  "250": OK
  550: No such user`,
  'rules for bounces': `# bounce classification
550 5.1.1 = hard
550 User unknown = hard
452 Mailbox full = soft
421 Service not available = retry
/^554 5\\.7\\.1/ = blocked
reply_550 = 550 5.1.1 No such user
smtpd_recipient_restrictions = reject_unauth_destination
maps_rbl_reject_code = 554
unknown_local_recipient_reject_code = 550
check_recipient_access = 550 5.7.1 Message refused`,
  'texts for translators': `msgid "550 5.1.1 User unknown"
msgstr "550 5.1.1 Benutzer unbekannt"

msgid "Server said: 550 No such user"
msgstr "Der Server sagte: 550 Kein solcher Benutzer"

msgid "535 Authentication failed"
msgstr "535 Anmeldung fehlgeschlagen"

msgid "Could not send mail: 554 Transaction failed"
msgstr ""`,
  'a table with commas': `code,enhanced,text,meaning
220,,mx.example.com ESMTP,greeting
250,2.1.0,OK,done
421,4.3.2,Service not available,retry
550,5.1.1,User unknown,hard
550 5.1.1,User unknown,hard
554 5.7.1,Relay access denied,hard`,
  'a table with tabs': `250	OK
421	Service not available
550	No such user
554	Transaction failed`,
  'constants in C': `#define REPLY_220 "220 %s ESMTP\\r\\n"
#define REPLY_250 "250 OK\\r\\n"
#define REPLY_354 "354 Start mail input; end with <CRLF>.<CRLF>\\r\\n"
#define REPLY_550 "550 5.1.1 No such user\\r\\n"
static const char *replies[] = {
    "220 ready",
    "250 OK",
    "550 No such user",
    "221 Bye",
};`,
  'texts of a program in Java': `smtp.220=220 Service ready
smtp.250=250 Requested mail action okay, completed
smtp.354=354 Start mail input; end with <CRLF>.<CRLF>
smtp.421=421 Service not available, closing transmission channel
smtp.550=550 Requested action not taken: mailbox unavailable
smtp.554=554 Transaction failed
error.login=535 Authentication failed`,
  'a page about a program': `# fake-smtp

\`fake-smtp\` answers 220 on connect and 250 OK to EHLO, MAIL FROM and RCPT TO. To make it refuse a recipient, set \`refuse\`:

\`\`\`yaml
refuse:
  bob@example.net: 550 5.1.1 No such user
  carol@example.net: 452 4.2.2 Mailbox full
\`\`\`

\`\`\`js
server.on('rcpt', (address) => {
  if (address === 'bob@example.net') return '550 5.1.1 No such user';
  return '250 OK';
});
\`\`\`

If you see \`535 5.7.8 Authentication failed\`, the password is wrong. "550 No such user" means that the address is wrong.`,
  'texts of a program in TypeScript': `export const texts: Record<number, string> = {
  220: '220 Service ready',
  250: '250 OK',
  354: '354 Start mail input',
  421: '421 Service not available',
  550: '550 No such user',
};
switch (line) {
  case '250 OK': return next();
  case '550 No such user': throw new Error('550 No such user');
}
throw new Error("Could not send mail: 550 5.1.1 No such user");
logger.error('Failed to send email: 535 Authentication failed');`,
  'a script of expect': `spawn telnet localhost 25
expect "220"
send "EHLO client.example.org\\r"
expect "250 OK"
send "MAIL FROM:<alice@example.com>\\r"
expect "250 2.1.0 Ok"
send "RCPT TO:<bob@example.net>\\r"
expect "550 5.1.1"
send "QUIT\\r"`,
  'steps in YAML': `- send: EHLO client.example.org
  expect: 250
- send: MAIL FROM:<alice@example.com>
  expect: 250 OK
- send: RCPT TO:<bob@example.net>
  expect: 550 No such user
- send: QUIT
  expect: 221 Bye`,
  'steps in TOML': `[[step]]
send = "EHLO client.example.org"
expect = "250 OK"

[[step]]
send = "MAIL FROM:<alice@example.com>"
expect = "250 2.1.0 Ok"

[[step]]
send = "RCPT TO:<bob@example.net>"
expect = "550 5.1.1 No such user"`,
  'a test in XML': `<case name="refused">
  <send>EHLO client.example.org</send>
  <expect>250 OK</expect>
  <send>MAIL FROM:&lt;alice@example.com&gt;</send>
  <expect>250 OK</expect>
  <send>RCPT TO:&lt;bob@example.net&gt;</send>
  <expect>550 No such user</expect>
  <send>QUIT</send>
  <expect>221 Bye</expect>
</case>`,
  'how a session goes, in words': `How a session goes

When you connect, the server says 220 and its name. You say EHLO and your name.
The server says 250 and what it can do.
You say MAIL FROM:<alice@example.com>, and it says 250.
You say RCPT TO:<bob@example.net>, and it says 250, or 550 if there is no such user.
You say DATA, and it says 354.
You say QUIT, and it says 221.

250 OK means that all is well.
550 No such user means that nobody is there.`,
  'a table and lists of a web page': `<table>
<tr><td>220</td><td>Service ready</td></tr>
<tr><td>250</td><td>OK</td></tr>
<tr><td>550</td><td>No such user</td></tr>
</table>
<ul>
<li>220 mx.example.com ESMTP</li>
<li>250 OK</li>
<li>550 5.1.1 No such user</li>
<li>554 Transaction failed</li>
</ul>
<dl><dt>421 Service not available</dt><dd>Retry.</dd></dl>`,
  'what a test expects': `title What the tests expect
expect 220 ready
EHLO client.example.org
expect 250 OK
MAIL FROM:<alice@example.com>
expect 250 OK
RCPT TO:<bob@example.net>
expect 550 No such user
QUIT
expect 221 Bye`,
  'a test in Java': `class FakeServerTest {
    @Test void refuses() {
        server.enqueue("220 mx.example.com ESMTP");
        server.enqueue("250 OK");
        server.enqueue("550 5.1.1 No such user");
        client.send("EHLO client.example.org");
        client.send("MAIL FROM:<alice@example.com>");
        assertThat(client.last()).isEqualTo("550 5.1.1 No such user");
        assertThatThrownBy(() -> client.rcpt("bob@example.net")).hasMessage("550 5.1.1 No such user");
        throw new MessagingException("550 5.1.1 No such user");
    }
}`,
  'a test in Ruby': `RSpec.describe Server do
  it "refuses" do
    expect(talk("EHLO client.example.org")).to eq "250 OK"
    expect(talk("MAIL FROM:<alice@example.com>")).to eq "250 OK"
    expect(talk("RCPT TO:<bob@example.net>")).to eq "550 No such user"
    expect { mail.deliver }.to raise_error(Net::SMTPFatalError, "550 5.1.1 No such user")
  end
end`,
  'a script of a shell': `#!/bin/sh
case "$reply" in
  220*) echo "EHLO client.example.org" ;;
  "250 OK") echo "MAIL FROM:<alice@example.com>" ;;
  "550 "*) echo "error: 550 No such user"; exit 1 ;;
esac
echo "Could not send mail: 550 No such user" >&2
printf '220 mx.example.com ESMTP\\r\\n'
printf '250 OK\\r\\n'`,
  'a list with letters': `a) 220 Service ready
b) 250 OK
c) 354 Start mail input
d) 550 No such user
e) 554 Transaction failed`,
  'numbered steps of a test': `1. Client: EHLO client.example.org
2. Server should answer: 250 OK
3. Client: MAIL FROM:<alice@example.com>
4. Server should answer: 250 OK
5. Client: RCPT TO:<bob@example.net>
6. Server should answer: 550 No such user`,
};

const SESSION = '220 mx.example.com ESMTP\nEHLO client.example.org\n250 mx.example.com\nMAIL FROM:<alice@example.com>\n250 OK\nRCPT TO:<bob@example.net>\n550 No such user\nQUIT\n221 Bye';
const SAID = ['220>connect', '250>EHLO', '250>MAIL', '550>RCPT', '221>QUIT'];

describe('what somebody wrote about replies is left alone', () => {
  for (const [what, text] of Object.entries(written)) {
    it(what, () => {
      assert.deepEqual(detectFormats(text).sure.map(({ id }) => id), []);
      assert.deepEqual(replies(text), []);
      assert.deepEqual(findings(text), []);
    });
  }

  it('around a session, which is read', () => {
    for (const what of ['numbered lists in Markdown', 'a table of commands and codes in Markdown', 'texts of a program in TypeScript']) {
      const page = `# What a server says\n\n${written[what] ?? ''}\n\nA session:\n\n\`\`\`\n${SESSION}\n\`\`\`\n`;
      assert.deepEqual(replies(page).map((one) => one.replace(/^\d+:/, '')), SAID, what);
    }
  });

  it('though an array of strings may hold a session line by line', () => {
    const lines = SESSION.split('\n').map((line) => `  ${JSON.stringify(line)},`);
    assert.deepEqual(replies(lines.join('\n')).map((one) => one.replace(/^\d+:/, '')), SAID);
  });
});

describe('a line about replies', () => {
  it('is no reply that explains itself, and no error that a program prints', () => {
    for (const line of [
      '550 5.7.1 Your address is on a list. This means that we take no mail from it',
      '250-mx.example.com =) hello',
      "smtplib.SMTPDataError(554, b'5.7.1 Message refused')",
      'Error("550 5.1.1 No such user")',
      'SMTP error (550): 550 5.1.1 No such user',
      'expected 250, got 550 5.1.1 No such user',
      '554: delivery error: dd Requested mail action aborted',
      'C: EHLO client.example.org',
      '| S: 250 OK |',
    ]) assert.equal(isWritten(line), false, line);
  });

  it('is told in no time', () => {
    // Bounded pieces, of which no two can share what they take: counted in characters, not measured.
    for (const piece of ['"', '"",', 'a.', 'a->', '550 ', '550 a', '550 =', ' ', '- ', '1. ', '| ', '|EHLO|', '["', '(', 'return "', '<li>', '550 means '] ) assert.equal(typeof isWritten(piece.repeat(200_000)), 'boolean');
  });
});
