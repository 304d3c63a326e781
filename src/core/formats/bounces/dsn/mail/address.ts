/** Mail addresses as reports write them: bare, in angle brackets, with a quoted local part. */

const LOCAL = String.raw`(?:"[^"\s]{1,64}"|[^\s<>"'()[\],;:@|/\\][^\s<>"()[\],;:@|\\]{0,120})`;
// Some carriers hide the mailbox: ********@***.example.ne.jp
const DOMAIN = String.raw`(?:(?:\*{3}\.)?[A-Za-z0-9\u0080-\uffff](?:[A-Za-z0-9\u0080-\uffff.-]{0,250}[A-Za-z0-9\u0080-\uffff])?|\[[0-9A-Fa-f.:]{3,45}\])`;

/** An address; add anchors around its source. */
export const ADDRESS = `${LOCAL}@${DOMAIN}`;

const WHOLE = new RegExp(`<?(${ADDRESS})>?`);

/** The first address in a text. */
export function addressIn(text: string): string | undefined {
  return WHOLE.exec(text.length > 1000 ? text.slice(0, 1000) : text)?.[1];
}

/** What people put in place of an address before they show a report: xxxx, ***@***, [redacted], xxx@xxx.com. For patterns that disregard case. */
export const HIDDEN = String.raw`(?:x{2,40}(?:@x{1,40}(?:\.[a-z]{1,10}){0,2})?|\*{2,40}(?:@\*{1,40}(?:\.[a-z*]{1,10}){0,2})?|\[?(?:redacted|removed|hidden|masked|anonymi[sz]ed)(?:[ _-](?:e-?mail|address|recipient)){0,2}\]?)`;

const ALL_HIDDEN = new RegExp(`^${HIDDEN}$`, 'i');

/** Whether it stands for any address: two that are equal need not be the same. */
export function isHidden(address: string): boolean {
  return ALL_HIDDEN.test(address);
}
