/**
 * What the reference says of one code. The texts are ours, plain English; a
 * word in backticks is shown as code. They are trusted and never hold log text.
 */
export interface Explanation {
  /** What it means, in one to three sentences. */
  readonly description: string;
  /** The situations in which a reader meets it. */
  readonly whenSeen: string;
  /** What to do about it; for a success, what happens next. */
  readonly howToFix: string;
}

/** Where a statement comes from: a section of an RFC, or a page. */
export type Reference =
  | { readonly rfc: number; readonly section?: string }
  | { readonly title: string; readonly url: string };
