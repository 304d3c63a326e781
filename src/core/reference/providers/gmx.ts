import type { Provider } from './provider';

export const gmx: Provider = {
  id: 'gmx',
  name: 'GMX, web.de and mail.com',
  hosts: ['.gmx.net', '.web.de', '.mail.com', '.kundenserver.de', '.1and1.com', '.gmx.de', '.gmx.com'],
  signs: ['mxgmxus', 'nemesis', 'postmaster.gmx.net', 'postmaster.gmx.com', 'postmaster.web.de', 'postmaster.1and1.com', 'postmaster.mail.com'],
  page: { title: 'GMX: error messages', url: 'https://postmaster.gmx.net/en/error-messages' },
  rules: [
    { words: ['rdns', 'dns ptr', 'ptr'], cause: 'missing-reverse-dns', means: 'The sending address has no proper PTR record, or one that looks like a dial-up line.', whatToDo: 'Have the PTR record set to the name of the mail server.' },
    { words: ['black listed', 'blacklisted', 'ip address is'], cause: 'reputation', means: 'The sending address is on a blocklist that GMX asks.', whatToDo: 'Follow the link in the reply: it names the list.' },
    { words: ['spf policy'], cause: 'sender-authentication', means: 'The sending server is not in the SPF record of the domain.', whatToDo: 'Add it to the record.' },
    { words: ['policy violations'], cause: 'reputation', means: 'Too many unknown recipients or a changing name in HELO came from this address.', whatToDo: 'Clean the list of recipients, and use one name in HELO.' },
    { codes: ['554'], words: ['nemesis esmtp service not'], cause: 'reputation', means: 'GMX does not even talk to this address: mostly it is on a blocklist, or its reverse DNS is wrong.', whatToDo: 'Follow the link at the end of the reply: it names the reason.' },
  ],
};
