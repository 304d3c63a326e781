/** How servers talk: what tells the line of a reply from prose that starts with a number. */

// 421-555-0100
export const PHONE_NUMBER = /^\d{3}[- .]\d{4}\b/;
// Lower-case words and a full sentence: "250 people came to the meeting."
const PROSE_START = /^[a-z]{3,20} [a-z]{2,20} [a-z]{2,20}\b/;
// mx.example.com ESMTP | mail.example.com ready
const HOST = /^\[?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}\]?(?: |$)/;
// PIPELINING | SIZE 1000 | AUTH=LOGIN PLAIN
const KEYWORD = /^(?:8BITMIME|[A-Z][A-Z0-9-]{2,30})(?:$|[ =][A-Z0-9 =-]{1,200}$)/;
const BASE64 = /^[A-Za-z0-9+/]{8,}={0,2}$/;

/** By the first digits of the code, what replies without an enhanced status code say. */
const WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['21', /^(?:.{0,60}\b(?:help|commands?|supported|status|system)\b)/i],
  ['22', /\b(?:E?SMTPS?|LMTP|ready|bye|clos(?:e|ing)|goodbye|see you|service|later)\b/i],
  ['23', /\b(?:auth\w*|accepted|succe\w+|ok)\b/i],
  ['25', /^(?:2\.\d|ok\b|okay\b|done\b|sure\b|accepted\b|queued\b|hello\b|hi\b|mail\b|message (?:accepted|queued|received|ok)|sender\b|recipient\b|requested mail|reset\b|flushed\b|go ahead|user not local|cannot vrfy|.{0,80}\b(?:at your service|pleased to meet you|nice to meet you|greets you|sender ok|recipient ok|queued|accepted for delivery|hello \[?[\w.:]+))/i],
  ['33', /\b(?:username|password|user|continue|auth\w*)\b:?/i],
  ['35', /\b(?:mail|message|data|input|end|go ahead|dot|period|crlf)\b/i],
  ['42', /\b(?:service|closing|try again|too many|connection|timeout|timed out|shutting|unavailable|temporar\w+|busy|load)\b/i],
  ['45', /\b(?:mailbox|try again|later|greylist\w*|temporar\w+|service|aborted|storage|quota|local error|too many|requested|denied|unavailable|lookup|deferred|tls|resources|please)\b/i],
  ['50', /\b(?:syntax|command|argument|parameter|sequence|recogni[sz]ed|implemented|unknown|unrecogni[sz]ed|invalid|need|must|auth\w*|helo|ehlo|too|error|already|not|bad)\b/i],
  ['52', /\b(?:does not accept mail|no mail|not accept)\b/i],
  ['53', /\b(?:auth\w*|encrypt\w*|tls|starttls|mechanism|credential\w*|password|login|must|required|incorrect|too weak|bad)\b/i],
  ['55', /\b(?:mailbox|user|recipient|sender|address|account|domain|relay\w*|reject\w*|denied|refused|blocked|black ?list\w*|block ?list\w*|spam|virus|message|mail|content|policy|access|transaction|quota|exceed\w*|storage|not allowed|no such|unknown|not found|unavailable|syntax|authenticat\w*|spf|dkim|dmarc|dns|host|ip|requested|failed|invalid|size|permission|administrat\w*|prohibited|verify|valid)\b/i],
]);

const LONGEST_LOOKED_AT = 200;

export function readsLikeProse(words: string): boolean {
  return PROSE_START.test(words);
}

/**
 * Whether a reply without an enhanced status code sounds like one that nobody asked for here.
 * @param code a registered reply code
 * @param words what stands after it
 */
export function soundsLikeServer(code: string, words: string): boolean {
  const head = words.slice(0, LONGEST_LOOKED_AT).trimEnd();
  if (head === '') return true;
  if (code[0] === '2' && (HOST.test(head) || (code === '250' && KEYWORD.test(head)))) return !/^.{0,80}\bFTP\b/i.test(head);
  if (code === '334') return (BASE64.test(head) && head.length % 4 === 0) || WORDS.get('33')?.test(head) === true;
  return !readsLikeProse(head) && WORDS.get(code.slice(0, 2))?.test(head) === true;
}
