import { cutsOf, type Markup } from './markup';

const ESCAPE = '\u001b';
/** How syslog daemons write the character. */
const WRITTEN = '#033[';
// ESC [32m | #033[0m: what colours a terminal (ECMA-48 §8.3.117), which `docker logs` and the like keep
const SEQUENCE = new RegExp(String.raw`(?:${ESCAPE}|#033)\[[0-9;?]{0,20}[A-Za-z]`, 'g');

export const colours: Markup = {
  id: 'colours',
  standsIn: (text) => text.includes(ESCAPE) || text.includes(WRITTEN),
  cuts: (text) => cutsOf(SEQUENCE, text),
};
