import { addressIn } from './address';
import type { MailLine } from './mailLine';

const RETURNED = new RegExp(
  String.raw`^[\s>*=_-]{0,80}(?:${[
    // --- Below this line is a copy of the message.
    '(?:below (?:this line )?is |this is |enclosed is |included is )?(?:a|the)? ?(?:copy of|header of|headers of|beginning of|text of)',
    // ----- Unsent message follows -----
    String.raw`-{2,}\s?(?:the )?(?:original|returned|unsent|undelivered|message text|message header)`,
    // Original message follows. | Message headers:
    [
      '(?:(?:the |your )?(?:original|unsent|undelivered|returned) (?:message|mail)|message headers?)',
      String.raw`(?: headers?| info| text)?(?: is)?(?: follows?| below| included| attached|:|\s*-|\s*=|\s*$)`,
    ].join(''),
  ].join('|')})`,
  'i',
);
// Content-Type: message/rfc822 | Content-Type: text/rfc822-headers | --- Below this line is a copy of the message.
const SURELY_RETURNED = /^Content-Type:\s{0,3}(?:message\/(?:rfc822|partial|global)|text\/rfc822-header)|^[ >*=-]{0,20}(?:below this line is|original message(?! details\b)|this is a copy|the header of the original)/i;

/** Whether the returned mail begins with a line, where the mail is still read and nothing is known of what follows: all has been said above it, as a rule. */
export function beginsReturned(text: string): boolean {
  return SURELY_RETURNED.test(text);
}

// Received: from mx.example.com … | Return-Path: <alice@example.com>
const FIELD_OF_MAIL = /^(?:Received:\s?(?:from|by|\(|\[)|Return-Path:\s?<[^>]|DKIM-Signature:\s?v=)/i;

/** The words, and what stands from where the returned mail begins. */
export function untilReturned(lines: readonly MailLine[]): { readonly told: readonly MailLine[]; readonly returned: readonly MailLine[] } {
  const at = lines.findIndex(({ text }, index) => index > 0 && text.length < 300 && (RETURNED.test(text) || FIELD_OF_MAIL.test(text)));
  return at < 0 ? { told: lines, returned: [] } : { told: lines.slice(0, at), returned: lines.slice(at) };
}

/** To whom the returned mail was addressed. */
export function addresseeOf(returned: readonly MailLine[]): string | undefined {
  const to = returned.find(({ text }) => /^To:/i.test(text));
  return to ? addressIn(to.text) : undefined;
}
