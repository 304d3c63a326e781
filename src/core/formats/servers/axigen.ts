import type { Format, Line, Memory } from '../format';
import { readMarkedTurn, type MarkedTurns } from '../markedTurns';
import { refusedLogin } from '../refusedLogin';
import { recall, remember, type EntryKind } from '../remember';
import { SILENT, type Statement } from '../../statement';
import { findWords } from '../../text/span';

// 2026-11-24 10:00:01 +0100 08 mail SMTP-IN:00000022: >> 220 mail.example.com Axigen ESMTP ready; pages put blanks around the colons
const SESSION = String.raw` ?: ?([0-9A-F]{8}) ?: `;
const TURNS: readonly MarkedTurns[] = [
  [new RegExp(String.raw`(?:^|\s)SMTP-IN${SESSION}(?:(>>)|(<<)) ?`), 'inbound'],
  [new RegExp(String.raw`(?:^|\s)SMTP-OUT${SESSION}(?:(<<)|(>>)) ?`), 'outbound'],
];

const SERVICES = 'SMTP-IN|IMAP|POP3';
// IMAP:0000A1B3: [192.0.2.1:143] connection accepted from [192.0.2.44:58047] | IMAP:0000A1B3: Remote address updated from '192.0.2.1' to '192.0.2.44'
const CLIENT = new RegExp(String.raw`(?:^|\s)(?:${SERVICES})${SESSION}(?:\[\S{3,60}\] connection accepted from \[|Remote address updated from '\S{2,45}' to ')([0-9A-Fa-f.:]{2,45}?)(?:\]?:\d{1,5})?['\]]`);
// IMAP:0000A1B3: Authentication error for user 'alice@example.com': Invalid password
const REFUSED = new RegExp(String.raw`(?:^|\s)(${SERVICES})${SESSION}(Authentication error) for user '([^'\s]{0,255})': `);

/** Axigen's log: `>>` is what it says, whoever called. */
export const axigen: Format = {
  id: 'axigen',
  name: 'Axigen log',
  signs: [
    ...TURNS.map(([pattern], index) => ({ pattern, weight: 4 as const, sample: `2026-11-24 10:00:01 +0100 08 mail SMTP-${index === 0 ? 'IN:00000022: >>' : 'OUT:00000022: <<'} 220 mail.example.com ESMTP ready` })),
    { pattern: REFUSED, weight: 4, sample: "2026-11-24 10:00:01 +0100 02 mail IMAP:0000A1B3: Authentication error for user 'alice@example.com': Invalid password" },
  ],
  read: (line, memory) => readMarkedTurn(line, TURNS) ?? readClient(line, memory) ?? readRefusedLogin(line, memory),
};

/** In the memory, by session: the client's address. */
const CLIENTS: EntryKind = { prefix: '', most: 200 };

function readClient({ text }: Line, memory: Memory): readonly Statement[] | undefined {
  const [, session, address] = CLIENT.exec(text) ?? [];
  if (session === undefined || address === undefined) return undefined;
  remember(memory, CLIENTS, session, address);
  return SILENT;
}

/** A client of SMTP is answered; where the log has that, it tells it again. */
function readRefusedLogin({ text, end }: Line, memory: Memory): Statement | readonly Statement[] | undefined {
  const match = REFUSED.exec(text);
  if (!match) return undefined;
  const [whole, service = '', session = '', words = '', user] = match;
  const word = findWords(text, words, match.index);
  const why = match.index + whole.length;
  const statements = refusedLogin({ user, address: recall(memory, CLIENTS, session), piece: { start: word.start, end } }, { word, reason: why < end ? { start: why, end } : word });
  return service === 'SMTP-IN' ? { kind: 'foretold', session: `inbound ${session}`, statements } : statements;
}
