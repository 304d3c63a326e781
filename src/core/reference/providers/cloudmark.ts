import type { Provider } from './provider';

export const cloudmark: Provider = {
  id: 'cloudmark',
  name: 'Cloudmark',
  hosts: [],
  signs: ['csi.cloudmark.com'],
  page: { title: 'Cloudmark: reset request', url: 'https://csi.cloudmark.com/en/reset/' },
  rules: [
    { words: ['csi.cloudmark.com'], cause: 'reputation', means: 'The sending address has a poor reputation at Cloudmark Sender Intelligence.', whatToDo: 'Stop the cause, then ask for a reset on the page.' },
  ],
};
