import { given } from '../../given';
import type { Format, Line } from '../format';
import type { Piece, Statement } from '../../statement';
import { fieldsOf } from '../lineParts/separated';

// 11/24/26 10:00:01⇥SMTP-IN⇥0F4C2A55.MAI⇥1234⇥192.0.2.44⇥RCPT⇥RCPT TO:<bob@example.net>⇥550 Mailbox unavailable⇥43⇥31
// Rows are quoted whole where they were taken from a table.
const ROW = /^"?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d\d:\d\d:\d\d\tSMTP-(IN|OU)\t([^\t]{0,100})\t(\d{0,10})\t([0-9A-Fa-f.:]{0,45})\t/;
// 2026-11-24 10:00:01 192.0.2.44 SMTP-IN - 192.0.2.1 1940 RCPT RCPT+TO:<bob@example.net> 550+Mailbox+unavailable MAIL 43 31 - (W3C, a plus sign for each blank)
const W3C_ROW = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ([0-9A-Fa-f.:]{2,45}) SMTP-(IN|OU) \S{1,255} \S{1,255} (\d{1,10}) \S{1,16} (\S{1,2000}) (\S{1,2000}) /;
/** What the client said and MailEnable does not tell. */
const UNTOLD = /^(?:\{blank\}|-)$/;
const RESPONSE = /^[2-5]\d\d(?:[ -]|$)/;
const COMMAND = /^[A-Za-z]{4,8}(?: |:|$)/;

/** MailEnable's SMTP activity log: a row for each command and its reply, in columns between tabs, or as the W3C has them. */
export const mailEnable: Format = {
  id: 'mailenable',
  name: 'MailEnable SMTP activity log',
  signs: [
    { pattern: ROW, weight: 4, sample: '11/24/26 10:00:01\tSMTP-IN\t0F4C2A55.MAI\t1234\t192.0.2.44\tRCPT\tRCPT TO:<bob@example.net>\t550 Mailbox unavailable\t43\t31' },
    { pattern: W3C_ROW, weight: 4, sample: '2026-11-24 10:00:01 192.0.2.44 SMTP-IN - 192.0.2.1 1940 RCPT RCPT+TO:<bob@example.net> 550+Mailbox+unavailable MAIL 43 31 -' },
  ],
  read(line) {
    const row = ROW.exec(line.text);
    if (!row) return readW3c(line);
    const [head, way = '', , socket = '', address = ''] = row;
    return turnOf(way, `${socket} ${address}`, columnsOfTurn(line, head.length));
  },
};

interface Turn {
  readonly command?: Piece;
  readonly response?: Piece;
}

function turnOf(way: string, socket: string, { command, response }: Turn): readonly Statement[] {
  const said = { kind: 'said', session: `SMTP-${way} ${socket}`, direction: way === 'IN' ? 'inbound' : 'outbound' } as const;
  return [
    ...(command ? [{ ...said, speaker: 'client', body: command } satisfies Statement] : []),
    ...(response ? [{ ...said, speaker: 'server', body: response } satisfies Statement] : []),
  ];
}

function readW3c({ text }: Line): readonly Statement[] | undefined {
  const row = W3C_ROW.exec(text);
  if (!row) return undefined;
  const [whole, address = '', way = '', socket = '', command = '', response = ''] = row;
  const start = whole.length - 1 - response.length;
  const said = pieceAt(text, start - 1 - command.length, command.length);
  const reply = pieceAt(text, start, response.length);
  return turnOf(way, `${socket} ${address}`, { ...(UNTOLD.test(command) ? {} : { command: said }), ...(RESPONSE.test(reply.text) ? { response: reply } : {}) });
}

function pieceAt(text: string, start: number, length: number): Piece & { readonly text: string } {
  const end = start + length;
  return { start, end, text: text.slice(start, end).replaceAll('+', ' ') };
}

/** The verb stands in a column of its own before the whole command; versions have more columns or fewer behind the address. */
function columnsOfTurn({ text, end }: Line, from: number): Turn {
  const columns = fieldsOf(text, from, end, '\t', MOST_COLUMNS);
  const at = columns.findIndex(({ start, end: stop }) => RESPONSE.test(text.slice(start, stop)));
  const response = columns[at];
  const command = columns.slice(0, at < 0 ? columns.length : at).filter(({ start, end: stop }) => COMMAND.test(text.slice(start, stop))).at(-1);
  return given({ command, response });
}

const MOST_COLUMNS = 12;
