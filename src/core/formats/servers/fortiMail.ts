import type { Format } from '../format';
import { readPatternRefusal, type PatternRefusal } from '../patternRefusals';
import { SILENT } from '../../statement';

// type=statistics, pri=information, session_id="…", client_name="…", client_ip="192.0.2.44", …, from="a@example.org", …, to="bob@example.com", …, disposition="Reject", classifier="Recipient Verification"; with blanks or commas between
const REFUSED = String.raw`\btype="?statistics"?[ ,].{0,300}?(?:\bclient_ip="(?<address>[0-9A-Fa-f.:]{2,45})".{0,200}?)?\bfrom="(?<sender>[^"]{0,320})".{0,400}?\bto="(?<recipient>[^"]{0,320})".{0,400}?\bdisposition="(?:[\w ]{1,40};){0,5}Reject(?:;[\w ;]{1,200})?"[ ,]{1,2}classifier=`;
const REFUSALS: readonly PatternRefusal[] = [
  [new RegExp(`${REFUSED}"(?<reason>Recipient Verification)"`), 'RCPT'],
  [new RegExp(`${REFUSED}"(?<reason>[^"]{1,80})"`), 'content'],
];

// device_id=FE100C3909600504 log_id=0200027993 type=statistics
const HISTORY = /\bdevice_id="?F\w{5,20}"?[ ,].{0,40}\blog_id=.{0,40}\btype="?statistics\b/;

/** FortiMail's history of messages, as it goes to a system log. What it tells of its sessions is sendmail's. */
export const fortiMail: Format = {
  id: 'fortimail',
  name: 'FortiMail history log',
  signs: [{ pattern: HISTORY, weight: 4, sample: 'date=2026-11-24 time=10:00:01 device_id=FE100C3909600504 log_id=0200027993 type=statistics pri=information session_id="1" from="a@example.org" to="bob@example.com" disposition="Accept" classifier="Not Spam"' }],
  read: ({ text, end }) => (text.includes('statistics') && HISTORY.test(text) ? (readPatternRefusal(text, end, REFUSALS) ?? SILENT) : undefined),
};
