// User-Agent: Mozilla/5.0 | user-agent:
const HEADER_FIELD = /^[A-Za-z][A-Za-z-]{1,40}:(?: |$)/;

/** Whether what a server takes for a command is a header field of a web client, whose request it has refused above. */
export function isHeaderField(command: string): boolean {
  return HEADER_FIELD.test(command);
}
