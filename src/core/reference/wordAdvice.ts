import type { CauseId, ResponsibleSide } from './causes';

/** What to do where the words of a failure tell more than its cause. */
export interface WordAdvice {
  readonly words: RegExp;
  readonly sample: string;
  /** For these causes only. */
  readonly causes?: readonly CauseId[];
  /** For what a program reports of itself only, not for the reply of another. */
  readonly reported?: boolean;
  /** Enhanced status codes, without their class, that say as much where no words tell the cause. */
  readonly statuses?: readonly string[];
  /** In place of what the cause says, all of these. */
  readonly name?: string;
  readonly because?: string;
  readonly side?: ResponsibleSide;
  readonly retryHelps?: boolean;
  /** Whole sentences. */
  readonly whatToDo: string;
}

/** The first that fits is taken. */
export const wordAdvice: readonly WordAdvice[] = [
  {
    // A client that is kept out over the name it gives for itself, which is no matter of lists.
    causes: ['reputation', 'policy', 'missing-reverse-dns', 'syntax-error'],
    words: /^invalid domain name\b|\b(?:bad|invalid|forged|fake|bogus|wrong|rejected:?|blocked:?|your) (?:helo|ehlo)\b|\b(?:helo|ehlo)(?: (?:command|name|argument|domain|host(?:name)?))?(?: \S{1,80})?:? (?:rejected|refused|denied|invalid|is|was|does|must|not|cannot|listed)\b/i,
    sample: 'Helo command rejected: Host not found',
    name: 'HELO name refused',
    because: 'the name that the sending server gives for itself is not accepted',
    side: 'sender-admin',
    whatToDo: 'Have the sending server greet with its full host name, one that DNS knows and that leads to its address: myhostname or smtp_helo_name in Postfix, primary_hostname or helo_data in Exim.',
  },
  {
    // RFC 4954 §4: what a server has to answer where the client sends `*`.
    causes: ['login-failed'],
    words: /\bauthentication (?:aborted|cancell?ed)\b/i,
    sample: 'Authentication aborted',
    name: 'login given up',
    because: 'the client gave the login up',
    whatToDo: 'Look at the client: it sent `*` in place of a response. Mostly it has no password for this server, or does not take what the server asks.',
  },
  {
    // Postfix where SASL is off, or waits for TLS (smtpd_tls_auth_only); Exim for clients it does not let log in.
    causes: ['login-failed'],
    words: /\bauth(?:entication)?\b[\w ]{0,30} not (?:enabled|advertised)\b|\bauthentication not (?:supported|available)\b/i,
    sample: 'Error: authentication not enabled',
    name: 'no login here',
    because: 'the server takes no login on this connection',
    side: 'sender-admin',
    retryHelps: false,
    whatToDo: 'Send over the submission port (587 with STARTTLS, or 465): many servers take no login on port 25, or none before TLS. If it is your own server: smtpd_sasl_auth_enable and smtpd_tls_auth_only in Postfix, auth_advertise_hosts in Exim.',
  },
  {
    causes: ['tls-required'],
    words: /\b(?:tls|starttls|ssl)\b[\w ]{0,30} not enabled\b/i,
    sample: 'TLS support is not enabled.',
    name: 'no TLS here',
    because: 'the server has no TLS on this connection',
    side: 'recipient-admin',
    retryHelps: false,
    whatToDo: 'Use the port on which the server has TLS (587 or 465), or switch STARTTLS off for a host of your own network. If it is your own server, give it a certificate.',
  },
  {
    causes: ['content-refused'],
    words: /\bSMTPUTF8\b/i,
    sample: 'SMTPUTF8 is required, but was not offered by host mx.example.net[192.0.2.25]',
    statuses: ['6.7'],
    name: 'address beyond ASCII',
    because: 'an address or header needs SMTPUTF8, which that server does not have',
    side: 'sender',
    retryHelps: false,
    whatToDo: 'Use addresses in ASCII for sender and recipients, the domain in its xn-- form. Whoever runs the other server may switch SMTPUTF8 on.',
  },
  {
    causes: ['syntax-error'],
    words: /\bneed (?:mail|rcpt)\b|\bsender not yet given\b|\bRCPT command must precede DATA\b|\bbad (?:command )?sequence\b|\b(?:commands? )?out of (?:sequence|order)\b/i,
    sample: 'Error: need RCPT command',
    name: 'command out of order',
    because: 'another command has to be accepted before this one',
    whatToDo: 'Look at the replies above: where MAIL or RCPT was refused, this follows from it. Otherwise correct the order in which the sending program sends its commands.',
  },
  {
    causes: ['network', 'server-fault', 'content-refused'],
    words: /\bloops? back to\b|\b(?:mail|forwarding|routing|delivery|exchanger) loop\b|\b(?:hop ?count exceeded|too many hops|too many "?received\b)/i,
    sample: 'mail for example.net loops back to myself',
    statuses: ['4.6', '4.14'],
    name: 'mail loop',
    because: 'the mail goes round in a circle',
    side: 'recipient-admin',
    retryHelps: false,
    whatToDo: 'The mail goes round in a circle. Look at the MX records of the domain, and at aliases, forwards and transport entries of the hosts it passes; each must know for which domains it is the last (mydestination in Postfix, class w in sendmail).',
  },
  {
    causes: ['sender-refused'],
    words: /\bsender address rejected: not logged in\b/i,
    sample: '<alice@example.com>: Sender address rejected: not logged in',
    whatToDo: 'Only who logged in as the owner of this address may send from it (reject_sender_login_mismatch in Postfix). Switch on authentication in the sending program; who is not its owner uses it in vain.',
  },
  {
    // No login of the sending program helps here: Exchange asks for a sender of its own organisation.
    causes: ['login-required'],
    words: /\bRESOLVER\.RST\.(?:AuthRequired|SenderNotAuthenticated)/i,
    sample: 'RESOLVER.RST.AuthRequired; authentication required',
    side: 'recipient',
    whatToDo: 'This mailbox or group takes mail only from inside its organisation. Its owner, or an administrator of that Exchange, must let in senders from outside.',
  },
  {
    // The sending server asks for more than the other one gives.
    causes: ['tls-required'],
    reported: true,
    words: /\bTLS is required, but (?:was not offered|host)\b|\bcertificate not (?:trusted|verified)\b|\bTLS session is required, but\b/i,
    sample: 'TLS is required, but was not offered by host mx.example.net[192.0.2.25]',
    side: 'recipient-admin',
    whatToDo: 'The sending server insists on TLS for this domain, and the other host does not give it as asked. It must offer STARTTLS with a valid certificate; until then only a looser policy for the domain lets mail through (smtp_tls_policy_maps in Postfix, hosts_require_tls in Exim).',
  },
];
