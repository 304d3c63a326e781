import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOnce } from './support/diagnostics';
import { closeEditors, edit, endOf, openAnalysed, openOurs } from './support/documents';
import { makeFile } from './support/files';

const SESSION = '220 mx.example.net ESMTP\nMAIL FROM:<alice@example.com>\n250 2.1.0 Ok\nRCPT TO:<bob@example.net>\n550 5.1.1 No such user\n';
/** Line and column of the failure in SESSION, counted from 0. */
const FAILURE = new vscode.Range(4, 0, 4, 22);

describe('a broken file', () => {
  const files: readonly { readonly name: string; readonly content: string | Uint8Array; readonly failures: readonly vscode.Range[] }[] = [
    { name: 'without anything in it', content: '', failures: [] },
    { name: 'that ends in the middle of a line', content: '220 mx.example.net ESMTP\nRCPT TO:<bob@exam', failures: [] },
    { name: 'with CR LF line ends', content: SESSION.replaceAll('\n', '\r\n'), failures: [FAILURE] },
    { name: 'with CR line ends', content: SESSION.replaceAll('\n', '\r'), failures: [FAILURE] },
    { name: 'in UTF-16 with a byte-order mark', content: utf16(SESSION), failures: [FAILURE] },
    { name: 'in UTF-8 with a byte-order mark', content: `\ufeff${SESSION}`, failures: [FAILURE] },
    { name: 'with bytes that are no UTF-8', content: latin1(`${SESSION}250 caf\xe9 \xff\xfe\n`), failures: [FAILURE] },
    { name: 'with a line of 1 MB', content: `${SESSION}RCPT TO:<${'a'.repeat(1_000_000)}>\n250 2.1.5 Ok\n`, failures: [FAILURE] },
  ];
  for (const { name, content, failures } of files) {
    it(`${name} loses nothing but what is broken`, async () => {
      const uri = makeFile('session.smtp', content);
      await openAnalysed(uri);
      assert.deepEqual(failuresOf(uri), failures);
    });
  }
});

describe('broken text, pasted where no file could hold it', () => {
  afterEach(closeEditors);

  const pasted: readonly { readonly name: string; readonly text: string }[] = [
    { name: 'NUL characters', text: '\0\0\u0000334 \0\n250\0 Ok' },
    { name: 'lone halves of surrogate pairs', text: '334 \udc00\ud800\n\ud800' },
    { name: 'characters of every kind', text: Array.from({ length: 4000 }, (_, index) => String.fromCharCode((index * 7919) % 0x3000)).join('') },
  ];
  for (const { name, text } of pasted) {
    it(`${name} disturb nothing before them`, async () => {
      const { document } = await openOurs('smtp-transcript', SESSION);
      await edit(document, endOf(document), `${text}\nRCPT TO:<carol@example.net>\n550 5.1.1 No such user\n`);
      await diagnosticsOnce('the second failure', document, (found) => found.some(({ range }) => range.start.line === document.lineCount - 2));
      assert.deepEqual(failuresOf(document.uri)[0], FAILURE);
    });
  }
});

function failuresOf(uri: vscode.Uri): readonly vscode.Range[] {
  return vscode.languages.getDiagnostics(uri).flatMap(({ range, code }) => (typeof code === 'object' && code.value === 'permanent-failure' ? [range] : []));
}

/** Little-endian, as Windows writes it. */
function utf16(text: string): Uint8Array {
  return new Uint8Array(Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0)).buffer);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
