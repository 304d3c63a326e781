import type { Provider } from './provider';

export const cisco: Provider = {
  id: 'cisco',
  name: 'Cisco Secure Email',
  hosts: ['.iphmx.com'],
  signs: ['senderbase.org', 'talosintelligence.com', 'www.senderbase.org'],
  page: { title: 'Cisco Talos: reputation', url: 'https://talosintelligence.com/reputation_center' },
  rules: [
    { words: ['poor reputation', 'has been rejected'], cause: 'reputation', means: 'The reputation of the sending address at Cisco Talos is poor.', whatToDo: 'Look it up on the page, stop the cause, and ask for a review.' },
  ],
};
