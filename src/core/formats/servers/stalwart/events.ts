import type { Direction, Result } from '../../../analysis';
import type { Occasion } from '../../../reference/occasion';

/** What an event of the log says of mail. */
export interface Event {
  readonly direction: Direction;
  readonly occasion: Occasion;
  /** Where the log gives no code that would tell it. */
  readonly result: Result;
}

const outbound = (occasion: Occasion): Event => ({ direction: 'outbound', occasion, result: 'rejected' });
const inbound = (occasion: Occasion): Event => ({ direction: 'inbound', occasion, result: 'rejected' });

/** What another server refused, and what ours did, by the id of the event. */
export const EVENTS: ReadonlyMap<string, Event> = new Map<string, Event>([
  ['delivery.greeting-failed', outbound('connect')],
  ['delivery.ehlo-rejected', outbound('EHLO')],
  ['delivery.auth-failed', outbound('AUTH')],
  ['delivery.mail-from-rejected', outbound('MAIL')],
  ['delivery.rcpt-to-rejected', outbound('RCPT')],
  ['delivery.rcpt-to-failed', outbound('RCPT')],
  ['delivery.message-rejected', outbound('content')],
  ['delivery.delivered', { direction: 'outbound', occasion: 'content', result: 'delivered' }],
  ['smtp.mailbox-does-not-exist', inbound('RCPT')],
  ['smtp.relay-not-allowed', inbound('RCPT')],
  ['smtp.rcpt-to-rejected', inbound('RCPT')],
  ['smtp.too-many-invalid-rcpt', inbound('RCPT')],
  ['smtp.invalid-recipient-address', inbound('RCPT')],
  ['smtp.invalid-sender-address', inbound('MAIL')],
  ['smtp.invalid-ehlo', inbound('EHLO')],
  ['smtp.mail-from-unauthenticated', inbound('MAIL')],
  // Whom it tells so has logged in.
  ['smtp.mail-from-unauthorized', { direction: 'submission', occasion: 'MAIL', result: 'rejected' }],
  ['milter.action-reject', inbound('content')],
  ['smtp.message-too-large', inbound('content')],
  ['smtp.message-parse-failed', inbound('content')],
  ['smtp.loop-detected', inbound('content')],
  ['smtp.auth-not-allowed', inbound('AUTH')],
  ['smtp.auth-mechanism-not-supported', inbound('AUTH')],
]);
