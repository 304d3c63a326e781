import type { CauseId } from './causes';

/** What one reply means at a provider. All conditions that are given must hold; the first rule that fits is taken. */
export interface ProviderRule {
  /** A word that only this provider writes, lower case, as `wordsOf` gives it. Linear, anchored. */
  readonly mark?: RegExp;
  /** Subject and detail of the enhanced status code: `7.26`. */
  readonly statuses?: readonly string[];
  readonly codes?: readonly string[];
  /** One of these phrases stands in the reply, in the notation of `words.ts`. */
  readonly words?: readonly string[];
  readonly cause?: CauseId;
  /** What it means there, as a whole sentence. */
  readonly means: string;
  /** What to do about it there, as a whole sentence. */
  readonly whatToDo: string;
  /** Where the provider says so, if not on its general page. */
  readonly page?: string;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Ends of the names of its mail servers, with the dot before them. */
  readonly hosts: readonly string[];
  /** Words in a reply that only it, or a server that asks it, writes. */
  readonly signs: readonly string[];
  /** Its own page about replies and blocks. */
  readonly page: { readonly title: string; readonly url: string };
  readonly rules: readonly ProviderRule[];
}

/** Every provider we know, those that receive mail first, then lists that others ask. */
export const providers: readonly Provider[] = [
  {
    id: 'google',
    name: 'Gmail and Google Workspace',
    hosts: ['.google.com', '.googlemail.com', '.gmail.com'],
    signs: ['gsmtp', 'gcdp', 'support.google.com'],
    page: { title: 'Google: SMTP errors and codes', url: 'https://support.google.com/a/answer/3726730' },
    rules: [
      { statuses: ['7.26'], words: ['dmarc'], cause: 'sender-authentication', means: "The DMARC policy of the sending domain tells Gmail to refuse mail that does not pass, and this did not.", whatToDo: 'Let SPF or DKIM pass with the domain in From, for the server that sent this.', page: 'https://support.google.com/mail/answer/2451690' },
      { statuses: ['7.26'], cause: 'sender-authentication', means: 'Gmail takes only mail that passes SPF or DKIM; this passed neither.', whatToDo: 'Add the sending server to the SPF record, or sign with DKIM.', page: 'https://support.google.com/mail/answer/81126#authentication' },
      { statuses: ['7.27'], cause: 'sender-authentication', means: 'At Gmail X.7.27 means that SPF did not pass; in the registry it is a sender domain with a null MX.', whatToDo: 'Add the sending server to the SPF record of the domain in MAIL FROM.', page: 'https://support.google.com/mail/answer/81126#authentication' },
      { statuses: ['7.30'], cause: 'sender-authentication', means: 'At Gmail X.7.30 means that DKIM did not pass; in the registry it is about REQUIRETLS.', whatToDo: 'Check the DKIM signature and its public key in DNS.', page: 'https://support.google.com/mail/answer/81126#authentication' },
      { statuses: ['7.32'], cause: 'sender-authentication', means: 'The domain in From is not the one that SPF or DKIM vouch for.', whatToDo: 'Sign with DKIM for the domain in From, or use that domain in MAIL FROM.' },
      { statuses: ['7.40'], cause: 'sender-authentication', means: 'The sending domain has no DMARC record, which Gmail asks of those who send much.', whatToDo: 'Publish a DMARC record, at first with `p=none`.' },
      { statuses: ['7.24'], cause: 'sender-authentication', means: 'The SPF record of the sending domain holds entries that Gmail distrusts.', whatToDo: 'Take needless networks out of the SPF record.' },
      { statuses: ['7.29'], cause: 'tls-required', means: 'At Gmail X.7.29 means that the mail was not sent over TLS; in the registry it is a failed ARC check.', whatToDo: 'Switch on STARTTLS for outgoing mail.' },
      { statuses: ['7.25', '7.23'], cause: 'missing-reverse-dns', means: 'Gmail asks for a PTR record whose name leads back to the sending address.', whatToDo: 'Have your network provider set the PTR record, and an A or AAAA record for its name.', page: 'https://support.google.com/mail/answer/81126#ip' },
      { statuses: ['7.28'], cause: 'rate-limited', means: 'Gmail sees an unusual rate of unwanted mail from this address, network or domain.', whatToDo: 'Stop what sends it, then send slower; the limit goes away by itself.', page: 'https://support.google.com/mail/?p=UnsolicitedRateLimitError' },
      { statuses: ['4.5'], cause: 'rate-limited', means: 'The sending account used up what it may send in a day; in the registry X.4.5 is congestion.', whatToDo: 'Wait up to 24 hours, or spread the mail over more accounts or a relay service.' },
      { statuses: ['2.1'], words: ['too quickly', 'rate that prevents'], cause: 'rate-limited', means: 'The recipient gets more mail than Gmail delivers to one mailbox in that time.', whatToDo: 'Send less to this recipient; the sending server tries again.' },
      { statuses: ['2.2'], cause: 'mailbox-full', means: 'The Google account of the recipient has no storage left, which it shares with Drive and Photos.', whatToDo: 'Reach the recipient another way; only they can make room.' },
      { statuses: ['1.1'], cause: 'unknown-recipient', means: 'No Google account has this address.', whatToDo: 'Check the address for a typing error or a space, and take it off your lists.', page: 'https://support.google.com/mail/?p=NoSuchUser' },
      { statuses: ['7.14', '7.9'], cause: 'login-failed', means: 'Google wants an app password or a login in the browser for this account.', whatToDo: 'Make an app password, or let the program use OAuth.', page: 'https://support.google.com/mail/?p=WebLoginRequired' },
      { statuses: ['7.8'], cause: 'login-failed', means: 'Google does not accept this user name and password; the account password alone is not enough where two-step login is on.', whatToDo: 'Use an app password or OAuth.', page: 'https://support.google.com/mail/?p=BadCredentials' },
      { words: ['low reputation'], cause: 'reputation', means: 'Gmail distrusts the sending address or domain because of what came from it before.', whatToDo: 'Look at Postmaster Tools, stop unwanted mail, and send less until the reputation recovers.', page: 'https://support.google.com/mail/answer/188131' },
      { words: ['ipv6 sending guidelines'], cause: 'missing-reverse-dns', means: 'Over IPv6 Gmail insists on a PTR record and on SPF or DKIM.', whatToDo: 'Set the PTR record and SPF, or send over IPv4.', page: 'https://support.google.com/mail/?p=IPv6AuthError' },
      { words: ['likely unsolicited'], cause: 'spam', means: 'Gmail takes the message for spam.', whatToDo: 'Look at its text and links, and send only to people who asked for it.', page: 'https://support.google.com/mail/?p=UnsolicitedMessageError' },
      { words: ['multiple addresses in', 'not rfc', 'multiple|missing from|subject|headers'], cause: 'not-standards-compliant', means: 'A header stands twice, is missing or is malformed (RFC 5322).', whatToDo: 'Correct the program that made the message.', page: 'https://support.google.com/mail/?p=RfcMessageNonCompliant' },
      { words: ['potential security issue', 'illegal attachment', 'presents a potential'], cause: 'policy', means: 'Gmail takes no attachment of this kind, also not inside an archive.', whatToDo: 'Send a link to the file.', page: 'https://support.google.com/mail/?p=BlockedMessage' },
    ],
  },
  {
    id: 'outlook.com',
    name: 'Outlook.com',
    hosts: ['.olc.protection.outlook.com', '.hotmail.com'],
    signs: ['mail.live.com', 'postmaster.live.com'],
    page: { title: 'Outlook.com: troubleshooting for postmasters', url: 'https://substrate.office.com/ip-domain-management-snds/Postmaster/Troubleshooting' },
    rules: [
      { mark: /^s31[45]0$/, cause: 'reputation', means: 'The network of the sending address is on the block list of Outlook.com.', whatToDo: 'Ask for removal with the form behind the link in the reply; it takes a day or two. Join SNDS to see why.', page: 'https://sender.office.com/' },
      { mark: /^s775$/, cause: 'reputation', means: 'Outlook.com slows the sending address down because of its reputation.', whatToDo: 'Send less and join SNDS; the server tries again.' },
      { words: ['rp 001|002|003'], cause: 'rate-limited', means: 'This address sends more than Outlook.com takes from one with its reputation.', whatToDo: 'Send slower, and raise the volume bit by bit.' },
      { words: ['sc 001|004', 'ou 001|002'], cause: 'reputation', means: 'Outlook.com blocks the address for its reputation, complaints, or a listing at Spamhaus.', whatToDo: 'Look at SNDS and at Spamhaus, stop the cause, then use the form for removal.', page: 'https://sender.office.com/' },
      { words: ['sc 002|003', 'dy 001|002'], cause: 'reputation', means: 'The address guessed mailboxes, is an open relay or proxy, or belongs to a dial-up range.', whatToDo: 'Secure the machine, or send through the relay of your provider.' },
      { statuses: ['7.515'], cause: 'sender-authentication', means: 'Those who send more than 5,000 mails a day must pass SPF, DKIM and DMARC.', whatToDo: 'Publish all three for the domain in From.' },
      { statuses: ['5.0', '1.1'], codes: ['550'], cause: 'unknown-recipient', means: 'Outlook.com has no such mailbox, or it was closed after long disuse.', whatToDo: 'Check the address, and take it off your lists.' },
    ],
  },
  {
    id: 'microsoft-365',
    name: 'Microsoft 365',
    hosts: ['.protection.outlook.com', '.outlook.com', '.office365.com', '.mx.microsoft'],
    signs: ['tenantattribution', 'sender.office.com', 'messaging.microsoft.com', 'as16012611', 'as16012607'],
    page: { title: 'Microsoft: non-delivery reports in Exchange Online', url: 'https://learn.microsoft.com/en-us/troubleshoot/exchange/email-delivery/ndr/non-delivery-reports-in-exchange-online' },
    rules: [
      { mark: /^s31[45]0$/, cause: 'reputation', means: 'The network of the sending address is on a Microsoft block list.', whatToDo: 'Ask for removal at the address in the reply.', page: 'https://sender.office.com/' },
      { mark: /^as16012611$/, cause: 'reputation', means: 'The sending address is listed at Spamhaus, which Microsoft asks.', whatToDo: 'Look the address up at Spamhaus, stop the cause, and ask for removal there.', page: 'https://check.spamhaus.org/' },
      { statuses: ['4.1'], words: ['recipient __ rejected', 'access denied', 'all recipient'], cause: 'unknown-recipient', means: 'The organisation lets in only recipients that exist, and this one does not (in the registry X.4.1 is a host that does not answer).', whatToDo: 'Check the address. If it exists, its administrator must look at how the domain is set up in Exchange Online.' },
      { statuses: ['1.10'], cause: 'unknown-recipient', means: 'At Microsoft X.1.10 means that the recipient was not found; in the registry it is a null MX.', whatToDo: 'Check the address and delete the suggestion your mail program makes for it.' },
      { statuses: ['7.511', '7.606', '7.607', '7.608', '7.609', '7.649', '7.501', '7.502', '7.503', '7.507', '7.508', '7.513', '7.708'], cause: 'reputation', means: 'Microsoft has banned the sending address, or the recipient organisation blocks it.', whatToDo: 'Ask for removal at the address in the reply, after the cause is stopped.', page: 'https://sender.office.com/' },
      { statuses: ['7.509'], cause: 'sender-authentication', means: 'The mail failed DMARC, and the sending domain asks that such mail be refused.', whatToDo: 'Let SPF or DKIM pass with the domain in From.' },
      { statuses: ['7.23', '7.26', '7.515'], cause: 'sender-authentication', means: 'SPF, DKIM or DMARC of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
      { statuses: ['7.25'], cause: 'missing-reverse-dns', means: 'Over IPv6 Microsoft asks for a PTR record.', whatToDo: 'Set the PTR record, or send over IPv4.' },
      { statuses: ['7.57'], cause: 'login-required', means: 'The client must log in before it sends (SMTP AUTH), or use a connector.', whatToDo: 'Switch on authentication, and see that SMTP AUTH is allowed for the mailbox.' },
      { statuses: ['7.3', '7.139'], codes: ['535'], cause: 'login-failed', means: 'The login was refused; plain passwords are switched off for most organisations.', whatToDo: 'Use OAuth (XOAUTH2), or have SMTP AUTH switched on for the mailbox.' },
      { statuses: ['7.64'], cause: 'relay-denied', means: 'No connector of this organisation fits the sending server, so it may not relay.', whatToDo: "The recipient's administrator must correct the connector: its certificate name or address list." },
      { statuses: ['7.12', '7.124', '7.133', '7.134', '7.135', '7.136', '7.13'], cause: 'recipient-refuses', means: 'The mailbox or group takes mail only from some senders, or only from inside its organisation.', whatToDo: 'Ask its owner to allow you.' },
      { statuses: ['2.2'], words: ['submission quota'], cause: 'rate-limited', means: 'The sending account used up its quota; in the registry X.2.2 is a full mailbox.', whatToDo: 'Wait 24 hours; send bulk mail through a service made for it.' },
      { statuses: ['1.90', '7.232', '7.233', '7.236', '7.705', '2.121', '2.122', '7.750'], cause: 'rate-limited', means: 'The account or organisation sent more than it may.', whatToDo: 'Wait, check whether an account was taken over, and use a bulk service for bulk mail.' },
      { statuses: ['1.8', '7.800'], cause: 'sender-refused', means: 'Microsoft has stopped this account or domain from sending.', whatToDo: 'An administrator finds it under Restricted entities in the security portal.', page: 'https://security.microsoft.com/restrictedentities' },
      { statuses: ['7.520'], cause: 'policy', means: 'The organisation does not allow forwarding to the outside by rule.', whatToDo: 'An administrator may allow it in the outbound spam policy.' },
      { statuses: ['7.512'], cause: 'not-standards-compliant', means: 'The message has no valid From header (RFC 5322 §3.6.2).', whatToDo: 'Correct the program that made the message.' },
      { statuses: ['6.11'], cause: 'not-standards-compliant', means: 'The message holds bare line feeds, and the recipient server does not take BDAT.', whatToDo: 'End lines with CR and LF in the program that made the message.' },
      { statuses: ['4.6', '4.14'], cause: 'network', means: 'The message goes round in circles between servers.', whatToDo: 'Check the MX record, connectors and forwarding of the domain.' },
      { statuses: ['4.300', '4.7', '4.316', '4.317', '4.318'], cause: 'expired', means: 'The next server did not answer, or broke the connection off, for too long.', whatToDo: 'Check the MX record, firewall and certificate of the receiving server.' },
      { statuses: ['4.8', '7.5', '7.321', '7.322', '7.323', '7.324', '7.325'], cause: 'tls-required', means: 'The receiving domain asks for checked TLS (MTA-STS or DANE), and the check failed.', whatToDo: "The recipient's administrator must correct the certificate, the policy, or the TLSA record." },
      { statuses: ['2.3', '3.4'], cause: 'message-too-big', means: 'The message is larger than the mailbox or the organisation takes.', whatToDo: 'Send a link to the file.' },
      { statuses: ['3.2', '7.500', '7.700'], codes: ['432', '421', '450', '451'], cause: 'server-fault', means: 'Exchange Online is busy or holds this connection back for the moment.', whatToDo: 'Nothing: the sending server tries again.' },
    ],
  },
  {
    id: 'yahoo',
    name: 'Yahoo and AOL',
    hosts: ['.yahoodns.net', '.yahoo.com', '.aol.com', '.yahoo.co.jp'],
    signs: ['senders.yahooinc.com', 'postmaster.yahooinc.com', 'postmaster.yahoo.com', 'help.yahoo.com', 'postmaster.aol.com', 'postmaster.verizonmedia.com'],
    page: { title: 'Yahoo: SMTP error codes', url: 'https://senders.yahooinc.com/smtp-error-codes/' },
    rules: [
      { mark: /^(?:bl2\d|tss07)$/, cause: 'reputation', means: 'The sending address is listed at Spamhaus, which Yahoo asks.', whatToDo: 'Look it up at Spamhaus, stop the cause, and ask for removal there.', page: 'https://check.spamhaus.org/' },
      { mark: /^(?:tss09|tss11)$/, cause: 'reputation', means: 'Yahoo refuses all mail from this address for its reputation; trying again does not help.', whatToDo: 'Stop the unwanted mail, then fill in the sender support form.', page: 'https://senders.yahooinc.com/contact/' },
      { mark: /^(?:ip)?tss?\d\d$/, cause: 'reputation', means: 'Yahoo holds mail back because of complaints or unusual volume from this address.', whatToDo: 'Send less, and only to people who asked for it. The sending server tries again; the block lifts after some hours.' },
      { mark: /^ph\d\d$/, cause: 'spam', means: 'Yahoo sees phishing or a harmful link in the message.', whatToDo: 'Look at every link in the message, also those of a signature.' },
      { statuses: ['7.9'], words: ['unauthenticated', 'dmarc', 'spf', 'dkim'], cause: 'sender-authentication', means: 'At Yahoo X.7.9 means that SPF, DKIM or DMARC did not pass; in the registry it is a weak login mechanism.', whatToDo: 'Let SPF and DKIM pass with the domain in From.' },
      { statuses: ['7.9'], cause: 'policy', means: 'Yahoo refuses the message for its policy: its content, its links, or failed authentication.', whatToDo: 'Check SPF, DKIM and DMARC first, then the links.' },
      { words: ['this user doesnt have', 'not a valid recipient', 'mailbox not found'], cause: 'unknown-recipient', means: 'No Yahoo or AOL account has this address.', whatToDo: 'Check the address, and take it off your lists.' },
      { words: ['mailbox is disabled', 'no longer valid'], cause: 'mailbox-disabled', means: 'The account was closed, or not used for a long time.', whatToDo: 'Take the address off your lists.' },
      { words: ['max message per connection'], cause: 'rate-limited', means: 'One connection may carry only so many messages.', whatToDo: 'Send fewer messages in a connection; Postfix: `smtp_connection_reuse_count_limit`.' },
      { words: ['unresolvable rfc.5321|rfc.5322 domain', 'unresolvable'], cause: 'sender-refused', means: 'The domain of the sender has no usable record in DNS.', whatToDo: 'Check the domain in MAIL FROM and in From.' },
    ],
  },
  {
    id: 'icloud',
    name: 'Apple iCloud',
    hosts: ['.mail.icloud.com', '.icloud.com', '.me.com', '.mac.com', '.apple.com'],
    signs: ['support.apple.com'],
    page: { title: 'Apple: postmaster information for iCloud Mail', url: 'https://support.apple.com/102322' },
    rules: [
      { mark: /^(?:hm08|cs02|cs01)$/, cause: 'policy', means: 'iCloud refuses the message by a rule of its own, mostly for its content or the reputation of the sender.', whatToDo: 'Check links, SPF, DKIM and DMARC; then write to the address on the page.' },
      { mark: /^hme1$/, cause: 'sender-authentication', means: 'The message failed both SPF and DKIM.', whatToDo: 'Let one of them pass.' },
      { words: ['not accepting connections'], cause: 'reputation', means: 'iCloud does not even talk to this address: it is blocked.', whatToDo: 'Check the block lists, then write to the address on the page.' },
      { words: ['inactive email address', 'unknown or illegal alias'], cause: 'unknown-recipient', means: 'No iCloud mailbox has this address, or it was given up.', whatToDo: 'Check the address, and take it off your lists.' },
      { words: ['no longer on server'], cause: 'mailbox-moved', means: 'The mailbox was moved away or closed.', whatToDo: 'Ask the recipient for the new address.' },
      { words: ['excessive volume'], cause: 'rate-limited', means: 'Too much comes from this address at once.', whatToDo: 'Send slower; the sending server tries again.' },
      { words: ['dmarc'], cause: 'sender-authentication', means: 'The DMARC policy of the sending domain tells iCloud to refuse mail that does not pass.', whatToDo: 'Let SPF or DKIM pass with the domain in From.' },
    ],
  },
  {
    id: 'comcast',
    name: 'Comcast Xfinity',
    hosts: ['.comcast.net'],
    signs: ['postmaster.comcast.net'],
    page: { title: 'Comcast: postmaster', url: 'https://postmaster.comcast.net/' },
    rules: [
      { mark: /^bl0{5}0$/, cause: 'reputation', means: 'Comcast blocks the address because mail from it looks like spam.', whatToDo: 'Stop the cause, then ask for removal on the postmaster page.' },
      { mark: /^bl0{3}[01]{3}$/, cause: 'reputation', means: 'The address is on a list that Comcast asks: Spamhaus, Cloudmark or Sender Score.', whatToDo: 'Look it up on these lists, and ask for removal there first.' },
      { mark: /^rl0{3,5}\d{1,3}$/, cause: 'rate-limited', means: 'This address sends more than Comcast takes from it.', whatToDo: 'Send slower; the sending server tries again.' },
      { mark: /^es0{3}0[01]{2}$/, cause: 'reputation', means: 'The address belongs to a dial-up or home network.', whatToDo: 'Send through the relay of your provider.' },
    ],
  },
  {
    id: 'gmx',
    name: 'GMX, web.de and mail.com',
    hosts: ['.gmx.net', '.web.de', '.mail.com', '.kundenserver.de', '.1and1.com', '.gmx.de', '.gmx.com'],
    signs: ['mxgmxus', 'nemesis', 'postmaster.gmx.net', 'postmaster.gmx.com', 'postmaster.web.de', 'postmaster.1and1.com', 'postmaster.mail.com'],
    page: { title: 'GMX: error messages', url: 'https://postmaster.gmx.net/en/error-messages' },
    rules: [
      { words: ['rdns', 'dns ptr', 'ptr'], cause: 'missing-reverse-dns', means: 'The sending address has no proper PTR record, or one that looks like a dial-up line.', whatToDo: 'Have the PTR record set to the name of the mail server.' },
      { words: ['black listed', 'blacklisted', 'ip address is'], cause: 'reputation', means: 'The sending address is on a block list that GMX asks.', whatToDo: 'Follow the link in the reply: it names the list.' },
      { words: ['spf policy'], cause: 'sender-authentication', means: 'The sending server is not in the SPF record of the domain.', whatToDo: 'Add it to the record.' },
      { words: ['policy violations'], cause: 'reputation', means: 'Too many unknown recipients or a changing name in HELO came from this address.', whatToDo: 'Clean the list of recipients, and use one name in HELO.' },
    ],
  },
  {
    id: 'orange',
    name: 'Orange and La Poste',
    hosts: ['.orange.fr', '.wanadoo.fr', '.laposte.net'],
    signs: ['postmaster.orange.fr'],
    page: { title: 'Orange: postmaster', url: 'https://postmaster.orange.fr/' },
    rules: [
      { mark: ORANGE('101|102|630|999'), cause: 'reputation', means: 'Orange blocks the sending address, by itself or because a block list names it.', whatToDo: 'Follow the link in the reply to ask for removal.' },
      { mark: ORANGE('104'), cause: 'rate-limited', means: 'Too many connections are open at once; two or three are what Orange takes.', whatToDo: 'Limit the connections to this destination.' },
      { mark: ORANGE('103|109|201|505|510'), cause: 'server-fault', means: 'Orange does not take the message at the moment.', whatToDo: 'Send slower; the sending server tries again.' },
      { mark: ORANGE('416'), cause: 'unknown-recipient', means: 'No mailbox has this address.', whatToDo: 'Check the address, and take it off your lists.' },
      { mark: ORANGE('417'), cause: 'mailbox-full', means: 'The mailbox has no room.', whatToDo: 'Reach the recipient another way.' },
      { mark: ORANGE('420|426'), cause: 'mailbox-disabled', means: 'The mailbox was not used for long, or is blocked.', whatToDo: 'Reach the recipient another way.' },
      { mark: ORANGE('401|517'), cause: 'sender-authentication', means: 'SPF or DMARC of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
      { mark: ORANGE('403|405|415|421'), cause: 'sender-refused', means: 'The sender address does not exist or may not be used.', whatToDo: 'Check the domain of the sender, and that the login owns the address.' },
      { mark: ORANGE('305|402'), cause: 'login-required', means: 'The server wants a valid login.', whatToDo: 'Check user name and password.' },
      { mark: ORANGE('506|513'), cause: 'spam', means: 'Orange takes the message for spam.', whatToDo: 'Look at its text and links.' },
      { mark: ORANGE('514'), cause: 'message-too-big', means: 'The message is larger than Orange takes.', whatToDo: 'Send a link to the file.' },
    ],
  },
  {
    id: 't-online',
    name: 'T-Online',
    hosts: ['.t-online.de'],
    signs: ['rx.t-online.de', 'postmaster.t-online.de'],
    page: { title: 'T-Online: postmaster', url: 'https://postmaster.t-online.de/' },
    rules: [
      { words: ['a problem occurred'], cause: 'reputation', means: 'T-Online takes mail only from addresses it knows and has not blocked; new servers must make themselves known.', whatToDo: 'Write to tosa@rx.t-online.de with the address of the server; its name must show who runs it.' },
    ],
  },
  {
    id: 'mimecast',
    name: 'Mimecast',
    hosts: ['.mimecast.com', '.mimecast.co.za', '.mimecast-offshore.com'],
    signs: ['community.mimecast.com', 'mimecastsupport.zendesk.com', 'csi.mimecast.org', 'mimecast.com'],
    page: { title: 'Mimecast: SMTP error codes', url: 'https://mimecastsupport.zendesk.com/hc/en-us/articles/34000709564691' },
    rules: [
      { words: ['mcspamsignature*', 'due to security policies'], cause: 'virus', means: 'A signature of Mimecast fits something harmful in the message.', whatToDo: 'Look at links and attachments; if they are fine, the recipient can have Mimecast check it.' },
      { words: ['spf sender invalid', 'dkim sender invalid', 'dmarc sender invalid'], cause: 'sender-authentication', means: 'SPF, DKIM or DMARC of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
      { words: ['anti spoofing'], cause: 'sender-authentication', means: 'The message claims to come from inside the organisation that receives it.', whatToDo: "The recipient's administrator must allow the sending service." },
      { words: ['ip reputation', 'poor reputation', 'temporarily blacklisted'], cause: 'reputation', means: 'Mimecast distrusts the sending address.', whatToDo: 'Check the block lists, and ask Mimecast for a review.' },
      { words: ['internal resources are temporarily', 'recipient temporarily unavailable'], cause: 'greylisted', means: 'Mimecast has not seen this sender before and waits for a second attempt.', whatToDo: 'Nothing: the sending server tries again.' },
      { words: ['envelope blocked', 'administrative prohibition'], cause: 'recipient-refuses', means: 'The recipient or their administrator has blocked this sender.', whatToDo: 'Reach the recipient another way, and ask to be allowed.' },
      { words: ['content examination'], cause: 'content-refused', means: 'A rule of the organisation refuses something in the text.', whatToDo: "Ask the recipient's administrator which rule it was." },
    ],
  },
  {
    id: 'proofpoint',
    name: 'Proofpoint',
    hosts: ['.pphosted.com', '.ppe-hosted.com'],
    signs: ['ipcheck.proofpoint.com', 'support.proofpoint.com', 'dnsbl-lookup.cgi'],
    page: { title: 'Proofpoint: address lookup', url: 'https://ipcheck.proofpoint.com/' },
    rules: [
      { words: ['blocked', 'ipcheck.proofpoint.com', 'support.proofpoint.com'], cause: 'reputation', means: 'Proofpoint distrusts the sending address.', whatToDo: 'Look the address up on the page, and ask for removal there.' },
    ],
  },
  {
    id: 'cisco',
    name: 'Cisco Secure Email',
    hosts: ['.iphmx.com'],
    signs: ['senderbase.org', 'talosintelligence.com', 'www.senderbase.org'],
    page: { title: 'Cisco Talos: reputation', url: 'https://talosintelligence.com/reputation_center' },
    rules: [
      { words: ['poor reputation', 'has been rejected'], cause: 'reputation', means: 'The reputation of the sending address at Cisco Talos is poor.', whatToDo: 'Look it up on the page, stop the cause, and ask for a review.' },
    ],
  },
  {
    id: 'barracuda',
    name: 'Barracuda',
    hosts: ['.barracudanetworks.com'],
    signs: ['b.barracudacentral.org', 'barracudacentral.org', 'barracudanetworks.com', 'www.barracudanetworks.com', 'www.barracudacentral.org'],
    page: { title: 'Barracuda: removal request', url: 'https://www.barracudacentral.org/rbl/removal-request' },
    rules: [
      { words: ['barracuda*', 'b.barracudacentral.org', 'www.barracudanetworks.com', 'www.barracudacentral.org'], cause: 'reputation', means: 'The sending address is on the Barracuda Reputation Block List.', whatToDo: 'Stop the cause, then use the removal form; it works within a day.' },
    ],
  },
  {
    id: 'cloudmark',
    name: 'Cloudmark',
    hosts: [],
    signs: ['csi.cloudmark.com'],
    page: { title: 'Cloudmark: reset request', url: 'https://csi.cloudmark.com/en/reset/' },
    rules: [
      { words: ['csi.cloudmark.com'], cause: 'reputation', means: 'The sending address has a poor reputation at Cloudmark Sender Intelligence.', whatToDo: 'Stop the cause, then ask for a reset on the page.' },
    ],
  },
  {
    id: 'spamhaus',
    name: 'Spamhaus',
    hosts: [],
    signs: ['spamhaus', 'www.spamhaus.org', 'spamhaus.org', 'zen.spamhaus.org', 'sbl.spamhaus.org', 'xbl.spamhaus.org', 'pbl.spamhaus.org', 'dbl.spamhaus.org', 'sbl-xbl.spamhaus.org', 'check.spamhaus.org'],
    page: { title: 'Spamhaus: check and removal', url: 'https://check.spamhaus.org/' },
    rules: [
      { mark: /^127\.255\.255\.25[0-9]$/, cause: 'server-fault', means: 'This is no listing: the receiving server asks Spamhaus in a way that is not allowed, through a public resolver or too often.', whatToDo: "The recipient's administrator must correct how the list is asked." },
      { words: ['spamhaus', 'www.spamhaus.org', 'zen.spamhaus.org', 'sbl.spamhaus.org', 'xbl.spamhaus.org', 'pbl.spamhaus.org', 'dbl.spamhaus.org', 'spamhaus.org', 'check.spamhaus.org'], cause: 'reputation', means: 'The sending address or a domain in the message is listed at Spamhaus.', whatToDo: 'Look it up on the page: it says why it is listed and how to have it removed. A PBL entry only says: send through your provider.' },
    ],
  },
];

// OFR005_104 | LPN001_108 | OFR_417 | LPNAAA_506 | OUK_513
function ORANGE(numbers: string): RegExp {
  return new RegExp(`^(?:lpn|lpnaaa|ofr|ouk)(?:\\d{3})?[_]?(?:${numbers})$`);
}
