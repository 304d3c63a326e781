import { strict as assert } from 'node:assert';
import { asciiBytes, needlesOf } from '../../../src/core/text/needles';
import { Random } from '../../support/random';

/** What stands where, as `needle@place`, in order. */
function found(needles: readonly string[], bytes: Uint8Array): readonly string[] {
  const all: string[] = [];
  for (const search = needlesOf(needles).in(bytes); search.at < bytes.length; search.next()) all.push(`${needles[search.needle] ?? ''}@${search.at}`);
  return all.sort();
}

function expected(needles: readonly string[], text: string): readonly string[] {
  return needles.flatMap((needle) => Array.from({ length: text.length }, (_, at) => at).filter((at) => text.startsWith(needle, at)).map((at) => `${needle}@${at}`)).sort();
}

describe('needles', () => {
  it('are found wherever they stand, also where the bytes begin or end', () => {
    const needles = ['://', ' ** ', 'bounc', 'passwd', ']: < ', ' status=', 'reject: ', ', stat=', 'Ok for '];
    for (const needle of needles) {
      for (let before = 0; before < 9; before++) {
        for (let after = 0; after < 5; after++) {
          for (let offset = 0; offset < 4; offset++) {
            const text = `${'.'.repeat(before)}${needle}${'.'.repeat(after)}`;
            // What stands outside of the bytes looks like more of them.
            const bytes = asciiBytes(`${'status=:/ '.slice(0, offset)}${text}/ status=`).subarray(offset, offset + text.length);
            assert.deepEqual(found(needles, bytes), expected(needles, text), `${before} ${after} ${offset} ${needle}`);
          }
        }
      }
    }
  });

  it('are found as a look at every place finds them', () => {
    const random = new Random(1);
    for (let round = 0; round < 300; round++) {
      const alphabet = 'ab:/'.slice(0, 2 + random.below(3));
      const needles = [...new Set(Array.from({ length: 1 + random.below(6) }, () => random.text(3 + random.below(8), alphabet)))];
      const text = random.text(random.below(200), `${alphabet}\n`);
      assert.deepEqual(found(needles, asciiBytes(text)), expected(needles, text), JSON.stringify({ needles, text }));
    }
  });

  it('stand among bytes of every kind', () => {
    const bytes = new Random(2).bytes(50_000);
    bytes.set(asciiBytes(' status='), 12_345);
    assert.deepEqual(found([' status='], bytes), [' status=@12345']);
  });
});
