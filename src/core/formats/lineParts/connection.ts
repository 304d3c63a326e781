import type { Line } from '../format';
import type { Noted, Piece } from '../../statement';

/** What clients print about the connection itself, by program. */
interface Note {
  readonly pattern: RegExp;
  readonly secured?: boolean;
}

// Patterns have the host in their first group, or tell that TLS began.
const NOTES: readonly Note[] = [
  // === Connected to mail.example.com. | Connected to mail.example.com. (swaks, telnet)
  { pattern: /(?:(?:^|\s)=== |^[\s>|]{0,12})Connected to ([A-Za-z0-9_.:-]{1,255}?)\.$/ },
  // * Connected to mail.example.com (192.0.2.10) port 587 (#0) (curl)
  { pattern: /(?:\* |== Info: )(?:\[[^[\]]{1,20}\] )?(?:Connected|Established connection) to ([A-Za-z0-9_.:-]{1,255}) \([0-9A-Fa-f.:]{2,45}(?: port \d{1,5})?\)/ },
  // connect: to ('mail.example.com', 587) None (smtplib)
  { pattern: /(?:^|\s)connect: to \(b?['"]([A-Za-z0-9_.:-]{1,255})['"], \d{1,5}\)/ },
  // Connection: opening to mail.example.com:587, timeout=300 | opening to ssl://mail.example.com:465 (PHPMailer)
  { pattern: /Connection: opening to (?:tcp:\/\/)?([A-Za-z0-9_.-]{1,255}):\d{1,5}(?=,|$)/ },
  { pattern: /Connection: opening to (?:ssl|tls):\/\/([A-Za-z0-9_.-]{1,255}):\d{1,5}(?=,|$)/, secured: true },
  // DEBUG SMTP: trying to connect to host "mail.example.com", port 587, isSSL false (JavaMail)
  { pattern: /DEBUG SMTPS?: trying to connect to host "([A-Za-z0-9_.:-]{1,255})", port \d{1,5}, isSSL false/ },
  { pattern: /DEBUG SMTPS?: trying to connect to host "([A-Za-z0-9_.:-]{1,255})", port \d{1,5}, isSSL true/, secured: true },
  // Connected to smtp://mail.example.com:587/?starttls=when-available (MailKit)
  { pattern: /(?:^|\s)Connected to smtp:\/\/([A-Za-z0-9_.-]{1,255})[:/]/ },
  { pattern: /(?:^|\s)Connected to smtps:\/\/([A-Za-z0-9_.-]{1,255})[:/]/, secured: true },
];

// === TLS started with cipher TLSv1.3:… (swaks) | * SSL connection using TLSv1.3 / … (curl) | New, TLSv1.3, Cipher is … (openssl)
const TLS = /(?:=== TLS started with cipher |(?:\* |== Info: )SSL connection using TLS|^New, TLSv1[.\d]{0,2}, Cipher is )/;

const LONGEST = 400;

/** Whom a client reached, or that TLS began; nothing where a line tells neither. */
export function readConnection({ text, start, end }: Line, session: string): Noted | undefined {
  const head = text.slice(0, Math.min(end, LONGEST));
  const piece: Piece = { start, end };
  // Every pattern has one of these words.
  if (!/onnect|New, /.test(head)) return TLS.test(head) ? { kind: 'noted', session, piece, secured: true } : undefined;
  for (const { pattern, secured } of NOTES) {
    const asked = pattern.exec(head)?.[1];
    if (asked !== undefined) return { kind: 'noted', session, piece, begins: true, asked, ...(secured === true ? { secured } : {}) };
  }
  return TLS.test(head) ? { kind: 'noted', session, piece, secured: true } : undefined;
}

// Trying 192.0.2.1... | Escape character is '^]'. (telnet) | === Trying mx.example.com:25... (swaks) | *   Trying 192.0.2.1:25... (curl)
const TRIES = /^[>\s]{0,12}(?:Trying \d|Escape character is '|(?:===|\*) {1,4}Trying \S)/;

/** Whether a client prints with a line that it is about to reach somebody. */
export function triesToConnect(text: string): boolean {
  return TRIES.test(text);
}
