import type { Occasion } from './occasion';

/** Who can put a failure right. */
export type ResponsibleSide = 'sender' | 'sender-admin' | 'recipient' | 'recipient-admin' | 'provider';

/** Why a mail or a login was refused. What servers write for each is in `causeWords.ts`. */
export interface Cause {
  readonly id: string;
  /** As it is said in a sentence: "unknown recipient". */
  readonly name: string;
  /** What happened, as a sentence goes on after "because": "the mailbox is full". */
  readonly because: string;
  readonly side: ResponsibleSide;
  /** Whether the same message may get through later without a change. */
  readonly retryHelps: boolean;
  /** Whole sentences; the first is the next thing to do. */
  readonly whatToDo: string;
  /** Enhanced status codes that mean it: `2.2`, or `4.4.4` where only that class does. */
  readonly statuses?: readonly string[];
  /** Reply codes that mean it where nothing better is known. */
  readonly codes?: readonly string[];
  /** Reply codes that mean it where they answer this (RFC 5321 §4.3.2), whatever they mean elsewhere. */
  readonly codesAnswering?: Readonly<Partial<Record<Occasion, readonly string[]>>>;
  /** Subject of the enhanced status codes that mean it where no cause has the very status (RFC 3463 §2). */
  readonly subject?: string;
  /** About the login: its reply codes tell more than `X.7.1` or "access denied" beside them. */
  readonly ofLogin?: true;
}

/** In order of trust: where the words of two causes tell as much, the earlier cause is taken. */
export const causes = [
  { id: 'tls-required', name: 'TLS required', because: 'the connection is not encrypted as it has to be', side: 'sender-admin', retryHelps: false, whatToDo: 'Switch on STARTTLS in the sending program, and see that it offers a TLS version and certificate the other side takes.', statuses: ['7.10', '7.11', '7.29', '7.30', '7.321', '7.322', '7.323', '7.324', '7.325'], codes: ['523', '524', '538'], codesAnswering: { STARTTLS: ['454'] } },
  { id: 'relay-denied', name: 'relaying denied', because: 'the server does not pass on mail for that domain', side: 'sender-admin', retryHelps: false, whatToDo: 'Log in before sending, or, if it is your own server, add the domain or the network to those it relays for.', statuses: ['7.64'] },
  { id: 'greylisted', name: 'greylisted', because: 'the server does not know this sender yet and wants to see a second attempt', side: 'provider', retryHelps: true, whatToDo: 'Nothing has to be done: the next attempt is let in after some minutes.' },
  { id: 'mailbox-full', name: 'mailbox full', because: 'the mailbox has no room', side: 'recipient', retryHelps: true, whatToDo: 'Reach the recipient another way; they must make room or be given more.', statuses: ['2.2'], codesAnswering: { RCPT: ['552'], VRFY: ['552'] } },
  { id: 'sender-authentication', name: 'SPF, DKIM or DMARC failed', because: 'the sending domain did not prove that the mail is its own', side: 'sender-admin', retryHelps: false, whatToDo: 'Check SPF, DKIM and DMARC of the sending domain for the server that sent this.', statuses: ['7.20', '7.21', '7.22', '7.23', '7.24', '7.26', '7.32', '7.40', '7.509', '7.515'] },
  { id: 'missing-reverse-dns', name: 'reverse DNS missing', because: 'the sending address has no name in DNS that leads back to it', side: 'sender-admin', retryHelps: false, whatToDo: 'Have the sending address given a PTR record whose name resolves back to it.', statuses: ['7.25'] },
  { id: 'spam', name: 'taken for spam', because: 'the message was taken for spam', side: 'sender', retryHelps: false, whatToDo: 'Look at the text and links of the message, and at SPF, DKIM and DMARC of the sending domain.' },
  { id: 'virus', name: 'virus found', because: 'the message seems to carry something harmful', side: 'sender', retryHelps: false, whatToDo: 'Scan the attachment and the machine it came from before you send again.' },
  { id: 'mailbox-moved', name: 'mailbox moved', because: 'the mailbox is no longer there', side: 'sender', retryHelps: false, whatToDo: 'Find the new address and use it.', statuses: ['1.6', '7.17', '7.18'], codes: ['551'] },
  { id: 'mailbox-disabled', name: 'mailbox disabled', because: 'the mailbox exists but is closed', side: 'recipient-admin', retryHelps: false, whatToDo: 'Reach the recipient another way; they or their administrator must open the mailbox.', statuses: ['2.1', '7.13'], codes: ['525'] },
  { id: 'does-not-accept-mail', name: 'host accepts no mail', because: 'the domain says that it takes no mail', side: 'sender', retryHelps: false, whatToDo: 'Check the address for a typing error. If it is right, the owner of the domain must correct its MX records.', statuses: ['1.10', '3.2'], codes: ['521', '556'] },
  { id: 'sender-refused', name: 'sender refused', because: 'the sender address is not accepted', side: 'sender', retryHelps: false, whatToDo: 'Check the sender address: its domain must exist, and this login or list must be allowed to use it.', statuses: ['1.7', '1.8', '7.27'], codesAnswering: { MAIL: ['550', '553'] } },
  { id: 'unknown-host', name: 'unknown domain', because: 'no server was found for the domain', side: 'sender', retryHelps: false, whatToDo: 'Check the part after the @ for a typing error; if it is right, the DNS of that domain is broken.', statuses: ['1.2', '5.4.4'] },
  { id: 'not-standards-compliant', name: 'message breaks the standard', because: 'the message is not built as the standards ask', side: 'sender-admin', retryHelps: false, whatToDo: 'Correct the program that made the message; the reply names what it objects to.' },
  { id: 'content-refused', name: 'content refused', because: 'something inside the message is not accepted', side: 'sender', retryHelps: false, whatToDo: 'Look at the attachments and headers of the message, and send it without what the reply names.', statuses: ['6.0', '6.1', '6.2', '6.3', '6.5', '6.6', '6.7', '6.8', '6.9'], subject: '6' },
  { id: 'message-too-big', name: 'message too big', because: 'the message is larger than the server takes', side: 'sender', retryHelps: false, whatToDo: 'Make the message smaller, or send a link to the file.', statuses: ['3.4', '2.3', '7.16'], codesAnswering: { MAIL: ['552'], content: ['552'], BDAT: ['552'] } },
  { id: 'rate-limited', name: 'too much at once', because: 'too much came in too short a time', side: 'sender-admin', retryHelps: true, whatToDo: 'Send slower and over fewer connections.', statuses: ['7.28', '5.3', '2.121', '2.122'] },
  { id: 'recipient-refuses', name: 'recipient refuses', because: 'the recipient takes no mail from this sender', side: 'recipient', retryHelps: false, whatToDo: 'Reach the recipient another way; only they or their administrator can let this sender in.', statuses: ['7.2', '2.0'] },
  { id: 'reputation', name: 'sender blocked', because: 'the sending address or domain has a bad name', side: 'sender-admin', retryHelps: false, whatToDo: 'Find out which list names the sending address, stop what brought it there, then ask for removal.', codesAnswering: { connect: ['550', '554'] } },
  { id: 'unknown-recipient', name: 'unknown recipient', because: 'there is no such mailbox', side: 'sender', retryHelps: false, whatToDo: 'Check the address for a typing error, and take it off your lists if it is gone.', statuses: ['1.1', '1.0', '1.3', '1.4'], codesAnswering: { RCPT: ['550', '553'], VRFY: ['550', '553'] } },
  { id: 'login-failed', name: 'login failed', because: 'the login was not accepted', side: 'sender', retryHelps: false, whatToDo: 'Check user name and password, and whether the account needs an app password or another mechanism.', statuses: ['7.8', '7.9', '7.12', '5.6'], codes: ['535', '534', '432'], codesAnswering: { AUTH: ['504'] }, ofLogin: true },
  { id: 'login-required', name: 'login required', because: 'the server wants a login first', side: 'sender', retryHelps: false, whatToDo: 'Switch on authentication in the sending program and use the submission port.', statuses: ['7.57'], codes: ['530'], ofLogin: true },
  { id: 'expired', name: 'delivery takes too long', because: 'the message could not be delivered in the time it was given', side: 'recipient-admin', retryHelps: false, whatToDo: 'Look at the earlier deferrals of the same message: they tell why it could not be delivered.', statuses: ['4.7'] },
  { id: 'network', name: 'network trouble', because: 'the other host could not be reached', side: 'recipient-admin', retryHelps: true, whatToDo: 'Check that the host can be reached: DNS, firewall, and whether its server runs.', statuses: ['4.0', '4.1', '4.2', '4.4.4', '4.6', '4.8'], subject: '4' },
  { id: 'policy', name: 'refused by policy', because: 'a rule of that server forbids it', side: 'sender-admin', retryHelps: false, whatToDo: 'Read the whole reply and follow its link; the administrator of the refusing server knows which rule it was.', statuses: ['7.1', '7.0'], codes: ['554'], codesAnswering: { content: ['550'], BDAT: ['550'] }, subject: '7' },
  { id: 'server-fault', name: 'fault in the server', because: 'the server has trouble of its own', side: 'recipient-admin', retryHelps: true, whatToDo: 'Look into the own log of that server: it tells more than the reply does.', statuses: ['1.9', '2.4', '3.0', '3.1', '4.3.2', '3.3', '3.5', '4.3', '4.5'], codes: ['451', '452', '454', '421', '450'] },
  { id: 'syntax-error', name: 'command not understood', because: 'the server did not understand the command', side: 'sender-admin', retryHelps: false, whatToDo: 'Correct what the sending program says; the command before the reply shows it.', statuses: ['5.1', '5.2', '5.4'], codes: ['500', '501', '502', '503', '504', '555'] },
  { id: 'unknown', name: 'cause not given', because: 'the server gives no reason', side: 'recipient-admin', retryHelps: false, whatToDo: 'Read the whole reply, and ask the administrator of the server that refused.' },
] as const satisfies readonly Cause[];

/** One of those in the table above. */
export type CauseId = (typeof causes)[number]['id'];
