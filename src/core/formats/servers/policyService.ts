import type { Direction } from '../../analysis';
import { given } from '../../given';
import { directionFrom } from '../../ownNetwork';
import type { Format, Line } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { SILENT, type Reported, type Statement } from '../../statement';
import { matchAt } from '../../text/matches';
import { findWords } from '../../text/span';

const ADDRESS = String.raw`([0-9A-Fa-f.:]{2,45})`;
// [192.0.2.44] RCPT, alice@example.org -> bob@example.com, REJECT Blacklisted [sasl_username=, sender=… | … RCPT, alice@example.com => a@example.com -> bob@example.net, 554 5.7.1 Blacklisted [sasl_username=alice@example.com, …
const IREDAPD = new RegExp(String.raw`\[${ADDRESS}\] (?:RCPT|END-OF-MESSAGE), (?:\S{1,320} => (?=\S{0,320} -> ))?(\S{0,320}) [-=]> (\S{0,320}), (.{3,300}?) \[sasl_username=([^\s,\]]{0,255})[,\]]`);
// module=AccessControl, action=reject, host=192.0.2.44, helo=client.example.org, from=a@example.org, to=bob@example.com, reason=verdict
const POLICYD = new RegExp(String.raw`module=\w{1,40}, (action=reject), host=${ADDRESS}, helo=[^,]{0,255}, from=([^,]{0,320}), to=([^,]{1,320}), reason=([\w-]{1,60})`, 'y');
// [RULES] rule=3, id=RBL01, queue=, client=client.example.org[192.0.2.44], sender=<a@example.org>, recipient=<bob@example.com>, …, action=REJECT blocked using a list
const POSTFWD = new RegExp(String.raw`\[RULES\] rule=\d{1,6}, .{0,400}?\bclient=[^[\s]{0,255}\[${ADDRESS}\], sender=<([^<>]{0,320})>, recipient=<([^<>]{0,320})>, .{0,800}?\baction=(?=\S)`, 'y');

// REJECT Not authorized | 554 5.7.1 Blacklisted | 4xx is for now
const ACTION = /(?:REJECT|5\d\d(?: 5\.\d{1,3}\.\d{1,3})?)(?: |$)/y;

/**
 * What servers that Postfix asks (iRedAPD, policyd, postfwd) have it answer.
 * Postfix tells of it with more right after: `NOQUEUE: reject: RCPT from …: 554
 * 5.7.1 <bob@example.com>: Recipient address rejected: Blacklisted`.
 */
export const policyService: Format = {
  id: 'policy-service',
  name: 'Policy service log (iRedAPD, policyd, postfwd)',
  signs: [
    { pattern: IREDAPD, weight: 4, sample: '2026-11-24 10:00:01 INFO [192.0.2.44] RCPT, alice@example.org -> bob@example.com, REJECT Blacklisted [sasl_username=, sender=alice@example.org, process_time=0.0055s]' },
    { pattern: /\s(?:cbpolicyd|postfwd\d?(?:\/policy)?)\[\d{1,10}\]: (?:module=|\[RULES\] )/, weight: 4, sample: 'Nov 24 10:00:01 mail cbpolicyd[123]: module=AccessControl, action=reject, host=192.0.2.44, helo=x, from=a@example.org, to=bob@example.com, reason=verdict' },
  ],
  programs: /^(?:iredapd|cbpolicyd|postfwd\d?(?:\/policy)?)$/,
  writesFiles: true,
  needles: ['[sasl_username=', 'action=reject', '[RULES] '],
  read: (line) => readIRedApd(line) ?? readPolicyd(line) ?? readPostfwd(line) ?? (line.program === '' ? undefined : SILENT),
};

function readIRedApd({ text, end }: Line): Statement | readonly Statement[] | undefined {
  const match = IREDAPD.exec(text.slice(0, Math.min(end, LOOKED_AT)));
  if (!match) return undefined;
  const [whole, address = '', sender, recipient, action = '', user = ''] = match;
  const start = match.index + whole.length - user.length - ' [sasl_username=,'.length - action.length;
  return answered(text, { start, end: start + action.length }, { direction: user === '' ? directionFrom(address) : 'submission', sender, recipient });
}

const LOOKED_AT = 1500;

function readPolicyd({ text, start }: Line): Statement | undefined {
  const match = matchAt(POLICYD, text, start);
  if (!match) return undefined;
  const [whole, action = '', address = '', sender, recipient = '', why = ''] = match;
  const end = start + whole.length;
  const reported: Reported = {
    kind: 'reported',
    result: 'rejected',
    direction: directionFrom(address),
    word: findWords(text, action, start),
    reason: { start: end - why.length, end, text: why.replaceAll('_', ' ') },
    ...given({ sender, recipient }),
  };
  return { kind: 'foretold', words: `<${recipient}>`, statements: [reported] };
}

function readPostfwd({ text, start, end }: Line): Statement | readonly Statement[] | undefined {
  const match = matchAt(POSTFWD, text, start);
  if (!match) return undefined;
  const [whole, address = '', sender, recipient] = match;
  // It names the code that it asks for, which is no reply yet.
  return answered(text, { start: start + whole.length, end }, { direction: directionFrom(address), sender, recipient, asks: true });
}

interface About {
  readonly direction: Direction;
  readonly sender: string | undefined;
  readonly recipient: string | undefined;
  readonly asks?: boolean;
}

/** @param action what Postfix is told to do */
function answered(text: string, action: { readonly start: number; readonly end: number }, { direction, sender, recipient, asks = false }: About): Statement | readonly Statement[] {
  const said = matchAt(ACTION, text, action.start)?.[0];
  const isReply = !asks && isReplyAt(text, action.start);
  // For now, if at all.
  if (said === undefined) return isReply ? { kind: 'told', reply: action } : SILENT;
  const words = { start: action.start + said.length, end: action.end };
  const reported: Reported = {
    kind: 'reported',
    result: 'rejected',
    direction,
    word: { start: action.start, end: action.start + said.trimEnd().length },
    ...(isReply ? { reply: action } : { reason: words.start < words.end ? words : action }),
    ...given({ sender, recipient: recipient === '' ? undefined : recipient }),
  };
  return { kind: 'foretold', words: words.start < words.end ? text.slice(words.start, words.end) : `<${recipient ?? ''}>`, statements: [reported] };
}
