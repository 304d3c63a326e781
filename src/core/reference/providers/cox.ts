import type { Provider } from './provider';

// Written as AUP#CXBL, with the page behind the number sign.
export const cox: Provider = {
  id: 'cox',
  name: 'Cox',
  hosts: ['.cox.net', '.cxr.mx.a.cloudfilter.net'],
  signs: ['www.cox.com', 'cox.com'],
  page: { title: 'Cox: e-mail error codes', url: 'https://www.cox.com/residential/support/email-error-codes.html' },
  rules: [
    { mark: /^(?:cxbl|cdrbl|ipbl[01]{4,5})$/, cause: 'reputation', means: 'The sending address sent what looks like spam to Cox, or a blocklist names it.', whatToDo: 'Check the address at the blocklists, stop the cause, and follow the link in the reply.' },
    { mark: /^cxdns$/, cause: 'missing-reverse-dns', means: 'The sending address has no valid name in reverse DNS.', whatToDo: 'Have the PTR record set to the name of the mail server.' },
    { mark: /^cxsndr$/, cause: 'sender-authentication', means: 'SPF or DKIM of the sending domain did not pass.', whatToDo: 'Correct the records of the sending domain.' },
    { mark: /^cxsmtp$/, cause: 'policy', means: 'The sending program broke the rules of SMTP.', whatToDo: 'Look at what it sent before it got an answer; a client must wait.' },
    { mark: /^(?:cxcnct|cxmxrt)$/, cause: 'rate-limited', means: 'Too many connections or recipients came from this address at once.', whatToDo: 'Limit connections and recipients for this destination.' },
    { mark: /^cxthrt$/, cause: 'rate-limited', means: 'Cox has limited what this account may send.', whatToDo: 'Wait a day, and change the password in case somebody else sends with it.' },
    { mark: /^cxmj$/, distinctive: true, cause: 'sender-refused', means: 'Cox has stopped this account from sending.', whatToDo: 'Change the password, then ask Cox to open the account again.' },
    { mark: /^urlbl[01]{3,4}$/, cause: 'spam', means: 'A link in the message is on a blocklist.', whatToDo: 'Check every domain that the message links to.' },
  ],
};
