import type { HeadlessPiece } from '../../format';
import { HEADLESS_START } from '../../lineParts/headlessStart';
import { QUEUE_ID } from './queueId';

const ID = String.raw`(?:${QUEUE_ID} )`;
const ADDRESS = String.raw`[^\s<>@]{1,64}@[^\s<>:]{1,255}(?: <[^<>\s]{1,320}>)?`;

/** What Exim alone writes into a line, for lines without their time. */
export const HEADLESS: HeadlessPiece = {
  words: ['** ', '== ', 'rejected ', ' error from remote mail', ' authenticator failed for ', '] was: ', 'host '],
  pattern: new RegExp(
    [
      String.raw`${HEADLESS_START}(?:${[
        // 1vNq1a-000000001Zx-0abc ** bob@example.net R=dnslookup T=remote_smtp H=…
        String.raw`${ID}(?:\*\*|==) `,
        String.raw`(?:\*\*|==) (?=${ADDRESS}(?:${[
          // ** bob@example.net R=dnslookup T=remote_smtp: …
          String.raw`(?: [FP]=<[^<>\s]{0,320}>){0,2} R=[\w-]{1,60}(?= [A-Z].{0,600}: |:)`,
          // ** bob@example.net: Unrouteable address
          ': (?:Unrouteable address|retry timeout exceeded|all relevant MX records point to|Unknown user|mailbox is full|no host found for|all hosts (?:have been failing|for))',
        ].join('|')}))`,
      ].join('|')})`,
      // H=client.example.org [192.0.2.1] F=<alice@example.com> rejected RCPT <bob@example.net>: relay not permitted (not what `exim -bh` says to log: it stands in the dialogue too)
      String.raw`${HEADLESS_START}${ID}?(?:H=[^<>]{1,400} )?(?:F=<[^<>\s]{0,320}> )?(?:temporarily )?rejected (?=RCPT <[^<>\s]{1,320}>: |(?:MAIL|VRFY|EXPN|EHLO|HELO|AUTH) <?\S{1,320}: |(?:from <[^<>\s]{0,320}>: |after DATA: |during MIME ACL checks: ))(?<!LOG: .{0,600})`,
      // login authenticator failed for (laptop) [192.0.2.1]:5025 I=[192.0.2.25]:587: 535 Incorrect authentication data (set_id=alice)
      String.raw`${HEADLESS_START}[a-z][a-z0-9_-]{0,40} authenticator failed for (?=(?:\S{1,255} )?(?:\([^()]{0,255}\) )?\[[^\s[\]]{1,64}\](?::\d{1,5})?(?: I=\[[^\s[\]]{1,64}\](?::\d{1,5})?| U=\S{1,255}){0,2}: [45]\d\d[ -])`,
      // SMTP error from remote mail server after RCPT TO:<bob@example.net>: 550 … (of a bounce that wraps its lines the reply stands below)
      String.raw`(?<!\S)(?:SMTP|LMTP) error from remote mail(?:er| server) after [^<>:]{1,60}(?::<[^<>\s]{0,320}>)?(?: SIZE=\d{1,12})?: (?=(?:host \S{1,255} \[[^\s[\]]{1,64}\]: )?[45]\d\d[ -])`,
      // host mx.example.net [192.0.2.1]: 550-5.7.1 … (of a bounce that says on the line above what was refused)
      String.raw`^\s{0,12}(?=host \S{1,255} \[[^\s[\]]{1,64}\]: [45]\d\d[ -])`,
      // … from mx.example.net [192.0.2.1] was: 550 No such user (the rest of a line that a mail program broke)
      String.raw`(?<=\[[^\s[\]]{1,64}\] )was: (?=[245]\d\d[ -]\S)`,
    ].join('|'),
  ),
};
