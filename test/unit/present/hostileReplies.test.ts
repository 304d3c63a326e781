import { strict as assert } from 'node:assert';
import { Blocks, escaped, hoverAt, linesOf, messageOf, noteOn, replyLabel, type Finding } from '../../../src/core';
import { judgeCause } from '../../../src/core/reference/judgeCause';
import { analyze } from '../../support/annotate';

const HEAD = '220 mx.example.net ESMTP\nRCPT TO:<bob@example.net>\n';

function failureIn(text: string): Finding {
  const found = analyze(text).findings.find(({ about }) => about.kind === 'failure');
  assert.ok(found, 'there is a failure');
  return found;
}

/** The Markdown of the hover on the code of a line, the last by default. */
function hoverOn(text: string, line = text.split('\n').length - 1): { readonly markdown: readonly string[]; readonly links: readonly unknown[] } {
  const blocks = new Blocks(linesOf(text));
  while (!blocks.done) blocks.advance();
  const content = hoverAt(blocks, { line, character: 0, text: text.split('\n')[line] ?? '' }, { reveal: false, isShown: () => false });
  assert.ok(content, 'there is a hover');
  return content;
}

/** Markdown without what is escaped in it. */
function active(markdown: string): string {
  return markdown.replace(/\\./g, '');
}

const HOSTILE: Readonly<Record<string, string>> = {
  'command links': '[run](command:workbench.action.quit) <command:workbench.action.quit>',
  'links and pictures': '[x](http://192.0.2.1/) ![y](http://192.0.2.1/z.png) <http://192.0.2.1/> http://192.0.2.1/bare www.example.net mail@example.net',
  HTML: '<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; <!-- --> <a href="command:x">y</a>',
  'Markdown of every kind': '# head *em* **strong** _u_ `code` ~~no~~ | a | b | --- > quote - list 1. one === [a]: b $x$ $(alert)',
  'brackets of code': '``` js ``` ~~~',
};

describe('hostile replies', () => {
  for (const [what, words] of Object.entries(HOSTILE)) {
    it(`are shown as text and do nothing: ${what}`, () => {
      const { markdown, links } = hoverOn(`${HEAD}550 5.1.1 ${words}`);
      const [, happened = ''] = markdown;
      assert.match(happened.replace(/\\(.)/g, '$1'), /refused the recipient/);
      // All that is left unescaped are letters, digits and marks that mean nothing.
      assert.doesNotMatch(active(happened), /[[\]<>`*_#|~&$!]/);
      for (const one of markdown) assert.doesNotMatch(active(one), /\]\((?!https:\/\/)/);
      assert.deepEqual(JSON.stringify(links).includes('192.0.2.1') || JSON.stringify(links).includes('quit'), false);
    });
  }

  it('show what is invisible and reorder nothing', () => {
    const finding = failureIn(`${HEAD}550 5.1.1 safe\u202egnp.exe\u2066\u200b\u0007\u001b[31m end`);
    const label = finding.about.kind === 'failure' ? replyLabel(finding.about) : '';
    for (const text of [messageOf(finding), noteOn(finding, 'a\u202eb'), label]) {
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200b\u0007\u001b]/);
    }
    assert.match(messageOf(finding), /safe<U\+202E>gnp/);
  });

  it('are cut where they are long', () => {
    for (const words of ['A'.repeat(65_536), '['.repeat(65_536), 'spam '.repeat(13_000), '\u202e'.repeat(65_536), '<a@b>'.repeat(13_000)]) {
      const text = `${HEAD}550 5.1.1 ${words}`;
      const message = messageOf(failureIn(text));
      assert.ok(message.length < 8000, String(message.length));
      assert.match(message, /…/);
      for (const one of hoverOn(text).markdown) assert.ok(one.length < 20_000, String(one.length));
    }
  });

  it('may have a thousand lines', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `550${index === 999 ? ' ' : '-'}5.1.1 line ${index} ${index === 500 ? 'mailbox full' : ''}`);
    const text = HEAD + lines.join('\n');
    const failures = analyze(text).findings.filter(({ about }) => about.kind === 'failure');
    assert.equal(failures.length, 1, 'it is one refusal');
    assert.ok(messageOf(failures[0] ?? assert.fail()).length < 2000);
    assert.match(hoverOn(text).markdown.join('\n'), /Description/);
  });

  it('are not taken for a provider, mark or cause of great length', () => {
    for (const text of ['x'.repeat(1_000_000), 'no such '.repeat(100_000), `${'user '.repeat(50_000)}unknown`, 'a.b.'.repeat(100_000), "don't'".repeat(100_000), 'ユーザー'.repeat(50_000)]) {
      assert.equal(typeof judgeCause({ text, code: '550', enhancedStatus: '5.7.1' }).cause, 'string');
    }
  });

  it('leave names of hosts and recipients as text too', () => {
    const [verdict = '', happened = ''] = hoverOn('220 [x](command:quit) ESMTP\nRCPT TO:<`**bob**`@example.net>\n550 5.1.1 No').markdown;
    for (const text of [verdict, happened]) assert.doesNotMatch(active(text.replace(/^\*\*|\*\*$/g, '')), /[[\]<>`*]/);
  });

  it('escape any text so that Markdown shows it', () => {
    assert.equal(escaped('a*b'), 'a\\*b');
    assert.equal(escaped('[x](y)').replace(/\\/g, ''), '[x](y)');
  });
});
