import { strict as assert } from 'node:assert';
import { recipientNamed } from '../../../src/core/formats/words/recipientWords';

describe('a sentence about mail that was refused', () => {
  for (const [words, recipient] of [
    ['Could not send mail to <bob@example.net>: ', 'bob@example.net'],
    ['failed to send mail from alice@example.com to bob@example.net: ', 'bob@example.net'],
    ['Die Nachricht konnte nicht an den Empfänger bob@example.net zugestellt werden: ', 'bob@example.net'],
    ["Échec de l'ajout du destinataire « bob@example.net » (", 'bob@example.net'],
    ['Sender address alice@example.com rejected: ', undefined],
    ['Authentication failed for alice@example.com: ', undefined],
    ['Mail to bob@example.net and to carol@example.net failed: ', undefined],
    ['Refused, send questions to postmaster@example.net: ', undefined],
  ] as const) {
    it(`${recipient === undefined ? 'names no recipient' : 'names its recipient'}: ${words}`, () => {
      assert.equal(recipientNamed(words), recipient);
    });
  }
});
