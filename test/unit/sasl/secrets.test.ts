import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { holdsSecret, shownFields } from '../../../src/core';
import { analyze } from '../../support/annotate';
import { formsOf, makeExchange, mechanismNames } from '../../support/exchanges';
import { outputsOf } from '../../support/outputs';
import { Random } from '../../support/random';
import { transcripts } from '../../support/transcripts';

const ROUNDS = 8;

describe('no secret is shown under default settings', () => {
  for (const [what, write] of Object.entries(transcripts)) {
    for (const mechanism of mechanismNames) {
      it(`of ${mechanism}, in a transcript ${what}`, () => {
        const random = new Random(mechanism.length * 1000 + what.length);
        for (let round = 0; round < ROUNDS; round++) {
          const exchange = makeExchange(mechanism, random);
          const text = write(exchange);
          const outputs = outputsOf(text);
          for (const secret of exchange.secrets) {
            for (const form of formsOf(secret)) {
              if (!text.includes(form) && !outputs.includes(form)) continue;
              assert.ok(!outputs.includes(form), `${form} of\n${text}\nin\n${outputs}`);
            }
          }
        }
      });
    }
  }

  it('of interleaved sessions', () => {
    const random = new Random(7);
    const exchanges = mechanismNames.map((mechanism) => makeExchange(mechanism, random));
    const lines: string[] = [];
    for (let at = 0; exchanges.some((one) => one.lines[at]); at++) {
      exchanges.forEach(({ lines: [...said] }, pid) => {
        const one = said[at];
        if (one) lines.push(`Nov 24 10:00:01 mail postfix/smtpd[${pid + 100}]: ${one.speaker === 'S' ? '>' : '<'} unknown[192.0.2.9]: ${one.text}`);
      });
    }
    const outputs = outputsOf(lines.join('\n'));
    for (const { mechanism, secrets } of exchanges) for (const secret of secrets) for (const form of formsOf(secret)) assert.ok(!outputs.includes(form), mechanism);
  });
});

describe('no secret of the corpus is shown', () => {
  const corpus = process.env['MAIL_LOG_CORPUS'];
  it('in any output under default settings', function () {
    if (corpus === undefined) {
      console.log('      MAIL_LOG_CORPUS is not set: the corpus was not looked through');
      this.skip();
    }
    this.timeout(60_000);
    let looked = 0;
    let found = 0;
    for (const file of filesIn(corpus)) {
      const text = readFileSync(file, 'utf8');
      const { facts } = analyze(text);
      const secrets = new Set<string>();
      const lines = text.split(/\r\n|\r|\n/);
      for (const fact of facts) {
        if (fact.kind === 'credential') secrets.add(lines[fact.span.line]?.slice(fact.span.start, fact.span.end) ?? '');
        if (fact.kind !== 'payload' || !holdsSecret(fact.decoding)) continue;
        const masked = shownFields(fact.decoding, false);
        // What the server itself said in clear is no secret when the client repeats it.
        shownFields(fact.decoding, true).forEach(({ value }, index) => { if (masked[index]?.value !== value) secrets.add(value); });
      }
      looked++;
      for (const fact of facts) if (fact.kind === 'payload' && fact.speaker === 'server') for (const { value } of shownFields(fact.decoding, false)) secrets.delete(value);
      if (secrets.size === 0) continue;
      const outputs = outputsOf(text);
      for (const secret of secrets) {
        found++;
        for (const form of formsOf(new TextEncoder().encode(secret))) assert.ok(!outputs.includes(form), `${file}: ${form}`);
      }
    }
    assert.ok(looked > 100 && found > 10, `${found} secrets in ${looked} files`);
  });
});

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stat = statSync(path);
    if (stat.isDirectory()) yield* filesIn(path);
    else if (stat.size < 2 << 20 && !name.endsWith('.json')) yield path;
  }
}
