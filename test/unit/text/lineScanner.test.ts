import { strict as assert } from 'node:assert';
import { asciiBytes } from '../../../src/core/text/ascii';
import { LineScanner, UNUSUAL } from '../../../src/core/text/scan/lineScanner';
import { encodedStampKind, NO_STAMP, stamps } from '../../../src/core/text/stamp';
import { Random } from '../../support/random';

const ALL_STAMPS = stamps.reduce((set, { kind }) => set | kind, NO_STAMP);

function scannerFor(needles: readonly string[]): LineScanner {
  const scanner = LineScanner.for(needles.map((text) => ({ text })));
  assert.ok(scanner);
  return scanner;
}

interface Told {
  readonly events: readonly string[];
  readonly lines: number;
}

/** What stands where, as `line@from needle@place`, of each line in the order of the alphabet. */
function told(scanner: LineScanner, needles: readonly string[], bytes: Uint8Array, usual = ALL_STAMPS): Told {
  const byLine: string[][] = [];
  let before = 0;
  for (scanner.start(bytes, usual); scanner.advance(); ) {
    assert.ok(scanner.line >= before, 'lines come in order');
    before = scanner.line;
    const what = scanner.needle === UNUSUAL ? 'unusual' : `${needles[scanner.needle] ?? ''}@${scanner.at}`;
    (byLine[scanner.line] ??= []).push(`${scanner.line}@${scanner.from} ${what}`);
  }
  return { events: byLine.flatMap((line) => line.sort()), lines: scanner.lines };
}

/** The same by looking at every place. */
function expected(needles: readonly string[], text: string, usual = ALL_STAMPS): Told {
  const bytes = asciiBytes(text);
  let from = 0;
  const lines = text.split('\n');
  const events = lines.flatMap((line, number) => {
    const start = from;
    from += line.length + 1;
    const unusual = (encodedStampKind(bytes, start, start + line.length) & usual) === NO_STAMP ? ['unusual'] : [];
    const found = needles.flatMap((needle) => Array.from({ length: line.length }, (_, at) => at).filter((at) => line.startsWith(needle, at)).map((at) => `${needle}@${start + at}`));
    return [...unusual, ...found].map((what) => `${number}@${start} ${what}`).sort();
  });
  return { events, lines: lines.length };
}

describe('the scan of lines', () => {
  it('finds needles wherever they stand, also where the bytes begin or end', () => {
    const needles = ['://', ' ** ', 'bounc', 'passwd', ']: < ', ' status=', 'reject: ', ', stat=', 'Ok for '];
    const scanner = scannerFor(needles);
    for (const needle of needles) {
      for (let before = 0; before < 9; before++) {
        for (let after = 0; after < 5; after++) {
          const text = `${'.'.repeat(before)}${needle}${'.'.repeat(after)}`;
          // What was there before is longer, and ends like more of it.
          scanner.start(asciiBytes(`${text}/ status=\n status=`), ALL_STAMPS);
          assert.deepEqual(told(scanner, needles, asciiBytes(text)), expected(needles, text), `${before} ${after} ${needle}`);
        }
      }
    }
  });

  it('finds what a look at every place finds', () => {
    const random = new Random(1);
    for (let round = 0; round < 300; round++) {
      const alphabet = 'ab:/'.slice(0, 2 + random.below(3));
      const needles = [...new Set(Array.from({ length: 1 + random.below(6) }, () => random.text(3 + random.below(8), alphabet)))];
      const text = random.text(random.below(200), `${alphabet}\n`);
      assert.deepEqual(told(scannerFor(needles), needles, asciiBytes(text)), expected(needles, text), JSON.stringify({ needles, text }));
    }
  });

  it('finds needles among bytes of every kind', () => {
    const bytes = new Random(2).bytes(50_000).map((byte) => (byte === 0x0a ? 0x0b : byte));
    bytes.set(asciiBytes(' status='), 12_345);
    assert.deepEqual(told(scannerFor([' status=']), [' status='], bytes).events, ['0@0  status=@12345', '0@0 unusual']);
  });

  it('tells lines apart that start with a known time stamp', () => {
    const random = new Random(3);
    const starts = ['Nov 24 10:00:01 mail', '2026-11-24T10:00:01.', '2026-11-24 10:00:01 ', 'Nov 24 10-00:01 mail', '2026-11-24_10:00:01 ', 'Nov 24 10:00:01', '', 'Nov 24 10:00:01 a', '2026-11-24T10:00:0'];
    const scanner = scannerFor([' status=', '://']);
    for (let round = 0; round < 200; round++) {
      const text = Array.from({ length: random.below(9) }, () => `${starts[random.below(starts.length)] ?? ''}${random.text(random.below(30), 'ab: /')}${random.below(3) === 0 ? ' status=' : ''}`).join('\n');
      for (const usual of [NO_STAMP, 1, 2, 4, ALL_STAMPS]) assert.deepEqual(told(scanner, [' status=', '://'], asciiBytes(text), usual), expected([' status=', '://'], text, usual), JSON.stringify(text));
    }
  });

  it('tells the number that ends where a needle begins', () => {
    const scanner = scannerFor([']: connect']);
    const text = ['smtpd[1234]: connect', 'smtpd[]: connect', 'x9]: connect', 'smtpd[4294967299]: connect', 'smtpd[00120]: connect'].join('\n');
    const numbers: number[] = [];
    for (scanner.start(asciiBytes(text), NO_STAMP); scanner.advance(); ) if (scanner.needle !== UNUSUAL) numbers.push(scanner.number);
    assert.deepEqual(numbers, [1234, 0, 9, 3, 120]);
  });

  it('does not tell a needle that says nothing for what stands right behind it', () => {
    const scanner = LineScanner.for([{ text: ' status=', unless: ['sent (250', 'delivered'] }, { text: 'sent' }]);
    assert.ok(scanner);
    const seen = ['', 'sent', 'sent (250', 'sent (251', 'sent (250 2.0.0', 'delivered', 'deliverable', 'x delivered'].filter((words) => told(scanner, ['status', 'sent'], asciiBytes(` status=${words}`)).events.some((event) => event.includes('status')));
    assert.deepEqual(seen, ['', 'sent', 'sent (251', 'deliverable', 'x delivered']);
    // What was there before is longer.
    scanner.start(asciiBytes(' status=sent (250'), ALL_STAMPS);
    assert.deepEqual(told(scanner, ['status', 'sent'], asciiBytes(' status=sent (25')).events, ['0@0 sent@8', '0@0 status@0', '0@0 unusual']);
  });

  it('has room for a text in which everything is told, and for one that is longer than all before', () => {
    const needles = ['aaa', 'aaaa', '://'];
    const scanner = scannerFor(needles);
    for (const text of ['\n'.repeat(20_000), 'a'.repeat(20_000), 'aaa\n'.repeat(20_000), `${'a\n'.repeat(9000)}aaaa://`, `${' '.repeat(3_000_000)}://`]) {
      const { events, lines } = told(scanner, needles, asciiBytes(text));
      const found = needles.reduce((sum, needle) => sum + placesOf(needle, text), 0);
      assert.deepEqual([events.length, lines], [found + text.split('\n').length, text.split('\n').length], text.slice(0, 10));
    }
  });

  it('is not there where the platform has no WebAssembly', () => {
    const platform = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly');
    assert.ok(platform);
    Object.defineProperty(globalThis, 'WebAssembly', { ...platform, value: undefined });
    try {
      assert.equal(LineScanner.for([{ text: '://' }]), undefined);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', platform);
    }
  });
});

function placesOf(needle: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) count++;
  return count;
}
