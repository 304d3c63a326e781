import { Buffer } from 'node:buffer';
import type { MadeExchange } from './exchanges';

/** How programs write an exchange down. */
export const transcripts: Readonly<Record<string, (exchange: MadeExchange) => string>> = {
  'with C: and S:': ({ lines }) => ['S: 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `${speaker}: ${text}`)].join('\n'),
  'without labels': ({ lines }) => ['220 mx.example.com ESMTP', 'EHLO client.example.org', '250 OK', ...lines.map(({ text }) => text)].join('\n'),
  'of swaks': ({ lines }) => ['=== Connected to mx.example.com.', '<-  220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => (speaker === 'S' ? `<-  ${text}` : ` -> ${text}`))].join('\n'),
  'of swaks, the server left out': ({ lines }) => ['=== Connected to mx.example.com.', ' -> EHLO x.example', ...lines.filter(({ speaker }) => speaker === 'C').map(({ text }) => ` -> ${text}`)].join('\n'),
  'of Postfix -v': ({ lines }) => lines.map(({ speaker, text }) => `Nov 24 10:00:01 mail postfix/smtpd[7]: ${speaker === 'S' ? '>' : '<'} unknown[192.0.2.9]: ${text}`).join('\n'),
  'of Exim -d': ({ lines }) => ['SMTP>> 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `${speaker === 'S' ? 'SMTP>>' : 'SMTP<<'} ${text}`)].join('\n'),
  'of smtplib': ({ lines }) => ["send: 'ehlo x\\r\\n'", "reply: b'250 AUTH\\r\\n'", ...lines.flatMap(({ speaker, text }) => (speaker === 'S' ? [`reply: b'${text}\\r\\n'`, `reply: retcode (${text.slice(0, 3)}); Msg: b'${text.slice(4)}'`] : [`send: '${text}\\r\\n'`]))].join('\n'),
  'of PHPMailer': ({ lines }) => ['2026-11-24 10:00:00 SERVER -> CLIENT: 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `2026-11-24 10:00:00 ${speaker === 'S' ? 'SERVER -> CLIENT' : 'CLIENT -> SERVER'}: ${text}`)].join('\n'),
  'of nodemailer': ({ lines }) => ['[2026-11-24 10:00:00] DEBUG [abc] S: 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `[2026-11-24 10:00:00] DEBUG [abc] ${speaker}: ${text}`)].join('\n'),
  'of curl': ({ lines }) => ['* Connected to mx.example.com (192.0.2.1) port 587', '< 220 mx.example.com ESMTP', '> EHLO x', '< 250 OK', ...lines.map(({ speaker, text }) => `${speaker === 'S' ? '<' : '>'} ${text}`)].join('\n'),
  'of msmtp': ({ lines }) => ['<-- 220 mx.example.com ESMTP', '--> EHLO localhost', '<-- 250 OK', ...lines.map(({ speaker, text }) => `${speaker === 'S' ? '<--' : '-->'} ${text}`)].join('\n'),
  'of s-nail': ({ lines }) => ['s-nail: >>> SERVER: 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `s-nail: >>> ${speaker === 'S' ? 'SERVER: ' : ''}${text}`)].join('\n'),
  'of Net::SMTP': ({ lines }) => ['Net::SMTP=GLOB(0x55)<<< 220 mx.example.com ESMTP', ...lines.map(({ speaker, text }) => `Net::SMTP=GLOB(0x55)${speaker === 'S' ? '<<<' : '>>>'} ${text}`)].join('\n'),
  'of Net::SMTP, decoded too': ({ lines }) => ['Net::SMTP=GLOB(0x55)<<< 220 mx.example.com ESMTP', ...lines.flatMap(({ speaker, text }, index) => {
    const base64 = speaker === 'S' ? text.slice(4) : text;
    const decoded = Buffer.from(base64, 'base64').toString('latin1');
    const shown = index > 0 && index < lines.length - 1 && /^[ -~]+$/.test(decoded) ? [`Net::SMTP=GLOB(0x55)${speaker === 'S' ? '<<<' : '>>>'} (decoded) ${decoded}`] : [];
    const line = `Net::SMTP=GLOB(0x55)${speaker === 'S' ? '<<<' : '>>>'} ${text}`;
    return speaker === 'S' ? [line, ...shown] : [...shown, line];
  })].join('\n'),
  'of hMailServer': ({ lines }) => lines.map(({ speaker, text }) => `"SMTPD"\t1234\t55\t"2026-11-24 10:00:00.000"\t"192.0.2.9"\t"${speaker === 'S' ? 'SENT' : 'RECEIVED'}: ${text}"`).join('\n'),
  'of smtpd -T smtp': ({ lines }) => lines.map(({ speaker, text }) => `smtp: 0x7f8a550c0de0: ${speaker === 'S' ? '>>>' : '<<<'} ${text}`).join('\n'),
  'of JavaMail': ({ lines }) => ['DEBUG SMTP: connected to host "mx.example.com", port: 587', '220 mx.example.com ESMTP', 'EHLO x', '250 OK', ...lines.map(({ text }) => text)].join('\n'),
  'whose server repeats all it hears': ({ lines }) => ['S: 220 mx.example.com ESMTP', ...lines.flatMap(({ speaker, text }) => (speaker === 'C' ? [`C: ${text}`] : text.startsWith('334') ? [`S: ${text}`] : [`S: 501 5.5.2 cannot read '${lines.filter((one) => one.speaker === 'C').at(-1)?.text ?? ''}'`]))].join('\n'),
  'that begins behind AUTH': ({ lines }) => ['S: 220 mx.example.com ESMTP', ...lines.slice(1).map(({ speaker, text }) => `${speaker}: ${text}`)].join('\n'),
};
