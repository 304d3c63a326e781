import { secretLines } from './secretLines';

/** The ticket of a TLS session, as `openssl s_client` dumps it: who has it goes on with the session. */
export const sessionTicket = secretLines({
  id: 'session-ticket',
  needles: ['TLS session ticket:'],
  unindexed: true,
  opens: /TLS session ticket:\s*$/d,
  most: 100,
  what: 'token',
  holds: /^\s{0,20}[0-9a-f]{4} - (?<secret>\S.{10,100}?)\s*$/d,
  ends: /^(?!\s{0,20}[0-9a-f]{4} - )/,
});
