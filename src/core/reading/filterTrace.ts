import type { Line, Trace } from '../formats/format';

// 4F2B1C0123: DKIM-Signature field added (opendkim, opendmarc, milter-greylist and most milters)
const QUEUE_ID = /([0-9A-F]{6,20}|[0-9A-Za-z]{10,20})(?=: )/y;
// id: <1@example.com>, qid: <4F2B1C0123>, ip: … (rspamd)
const RSPAMD = /\bid: (<[^<>\s]{1,400}>), qid: <([0-9A-Za-z]{5,20})>/;

const LONGEST = 4000;

/** The message that a filter or milter speaks of: programs that no format is for, and that name it by the mail server's queue id. */
export function filterTrace({ text, start, end }: Line): Trace | undefined {
  const said = text.slice(start, Math.min(end, start + LONGEST));
  const rspamd = RSPAMD.exec(said);
  if (rspamd?.[2] !== undefined && rspamd[1] !== undefined) {
    const at = start + rspamd.index + rspamd[0].length - 1 - rspamd[2].length;
    return { id: rspamd[2], piece: { start: at, end: at + rspamd[2].length }, messageId: rspamd[1] };
  }
  QUEUE_ID.lastIndex = start;
  const id = QUEUE_ID.exec(text)?.[1];
  // A word alone is no queue id: it has a digit.
  return id === undefined || !/\d/.test(id) ? undefined : { id, piece: { start, end: start + id.length } };
}
