/** Who can put a failure right. */
export type Side = 'sender' | 'sender-admin' | 'recipient' | 'recipient-admin' | 'provider';

/** Why a mail or a login was refused. */
export interface Cause {
  readonly id: string;
  /** As it is said in a sentence: "unknown recipient". */
  readonly name: string;
  readonly side: Side;
  /** Whether the same message may get through later without a change. */
  readonly retryHelps: boolean;
  readonly whatToDo: string;
  /** Enhanced status codes (subject.detail) that mean it. */
  readonly statuses?: readonly string[];
  /** Reply codes that mean it where nothing better is known. */
  readonly codes?: readonly string[];
  /** Words in a reply that mean it. Linear: no repetition inside a repetition. */
  readonly words?: RegExp;
}

/** In order of trust: where the words of two causes stand in one reply, the earlier cause is taken. */
export const causes = [
  { id: 'login-failed', name: 'login failed', side: 'sender', retryHelps: false, whatToDo: 'Check the user name and password, and whether the account needs an app password or another mechanism.', statuses: ['7.8'], codes: ['535', '534', '538', '432'], words: /authentication (?:failed|unsuccessful|credentials invalid)|incorrect authentication|invalid (?:login|credentials)|username and password not accepted/i },
  { id: 'login-required', name: 'login required', side: 'sender', retryHelps: false, whatToDo: 'Switch on authentication in the sending program and use the submission port.', statuses: ['7.57'], codes: ['530'], words: /authentication (?:is )?required|(?:client|sender) was not authenticated|must (?:log ?in|authenticate)/i },
  { id: 'tls-required', name: 'TLS required', side: 'sender-admin', retryHelps: false, whatToDo: 'Switch on STARTTLS in the sending program.', statuses: ['7.10', '7.11', '7.30'], words: /must issue a starttls|(?:tls|encryption) (?:is )?required|cannot start tls/i },
  { id: 'greylisted', name: 'greylisted', side: 'provider', retryHelps: true, whatToDo: 'Wait: the sending server tries again by itself and is let in after some minutes.', words: /gr[ae]y ?-?list/i },
  { id: 'relay-denied', name: 'relaying denied', side: 'sender-admin', retryHelps: false, whatToDo: 'Log in before sending, or add the domain or network to those the server relays for.', words: /relay(?:ing)? (?:access |not |is )?(?:denied|prohibited|permitted|allowed)|unable to relay|not permitted to relay/i },
  { id: 'mailbox-full', name: 'mailbox full', side: 'recipient', retryHelps: true, whatToDo: 'The recipient must make room or be given more; reach them another way meanwhile.', statuses: ['2.2'], words: /(?:mailbox|quota|account)\b.{0,40}\b(?:full|exceeded|over)|over ?quota|out of storage/i },
  { id: 'mailbox-moved', name: 'mailbox moved', side: 'sender', retryHelps: false, whatToDo: 'Find the new address and use it.', statuses: ['1.6'], codes: ['551'], words: /(?:has moved|new address)/i },
  { id: 'mailbox-disabled', name: 'mailbox disabled', side: 'recipient-admin', retryHelps: false, whatToDo: 'The mailbox exists but is closed; its owner or their administrator must open it.', statuses: ['2.1', '7.13'], words: /(?:account|mailbox|user|recipient)\b.{0,30}\b(?:disabled|suspended|inactive|deactivated|locked)/i },
  { id: 'does-not-accept-mail', name: 'host accepts no mail', side: 'sender', retryHelps: false, whatToDo: 'Check the address: its domain says that it takes no mail. Its owner must correct the MX records if it should.', statuses: ['1.10', '3.2'], codes: ['521', '556'], words: /does not accept (?:e?-?mail|messages)|null mx/i },
  { id: 'unknown-host', name: 'unknown domain', side: 'sender', retryHelps: false, whatToDo: 'Check the part after the @ for a typing error; if it is right, its DNS is broken.', statuses: ['1.2'], words: /host (?:or domain name )?not found|(?:domain|host) .{0,40}(?:not found|does not exist)|name or service not known|no such domain/i },
  { id: 'spam', name: 'taken for spam', side: 'sender', retryHelps: false, whatToDo: 'Look at content and links of the message, and at SPF, DKIM and DMARC of the sending domain.', words: /\bspam\b(?!haus)|junk mail|unsolicited/i },
  { id: 'virus', name: 'virus found', side: 'sender', retryHelps: false, whatToDo: 'Scan the sending machine and the attachment.', words: /\bvirus\b|malware|infected/i },
  { id: 'sender-authentication', name: 'SPF, DKIM or DMARC failed', side: 'sender-admin', retryHelps: false, whatToDo: 'Correct SPF, DKIM and DMARC of the sending domain for the server that sent this.', statuses: ['7.20', '7.21', '7.22', '7.23', '7.24', '7.26'], words: /\b(?:spf|dkim|dmarc)\b/i },
  { id: 'missing-reverse-dns', name: 'reverse DNS missing', side: 'sender-admin', retryHelps: false, whatToDo: 'Give the sending address a PTR record whose name resolves back to it.', statuses: ['7.25'], words: /cannot find your (?:reverse )?hostname|reverse dns|\bptr\b|no rdns/i },
  { id: 'reputation', name: 'sender blocked', side: 'sender-admin', retryHelps: false, whatToDo: 'Find out which list names the sending address, stop the cause, and ask for removal.', words: /blocked (?:using|by|for)|block ?list|black ?list|dnsbl|\brbl\b|spamhaus|reputation/i },
  { id: 'rate-limited', name: 'too much at once', side: 'sender-admin', retryHelps: true, whatToDo: 'Send slower and over fewer connections.', statuses: ['7.28', '4.5', '5.3'], words: /too many|rate ?limit|too (?:fast|quickly)|throttl|try again later.*volume/i },
  { id: 'message-too-big', name: 'message too big', side: 'sender', retryHelps: false, whatToDo: 'Make the message smaller or send a link.', statuses: ['3.4', '2.3', '7.16'], words: /message .{0,30}(?:too (?:big|large|long)|exceeds)|size (?:limit|exceeds)/i },
  { id: 'unknown-recipient', name: 'unknown recipient', side: 'sender', retryHelps: false, whatToDo: 'Check the address for a typing error and remove it from the list if it is gone.', statuses: ['1.1', '1.0', '1.3'], words: /(?:user|recipient|mailbox|address|account)\b.{0,40}\b(?:unknown|not found|does not exist|doesn't exist|unavailable|rejected)|(?:unknown|no such|invalid) (?:user|recipient|mailbox|address|account|person)/i },
  { id: 'recipient-refuses', name: 'recipient refuses', side: 'recipient', retryHelps: false, whatToDo: 'The recipient or their server wants no mail from this sender; reach them another way.', statuses: ['7.2'], words: /(?:blocked|rejected|refused) by (?:the )?(?:user|recipient)/i },
  { id: 'sender-refused', name: 'sender refused', side: 'sender', retryHelps: false, whatToDo: 'Check the sender address: its domain must exist and the login must be allowed to use it.', statuses: ['1.7', '1.8', '7.27'], words: /sender (?:address )?(?:rejected|refused|denied)|not owned by user|domain of sender/i },
  { id: 'content-refused', name: 'content refused', side: 'sender', retryHelps: false, whatToDo: 'Look at the attachments and headers of the message.', statuses: ['6.0', '6.1', '6.2', '6.3'], words: /(?:content|attachment)\b.{0,20}\b(?:rejected|refused|not allowed|blocked)/i },
  { id: 'not-standards-compliant', name: 'message breaks the standard', side: 'sender-admin', retryHelps: false, whatToDo: 'Correct the program that made the message.', words: /rfc ?-?[0-9]{3,4}|not (?:rfc|standards?) compliant|bare <?lf>?/i },
  { id: 'expired', name: 'gave up after trying too long', side: 'recipient-admin', retryHelps: false, whatToDo: 'Look at the earlier deferrals of the same message for the reason.', statuses: ['4.7'], words: /expired|retry time(?:out)? (?:exceeded|not reached)|delivery time(?:d)? ?out/i },
  { id: 'network', name: 'network trouble', side: 'recipient-admin', retryHelps: true, whatToDo: 'Check that the host can be reached: DNS, firewall, and whether its server runs.', statuses: ['4.1', '4.2', '4.3', '4.4', '4.6'], words: /connection (?:refused|timed out|reset)|lost connection|network is unreachable|no route to host|conversation with .{1,100} timed out/i },
  { id: 'server-fault', name: 'fault in the server', side: 'recipient-admin', retryHelps: true, whatToDo: "Its administrator finds the reason in the server's own log.", statuses: ['3.0', '3.1', '3.5'], codes: ['451', '452', '454', '421'], words: /(?:internal|configuration|local) error|temporary (?:lookup )?failure|disk (?:full|space)|insufficient system/i },
  { id: 'syntax-error', name: 'command not understood', side: 'sender-admin', retryHelps: false, whatToDo: 'Correct what the sending program says; the command before the reply shows it.', statuses: ['5.1', '5.2', '5.4'], codes: ['500', '501', '502', '503', '504', '555'], words: /syntax error|bad sequence|(?:command|parameter) not (?:implemented|recognized)|need fully-qualified/i },
  { id: 'policy', name: 'refused by policy', side: 'sender-admin', retryHelps: false, whatToDo: 'Read the whole reply; the refusing server follows a rule of its own, and its administrator knows which.', statuses: ['7.1', '7.0'], codes: ['554'], words: /policy|access denied|not (?:allowed|authorized|permitted)|prohibited/i },
  { id: 'unknown', name: 'cause not given', side: 'recipient-admin', retryHelps: false, whatToDo: 'Read the whole reply, and ask the administrator of the server that refused.' },
] as const satisfies readonly Cause[];

export type CauseId = (typeof causes)[number]['id'];
