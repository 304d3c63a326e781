import { strict as assert } from 'node:assert';
import { readCommand, type Strictness } from '../../../src/core/dialogue/command';
import { smtpCommands } from '../../../src/core/reference/commands';
import { commandOf, occasionOfVerb } from '../../../src/core/reference/occasion';
import { analyze } from '../../support/annotate';

function read(text: string, strictness: Strictness): string | undefined {
  const command = readCommand(text, 0, 0, text.length, strictness);
  return command && [command.verb, command.occasion].filter((one) => one !== undefined).join(' ');
}

describe('every command of the table', () => {
  for (const { verb, syntax, occasion } of smtpCommands) {
    it(`is recognized where nobody is named: ${verb}`, () => {
      const written = syntax.replace(/ \[.*?\]/g, '');
      const expected = occasion === undefined ? verb : `${verb} ${occasion}`;
      assert.equal(read(written, 'strict'), expected);
      assert.equal(read(written.toLowerCase(), 'strict'), expected);
      assert.equal(read(written, 'labelled'), expected);
    });
  }

  it('shares its occasion only with one that is named for it', () => {
    for (const { occasion } of smtpCommands) if (occasion !== undefined) assert.equal(occasionOfVerb(occasion), occasion, occasion);
    assert.deepEqual(smtpCommands.filter(({ path, argument }) => path !== undefined && !argument.includes(path)), []);
    assert.equal(commandOf('EHLO')?.greets, true);
  });

  it('is what a reply answers in a bare transcript', () => {
    const text = '220 mx.example.net ESMTP\nEHLO client.example.com\n250 mx.example.net\nBURL imap://imap.example.com/Drafts;UID=7 LAST\n250 2.0.0 Ok\nTURN\n502 5.5.1 Not implemented\n';
    const verbs = analyze(text).facts.flatMap((fact) => (fact.kind === 'reply' ? [fact.command?.verb] : []));
    assert.deepEqual(verbs, [undefined, 'EHLO', 'BURL', 'TURN']);
  });
});

describe('words of English that are verbs as well', () => {
  it('are no command in prose', () => {
    for (const text of ['Turn it off and on', 'TURN OFF', 'send from: the shop', 'SEND FROM: Alice', 'Send', 'help me', 'burl wood', 'saml from: the identity provider']) assert.equal(read(text, 'strict'), undefined, text);
  });

  it('need their argument behind a label too, where they are not in capitals', () => {
    for (const text of ['turn it off', 'send me the log', 'help me please']) assert.equal(read(text, 'labelled'), undefined, text);
    assert.equal(read('SEND something', 'labelled'), 'SEND');
    assert.equal(read('HELP MAIL', 'labelled'), 'HELP HELP');
    assert.equal(read('help', 'labelled'), 'HELP HELP');
    assert.equal(read('send FROM:<alice@example.com>', 'labelled'), 'SEND');
  });
});
