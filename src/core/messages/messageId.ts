/** Message-ids are names with angle brackets; a log may leave these out. */
export function isMessageId(name: string): boolean {
  return name[0] === '<';
}
