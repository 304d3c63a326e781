/** Recipients in a list, whose heading tells that the mail did not reach them. */

import { ADDRESS, addressIn } from '../mail/address';
import { FAILS, isRecipient, lineAbove, type Named, type Place } from './mentionReader';
import { beginsUndelivered } from '../undelivered';

// bob@example.net on Tue, 24 Nov 2026 10:00:00 -0500 | Sales on 11/24/26 10:00 AM (Exchange 5.5, also of a list without an address)
const DATED = /^\s{0,40}(\S.{0,318}?) on (?:[A-Z][a-z]{2}, )?\d{1,2}[ /.][A-Za-z\d]{1,4}[ /.]\d{2,4} \d{1,2}:\d\d/;
// Your message did not reach the following recipient(s): | The following recipient(s) cannot be reached:
const DATED_FOLLOW = /\b(?:did not reach the following recipient\(s\)|following recipient\(s\) (?:could not|cannot) be reached):\s*$/i;

/** Named with the time of the mail. */
export function readDated(place: Place): Named {
  const dated = DATED.exec(place.text)?.[1];
  if (dated === undefined || !DATED_FOLLOW.test(lineAbove(place))) return undefined;
  return { recipient: addressIn(dated) ?? dated, whole: false };
}

// bobexample: the name of a mailbox, of a provider that leaves its own domain out
const NAME = /^\s{1,40}([A-Za-z][\w.+-]{1,63})\s*$/;
// Your mail to the following recipients could not be delivered because they are not accepting mail from you:
const NAMES_FOLLOW = /\b(?:following|these) (?:recipients?|users?|members?|addressees?|mailbox(?:es)?)\b.{0,160}:\s*$/i;

/** Named without a domain. */
export function readName(place: Place): Named {
  const recipient = NAME.exec(place.text)?.[1];
  if (recipient === undefined) return undefined;
  const heading = lineAbove(place, (text) => NAME.test(text));
  return NAMES_FOLLOW.test(heading) && FAILS.test(heading) ? { recipient, whole: false } : undefined;
}

// Bob Example (bob@example.net)<mailto:bob@example.net> | [Bob Example (bob@example.net)](mailto:bob@example.net) | Bob Example <bob@example.net> (Exchange)
const PERSON = new RegExp(
  String.raw`^[>\s]{0,40}\[?[^\s<>()[\]@:;][^<>()[\]@:;]{0,120} ?[<(](${ADDRESS})[>)]\]?(?:\(mailto:[^()\s]{3,320}\)|<mailto:[^<>\s]{3,320}>)?\s*$`,
);
// Delivery has failed to these recipients or groups:
const HEADING = /[:：]\s*$/;
const LONGEST_HEADING = 300;

/** Named as people are. Exchange writes what happened below each of them. */
export function readPerson(place: Place): Named {
  const recipient = PERSON.exec(place.text)?.[1];
  if (recipient === undefined || !isRecipient(recipient, place.known)) return undefined;
  const heading = lineAbove(place, (text) => !HEADING.test(text));
  return heading.length < LONGEST_HEADING && beginsUndelivered(heading) ? { recipient, whole: false } : undefined;
}

// <bob@@example.net> | "|/usr/local/bin/filter --keep": no address, though sendmail was given it as one …
const ENTRY = new RegExp(String.raw`^(?:<(?!${ADDRESS}>)([^<>\s]{1,320})>|"(\|[^"\n]{1,320})")\s*$`);
// … its reason stands below: (reason: 553 5.1.3 User address required)
const REASON_BELOW = /^\s{2,12}\(reason: \S/;
/** Named as sendmail lists what is no address. The address that led to it is another entry's perhaps. */
export function readWithReason({ text, below }: Place): Named {
  const [, written, program] = ENTRY.exec(text) ?? [];
  if (!REASON_BELOW.test(below)) return undefined;
  const recipient = written ?? program;
  return recipient === undefined ? undefined : { recipient, whole: false, reasonBelow: true };
}
