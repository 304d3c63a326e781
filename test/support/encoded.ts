import { Buffer } from 'node:buffer';
import { withLineFeeds, type EncodedText } from '../../src/core';

/** A text as the terminal reads it. */
export function encoded(text: string): EncodedText {
  const bytes = Buffer.from(withLineFeeds(Buffer.from(text)));
  return { bytes, text: (from, end) => bytes.toString('utf8', from, end) };
}
