import type { Provider } from './provider';

/** Postfix's guard before its SMTP server, in whatever log its replies stand. */
export const postscreen: Provider = {
  id: 'postscreen',
  name: 'Postfix postscreen',
  hosts: [],
  signs: [],
  page: { title: 'Postfix: postscreen', url: 'https://www.postfix.org/POSTSCREEN_README.html' },
  rules: [
    {
      alone: true,
      statuses: ['3.2'],
      codes: ['450'],
      words: ['service currently unavailable'],
      cause: 'greylisted',
      means: 'The client passed the tests that postscreen makes of a new client. They end in this reply, for postscreen cannot hand over a session that it has tested so far.',
      whatToDo: 'Nothing has to be done: the next attempt is let in, and for some days no test is made. Large senders may come back from other addresses and be tested again; dnsbl allowlists (postscreen_dnsbl_allowlist_threshold) spare them that.',
    },
    {
      alone: true,
      statuses: ['3.2'],
      codes: ['550', '521'],
      words: ['service currently unavailable'],
      cause: 'reputation',
      means: "The client's address is on the server's own list (postscreen_access_list).",
      whatToDo: 'The administrator of that server must take the address off postscreen_access_list, if it stands there in error.',
    },
  ],
};
