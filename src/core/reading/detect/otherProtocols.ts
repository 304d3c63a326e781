import { GREETINGS } from '../../reference/verbPatterns';

/** How the two sides of a protocol speak that has numbers like reply codes, or commands like SMTP's, and is not SMTP. */
interface Protocol {
  readonly client: RegExp;
  readonly server: RegExp;
}

// What a line may have before the words of a side: a label, an arrow, a quote.
const BEFORE = String.raw`(?:^|[\s:>\]|"'])`;
const AFTER = String.raw`(?:\\r)?(?:\\n)?["'\s|}\],;]{0,80}$`;

function says(words: string): RegExp {
  return new RegExp(BEFORE + words);
}

const PROTOCOLS: readonly Protocol[] = [
  // FTP: USER alice | PASV · 331 Please specify the password. | 227 Entering Passive Mode
  {
    client: says(String.raw`(?:(?:USER|PASS|CWD|RETR|STOR|MKD|DELE|RNFR|SITE|user|pass) [^\s"']{1,200}|PASV|EPSV|PWD|LIST|NLST|SYST|FEAT|TYPE [AI])${AFTER}`),
    server: says(String.raw`(?:331|332|230|227|229|257|150|125|226|234|350)[ -]\S`),
  },
  // news: AUTHINFO USER alice · 381 PASS required | 480 Authentication required
  {
    client: says(String.raw`(?:AUTHINFO [A-Z]{4}|GROUP [\w.+-]{1,200}|(?:ARTICLE|HEAD|BODY|STAT)(?: \S{1,200})?|MODE READER|IHAVE <|XOVER)`),
    server: says(String.raw`(?:200|201|211|381|281|340|335|423|430|435|436|437|441|480|481)[ -]\S`),
  },
  // IRC: NICK bob · :irc.example.net 421 bob EHLO :Unknown command
  { client: says(String.raw`(?:NICK|JOIN|PRIVMSG|USER) \S`), server: says(String.raw`:[\w.-]{1,200} \d{3} `) },
  // GET / HTTP/1.1 · HTTP/1.1 503 Service Unavailable, and SIP and RTSP likewise
  { client: says(String.raw`[A-Z]{3,12} \S{1,400} (?:HTTP|SIP|RTSP)\/\d`), server: says(String.raw`(?:HTTP|SIP|RTSP)\/\d(?:\.\d)? \d{3}\b`) },
];

// What only mail has: a command of SMTP, its name, an enhanced status code, mail before a code
const OF_MAIL = new RegExp(String.raw`\b(?:(?:${GREETINGS}) [\w[]|MAIL FROM|RCPT TO)|[SL]MTP|\b(?:2\d\d[ -]#?2|4\d\d[ -]#?4|5\d\d[ -]#?5)\.\d{1,3}\.\d|mail.{0,100}?\D[2-5]\d\d\D`, 'i');
const LONGEST_LOOKED_AT = 400;

/** Whether lines hold a session of another protocol, and nothing of mail. */
export function areOfAnotherProtocol(lines: readonly string[]): boolean {
  const heads = lines.map((line) => line.slice(0, LONGEST_LOOKED_AT));
  if (heads.some((line) => OF_MAIL.test(line))) return false;
  return PROTOCOLS.some(({ client, server }) => heads.some((line) => client.test(line)) && heads.some((line) => server.test(line)));
}
