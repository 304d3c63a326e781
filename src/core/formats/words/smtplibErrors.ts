import type { Occasion } from '../../reference/occasion';

/** The errors of Python's smtplib that carry a reply, by their class without `SMTP`, and what was refused; nothing where the class does not tell. */
const ERRORS: Readonly<Record<string, Occasion | undefined>> = {
  AuthenticationError: 'AUTH',
  SenderRefused: 'MAIL',
  RecipientsRefused: 'RCPT',
  // One of them, in aiosmtplib.
  RecipientRefused: 'RCPT',
  DataError: 'content',
  ConnectError: 'connect',
  HeloError: 'EHLO',
  ResponseException: undefined,
};

/** These classes without `SMTP`, for a pattern. */
export const SMTPLIB_ERRORS = Object.keys(ERRORS).join('|');

/** What was refused, by the class of an error without `SMTP`. */
export function occasionOfError(name: string | undefined): Occasion | undefined {
  return name === undefined ? undefined : ERRORS[name];
}
