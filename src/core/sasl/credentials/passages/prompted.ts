import { secretLines } from './secretLines';

/** What a program that nobody reads line by line answers to a prompt; where the exchange is followed, its payloads are told. */
export const prompted = secretLines({
  id: 'prompted',
  needles: ['334 UGFzc3dvcmQ', '334 Password'],
  opens: /\b334 (?:UGFzc3dvcmQ6?|Password:?)/d,
  most: 3,
  what: 'response',
  holds: /["'>:,\s](?<secret>(?!UGFzc3dvcmQ|VXNlc)(?=[A-Za-z0-9+/]{0,200}(?:\d|[a-z][A-Z]|=))(?<!\w: ?["'])(?:[A-Za-z0-9+/]{4}){1,200}(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==))(?:\\r\\n|\r)?["']?(?:,.{0,60})?\s*$/d,
  ends: /\b(?:235|334|[45]\d\d)[ -]/,
});
