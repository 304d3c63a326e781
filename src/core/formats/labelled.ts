import type { Speaker } from '../analysis';
import type { Format } from './format';

interface Label {
  readonly pattern: RegExp;
  readonly speaker: Speaker;
  readonly sample: string;
}

/** How programs and people mark who speaks. Arrows stand only where every program that writes them means the same. */
const labels: readonly Label[] = [
  { pattern: /^\s*(?:S|Server|SERVER):\s?/, speaker: 'server', sample: 'S: 220 mx.example.com ESMTP' },
  { pattern: /^\s*(?:C|Client|CLIENT):\s?/, speaker: 'client', sample: 'C: EHLO client.example.org' },
  { pattern: /^.{0,60}?SERVER -> CLIENT:\s?/, speaker: 'server', sample: 'SERVER -> CLIENT: 250 OK' },
  { pattern: /^.{0,60}?CLIENT -> SERVER:\s?/, speaker: 'client', sample: 'CLIENT -> SERVER: QUIT' },
];

/** A session in which each line says who speaks: `C:` and `S:`, PHPMailer's `SERVER -> CLIENT:`. */
export const labelled: Format = {
  id: 'labelled',
  name: 'SMTP session with C: and S:',
  signs: [
    {
      pattern: /^\s*(?:S|Server|SERVER):\s?[2-5][0-9]{2}(?:[ -]|$)/,
      weight: 4,
      sample: 'S: 220 mx.example.com ESMTP',
    },
    { pattern: /^.{0,60}?(?:SERVER -> CLIENT|CLIENT -> SERVER):/, weight: 4, sample: 'SERVER -> CLIENT: 250 OK' },
    { pattern: /^\s*(?:C|Client|CLIENT):\s?(?:EHLO|HELO|MAIL|RCPT|AUTH|DATA|QUIT)\b/i, weight: 2, sample: 'C: QUIT' },
  ],
  read({ text, end }) {
    for (const label of labels) {
      const match = label.pattern.exec(text);
      if (!match) continue;
      return {
        kind: 'said',
        session: '',
        speaker: label.speaker,
        body: { start: match[0].length, end: Math.max(match[0].length, end) },
      };
    }
    return undefined;
  },
};
