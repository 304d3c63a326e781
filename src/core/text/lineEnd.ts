// As it stands in the value of a record; escaped; put out of the way by a program; as syslog writes a control character (rsyslog, BSD)
const LINE_ENDS = ['\n', '\r', String.raw`\n`, String.raw`\r`, '??', '#012', '#015', '^J', '^M'];

/**
 * How long what stands for the end of a line, or for half of one, is where a
 * program wrote several lines into one.
 * @returns 0 where no such thing ends at `at`
 */
export function lineEndBefore(text: string, at: number): number {
  return LINE_ENDS.find((one) => text.startsWith(one, at - one.length) && at >= one.length)?.length ?? 0;
}
