import type { Provider } from './provider';

export const tOnline: Provider = {
  id: 't-online',
  name: 'T-Online',
  hosts: ['.t-online.de'],
  signs: [],
  page: { title: 'T-Online: postmaster', url: 'https://postmaster.t-online.de/' },
  rules: [
    { words: ['a problem occurred'], cause: 'reputation', means: 'T-Online takes mail only from addresses it knows and has not blocked; new servers must make themselves known.', whatToDo: 'Write to tosa@rx.t-online.de with the address of the server; its name must show who runs it.' },
  ],
};
