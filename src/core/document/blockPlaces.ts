import type { Block } from './block';

/** A block among others: its place in the list, and the line of the document at which it starts. */
export interface BlockPlace {
  readonly index: number;
  readonly first: number;
}

/** The blocks of a document in order, and where each stands. */
export function* placed(blocks: readonly Block[]): Generator<BlockPlace & { readonly block: Block }> {
  let first = 0;
  for (const [index, block] of blocks.entries()) {
    yield { first, block, index };
    first += block.lines;
  }
}

/** The line at which a block starts. */
export function startOf(blocks: readonly Block[], index: number): number {
  let first = 0;
  for (let at = 0; at < index; at++) first += blocks[at]?.lines ?? 0;
  return first;
}

/** The block of a line; the last one for lines behind it. */
export function blockAt(blocks: readonly Block[], line: number): BlockPlace {
  let first = 0;
  for (let index = 0; index < blocks.length; index++) {
    const lines = blocks[index]?.lines ?? 0;
    if (line < first + lines || index === blocks.length - 1) return { index, first };
    first += lines;
  }
  return { index: 0, first: 0 };
}

/** The blocks of some lines, and the one after them: a reply that ends there may have begun here. @param to exclusive */
export function blocksIn(blocks: readonly Block[], from: number, to: number): readonly BlockPlace[] {
  const found: BlockPlace[] = [];
  let { index, first } = blockAt(blocks, from);
  for (; index < blocks.length; index++) {
    found.push({ index, first });
    if (first >= to) break;
    first += blocks[index]?.lines ?? 0;
  }
  return found;
}
