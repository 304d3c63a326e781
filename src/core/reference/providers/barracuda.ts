import type { Provider } from './provider';

export const barracuda: Provider = {
  id: 'barracuda',
  name: 'Barracuda',
  hosts: ['.barracudanetworks.com'],
  signs: ['b.barracudacentral.org', 'barracudacentral.org', 'barracudanetworks.com', 'www.barracudanetworks.com', 'www.barracudacentral.org'],
  page: { title: 'Barracuda: removal request', url: 'https://www.barracudacentral.org/rbl/removal-request' },
  rules: [
    { words: ['barracuda*', 'b.barracudacentral.org', 'www.barracudanetworks.com', 'www.barracudacentral.org'], cause: 'reputation', means: 'The sending address is on the Barracuda Reputation Block List.', whatToDo: 'Stop the cause, then use the removal form; it works within a day.' },
  ],
};
