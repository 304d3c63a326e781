import type { Occasion } from '../reference/occasion';
import type { Reported } from '../statement';

/** Whose address a command names: MAIL the sender's, RCPT the recipient's. @param address empty for none */
export function envelopeOf(occasion: Occasion | undefined, address: string | undefined): Pick<Reported, 'sender' | 'recipient'> {
  if (address === undefined) return {};
  return occasion === 'RCPT' ? { recipient: address } : occasion === 'MAIL' ? { sender: address } : {};
}
