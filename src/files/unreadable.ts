import { visible } from '../core';

/** Why a file, or the rest of it, cannot be read; the message is a clause for whoever knows the name of the file. */
export class Unreadable extends Error {
  /** @param forbidden whether another user could read it */
  constructor(
    reason: string,
    readonly forbidden = false,
  ) {
    super(reason);
  }
}

/** A file of a log that could not be read, or only in part. */
export interface Fault {
  /** As the user gave it. */
  readonly file: string;
  /** Something of it was read before. */
  readonly partly: boolean;
  /** A clause: "it is a directory". */
  readonly reason: string;
  /** Another user could read it. */
  readonly forbidden: boolean;
}

/** One line for the user. */
export function faultMessage({ file, partly, reason }: Fault): string {
  return partly ? `only a part of ${visible(file)} was read: ${reason}` : `cannot read ${visible(file)}: ${reason}`;
}
