import type { Line, Trace } from '../formats/format';

// 4F2B1C0123: DKIM-Signature field added (opendkim, opendmarc, milter-greylist and most milters)
const QUEUE_ID = /([0-9A-F]{6,20}|[0-9A-Za-z]{10,20})(?=: )/y;
// (00123-01) Passed CLEAN {…}, … Queue-ID: 4F2B1C0123, Message-ID: <1@example.com>, …, queued_as: 5C3B1C0124, 250 ms (amavis)
const AMAVIS = /\(\d{1,8}-\d{2}(?:-\d{1,4})?\) (?:Passed|Blocked) /y;
const FROM = /, Queue-ID: ([0-9A-Za-z]{5,20})(?=,|$)/;
const TO = /, queued_as: ([0-9A-Za-z]{5,20})(?=[,/]|$)/;
const MESSAGE_ID = /, Message-ID: (<[^<>\s]{1,400}>)/;
// id: <1@example.com>, qid: <4F2B1C0123>, ip: … (rspamd)
const RSPAMD = /\bid: (<[^<>\s]{1,400}>), qid: <([0-9A-Za-z]{5,20})>/;

/** Words in lines of filters that lead from one id to another. */
export const filterLinks: readonly string[] = ['queued_as: '];

const LONGEST = 4000;

/** The message that a filter or milter speaks of: programs that no format is for, and that name it by the mail server's queue id. */
export function filterTrace({ text, start, end }: Line): Trace | undefined {
  const said = text.slice(start, Math.min(end, start + LONGEST));
  AMAVIS.lastIndex = 0;
  if (AMAVIS.test(said)) {
    const queueId = FROM.exec(said);
    const messageId = MESSAGE_ID.exec(said)?.[1];
    const next = TO.exec(said)?.[1];
    if (!queueId?.[1]) return undefined;
    const at = start + queueId.index + ', Queue-ID: '.length;
    return { id: queueId[1], piece: { start: at, end: at + queueId[1].length }, ...(messageId === undefined ? {} : { messageId }), ...(next === undefined ? {} : { also: [next] }) };
  }
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
