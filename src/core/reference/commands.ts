import type { Reference } from './explanation';

/** A command of a client: how it is recognized, and how a hover on its verb explains it. */
export interface SmtpCommand {
  /** In capitals. */
  readonly verb: string;
  /** What a reply to it answers: one of a kind may share it. Absent where no reply code means something of its own there. */
  readonly occasion?: string;
  /** What names the address behind the verb: `FROM` of MAIL FROM. */
  readonly path?: 'FROM' | 'TO';
  /** What follows the verb where we must be sure that this is a command and no prose: a pattern, in any case. */
  readonly argument: string;
  /** Also a word of English that a line may begin with: unless it is in capitals, its argument must fit, whoever speaks. */
  readonly isWord?: true;
  /** Begins a session, or begins it anew. */
  readonly greets?: true;
  /** The message itself follows, or a piece of it. */
  readonly sendsContent?: true;
  /** What is refused with it, "the sender"; absent where there is no word for it but the verb. */
  readonly object?: string;
  /** A short name without a full stop: "Name the recipient". */
  readonly name: string;
  /** What it asks for, in one to three sentences. A word in backticks is shown as code. */
  readonly description: string;
  /** What a server answers, and what that means for what follows. */
  readonly answers: string;
  /** As it is written. */
  readonly syntax: string;
  readonly references: readonly Reference[];
}

/** Nothing follows. */
export const NOTHING = String.raw`\s*$`;
const NAME = String.raw` +\S+\s*$`;
// People who type it forget the name, and many servers do not mind.
const NAME_OR_NOTHING = String.raw`(?: +\S+)?\s*$`;
const PATH_FROM = String.raw` +FROM: ?<[^<>\s]*>\s*$`;
const ANYTHING = String.raw`(?: .*)?$`;

/** What is left of an EHLO that a firewall does not let pass. */
export const MASKED = 'XXXX';

/** One row a verb: those of RFC 5321, of its extensions, and what programs add. */
const TABLE = [
  { verb: 'EHLO', occasion: 'EHLO', argument: NAME_OR_NOTHING, object: 'the greeting', greets: true, name: 'Greet, and ask what the server can do', description: 'The client gives its name and asks for the list of extensions. After STARTTLS it must ask again, for the list may change.', answers: '250 with a line for each extension. 502 comes from a server that only knows HELO.', syntax: 'EHLO client.example.com', references: [{ rfc: 5321, section: '4.1.1.1' }] },
  { verb: 'HELO', occasion: 'HELO', argument: NAME_OR_NOTHING, object: 'the greeting', greets: true, name: 'Greet, the old way', description: 'The client gives its name and asks for no extensions: no STARTTLS, no AUTH, no size.', answers: '250. A refusal is mostly about the name: it must be a full host name that resolves.', syntax: 'HELO client.example.com', references: [{ rfc: 5321, section: '4.1.1.1' }] },
  { verb: 'LHLO', occasion: 'LHLO', argument: NAME_OR_NOTHING, object: 'the greeting', greets: true, name: 'Greet, in LMTP', description: 'The greeting of LMTP, with which a message goes to its mailbox on the last step. After the content the server answers for each recipient.', answers: '250 with a line for each extension.', syntax: 'LHLO client.example.com', references: [{ rfc: 2033, section: '4.1' }] },
  { verb: 'STARTTLS', occasion: 'STARTTLS', argument: NOTHING, name: 'Begin encryption', description: 'The client wants TLS on this connection. What was said before is forgotten, so EHLO follows again.', answers: '220, and the TLS handshake begins. 454 means that the server cannot at the moment.', syntax: 'STARTTLS', references: [{ rfc: 3207, section: '4' }] },
  { verb: 'AUTH', occasion: 'AUTH', argument: String.raw` +[A-Z0-9_-]{3,20}(?: +[A-Z0-9+/=*_[\]<>-]+)?\s*$`, object: 'the login', name: 'Log in', description: 'The client names a SASL mechanism, perhaps with its first response in Base64. The mechanism must be one that the EHLO reply offers.', answers: '334 with a challenge until all is said, then 235, or 535 where the login is not accepted. A client gives up with a single `*`.', syntax: 'AUTH PLAIN [initial-response]', references: [{ rfc: 4954, section: '4' }] },
  { verb: 'MAIL', occasion: 'MAIL', path: 'FROM', argument: ' +FROM:', object: 'the sender', name: 'Begin a message, and name its sender', description: 'The address to which a report of failure goes (the envelope sender). It is empty in a report itself. SPF is checked for its domain.', answers: '250. What is refused here is the sender or its domain, or the size the client has declared.', syntax: 'MAIL FROM:<alice@example.com> [SIZE=1000] [BODY=8BITMIME]', references: [{ rfc: 5321, section: '4.1.1.2' }] },
  { verb: 'RCPT', occasion: 'RCPT', path: 'TO', argument: ' +TO:', object: 'the recipient', name: 'Name a recipient', description: 'One address to deliver to; the command is repeated for each. Headers such as To: play no part.', answers: '250 for an address that is accepted. 550 mostly means that there is no such mailbox or that the server does not relay; the others may still be accepted.', syntax: 'RCPT TO:<bob@example.net> [NOTIFY=FAILURE]', references: [{ rfc: 5321, section: '4.1.1.3' }] },
  { verb: 'DATA', occasion: 'DATA', argument: NOTHING, object: 'the message before its content', sendsContent: true, name: 'Send the content', description: 'The client asks to send the message itself: headers, an empty line, the body, and a line with a single dot.', answers: '354 invites it. The reply after the dot decides about the message: spam filters, virus scanners and DMARC speak only here.', syntax: 'DATA', references: [{ rfc: 5321, section: '4.1.1.4' }] },
  { verb: 'BDAT', occasion: 'BDAT', argument: String.raw` +\d+(?: +LAST)?\s*$`, object: 'the message', sendsContent: true, name: 'Send the content in pieces', description: 'A piece of the message of the given number of octets follows at once; `LAST` marks the last. No dot, and no 354.', answers: '250 for each piece; the one for the last decides about the message.', syntax: 'BDAT 1000 LAST', references: [{ rfc: 3030, section: '2' }] },
  { verb: 'BURL', occasion: 'BDAT', argument: String.raw` +imaps?://\S+(?: +LAST)?\s*$`, name: 'Send content that lies on an IMAP server', description: 'The server itself fetches the content from the URL. The URL may hold a token that opens it.', answers: '250 for each piece.', syntax: 'BURL imap://… LAST', references: [{ rfc: 4468, section: '3' }] },
  { verb: 'RSET', occasion: 'RSET', argument: NOTHING, name: 'Forget the message', description: 'Sender, recipients and content so far are dropped; the connection, TLS and login stay.', answers: '250, always.', syntax: 'RSET', references: [{ rfc: 5321, section: '4.1.1.5' }] },
  { verb: 'VRFY', occasion: 'VRFY', argument: NAME, name: 'Ask whether an address exists', description: 'Hardly any server says so today, for it would help those who collect addresses.', answers: '252 tells nothing and is the usual reply; 502 where the command is switched off.', syntax: 'VRFY bob', references: [{ rfc: 5321, section: '4.1.1.6' }] },
  { verb: 'EXPN', occasion: 'EXPN', argument: NAME, name: 'Ask who is on a list', description: 'The members of a mailing list. Switched off nearly everywhere.', answers: '250 with a line for each member, or 502.', syntax: 'EXPN staff', references: [{ rfc: 5321, section: '4.1.1.7' }] },
  { verb: 'HELP', occasion: 'HELP', argument: NOTHING, isWord: true, name: 'Ask for help', description: 'For people who type by hand; programs do not send it.', answers: '211 or 214 with words for people.', syntax: 'HELP [command]', references: [{ rfc: 5321, section: '4.1.1.8' }] },
  { verb: 'NOOP', occasion: 'NOOP', argument: NOTHING, name: 'Do nothing', description: 'Asks only for a reply: to keep the connection open, or to see whether it still is.', answers: '250.', syntax: 'NOOP', references: [{ rfc: 5321, section: '4.1.1.9' }] },
  { verb: 'QUIT', occasion: 'QUIT', argument: NOTHING, name: 'End the session', description: 'The client has no more to say. A message whose content was answered 250 is safe, whatever comes after.', answers: '221, and the server closes the connection.', syntax: 'QUIT', references: [{ rfc: 5321, section: '4.1.1.10' }] },
  { verb: 'ETRN', occasion: 'ETRN', argument: NAME, name: 'Start the queue for a domain', description: 'A server that was away asks to be sent what waits for its domain. The mail comes over a new connection.', answers: '250 to 253 when the queue is started or empty; 458 and 459 when it cannot be.', syntax: 'ETRN example.com', references: [{ rfc: 1985, section: '5' }] },
  { verb: 'ATRN', occasion: 'ATRN', argument: NAME, name: 'Turn the connection around', description: 'The client has logged in and wants the waiting mail of its domains over this very connection: afterwards the roles are swapped.', answers: '250, and the server becomes the client.', syntax: 'ATRN example.com', references: [{ rfc: 2645, section: '5.2.1' }] },
  { verb: 'TURN', argument: NOTHING, isWord: true, name: 'Swap roles', description: 'Client and server swap roles without a login, so anybody could take the mail of others. No longer used.', answers: '502 today.', syntax: 'TURN', references: [{ rfc: 5321, section: 'F.1' }] },
  { verb: 'SEND', path: 'FROM', argument: PATH_FROM, isWord: true, name: 'Write to a terminal', description: 'From a time when mail could pop up on the screen of somebody who was logged in. No longer used.', answers: '502 today.', syntax: 'SEND FROM:<alice@example.com>', references: [{ rfc: 5321, section: 'F.6' }] },
  { verb: 'SOML', path: 'FROM', argument: PATH_FROM, name: 'Write to a terminal, or mail', description: 'Like SEND, and into the mailbox where nobody was logged in. No longer used.', answers: '502 today.', syntax: 'SOML FROM:<alice@example.com>', references: [{ rfc: 5321, section: 'F.6' }] },
  { verb: 'SAML', path: 'FROM', argument: PATH_FROM, name: 'Write to a terminal, and mail', description: 'Like SEND, and into the mailbox as well. No longer used.', answers: '502 today.', syntax: 'SAML FROM:<alice@example.com>', references: [{ rfc: 5321, section: 'F.6' }] },
  { verb: 'XCLIENT', argument: ANYTHING, name: 'Speak for another client', description: 'A trusted proxy tells Postfix which client stands behind it, so that access rules look at that one.', answers: '220, and the session begins anew with the greeting; 550 where the proxy is not trusted.', syntax: 'XCLIENT ADDR=192.0.2.1 NAME=client.example.com', references: [{ title: 'Postfix: XCLIENT', url: 'https://www.postfix.org/XCLIENT_README.html' }] },
  { verb: 'XFORWARD', argument: ANYTHING, name: 'Tell from which client a message came', description: 'A content filter hands on what Postfix knew of the client. Only the log uses it.', answers: '250.', syntax: 'XFORWARD ADDR=192.0.2.1 NAME=client.example.com', references: [{ title: 'Postfix: XFORWARD', url: 'https://www.postfix.org/XFORWARD_README.html' }] },
  { verb: 'XEXCH50', argument: String.raw` +\d+ +\d+\s*$`, name: 'Hand over Exchange properties', description: 'Old Exchange servers sent properties of a message in a form of their own.', answers: '354, then octets. Other servers do not know it, and the session goes on without.', syntax: 'XEXCH50 1000 2', references: [{ title: 'Microsoft: testing SMTP of Exchange by hand', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/test-smtp-telnet' }] },
  { verb: 'X-ANONYMOUSTLS', occasion: 'STARTTLS', argument: ANYTHING, name: 'Encrypt between Exchange servers', description: 'Exchange servers of one organisation encrypt with certificates that nobody has to vouch for. Then `X-EXPS` logs in.', answers: '220, and the TLS handshake begins.', syntax: 'X-ANONYMOUSTLS', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { verb: 'X-EXPS', occasion: 'AUTH', argument: ANYTHING, name: 'Log in between Exchange servers', description: 'One Exchange server proves itself to another, with Kerberos or NTLM.', answers: '334 or 235, as after AUTH.', syntax: 'X-EXPS GSSAPI', references: [{ title: 'Microsoft: mail flow and the transport pipeline', url: 'https://learn.microsoft.com/en-us/exchange/mail-flow/mail-flow' }] },
  { verb: MASKED, argument: String.raw`(?! +X+\s*$) +\S+\s*$`, isWord: true, name: 'A command that a firewall masked', description: 'Firewalls that watch over SMTP, such as `fixup protocol smtp` of a Cisco PIX, put X in place of a command that they do not let pass: mostly of EHLO.', answers: '500. The client greets again with HELO, and has no extensions: no STARTTLS, no AUTH.', syntax: 'XXXX client.example.com', references: [{ title: 'Postfix: smtp_pix_workarounds', url: 'https://www.postfix.org/postconf.5.html#smtp_pix_workarounds' }] },
] as const satisfies readonly SmtpCommand[];

export const smtpCommands: readonly SmtpCommand[] = TABLE;

/** What a reply can answer that is a command. */
export type CommandOccasion = Extract<(typeof TABLE)[number], { readonly occasion: string }>['occasion'];
