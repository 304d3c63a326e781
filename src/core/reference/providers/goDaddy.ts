import type { Provider } from './provider';

export const goDaddy: Provider = {
  id: 'godaddy',
  name: 'GoDaddy',
  hosts: ['.secureserver.net'],
  signs: ['x.co', 'unblock.secureserver.net', 'prodphx3.secureserver.net'],
  page: { title: 'GoDaddy: what an e-mail bounceback means', url: 'https://www.godaddy.com/help/fix-rejected-email-with-a-bounce-error-40685' },
  rules: [
    { mark: /^ib401$/, cause: 'login-failed', means: 'This server takes mail from others and no logins.', whatToDo: 'Log in at the server for outgoing mail instead.' },
    { mark: /^ib50[126]$/, cause: 'sender-refused', means: 'The sender address is empty, an IP address, or in a domain that does not exist.', whatToDo: 'Correct the sender address.' },
    { mark: /^ib508$/, cause: 'sender-authentication', means: 'The sending server is not in the SPF record of the domain.', whatToDo: 'Add it to the record.' },
    { mark: /^ib108$/, cause: 'missing-reverse-dns', means: 'The sending address has no valid name in reverse DNS.', whatToDo: 'Have the PTR record set to the name of the mail server.' },
    { mark: /^ib212$/, cause: 'spam', means: 'GoDaddy takes the message for spam.', whatToDo: 'Look at its text and links.' },
    { mark: /^ib705$/, cause: 'virus', means: 'GoDaddy found a virus in the message.', whatToDo: 'Scan the attachment and the machine it came from.' },
    { mark: /^ib(?:007|504|510|605|607)$/, cause: 'rate-limited', means: 'Too many sessions, messages or recipients came from this address in an hour.', whatToDo: 'Send slower; the limit goes away within an hour.' },
    { mark: /^ib101$/, cause: 'server-fault', means: 'The server is busy.', whatToDo: 'Nothing has to be done but to wait.' },
    { mark: /^ib11[0-3]$/, cause: 'reputation', means: 'GoDaddy blocks the sending address for an hour or a day, for spam or for many unknown recipients.', whatToDo: 'Clean the list of recipients, stop unwanted mail, and wait.' },
    { mark: /^ib10[3-6]$/, cause: 'reputation', means: 'The sending address is listed at Spamhaus or Cloudmark.', whatToDo: 'Look it up there, stop the cause, and ask for removal.', page: 'https://check.spamhaus.org/' },
  ],
};
