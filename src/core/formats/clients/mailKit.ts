import { readConnection } from '../lineParts/connection';
import type { Format } from '../format';
import { readLabels } from '../general/labelled';

/** MailKit's ProtocolLogger (.NET). */
export const mailKit: Format = {
  id: 'mailkit',
  name: 'MailKit protocol log',
  signs: [
    { pattern: /(?:^|\s)Connected to smtps?:\/\/[^\s/]+/, weight: 4, sample: 'Connected to smtp://mail.example.com:587/?starttls=when-available' },
  ],
  read(line, memory) {
    return readLabels(line, memory) ?? readConnection(line, '');
  },
};
