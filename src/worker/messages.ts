import type { LogReport } from '../files/report';

/** What the worker tells the extension. */
export type FromWorker =
  | { readonly kind: 'read'; /** Since it was last told. */ readonly bytes: number }
  | { readonly kind: 'report'; readonly report: LogReport };
