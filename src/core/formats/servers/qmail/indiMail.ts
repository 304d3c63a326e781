import { given } from '../../../given';
import { directionFrom } from '../../../ownNetwork';
import type { Occasion } from '../../../reference/occasion';
import type { Reported } from '../../../statement';
import { matchAt } from '../../../text/matches';
import type { Line } from '../../format';

/** What a refusal is told by: what stands behind the client's address up to a colon, or to the end. */
interface Refusal {
  readonly occasion: Occasion;
  /** What it means, where its words tell less. */
  readonly meaning?: string;
  /** It is answered with 421, 450 or 451. */
  readonly later?: true;
}

const REFUSALS: ReadonlyMap<string, Refusal> = new Map<string, Refusal>([
  ['Invalid SENDER address', { occasion: 'MAIL', meaning: 'sender address rejected' }],
  ['Invalid SENDER host IP address', { occasion: 'MAIL', meaning: 'client host rejected: access denied' }],
  ['Invalid RECIPIENT address', { occasion: 'RCPT', meaning: 'recipient address rejected' }],
  ['Invalid RELAY client', { occasion: 'RCPT', meaning: 'relaying denied' }],
  ['Invalid HELO greeting', { occasion: 'HELO', meaning: 'HELO rejected' }],
  ['Non-existing DNS_MX: MAIL', { occasion: 'MAIL', meaning: 'domain of sender not found' }],
  ['Non-existing DNS_MX: HELO', { occasion: 'HELO', meaning: 'HELO does not resolve' }],
  ['non-FQDN HELO', { occasion: 'HELO', later: true }],
  ['Too many RECIPIENTS', { occasion: 'RCPT' }],
  ['Too many Invalid RECIPIENTS', { occasion: 'RCPT', later: true }],
  ['virus/banned content', { occasion: 'content' }],
  ['OPEN RELAY client', { occasion: 'connect', meaning: 'client host rejected: open relay' }],
  ['BAD IP client', { occasion: 'connect', later: true }],
  ['PTR (reverse DNS) record points to wrong hostname', { occasion: 'connect' }],
  ['unable to obain PTR (reverse DNS) record', { occasion: 'connect', meaning: 'no PTR (reverse DNS) record' }],
  ['unable to obtain PTR (reverse DNS) record', { occasion: 'connect', meaning: 'no PTR (reverse DNS) record' }],
]);

// qmail-smtpd: pid 550 from 192.0.2.44 Invalid RECIPIENT address: MAIL from <alice@example.org> RCPT <bob@example.com> state <not present>
const TOLD = /(?:qmail-smtpd: )?pid \d{1,10} from ([0-9A-Fa-f.:]{3,45}):? (Non-existing DNS_MX: (?:MAIL|HELO)(?= )|[A-Za-z][A-Za-z/ -]{4,40}(?: \([A-Za-z ]{3,20}\)[A-Za-z ]{0,40})?(?= \(\d{1,6}\): |: |$))/y;
const SENDER = /\bMAIL (?:from )?<([^<>]{0,400})>/;
const RECIPIENT = /\bRCPT (?:<([^<>]{1,400})>|([^\s<>@]{1,200}@[^\s<>]{1,255}))/;
const STATE = /> state <([^<>]{1,100})>/;
// 192.0.2.44 virus/banned content: Eicar-Test-Signature: MAIL from <…>
const FOUND = /: ([^:]{1,200}): MAIL from </;

/** What qmail-smtpd tells of whom it refuses, as IndiMail has it. */
export function readIndiMail({ text, start, end, program }: Line): Reported | undefined {
  if (program !== 'qmail-smtpd' && !text.startsWith('qmail-smtpd: ', start)) return undefined;
  const match = matchAt(TOLD, text.slice(0, end), start);
  const refusal = REFUSALS.get(match?.[2] ?? '');
  if (!match || !refusal) return undefined;
  const [, address = '', words = ''] = match;
  const behind = text.slice(TOLD.lastIndex, end);
  const named = { start: TOLD.lastIndex - words.length, end: TOLD.lastIndex };
  const said = [refusal.meaning ?? words, STATE.exec(behind)?.[1] ?? FOUND.exec(behind)?.[1]].filter((one) => one !== undefined).join(': ');
  const [, recipient, bare] = RECIPIENT.exec(behind) ?? [];
  return {
    kind: 'reported',
    result: refusal.later === true ? 'deferred' : 'rejected',
    direction: directionFrom(address),
    word: named,
    occasion: refusal.occasion,
    reason: { ...named, text: said },
    ...given({ sender: SENDER.exec(behind)?.[1], recipient: recipient ?? bare }),
  };
}
