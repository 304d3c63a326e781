import { stampKind, NO_STAMP } from '../../../text/stamp';

// 220 mx.example.com ESMTP | Connected to mx.example.com. | Escape character is '^]'. | === Trying mx.example.com:25... | * Connected to mx.example.com (192.0.2.1) port 25 | $ telnet mx.example.com 25
const SESSION = String.raw`220[ -][\w.-]{3,255} .{0,80}\bSMTP|Connected to [\w.-]{1,255}\.\s*$|Trying \d|Escape character is '|=== (?:Trying|Connected to) \S|\* {1,4}(?:Trying|Connected to) \S|(?:\S{0,60}[$#] )(?:telnet|swaks|openssl|nc|curl) `;
// C: EHLO client.example.org | S: 220 … | SERVER -> CLIENT: 220 … | reply: b'250 …
const TRACE = String.raw`[CS]: (?:EHLO |HELO |220[ -])|(?:SERVER -> CLIENT|CLIENT -> SERVER): |(?:send|reply): b?['"]|Traceback \(most recent call last\):`;
const BEGINS = new RegExp(String.raw`^[>\s]{0,12}(?:${SESSION}|${TRACE})`);
const IN_CODE = /^`{1,3}(?=\S)/;

/** Whether a line is the first of a log or of a session: no report has it among its words. */
export function beginsAnother(text: string): boolean {
  return BEGINS.test(text) || stampKind(text.replace(IN_CODE, '')) !== NO_STAMP;
}
