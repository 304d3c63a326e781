/** Makes scanBinary.ts of the loop in scan.wat, for `npm run sync`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import loadWabt from 'wabt';
import { root } from './vscode/paths.mjs';

const SOURCE = 'src/core/text/scan/scan.wat';
const BYTES_IN_A_ROW = 32;

/** @returns the text of scanBinary.ts @throws where the source is wrong */
export async function scanBinary() {
  const wabt = await loadWabt();
  const module = wabt.parseWat(SOURCE, await readFile(join(root, SOURCE), 'utf8'), { simd: true });
  const { buffer } = module.toBinary({});
  module.destroy();
  const rows = [];
  for (let at = 0; at < buffer.length; at += BYTES_IN_A_ROW) rows.push(`  ${[...buffer.subarray(at, at + BYTES_IN_A_ROW)].join(', ')},`);
  return `/** Made of scan.wat by \`npm run sync\`. */\nexport const scanBinary = Uint8Array.of(\n${rows.join('\n')}\n);\n`;
}
