import type { Provider } from './provider';

// Written as a link: http://mail.i.ua/err/4/
function err(number: string): readonly string[] {
  return [`mail.i.ua err ${number}`];
}

export const iUa: Provider = {
  id: 'i.ua',
  name: 'i.ua',
  hosts: ['.i.ua'],
  signs: ['mail.i.ua'],
  page: { title: 'i.ua: error messages', url: 'https://mail.i.ua/err/' },
  rules: [
    { words: err('1'), cause: 'relay-denied', means: 'i.ua passes on no mail for others.', whatToDo: 'Send through the server of your provider.' },
    { words: err('2|10'), cause: 'unknown-recipient', means: 'No mailbox has this address.', whatToDo: 'Check the address, and take it off your lists.' },
    { words: err('3'), cause: 'mailbox-disabled', means: 'The mailbox was not used for three months.', whatToDo: 'Reach the recipient another way.' },
    { words: err('4'), cause: 'mailbox-full', means: 'The mailbox has no room.', whatToDo: 'Reach the recipient another way.' },
    { words: err('5'), cause: 'rate-limited', means: 'More was sent than i.ua allows.', whatToDo: 'Send slower.' },
    { words: err('6|9'), cause: 'reputation', means: 'The sending address is on a blocklist, or belongs to a dial-up range.', whatToDo: 'Send through the server of your provider.' },
    { words: err('7'), cause: 'reputation', means: 'The name in HELO or EHLO is not accepted.', whatToDo: 'Let the server greet with its full name, which must resolve.' },
    { words: err('8'), cause: 'sender-refused', means: 'The sender address could not be checked.', whatToDo: 'See that its domain takes mail for it.' },
  ],
};
