/** Where a session stands. */
export interface SessionPlace {
  /** The name of its file. */
  readonly file: string;
  /** Its first line, from 0. */
  readonly line: number;
  /** The address of a line of it, where the page can link to it. @param line from 0 */
  readonly link?: (line: number) => string;
}

/** A link to a line, counted from 0; its title alone where there is none. */
export function lineLink({ link }: SessionPlace, line: number, title: string): string {
  const address = link?.(line);
  return address === undefined ? title : `[${title}](${address})`;
}
