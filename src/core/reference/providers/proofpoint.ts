import type { Provider } from './provider';

export const proofpoint: Provider = {
  id: 'proofpoint',
  name: 'Proofpoint',
  hosts: ['.pphosted.com', '.ppe-hosted.com'],
  signs: ['ipcheck.proofpoint.com', 'support.proofpoint.com'],
  page: { title: 'Proofpoint: address lookup', url: 'https://ipcheck.proofpoint.com/' },
  rules: [
    { words: ['blocked', 'ipcheck.proofpoint.com', 'support.proofpoint.com'], cause: 'reputation', means: 'Proofpoint distrusts the sending address.', whatToDo: 'Look the address up on the page, and ask for removal there.' },
  ],
};
