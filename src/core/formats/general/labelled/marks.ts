// C: User: YWxpY2U= | C: Pass: c2VjcmV0: tshark says which response it is
const RESPONSE_NAMED = String.raw`(?:(?:User|Pass): (?=[A-Za-z\d+/]{2,400}={0,2}\s*$))?`;
// S: 220 mx | C: EHLO mail, and what other programs call the two
const WORDS = [
  String.raw`(${[
    // S: 220 mx | Server: 220 mx | SMTPClient: ReceiveResponse: 220 mx (Domino)
    String.raw`(?:S|Server|SERVER|SMTP Response|SMTPClient: ReceiveResponse|rsp)[:>](?=\s|\d{3}|$)\s?`,
    // recv mx.example.net>220 mx (sendmail for Node)
    String.raw`recv [\w.-]{1,255}>`,
    // [S] 220 mx | <rx> 220 mx | [<-] 220 mx
    String.raw`\[S\]\s|<rx>\s|\[<-\]\s`,
  ].join('|')})`,
  String.raw`(${[
    // C: EHLO mail | Client: EHLO mail | C: Pass: c2VjcmV0
    String.raw`(?:C|Client|CLIENT|SMTP Send|cmd)[:>](?=\s|[A-Z]|$)\s?${RESPONSE_NAMED}`,
    // send mx.example.net>EHLO mail
    String.raw`send [\w.-]{1,255}>`,
    // [C] EHLO mail | <tx> EHLO mail | [->] EHLO mail
    String.raw`\[C\]\s|<tx>\s|\[->\]\s`,
  ].join('|')})`,
].join('|');
// < 220 mx | > EHLO mail. A `>` before another mark is a quote.
const ARROWS = [
  String.raw`(${[
    // < 220 mx | <<< 220 mx | <-- 220 mx | <~~ 220 mx | SMTP <<< 220 mx | ESMTP< 220 mx | 4< 220 mx
    String.raw`(?:E?SMTP ?|\d)?(?:<{1,3}|<[-~]{1,2}|<=|←)(?! (?:S|C)[:>] )(?=\s|\d{3}[ -]|$)\s{0,2}(?:"(?=\d{3}[ -]))?`,
    // RECV: 220 mx, but not Got: 553 | 553 5.7.1 Refused (an error that gives the code and then the reply)
    String.raw`(?:RECV|Recv|RECEIVED|Received|Got): (?!\d{3} \| \d{3}[ -])`,
  ].join('|')})`,
  String.raw`(${[
    // > EHLO mail | >>> EHLO mail | --> EHLO mail, but no > < and no > S:
    [
      String.raw`(?:E?SMTP ?|\d)?(?:>{1,3}|[-~]{1,2}>|=>|→)`,
      String.raw`(?! {0,2}(?:\x60{3})?(?:(?:[<>]{1,3}|<[-~]{1,2}|[-~]{1,2}>) |(?:S|C|Server|Client|SERVER|CLIENT)[:>]))`,
      String.raw`(?=\s|[A-Z]{4}|$)\s{0,2}(?:"(?=[A-Z]{4}))?`,
    ].join(''),
    // SEND: EHLO mail
    '(?:SEND|Send|SENT|Sent|Sending): ',
  ].join('|')})`,
].join('|');
// < S: 220 mx: both an arrow and a word (ESP-Mail-Client)
/** Sticky. A word that tells who speaks: in the first group the server's, in the second the client's. */
export const LABELS = new RegExp(`(?:[<>] (?=[SC][:>] ))?(?:${WORDS})`, 'y');
/** Sticky. The same, or an arrow: in the third group the server's, in the fourth the client's. */
export const MARKS = new RegExp(`(?:[<>] (?=[SC][:>] ))?(?:${WORDS})|${ARROWS}`, 'y');
// A mark wherever words of the dialogue follow it
/** The same, for many on a line. */
export const TURN = new RegExp(String.raw`(?<!\S)(?:${MARKS.source})(?=\S)`, 'g');

/** Of a line, so much may stand before a mark. */
export const LONGEST_BEFORE = 250;
