import type { Provider } from './provider';

export const yahoo: Provider = {
  id: 'yahoo',
  name: 'Yahoo and AOL',
  hosts: ['.yahoodns.net', '.yahoo.com', '.aol.com', '.yahoo.co.jp'],
  signs: ['senders.yahooinc.com', 'postmaster.yahooinc.com', 'postmaster.yahoo.com', 'help.yahoo.com', 'postmaster.aol.com', 'postmaster.verizonmedia.com'],
  page: { title: 'Yahoo: SMTP error codes', url: 'https://senders.yahooinc.com/smtp-error-codes/' },
  rules: [
    { mark: /^(?:bl2\d|tss07)$/, distinctive: true, cause: 'reputation', means: 'The sending address is listed at Spamhaus, which Yahoo asks.', whatToDo: 'Look it up at Spamhaus, stop the cause, and ask for removal there.', page: 'https://check.spamhaus.org/' },
    { mark: /^(?:tss09|tss11)$/, cause: 'reputation', means: 'Yahoo refuses all mail from this address for its reputation; trying again does not help.', whatToDo: 'Stop the unwanted mail, then fill in the sender support form.', page: 'https://senders.yahooinc.com/contact/' },
    { mark: /^(?:ip)?tss?\d\d$/, distinctive: true, cause: 'reputation', means: 'Yahoo holds mail back because of complaints or unusual volume from this address.', whatToDo: 'Send less, and only to people who asked for it. The block lifts after some hours.' },
    { mark: /^ph\d\d$/, cause: 'spam', means: 'Yahoo sees phishing or a harmful link in the message.', whatToDo: 'Look at every link in the message, also those of a signature.' },
    { statuses: ['7.9'], words: ['unauthenticated', 'dmarc', 'spf', 'dkim'], cause: 'sender-authentication', means: 'At Yahoo X.7.9 means that SPF, DKIM or DMARC did not pass; in the registry it is a weak login mechanism.', whatToDo: 'Let SPF and DKIM pass with the domain in From.' },
    { statuses: ['7.9'], cause: 'policy', means: 'Yahoo refuses the message for its policy: its content, its links, or failed authentication.', whatToDo: 'Check SPF, DKIM and DMARC first, then the links.' },
    { words: ['this user doesnt have', 'not a valid recipient', 'mailbox not found'], cause: 'unknown-recipient', means: 'No Yahoo or AOL account has this address.', whatToDo: 'Check the address, and take it off your lists.' },
    { words: ['mailbox is disabled', 'no longer valid'], cause: 'mailbox-disabled', means: 'The account was closed, or not used for a long time.', whatToDo: 'Take the address off your lists.' },
    { words: ['max message per connection'], cause: 'rate-limited', means: 'One connection may carry only so many messages.', whatToDo: 'Send fewer messages in a connection; Postfix: `smtp_connection_reuse_count_limit`.' },
    { words: ['unresolvable rfc.5321|rfc.5322 domain', 'unresolvable'], cause: 'sender-refused', means: 'The domain of the sender has no usable record in DNS.', whatToDo: 'Check the domain in MAIL FROM and in From.' },
  ],
};
