import type { Summary } from '../core';

/** What the extension tells the page. */
export interface ToPage {
  /** The file's name. */
  readonly name: string;
  /** Whether the whole log is counted. */
  readonly complete: boolean;
  readonly summary: Summary;
}

/** What the page tells the extension. */
export type FromPage = { readonly kind: 'ready' } | { readonly kind: 'goTo'; readonly line: number };
