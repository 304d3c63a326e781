import type { Format } from '../format';
import { readMarkedTurn, type MarkedTurns } from '../markedTurns';

// 24 10:00:01.07:Info:2120: smtp:[192.0.2.44] In: RCPT TO:<bob@example.com>
const TURNS: MarkedTurns = [/^\s{0,8}\d\d \d\d:\d\d:\d\d\.\d\d:\w{3,10}:(\d{1,12}): smtp:\[[0-9A-Fa-f.:]{0,45}\] (?:(Out)|(In)): ?/, 'inbound'];

/** SurgeMail's log of everything, mail.log. */
export const surgeMail: Format = {
  id: 'surgemail',
  name: 'SurgeMail log',
  signs: [{ pattern: TURNS[0], weight: 4, sample: '24 10:00:01.07:Info:2120: smtp:[192.0.2.44] In: EHLO client.example.org' }],
  read: (line) => readMarkedTurn(line, [TURNS]),
};
