import { matchesOf } from '../../text/matches';

// to bob@example.net | für <bob@example.net> | Empfängers "bob@example.net" | destinataire « bob@example.net » | RCPT TO:<bob@example.net>
const TO = String.raw`(?<![\p{L}-])(?:to|for|recipients?|recipient address|an|für|Empfängers?|à|au|destinataire|a|al|para|destinatari[oa]|aan|voor|ontvanger|til|till?|modtager(?:en)?|mottaga?ren?|RCPT TO|TO)`;
const ADDRESSED = new RegExp(String.raw`${TO}(?=[\s:"'<«„“‘\x60])[\s:]{0,3}["'<«„“‘\x60]?\s?([^\s<>@:,;="'()«»„“”]{1,64}@[\w.-]{1,255}[\w])`, 'giu');

// Authentication failed for alice@example.com: whose login that was
const OF_LOGIN = /auth|log ?[io]n|passw|credential|anmeld|ident/i;
const TO_ASK = /^(?:postmaster|mailer-daemon|abuse|support|helpdesk|hostmaster)@/i;

/** Whether an address is that of whom a report tells to ask, and of no recipient. */
export function isToAsk(address: string): boolean {
  return TO_ASK.test(address);
}

/** Of words, so much is looked at, from their end. */
const NEAR = 300;

/** Whom a sentence names that tells of mail which was refused, in the languages that mail programs speak; nothing where it names several, or only the sender. */
export function recipientNamed(words: string): string | undefined {
  const near = words.slice(-NEAR);
  const named = new Set(matchesOf(ADDRESSED, near).map(([, address]) => address));
  const [only] = named;
  return named.size === 1 && only !== undefined && !isToAsk(only) && !OF_LOGIN.test(near) ? only : undefined;
}
