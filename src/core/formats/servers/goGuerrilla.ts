import { ESCAPED_LINE_END, linesWithin } from '../../text/lineEnd';
import type { Format } from '../format';
import type { Statement } from '../../statement';

// time="2026-11-24T10:00:01Z" level=debug msg="Writing response to client: \n250 2.1.0 OK\r\n" | {"level":"debug","msg":"Client sent: DATA","time":"…"}
const SAID = /\bmsg"?[=:]"(Client sent: |Writing response to client: \\n)/;

/** What the server go-guerrilla logs at level debug: both sides of its sessions. */
export const goGuerrilla: Format = {
  id: 'go-guerrilla',
  name: 'go-guerrilla log',
  signs: [{ pattern: SAID, weight: 4, sample: String.raw`time="2026-11-24T10:00:01Z" level=debug msg="Writing response to client: \n250 2.1.0 OK\r\n"` }],
  read({ text }) {
    const match = SAID.exec(text.length > LONGEST_HEAD ? text.slice(0, LONGEST_HEAD) : text);
    if (!match) return undefined;
    const start = match.index + match[0].length;
    const quote = text.indexOf('"', start);
    const end = quote < 0 ? text.trimEnd().length : quote;
    const isServer = match[1] !== 'Client sent: ';
    return linesWithin(text, { start, end }, ESCAPED_LINE_END).map((body): Statement => ({ kind: 'said', session: '', speaker: isServer ? 'server' : 'client', direction: 'inbound', body }));
  },
};

const LONGEST_HEAD = 300;
