import type { Provider } from './provider';

export const icloud: Provider = {
  id: 'icloud',
  name: 'Apple iCloud',
  hosts: ['.mail.icloud.com', '.icloud.com', '.me.com', '.mac.com', '.apple.com'],
  signs: ['support.apple.com'],
  page: { title: 'Apple: postmaster information for iCloud Mail', url: 'https://support.apple.com/102322' },
  rules: [
    { mark: /^(?:hm08|cs02|cs01)$/, cause: 'policy', means: 'iCloud refuses the message by a rule of its own, mostly for its content or the reputation of the sender.', whatToDo: 'Check links, SPF, DKIM and DMARC; then write to the address on the page.' },
    { mark: /^hme1$/, distinctive: true, cause: 'sender-authentication', means: 'The message failed both SPF and DKIM.', whatToDo: 'Let one of them pass.' },
    { words: ['not accepting connections'], cause: 'reputation', means: 'iCloud does not even talk to this address: it is blocked.', whatToDo: 'Check the blocklists, then write to the address on the page.' },
    { words: ['inactive email address', 'unknown or illegal alias'], cause: 'unknown-recipient', means: 'No iCloud mailbox has this address, or it was given up.', whatToDo: 'Check the address, and take it off your lists.' },
    { words: ['no longer on server'], cause: 'mailbox-moved', means: 'The mailbox was moved away or closed.', whatToDo: 'Ask the recipient for the new address.' },
    { words: ['excessive volume'], cause: 'rate-limited', means: 'Too much comes from this address at once.', whatToDo: 'Send slower.' },
    { words: ['dmarc'], cause: 'sender-authentication', means: 'The DMARC policy of the sending domain tells iCloud to refuse mail that does not pass.', whatToDo: 'Let SPF or DKIM pass with the domain in From.' },
  ],
};
