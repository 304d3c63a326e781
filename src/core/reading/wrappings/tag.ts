/** The program that wrote a line to the system log, as a record or a row names it apart from the line. */
export interface Tag {
  readonly program: string;
  readonly pid?: string;
}

const TAG = /^([A-Za-z][\w./-]{0,80})(?:\[(\d{1,10})\])?:?$/;

/** @param value all of it is the tag: postfix/smtpd | postfix/smtpd[123]: */
export function readTag(value: string): Tag | undefined {
  const [, program, pid] = TAG.exec(value) ?? [];
  return program === undefined ? undefined : { program, ...(pid === undefined ? {} : { pid }) };
}
