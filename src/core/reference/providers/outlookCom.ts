import type { Provider } from './provider';

export const outlookCom: Provider = {
  id: 'outlook.com',
  name: 'Outlook.com',
  hosts: ['.olc.protection.outlook.com', '.hotmail.com'],
  signs: ['mail.live.com', 'postmaster.live.com'],
  page: { title: 'Outlook.com: troubleshooting for postmasters', url: 'https://substrate.office.com/ip-domain-management-snds/Postmaster/Troubleshooting' },
  rules: [
    { mark: /^s31[45]0$/, cause: 'reputation', means: 'The network of the sending address is on the blocklist of Outlook.com.', whatToDo: 'Ask for removal with the form behind the link in the reply; it takes a day or two. Join SNDS to see why.', page: 'https://sender.office.com/' },
    { mark: /^s775$/, cause: 'reputation', means: 'Outlook.com slows the sending address down because of its reputation.', whatToDo: 'Send less and join SNDS.' },
    { words: ['rp 001|002|003'], cause: 'rate-limited', means: 'This address sends more than Outlook.com takes from one with its reputation.', whatToDo: 'Send slower, and raise the volume bit by bit.' },
    { words: ['sc 001|004', 'ou 001|002'], cause: 'reputation', means: 'Outlook.com blocks the address for its reputation, complaints, or a listing at Spamhaus.', whatToDo: 'Look at SNDS and at Spamhaus, stop the cause, then use the form for removal.', page: 'https://sender.office.com/' },
    { words: ['sc 002|003', 'dy 001|002'], cause: 'reputation', means: 'The address guessed mailboxes, is an open relay or proxy, is infected, or belongs to a dial-up range.', whatToDo: 'Secure the machine, or send through the relay of your provider.' },
    { statuses: ['7.515'], cause: 'sender-authentication', means: 'Those who send more than 5,000 mails a day must pass SPF, DKIM and DMARC.', whatToDo: 'Publish all three for the domain in From.' },
    { statuses: ['5.0', '1.1'], codes: ['550'], cause: 'unknown-recipient', means: 'Outlook.com has no such mailbox, or it was closed after long disuse.', whatToDo: 'Check the address, and take it off your lists.' },
  ],
};
