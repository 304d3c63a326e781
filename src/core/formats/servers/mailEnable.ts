import { given } from '../../given';
import type { Format, Line } from '../format';
import type { Piece, Statement } from '../../statement';
import { fieldsOf } from '../lineParts/separated';

// 11/24/26 10:00:01⇥SMTP-IN⇥0F4C2A55.MAI⇥1234⇥192.0.2.44⇥RCPT⇥RCPT TO:<bob@example.net>⇥550 Mailbox unavailable⇥43⇥31
// Rows are quoted whole where they were taken from a table.
const ROW = /^"?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4} \d\d:\d\d:\d\d\tSMTP-(IN|OU)\t([^\t]{0,100})\t(\d{0,10})\t([0-9A-Fa-f.:]{0,45})\t/;
const RESPONSE = /^[2-5]\d\d(?:[ -]|$)/;
const COMMAND = /^[A-Za-z]{4,8}(?: |:|$)/;

/** MailEnable's SMTP activity log: a row for each command and its reply, in columns between tabs. */
export const mailEnable: Format = {
  id: 'mailenable',
  name: 'MailEnable SMTP activity log',
  signs: [{ pattern: ROW, weight: 4, sample: '11/24/26 10:00:01\tSMTP-IN\t0F4C2A55.MAI\t1234\t192.0.2.44\tRCPT\tRCPT TO:<bob@example.net>\t550 Mailbox unavailable\t43\t31' }],
  read(line) {
    const row = ROW.exec(line.text);
    if (!row) return undefined;
    const [head, way = '', , socket = '', address = ''] = row;
    const direction = way === 'IN' ? 'inbound' : 'outbound';
    const said = { kind: 'said', session: `SMTP-${way} ${socket} ${address}`, direction } as const;
    const { command, response } = turnIn(line, head.length);
    return [
      ...(command ? [{ ...said, speaker: 'client', body: command } satisfies Statement] : []),
      ...(response ? [{ ...said, speaker: 'server', body: response } satisfies Statement] : []),
    ];
  },
};

/** The verb stands in a column of its own before the whole command; versions have more columns or fewer behind the address. */
function turnIn({ text, end }: Line, from: number): { readonly command?: Piece; readonly response?: Piece } {
  const columns = fieldsOf(text, from, end, '\t', MOST_COLUMNS);
  const at = columns.findIndex(({ start, end: stop }) => RESPONSE.test(text.slice(start, stop)));
  const response = columns[at];
  const command = columns.slice(0, at < 0 ? columns.length : at).filter(({ start, end: stop }) => COMMAND.test(text.slice(start, stop))).at(-1);
  return given({ command, response });
}

const MOST_COLUMNS = 12;
