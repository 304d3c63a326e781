import { cutsOf, type Cut, type Markup } from './markup';

/**
 * What people write over the addresses in a log before they show it. Where its
 * program would have an address of a network or a mailbox, one that nobody can
 * have stands in for it while the line is read; what is told has the mask again.
 */
export const masks: Markup = {
  id: 'masks',
  standsIn: (text) => MAY_STAND.test(text) && cutsIn(text).length > 0,
  cuts: cutsIn,
  toldAs: asWritten,
};

const NETWORKS = ['ip', 'ip address', 'ip-address', 'ip_address', 'ip_addr', 'ipaddress', 'ipv4', 'ip_redacted', 'redacted_ip', 'redacted ip', 'hidden_ip', 'hidden ip', 'removed-ipv4', 'my ip', 'my_ip', 'client ip', 'client_ip', 'server ip', 'server_ip', 'server-ip', 'host-ip', 'remote_ip'];
const MAILBOXES = ['email', 'e-mail', 'email address', 'email_address', 'email-address', 'email protected', 'email\u00a0protected', 'email redacted', 'redacted email', 'redacted_email', 'hidden email', 'recipient', 'sender', 'address', 'mail'];
const ANYTHING = ['redacted', 'removed', 'hidden', 'masked', 'anonymized', 'anonymised', 'obfuscated', 'censored', 'private', 'snip'];
// x.x.x.x | XXX.XXX.XXX.XXX | *.*.*.*
const FILLED = ['x', 'X', '*'].flatMap((one) => [1, 2, 3].map((times) => Array<string>(4).fill(one.repeat(times)).join('.')));

/** Each mask as it is written. */
const spellings: readonly string[] = [
  ...FILLED,
  ...[...NETWORKS, ...MAILBOXES, ...ANYTHING].flatMap((words) => [words, words.toUpperCase(), words.charAt(0).toUpperCase() + words.slice(1)]).flatMap((words) => [words, `[${words}]`, `<${words}>`]),
];
const numbers: ReadonlyMap<string, number> = new Map(spellings.map((spelling, number) => [spelling, number]));

const MAY_STAND = /[\][<]|x\.x|\*\.\*/i;
const words = (some: readonly string[]): string => some.join('|');
const OF_NETWORK = new RegExp(
  [
    // x.x.x.x
    String.raw`(?<![\w.*])([xX*])\1{0,2}(?:\.\1{1,3}){3}(?![\w*]|\.[\w*])`,
    // unknown[[ip]] | [::ffff:[ip]]
    String.raw`(?<=\[|:)\[(?:${words([...NETWORKS, ...ANYTHING])})\](?=[\]:])`,
    // pam(bob,[ip])
    String.raw`(?<=,)\[(?:${words(NETWORKS)})\](?=[,)])`,
    // unknown[ip] | relay=mx.example.com [ip], whose brackets are their program's
    String.raw`(?<=[\w) =]\[)(?:${words(NETWORKS)})(?=\])`,
    String.raw`<(?:${words(NETWORKS)})>`,
  ].join('|'),
  'gi',
);
const OF_MAILBOX = new RegExp(
  [
    // to=<[email]>, and no password
    String.raw`(?<!(?:pass\w{0,10}|pwd|auth \w{1,20}|334|[@\w\]])[ :=]{0,3})\[(?:${words(MAILBOXES)})\](?![@\w])`,
    // user=[redacted], | ** [redacted] R=… | mail for [redacted] | rfc822; [redacted]
    String.raw`(?<=(?:^|[\s,(])(?:to|from|user|username|sasl_username|sender|recipient|rcpt|[FT])=|(?:\*\*|=>|->|<=|==|>>) |\b(?:to|from|for|rfc822;):? {0,2})\[(?:${words(ANYTHING)})\](?=[\s,:;)]|$)`,
  ].join('|'),
  'gi',
);

function cutsIn(text: string): readonly Cut[] {
  const networks = cutsOf(OF_NETWORK, text, ([mask]) => standIn(mask, (number) => `240.0.${number >> 8}.${number & 255}`));
  const mailboxes = cutsOf(OF_MAILBOX, text, ([mask]) => standIn(mask, (number) => `mask-${number}@mask-${number}.invalid`));
  const apart = mailboxes.filter(({ start, end }) => !networks.some((one) => one.start < end && start < one.end));
  return [...networks, ...apart].sort((a, b) => a.start - b.start);
}

function standIn(mask: string, named: (number: number) => string): string | undefined {
  const number = numbers.get(mask);
  return number === undefined ? undefined : named(number);
}

const STAND_IN = /\b240\.0\.(\d{1,3})\.(\d{1,3})\b|\b(?:mask-\d{1,4}@)?mask-(\d{1,4})\.invalid\b/gi;

/** What was read of lines with masks, as it was written. */
function asWritten(text: string): string {
  return text.replace(STAND_IN, (standing, high: string | undefined, low: string | undefined, number: string | undefined) => spellings[number === undefined ? Number(high) * 256 + Number(low) : Number(number)] ?? standing);
}
