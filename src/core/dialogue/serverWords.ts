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

/** By the first digits of the code, what servers say without an enhanced status code, and nobody else after such a number. */
const WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['21', /^.{0,80}\b(?:HELP|HELO|commands? (?:supported|follow)|supported commands)\b/],
  [
    '22',
    new RegExp(
      [
        // mail.example.com ESMTP Postfix | Example mail server ready
        String.raw`^.{0,80}\b(?:E?SMTPS?|LMTP|(?:e-?)?mail ?(?:server|service|system|gateway|hub)|mailer|Coremail|MTA|postfix|exim|sendmail|mail transfer (?:service|agent))\b`,
        // Service closing transmission channel
        String.raw`\bclosing (?:connection|transmission|channel)`,
        // 2.0.0 Bye | Goodbye | Welcome | Server ready
        String.raw`^(?:2\.0\.0 )?(?:good)?bye\b`,
        String.raw`^(?:see you|welcome|greetings|(?:server |service )?ready)\b`,
      ].join('|'),
      'i',
    ),
  ],
  ['23', /\bauth\w*|^(?:accepted|succe\w+|ok)\b/i],
  [
    '25',
    new RegExp(
      String.raw`^(?:${[
        // Ok | done, and no more | Hello laptop
        String.raw`ok\b|okay\b|done$|accepted\b|queued\b|hello\b`,
        // Message accepted | Sender <alice@example.com> fine | Requested mail action okay, completed
        String.raw`message (?:accepted|queued|received)|sender\b|recipient\b|requested mail|reset\b|flushed\b|go ahead`,
        // User not local; will forward | Cannot VRFY user
        'user not local|cannot vrfy',
        // mail.example.com at your service | <bob@example.net>, recipient ok | mail.example.com Hello [192.0.2.1]
        String.raw`.{0,80}\b(?:at your service|pleased to meet you|nice to meet you|greets you|sender ok|recipient ok|queued as|accepted for delivery|hello \[?[\w.:]+)`,
      ].join('|')})`,
      'i',
    ),
  ],
  ['33', /^(?:username|password|user name)\b:?$|^continue$/i],
  ['35', /<CR|\bCRLF\b|\bend (?:data|with)\b|\bending\b|\bstart mail\b|\bmail input\b|\bgo ahead\b|\benter m(?:ail|essage)\b|\bsend (?:data|message|mail)\b/i],
  // mwinf5c27 ME, and why on the next line (Orange)
  ['42', /^mwinf\w{2,6} ME\b|\bservice (?:not available|unavailable|closing|shutting)|\btry (?:again|later)|\btoo many\b|\bclosing\b|\btimeout\b|\btimed out\b|\btemporar\w+|\bshutting down\b/i],
  ['45', /(?:^|[ :(])(?:mailbox|greylist\w*|temporar\w+|try (?:again|later)|local error|insufficient|quota|too many|deferred|could not|aborted)\b/i],
  ['50', /\bsyntax error\b|\bcommand\b|\bargument\b|\bparameter\b|\bsequence\b|\bunrecogni[sz]ed\b|\bline too long\b|\b(?:HELO|EHLO|MAIL|RCPT|AUTH)\b|\bauthentication\b/],
  ['52', /\b(?:does not accept mail|no mail|not accept)\b/i],
  ['53', /\bauthenticat\w*|\bauthori[sz]\w*|\bencrypt\w*|\b(?:start)?tls\b|\bmechanism\b|\bcredential\w*/i],
  [
    '55',
    new RegExp(
      String.raw`(?:^|[ :(])(?:${[
        // Of the recipient: Mailbox unavailable | No such user | unknown user, but no unknown user name
        'mailbox|user (?:unknown|not|does)|unknown user(?! name)',
        'no such (?:user|recipient|address|mailbox|account|person|domain|local)',
        'recipients?|sender',
        // Of what may not be: Relaying denied | Rejected | Blacklisted | Blocklist
        String.raw`relay\w*|reject\w*|blocked|delivery error|black ?list\w*|block ?list\w*`,
        // Of the mail: spam | Mail rejected | Message too big
        'spam|virus|mail (?:from|rejected|refused|content)|message (?:rejected|refused|too|size|content)',
        // Of a rule or of room: policy | Transaction failed | quota
        'policy|transaction|quota|storage',
        // Of who sends: SPF | Unauthenticated | Access denied | Administratively prohibited
        String.raw`spf|dkim|dmarc|(?:un)?authenticat\w*|access denied|administrative(?:ly)? prohibit\w*`,
        // Requested action not taken | Not accepted | Connection refused
        'requested action|not (?:accepted|local)|not accepting|connections? (?:refused|rejected|denied|not accepted)',
        // No valid recipients | 192.0.2.1 is in an RBL | Sender verify failed | Callback setup failed
        'no valid recipients?|in an rbl|verify failed|verification failed|callback setup failed|callout verification|does not exist',
      ].join('|')})\b`,
      'i',
    ),
  ],
]);

const LONGEST_LOOKED_AT = 200;

// relay not permitted! | sender verify failed: in lower case as well, as no sentence begins
const REFUSAL_BEGINS = /^(?:relay(?:ing)? (?:access )?(?:denied|not (?:permitted|allowed))|no such (?:user|recipient|mailbox)|unknown (?:user|recipient)(?! name)|user (?:unknown|not found)|(?:sender|recipient)(?: address)? (?:rejected|refused|verify)|mailbox (?:unavailable|full|not found)|message (?:rejected|refused))\b/;

// 450 Mailbox unavailable (e.g., mailbox busy): how the standard explains a code
const EXPLAINS = /\(e\.g\.,? /;

/** Whether the words behind a code are a sentence about it, and none that a server says. @param words without the code */
export function readsLikeProse(words: string): boolean {
  return (PROSE_START.test(words) && !REFUSAL_BEGINS.test(words)) || EXPLAINS.test(words);
}

/** Whether words are some that servers use after such a code. */
export function usesServerWords(code: string, words: string): boolean {
  return WORDS.get(code.slice(0, 2))?.test(words.slice(0, LONGEST_LOOKED_AT)) === true;
}

/**
 * Whether a reply without an enhanced status code sounds like one that nobody asked for here.
 * @param code a registered reply code
 * @param continues whether a hyphen stands between code and words
 */
export function soundsLikeServer(code: string, continues: boolean, words: string): boolean {
  const head = words.slice(0, LONGEST_LOOKED_AT).trimEnd();
  if (head === '') return code === '334' || code === '354';
  if (/\bFTP\b/i.test(head)) return false;
  if (continues && code[0] === '2' && HOST.test(head)) return true;
  if (code === '250' && KEYWORD.test(head)) return true;
  if (code === '334') return (BASE64.test(head) && head.length % 4 === 0) || WORDS.get('33')?.test(head) === true;
  return !readsLikeProse(head) && usesServerWords(code, head);
}
