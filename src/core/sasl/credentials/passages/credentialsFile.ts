import { secretLines } from './secretLines';

/** A file of passwords that somebody shows in a terminal. */
export const credentialsFile = secretLines({
  id: 'credentials-file',
  needles: ['sasl_passw', 'sasl/passw', 'passwd.client', 'authinfo', 'mail/secrets', 'relay_passw'],
  unindexed: true,
  opens: /^\s{0,10}(?:[\w@.:~/-]{0,60}[#$%>] ?)?(?:sudo )?(?:cat|more|less|head|tail|grep|postmap|type)\b.{0,200}(?:sasl[_/-]?passw|passwd\.client|authinfo|mail\/secrets|relay_passw)/d,
  most: 20,
  what: 'password',
  holds: /^\s{0,20}(?:\S{1,255}[ \t]{1,40}|[^\s:#]{1,255}:(?=[^\s:]{1,255}:))?[^\s:#]{1,256}:(?<secret>[^\s:/]\S{2,300})\s{0,20}$/d,
  ends: /^\s{0,10}[\w@.:~/-]{0,60}[#$%] |^\s*$/,
});
