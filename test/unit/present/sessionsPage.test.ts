import { strict as assert } from 'node:assert';
import { codeSpan } from '../../../src/core/present/markdown';
import { comparedPage } from '../../support/sessions';

const HEAD = 'S: 220 mx.example.net ESMTP\nC: EHLO app.example.com\nS: 250-mx.example.net\nS: 250 AUTH LOGIN PLAIN\n';
const LOGIN = 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWxpY2U=\nS: 334 UGFzc3dvcmQ6\nC: bm90LWEtcmVhbC1wYXNzd29yZA==\n';
const MAIL = 'C: MAIL FROM:<alice@example.com>\nS: 250 2.1.0 Ok\n';
const BYE = 'C: QUIT\nS: 221 2.0.0 Bye\n';
const BAD = `${HEAD}${LOGIN}S: 535 5.7.8 Authentication failed\n${BYE}`;
const GOOD = `${HEAD}C: AUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=\nS: 235 2.7.0 Ok\n${MAIL}${BYE}`;

/** Markdown without code spans and what is escaped in it. */
function active(markdown: string): string {
  return markdown.replace(/\\.|(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '');
}

/** The paragraphs of a page. */
function paragraphs(page: string): readonly string[] {
  return page.split('\n\n');
}

describe('the page about two sessions', () => {
  it('says first where they part, then why and what to do', () => {
    const [title, parting, why, todo] = paragraphs(comparedPage(BAD, GOOD));
    assert.equal(title?.replaceAll('\\', ''), '# left.smtp:1 vs right.smtp:1');
    assert.equal(parting, 'The sessions part at `AUTH`: `AUTH LOGIN` was answered **535 5.7.8** on the left, `AUTH PLAIN` **235 2.7.0** on the right. Both sent the same password.');
    assert.match(why?.replaceAll('\\', '') ?? '', /^\*\*Left: 535 5\.7\.8 login failed\.\*\* The server said: `Authentication failed`\.$/);
    assert.match(todo ?? '', /^\*What to do:\* The sender can put it right/);
  });

  it('has tables with heads, and says in words which rows differ', () => {
    const page = comparedPage(BAD, GOOD);
    for (const line of ['| What | Left | Right |', '| Difference | Left | Right |', '| **Mechanism** | `LOGIN` | `PLAIN` |']) assert.ok(page.includes(`\n${line}\n`), line);
    assert.match(page, /^\| \*\*answered otherwise\*\* \| 5 `AUTH LOGIN` as `alice` •••••• → \*\*535 5\.7\.8\*\* `Authentication failed` \| 5 `AUTH PLAIN` as `alice` •••••• → \*\*235 2\.7\.0\*\* `Ok` \|$/m);
    assert.match(page, /^\| \*\*only right\*\* \| – \| 7 `MAIL FROM:<alice@example\.com>` → /m);
    assert.doesNotMatch(page, /not-a-real|bm90LWEt|AGFsaWNl/);
  });

  it('says of sessions that are alike that they do not differ', () => {
    assert.equal(paragraphs(comparedPage(GOOD, GOOD))[1], 'They do not differ in what is compared.');
    assert.equal(paragraphs(comparedPage(BAD, BAD))[1], 'Both were refused alike at `AUTH`: **535 5.7.8**. They do not differ in what is compared.');
  });

  it('says what only one has before they part', () => {
    const [, parting] = paragraphs(comparedPage(`${HEAD}C: MAIL FROM:<alice@example.com>\nS: 530 5.7.0 Authentication required\n`, GOOD));
    assert.equal(parting, 'The sessions part at `MAIL`: `MAIL FROM:<alice@example.com>` was answered **530 5.7.0** on the left, **250 2.1.0** on the right. Before that, only the right has `AUTH`.');
  });

  it('says where one ends, and what that mostly means after STARTTLS', () => {
    const tls = `${HEAD}C: STARTTLS\nS: 220 2.0.0 Go\n`;
    const [, parting] = paragraphs(comparedPage(tls, `${tls}C: EHLO app.example.com\nS: 250 mx.example.net\n${BYE}`));
    assert.match(parting ?? '', /^The left session ends after `STARTTLS` \(\*\*220 2\.0\.0\*\*\); the right goes on with `EHLO`\. Mostly the TLS handshake failed/);
  });

  it('says what the log does not show', () => {
    const cut = `${MAIL}C: RCPT TO:<bob@example.net>\nS: 550 5.1.1 No such user\n${BYE}`;
    const page = comparedPage(cut, GOOD);
    assert.match(paragraphs(page)[1] ?? '', /The beginning of the left session is not in the log\.$/);
    assert.match(page, /^\| not comparable \| not in the log \| 1 the connection/m);
  });

  it('tells what two refusals at one place ask for', () => {
    const page = comparedPage(BAD, BAD.replace('535 5.7.8 Authentication failed', '534 5.7.9 Application-specific password required'));
    assert.match(page, /\*\*Left: 535/);
    assert.match(page, /\*\*Right: 534/);
  });

  const HOSTILE: Readonly<Record<string, string>> = {
    links: '[run](command:workbench.action.quit) ![y](http://192.0.2.1/z.png) http://192.0.2.1/bare www.example.net mail@example.net <http://192.0.2.1/>',
    HTML: '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; <!-- -->',
    'Markdown of every kind': '# head *em* **strong** _u_ ~~no~~ > quote - list $x$ $(alert)',
    'bars and backticks': '| a | `b` | ``` c ``` \\| \\` `',
    'what is invisible': 'safe\u202egnp.exe\u2066\u200b\u0007end',
  };
  for (const [what, words] of Object.entries(HOSTILE)) {
    it(`shows what is hostile in a log as text that does nothing: ${what}`, () => {
      const page = comparedPage(
        `S: 220 ${words}\nC: EHLO ${words}\nS: 250-mx.example.net\nS: 250-X${words}\nS: 250 AUTH ${words}\nC: MAIL FROM:<${words}>\nS: 550 5.7.1 ${words}\n`,
        `S: 220 mx.example.net\nC: EHLO ok\nS: 250-mx.example.net\nS: 250 AUTH PLAIN\nC: MAIL FROM:<a@b.example>\nS: 250 Ok\n`,
      );
      for (const line of page.split('\n')) {
        const rest = active(line);
        assert.doesNotMatch(rest, /[[\]<>`~$!]|https?:|www\.|@/, line);
        if (line.startsWith('|')) assert.equal(rest.split('|').length, 5, line);
      }
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(page, /[\u202a-\u202e\u2066-\u2069\u200b\u0007]/);
    });
  }

  it('is short where the dialogue is long', () => {
    const many = (refused: number): string => `${HEAD}${MAIL}${Array.from({ length: 5000 }, (_, index) => `C: RCPT TO:<user${index}@example.net>\nS: ${index === refused ? '550 5.1.1 No such user' : '250 2.1.5 Ok'}\n`).join('')}${BYE}`;
    const page = comparedPage(many(4500), many(-1));
    assert.ok(page.split('\n').length < 60, String(page.split('\n').length));
    assert.match(page, /^\| alike \| … 4,500 more commands … \|/m);
    assert.match(page, /user4500/);
    const other = comparedPage(many(4500), many(-1).replaceAll('RCPT TO:<user', 'RCPT TO:<other'));
    assert.match(other, /more rows not shown\./);
    assert.match(other, /were not compared\./);
    assert.ok(other.length < 200_000, String(other.length));
  });
});

describe('a code span', () => {
  it('shows any text as it is', () => {
    assert.equal(codeSpan('a`b'), '``a`b``');
    assert.equal(codeSpan('`'), '`` ` ``');
    assert.equal(codeSpan('  '), '');
    assert.equal(codeSpan('a|b'), '`a|b`');
    assert.equal(codeSpan('a|b', { inTable: true }), '`a\\|b`');
    assert.equal(codeSpan('abcdef', { longest: 3 }), '`abc…`');
  });
});
