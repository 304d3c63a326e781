import type { Format, Piece, Statement } from './format';

/** The log of hMailServer: a row for each line of a session, its fields in quotes. */
export const hmailserver: Format = {
  id: 'hmailserver',
  name: 'hMailServer log',
  signs: [
    {
      pattern: /^"(?:SMTPD|SMTPC)"\t\d{1,10}\t\d{1,12}\t"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}"\t/,
      weight: 4,
      sample: '"SMTPD"\t550\t5501\t"2026-11-24 10:00:01.550"\t"192.0.2.44"\t"SENT: 220 mail.example.com ESMTP"',
    },
    { pattern: /^"(?:TCPIP|APPLICATION|IMAPD|POP3D|DEBUG|ERROR)"\t\d{1,10}\t/, weight: 2, sample: '"TCPIP"\t550\t"2026-11-24 10:00:01.550"\t"TCP - 192.0.2.44 connected to 192.0.2.1:25."' },
  ],
  needles: ['"SMTPD"', '"SMTPC"'],
  read({ text, end }) {
    const row = ROW.exec(text);
    if (!row) return OTHER.test(text) ? SILENT : undefined;
    const [head, program = '', session = '', way] = row;
    const isServer = program === 'SMTPD';
    const body = { start: head.length, end: text[end - 1] === '"' ? end - 1 : end };
    const speaker = (way === 'SENT') === isServer ? 'server' : 'client';
    return linesOf(text, body).map((piece): Statement => ({
      kind: 'said',
      session: `${program} ${session}`,
      speaker,
      body: piece,
      direction: isServer ? 'inbound' : 'outbound',
    }));
  },
};

const SILENT: readonly Statement[] = [];
// SMTPD is hMailServer as server, SMTPC as client.
const ROW = /^"(SMTPD|SMTPC)"\t\d{1,10}\t(\d{1,12})\t"[^"]{19,30}"\t"[^"]{0,60}"\t"(SENT|RECEIVED): /;
const OTHER = /^"[A-Z0-9]{3,20}"\t\d{1,10}\t/;

/** Line ends inside a row are written as `[nl]`. */
const LINE_END = '[nl]';

function linesOf(text: string, { start, end }: Piece): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (let next = text.indexOf(LINE_END, at); next >= 0 && next < end; next = text.indexOf(LINE_END, at)) {
    pieces.push({ start: at, end: next });
    at = next + LINE_END.length;
  }
  if (at < end || pieces.length === 0) pieces.push({ start: at, end });
  return pieces;
}
