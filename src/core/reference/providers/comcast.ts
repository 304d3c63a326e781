import type { Provider } from './provider';

export const comcast: Provider = {
  id: 'comcast',
  name: 'Comcast Xfinity',
  hosts: ['.comcast.net'],
  signs: ['postmaster.comcast.net'],
  page: { title: 'Comcast: postmaster', url: 'https://postmaster.comcast.net/' },
  rules: [
    { mark: /^bl0{5}0$/, cause: 'reputation', means: 'Comcast blocks the address because mail from it looks like spam.', whatToDo: 'Stop the cause, then ask for removal on the postmaster page.' },
    { mark: /^bl0{3}[01]{3}$/, cause: 'reputation', means: 'The address is on a list that Comcast asks: Spamhaus, Cloudmark or Sender Score.', whatToDo: 'Look it up on these lists, and ask for removal there first.' },
    { mark: /^rl0{3,5}\d{1,3}$/, cause: 'rate-limited', means: 'This address sends more than Comcast takes from it.', whatToDo: 'Send slower.' },
    { mark: /^es0{3}0[01]{2}$/, cause: 'reputation', means: 'The address belongs to a dial-up or home network.', whatToDo: 'Send through the relay of your provider.' },
  ],
};
