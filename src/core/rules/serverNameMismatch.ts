import { recognizeProvider } from '../reference/recognizeProvider';
import type { Rule } from './rule';

/** Another host answers than the client asked for, by the name in its greeting. */
export const serverNameMismatch: Rule = {
  id: 'server-name-mismatch',
  title: 'Server name mismatch',
  severity: 'information',
  reply(fact, session) {
    if (fact.answers !== 'connect' || fact.code !== '220') return undefined;
    const [first] = fact.lines;
    const asked = hostIn(session?.asked);
    const answered = hostIn(fact.context.server);
    if (!first || asked === undefined || answered === undefined || belongTogether(asked, answered)) return undefined;
    return {
      span: { ...first.text, end: Math.min(first.text.end, first.text.start + answered.length) },
      foldBy: `${asked} ${answered}`,
      message: `${asked} was asked for, and ${answered} answers. If one is another name of the other, all is well. If not, a firewall or the hosting provider sends outgoing mail to a server of its own: logins fail there, and the certificate does not fit.`,
    };
  },
};

// mail.example.com | mail.example.com:587 | mail.example.com[192.0.2.1]:25
const HOST = /^((?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z][A-Za-z0-9-]{1,62})\.?(?=[[:]|$)/;
/** Names that no public name service knows tell nothing about who answers. */
const PRIVATE = /\.(?:local|localdomain|localhost|internal|lan|home|corp|arpa|test|invalid)$/;

function hostIn(name: string | undefined): string | undefined {
  const host = HOST.exec(name ?? '')?.[1]?.toLowerCase();
  return host === undefined || PRIVATE.test(host) ? undefined : host;
}

/** Both are of one domain, as far as its last two labels tell, or of one provider. */
function belongTogether(one: string, other: string): boolean {
  if (domainOf(one) === domainOf(other)) return true;
  const provider = recognizeProvider([], one, undefined, undefined)?.provider;
  return provider !== undefined && provider === recognizeProvider([], other, undefined, undefined)?.provider;
}

function domainOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}
