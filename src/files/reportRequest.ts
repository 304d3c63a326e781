import { formatWithId, type Limits } from '../core';
import type { ReportOptions } from './readReport';

/** A log to be reported on, as data that can be sent to a worker. */
export interface ReportRequest {
  /** In the order of their names, the oldest first. */
  readonly files: readonly FileRequest[];
  /** The id of the format that somebody chose. */
  readonly format?: string | undefined;
  readonly limits: Limits;
  readonly excerpted: readonly string[];
}

export interface FileRequest {
  readonly name: string;
  /** Where whoever makes the report finds it, or all that is in it. */
  readonly source: string | Uint8Array;
}

/** How the request is carried out, but for what its host adds. */
export function optionsOf({ format, limits, excerpted }: ReportRequest): Pick<ReportOptions, 'format' | 'limits' | 'excerpted'> {
  return { format: format === undefined ? undefined : formatWithId(format), limits, excerpted };
}

/** Pieces of what is in memory, so that no piece takes long to work on. */
export async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield await Promise.resolve(bytes.subarray(at, at + PIECE));
}

const PIECE = 1 << 16;
