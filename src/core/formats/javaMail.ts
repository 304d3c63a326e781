import { readBare } from './dialogue';
import type { Format } from './format';

// DEBUG SMTP: Found extension "SIZE", arg "1000" | DEBUG: setDebug: JavaMail version 1.6.2 | DEBUG SMTPS: …
const NOTE = /(?:^|[\s\]:-])DEBUG(?: SMTPS?| TLS| OAUTH2)?: /;

/** JavaMail or Jakarta Mail with `mail.debug`: the session itself goes unmarked between the notes. */
export const javaMail: Format = {
  id: 'javamail',
  name: 'JavaMail debug output',
  signs: [
    { pattern: /(?:^|[\s\]:-])DEBUG SMTPS?: (?:trying to connect|connected to host|useEhlo|Found extension|need username|Attempt to authenticate|protocolConnect|Using mechanism|message successfully|Verified Addresses|AUTH |use8bit|exception )/, weight: 4, sample: 'DEBUG SMTP: useEhlo true, useAuth true' },
    { pattern: /(?:^|\s)DEBUG: (?:setDebug: )?(?:JavaMail|Jakarta Mail|Angus Mail) version /, weight: 4, sample: 'DEBUG: setDebug: JavaMail version 1.6.2' },
  ],
  takesAnything: true,
  read(line) {
    return NOTE.test(line.text.slice(0, 120)) ? [] : readBare(line);
  },
};
