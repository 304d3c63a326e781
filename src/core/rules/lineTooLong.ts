import { grouped } from '../text/grouped';
import type { Rule } from './rule';

/** A line is longer than every server has to take (RFC 5321 §4.5.3.1). */
export const lineTooLong: Rule = {
  id: 'line-too-long',
  title: 'Line too long',
  severity: 'information',
  'line-fault'(fact) {
    if (fact.fault !== 'too-long') return undefined;
    const octets = grouped(fact.octets);
    const limit = grouped(fact.limit);
    return {
      span: fact.span,
      foldBy: fact.part,
      message:
        fact.part === 'command'
          ? `This command has ${octets} octets with its line end; a server has to take ${limit} (RFC 5321 §4.5.3.1.4). It may be refused or cut: see what makes the client's command so long.`
          : `A line of this message has ${octets} octets with its line end; ${limit} are allowed (RFC 5321 §4.5.3.1.6). Servers refuse such a message or break the line, which breaks signatures: have the program that made it use quoted-printable or Base64.`,
    };
  },
};
