import type { Format } from '../format';
import { readMarkedTurn, type MarkedTurns } from '../markedTurns';

// 2026-11-24 10:00:01 +0100 08 mail SMTP-IN:00000022: >> 220 mail.example.com Axigen ESMTP ready; pages put blanks around the colons
const SESSION = String.raw` ?: ?([0-9A-F]{8}) ?: `;
const TURNS: readonly MarkedTurns[] = [
  [new RegExp(String.raw`(?:^|\s)SMTP-IN${SESSION}(?:(>>)|(<<)) ?`), 'inbound'],
  [new RegExp(String.raw`(?:^|\s)SMTP-OUT${SESSION}(?:(<<)|(>>)) ?`), 'outbound'],
];

/** Axigen's log: `>>` is what it says, whoever called. */
export const axigen: Format = {
  id: 'axigen',
  name: 'Axigen log',
  signs: TURNS.map(([pattern], index) => ({ pattern, weight: 4, sample: `2026-11-24 10:00:01 +0100 08 mail SMTP-${index === 0 ? 'IN:00000022: >>' : 'OUT:00000022: <<'} 220 mail.example.com ESMTP ready` })),
  read: (line) => readMarkedTurn(line, TURNS),
};
