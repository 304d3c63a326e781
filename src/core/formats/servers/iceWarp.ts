import type { Format } from '../format';
import { readMarkedTurn, type MarkedTurns } from '../markedTurns';

// 192.0.2.44      [09A4] 10:00:01 , and perhaps what the session is about
const HEAD = String.raw`^\s{0,8}[\w.:-]{3,45} {1,16}\[([0-9A-F]{4,16})\] \d\d:\d\d:\d\d `;
const TURNS: readonly MarkedTurns[] = [
  // Client session <<< 550 5.1.1 No such user: IceWarp has called
  [new RegExp(`${HEAD}Client session (?:(<<<)|(>>>)) ?`), 'outbound'],
  // >>> 550 5.1.1 No such user: it was called
  [new RegExp(`${HEAD}(?:(>>>)|(<<<)) ?(?=(?:[2-5]\\d\\d[ -]|[A-Za-z]))`), 'inbound'],
];

/** The SMTP log of IceWarp, which was Merak Mail Server: `>>>` is what it says, whoever called. */
export const iceWarp: Format = {
  id: 'icewarp',
  name: 'IceWarp SMTP log (Merak)',
  signs: TURNS.map(([pattern], index) => ({ pattern, weight: 4, sample: `192.0.2.44      [09A4] 10:00:01 ${index === 0 ? 'Client session <<<' : '>>>'} 220 mail.example.com ESMTP` })),
  read: (line) => readMarkedTurn(line, TURNS),
};
