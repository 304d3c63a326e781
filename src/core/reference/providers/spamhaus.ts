import type { Provider } from './provider';

export const spamhaus: Provider = {
  id: 'spamhaus',
  name: 'Spamhaus',
  hosts: [],
  signs: ['spamhaus', 'www.spamhaus.org', 'spamhaus.org', 'zen.spamhaus.org', 'sbl.spamhaus.org', 'xbl.spamhaus.org', 'pbl.spamhaus.org', 'dbl.spamhaus.org', 'check.spamhaus.org'],
  page: { title: 'Spamhaus: check and removal', url: 'https://check.spamhaus.org/' },
  rules: [
    { mark: /^127\.255\.255\.25[0-9]$/, cause: 'server-fault', means: 'This is no listing: the receiving server asks Spamhaus in a way that is not allowed, through a public resolver or too often.', whatToDo: "The recipient's administrator must correct how the list is asked." },
    { words: ['spamhaus', 'www.spamhaus.org', 'zen.spamhaus.org', 'sbl.spamhaus.org', 'xbl.spamhaus.org', 'pbl.spamhaus.org', 'dbl.spamhaus.org', 'spamhaus.org', 'check.spamhaus.org'], cause: 'reputation', means: 'The sending address or a domain in the message is listed at Spamhaus.', whatToDo: 'Look it up on the page: it says why it is listed and how to have it removed. A PBL entry only says: send through your provider.' },
  ],
};
