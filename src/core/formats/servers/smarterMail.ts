import type { Format } from '../format';
import { readMarkedTurn, type MarkedTurns } from '../markedTurns';

// 10:00:01 [192.0.2.44][55012345] rsp: 220 mail.example.com | [2026.11.24] 10:00:01.550 [192.0.2.44][55012345] cmd: RCPT TO:<bob@example.com>
const TURNS: MarkedTurns = [/(?<!\d)\d\d:\d\d:\d\d(?:\.\d{3})? (\[[0-9A-Fa-f.:]{2,45}\]\[\d{1,12}\]) (?:(rsp)|(cmd)): ?/, 'inbound'];

/** SmarterMail's log of its SMTP server. What it sends itself it marks with CMD and RSP, as others do. */
export const smarterMail: Format = {
  id: 'smartermail',
  name: 'SmarterMail SMTP log',
  signs: [{ pattern: TURNS[0], weight: 4, sample: '10:00:01 [192.0.2.44][55012345] rsp: 220 mail.example.com' }],
  read: (line) => readMarkedTurn(line, [TURNS]),
};
