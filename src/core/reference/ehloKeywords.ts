import type { Reference } from './explanation';

/** What a server offers in its EHLO reply: one line, one keyword (RFC 5321 §4.1.1.1). */
export interface EhloKeyword {
  /** In capitals. */
  readonly keyword: string;
  /** A short name without a full stop: "Message size". */
  readonly name: string;
  /** What a client may do with it, in one to three sentences. A word in backticks is shown as code. */
  readonly description: string;
  /** What stands behind the keyword, where something does. */
  readonly value?: string;
  /** Parameters of MAIL and RCPT that it allows, in capitals, and what each says. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly references: readonly Reference[];
}

/** One row a keyword: the registered ones, then what programs add. */
export const ehloKeywords: readonly EhloKeyword[] = [
  { keyword: 'SIZE', name: 'Message size', description: 'The client may say how large the message is, and is refused at once instead of after sending it all.', value: 'the largest message in octets; 0 or nothing: no fixed limit', parameters: { SIZE: 'how many octets the message has, as the client counts them' }, references: [{ rfc: 1870 }] },
  { keyword: '8BITMIME', name: 'Characters beyond ASCII', description: 'The body may hold octets beyond ASCII as they are. Without it they must be encoded.', parameters: { BODY: '`7BIT`, `8BITMIME`, or `BINARYMIME` for octets of any kind' }, references: [{ rfc: 6152 }] },
  { keyword: 'PIPELINING', name: 'Commands in a row', description: 'The client may send several commands without waiting for each reply. Replies come in the same order.', references: [{ rfc: 2920 }] },
  { keyword: 'STARTTLS', name: 'Encryption', description: 'The client may begin TLS on this connection. Where the line is missing, somebody between may have taken it out.', references: [{ rfc: 3207 }] },
  { keyword: 'AUTH', name: 'Login', description: 'The client may log in. Many servers offer this only after STARTTLS.', value: 'the SASL mechanisms to choose from', parameters: { AUTH: 'who handed in the message, where the server trusts that; `<>` where nobody says' }, references: [{ rfc: 4954 }] },
  { keyword: 'ENHANCEDSTATUSCODES', name: 'Enhanced status codes', description: 'Replies carry a second code such as 5.1.1, which says more than the three digits.', references: [{ rfc: 2034 }] },
  { keyword: 'DSN', name: 'Delivery reports', description: 'The client may say of which outcomes a report is wanted, and how much of the message goes back.', parameters: { NOTIFY: 'of what a report is wanted: `SUCCESS`, `FAILURE`, `DELAY`, or `NEVER`', ORCPT: 'the address the sender wrote, before lists and forwarding', RET: 'what goes back with a report: the whole message (`FULL`) or its headers (`HDRS`)', ENVID: "the sender's mark for this message, repeated in reports" }, references: [{ rfc: 3461 }] },
  { keyword: 'CHUNKING', name: 'Content in pieces', description: 'The client may send the content with BDAT: so many octets, no dot, no doubled dots.', references: [{ rfc: 3030 }] },
  { keyword: 'BINARYMIME', name: 'Octets of any kind', description: 'With BDAT the content may be binary, without Base64.', references: [{ rfc: 3030 }] },
  { keyword: 'SMTPUTF8', name: 'Addresses beyond ASCII', description: 'Addresses and headers may be in UTF-8. A message that needs this cannot go on to a server without it.', parameters: { SMTPUTF8: 'this message needs it' }, references: [{ rfc: 6531 }] },
  { keyword: 'VRFY', name: 'Ask for addresses', description: 'The server knows the command VRFY. Most answer 252, which tells nothing.', references: [{ rfc: 5321, section: '3.5' }] },
  { keyword: 'EXPN', name: 'Ask for lists', description: 'The server tells who is on a list, or at least knows the command.', references: [{ rfc: 5321, section: '3.5' }] },
  { keyword: 'HELP', name: 'Help', description: 'The server knows the command HELP.', references: [{ rfc: 5321, section: '4.1.1.8' }] },
  { keyword: 'ETRN', name: 'Start the queue', description: 'A server that was away may ask for the mail that waits for its domain.', references: [{ rfc: 1985 }] },
  { keyword: 'ATRN', name: 'Fetch the queue', description: 'A server without a fixed address may log in and fetch its mail over this connection.', references: [{ rfc: 2645 }] },
  { keyword: 'TURN', name: 'Swap roles', description: 'From RFC 821, without a login; unsafe and no longer used.', references: [{ rfc: 5321, section: 'F.1' }] },
  { keyword: 'SEND', name: 'Write to a terminal', description: 'From RFC 821; no longer used.', references: [{ rfc: 5321, section: 'F.6' }] },
  { keyword: 'SOML', name: 'Write to a terminal, or mail', description: 'From RFC 821; no longer used.', references: [{ rfc: 5321, section: 'F.6' }] },
  { keyword: 'SAML', name: 'Write to a terminal, and mail', description: 'From RFC 821; no longer used.', references: [{ rfc: 5321, section: 'F.6' }] },
  { keyword: 'DELIVERBY', name: 'Deliver in time', description: 'The client may give a time after which the message is sent back or reported as late.', value: 'the shortest time in seconds', parameters: { BY: 'seconds, and `R` to send it back after them or `N` to report it' }, references: [{ rfc: 2852 }] },
  { keyword: 'FUTURERELEASE', name: 'Hold a message back', description: 'The client may ask that the message leaves later.', value: 'the longest time in seconds, and the last date', parameters: { HOLDFOR: 'for how many seconds', HOLDUNTIL: 'until which time' }, references: [{ rfc: 4865 }] },
  { keyword: 'MT-PRIORITY', name: 'Priority', description: 'Urgent messages may go first.', value: 'the name of a policy', parameters: { 'MT-PRIORITY': 'from -9 to 9; 0 is usual' }, references: [{ rfc: 6710 }] },
  { keyword: 'REQUIRETLS', name: 'Only over TLS', description: 'The sender may demand that every hop uses checked TLS, or the message comes back.', parameters: { REQUIRETLS: 'this message must not travel in clear' }, references: [{ rfc: 8689 }] },
  { keyword: 'LIMITS', name: 'Limits of the server', description: 'The client learns beforehand how many messages and recipients one session may have.', value: '`MAILMAX`, `RCPTMAX`, `RCPTDOMAINMAX` and their numbers', references: [{ rfc: 9422 }] },
  { keyword: 'RRVS', name: 'Is it still the same owner?', description: 'A message may be refused when its mailbox changed hands since a given date.', parameters: { RRVS: 'since when the owner must be the same' }, references: [{ rfc: 7293 }] },
  { keyword: 'BURL', name: 'Content from IMAP', description: 'The server can fetch the content from an IMAP server itself.', value: 'from where: `imap` or URLs', references: [{ rfc: 4468 }] },
  { keyword: 'MTRK', name: 'Tracking', description: 'The way of a message may be asked for later.', parameters: { MTRK: 'a secret of the sender, hashed, and how long to keep the trace' }, references: [{ rfc: 3885 }] },
  { keyword: 'NO-SOLICITING', name: 'No advertising', description: 'The server says which kinds of advertising it does not want.', value: 'the kinds', parameters: { SOLICIT: 'what kind of advertising this is' }, references: [{ rfc: 3865 }] },
  { keyword: 'CONPERM', name: 'Content may be converted', description: 'The sender may allow that the content is converted for the recipient.', parameters: { CONPERM: 'conversion is allowed' }, references: [{ rfc: 4141 }] },
  { keyword: 'CONNEG', name: 'What a recipient can read', description: 'The client may ask what content a recipient can take.', parameters: { CONNEG: 'ask for this recipient' }, references: [{ rfc: 4141 }] },
  { keyword: 'CHECKPOINT', name: 'Go on after a break', description: 'An experiment: a message goes on where the connection broke off.', parameters: { TRANSID: 'which transfer goes on' }, references: [{ rfc: 1845 }] },
  { keyword: 'SUBMITTER', name: 'Who is responsible', description: 'From Sender ID, which is historic.', parameters: { SUBMITTER: 'the address that is responsible' }, references: [{ rfc: 4405 }] },
  { keyword: 'UTF8SMTP', name: 'Addresses beyond ASCII, the experiment', description: 'The experiment before SMTPUTF8; obsolete.', parameters: { 'ALT-ADDRESS': 'an address in ASCII to use instead' }, references: [{ rfc: 5336 }] },
  { keyword: 'VERB', name: 'Verbose', description: 'Sendmail tells the client what it does. A thing for testing.', references: [{ title: 'IANA: mail parameters', url: 'https://www.iana.org/assignments/mail-parameters' }] },
  { keyword: 'ONEX', name: 'One message only', description: 'Sendmail is told that only one message follows.', references: [{ title: 'IANA: mail parameters', url: 'https://www.iana.org/assignments/mail-parameters' }] },
  { keyword: 'XCLIENT', name: 'Speak for another client', description: 'Postfix lets this client, a proxy it trusts, name the client behind it.', value: 'the attributes it takes', references: [{ title: 'Postfix: XCLIENT', url: 'https://www.postfix.org/XCLIENT_README.html' }] },
  { keyword: 'XFORWARD', name: 'Tell where a message came from', description: 'Postfix lets this client, a content filter, name the first client for the log.', value: 'the attributes it takes', references: [{ title: 'Postfix: XFORWARD', url: 'https://www.postfix.org/XFORWARD_README.html' }] },
  { keyword: 'XVERP', name: 'A sender address for each recipient', description: 'Postfix can write the recipient into the sender address, so that a list knows who bounced.', references: [{ title: 'Postfix: VERP', url: 'https://www.postfix.org/VERP_README.html' }] },
  { keyword: 'XEXCH50', name: 'Exchange properties', description: 'For Exchange servers among themselves.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'X-ANONYMOUSTLS', name: 'TLS between Exchange servers', description: 'For Exchange servers of one organisation. Other clients use STARTTLS.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'X-EXPS', name: 'Login between Exchange servers', description: 'For Exchange servers of one organisation. Other clients use AUTH.', value: 'the mechanisms', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'X-LINK2STATE', name: 'Exchange routes', description: 'Old Exchange servers told each other which routes work.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'XRDST', name: 'Exchange destination', description: 'For Exchange servers among themselves: where a message goes next.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'XSHADOW', name: 'Exchange shadow copies', description: 'An Exchange server keeps a copy of a message until the next one has it.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'XSHADOWREQUEST', name: 'Exchange shadow copies, asked for', description: 'An Exchange server asks another to keep a copy of a message until it has gone on.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'XOORG', name: 'Exchange organisation', description: 'An Exchange server tells from which organisation a message comes.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'XPROXY', name: 'Exchange client behind a proxy', description: 'The front end of Exchange tells the server behind it who the client is.', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { keyword: 'X-RCPTLIMIT', name: 'Recipients per message', description: 'How many recipients one message may have here; further ones go into another. The standard form is LIMITS.', value: 'the number', references: [{ rfc: 9422 }] },
  { keyword: 'PRDR', name: 'A reply for each recipient', description: 'After the content the server may accept the message for some recipients and refuse it for others.', references: [{ title: 'Exim: processing of incoming mail', url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/' }] },
  { keyword: 'X_PIPE_CONNECT', name: 'Early pipelining', description: 'What Exim called PIPECONNECT at first.', references: [{ title: 'Exim: specification', url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/' }] },
  { keyword: 'PIPECONNECT', name: 'Early pipelining', description: 'A client that knows the server may send EHLO and more before the greeting has come.', references: [{ title: 'Exim: specification', url: 'https://www.exim.org/exim-html-current/doc/html/spec_html/' }] },
];
