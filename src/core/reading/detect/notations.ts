import { given } from '../../given';
import { AFTER_CODE, type Notation } from '../wrappings/notation';
import { LONGEST_MARK, markOf, type Mark } from '../wrappings/mark';
import { isWritten } from '../writtenLine';
import { isCodeOfProgram, isNoServer } from './notSaid';
import { turnsTaken, type TurnWord } from './turnsTaken';
import { GREETINGS } from '../../reference/verbPatterns';

/** What a line may say, and behind which mark. */
interface Heard {
  readonly mark: Mark;
  /** Marks are the same where this is. */
  readonly key: string;
  /** A reply code, or a command's verb. */
  readonly word: string;
  readonly hasText: boolean;
}

interface HeardLine {
  readonly replies: readonly Heard[];
  readonly command?: Heard;
}

/**
 * The notation of a session, learned from its words: whatever stands before
 * them, where commands and the replies that RFC 5321 (§4.3.2) allows to them
 * take turns, each behind what all of its side stand behind.
 * @returns nothing where lines show no such session
 */
export function notationIn(lines: readonly string[]): Notation | undefined {
  const heard = lines.filter((line) => !isWritten(line)).map(hear).filter(({ replies, command }) => replies.length > 0 || command);
  const commands = commonest(heard.flatMap(({ command }) => (command ? [command] : [])));
  if (commands.length === 0) return undefined;
  let best: Notation | undefined;
  let most = 0;
  for (const server of commonest(heard.flatMap(({ replies }) => replies))) {
    for (const client of commands) {
      if (server.key === '' && client.key === '') continue;
      const turns = turnsTaken(heard.map((line) => wordOf(line, server.key, client.key)));
      if (turns <= most) continue;
      most = turns;
      best = { server: server.mark, client: client.mark };
    }
  }
  return best;
}

/** What a line says behind the marks of a session. */
function wordOf({ replies, command }: HeardLine, server: string, client: string): TurnWord | undefined {
  const reply = replies.find(({ key }) => key === server);
  if (reply) return { code: reply.word };
  return command?.key === client ? { verb: command.word } : undefined;
}

// A number like a reply code, and no piece of a time, an address or a version.
const CODE = new RegExp(String.raw`(?<![\w.]|\d[-:/,+])[2-5]\d\d(?=${AFTER_CODE})`, 'g');
const COMMAND = new RegExp(String.raw`(?<![\w@.])(?:(${GREETINGS}) [\w[][\w.:-]|(MAIL) FROM: ?<?\S|(RCPT) TO: ?<?\S|(AUTH) (?:PLAIN|LOGIN|CRAM-|DIGEST-|SCRAM-|NTLM|XOAUTH2|OAUTHBEARER|GSSAPI)|(DATA|QUIT|RSET|STARTTLS)(?=[^A-Za-z0-9]*$|\s+\(|\s{3}))`, 'i');
const MOST_CODES = 4;

function hear(text: string): HeardLine {
  const head = text.slice(0, LONGEST_MARK);
  const command = COMMAND.exec(head);
  const replies: Heard[] = [];
  for (const { index, 0: code } of head.matchAll(CODE)) {
    if (replies.length === MOST_CODES || (command && command.index < index)) break;
    const reply = heardBehind(head.slice(0, index), code, /\p{L}/u.test(head.slice(index + 3)));
    if (reply && !isNoServer(head.slice(0, index))) replies.push(reply);
  }
  const verb = command?.slice(1).find((one) => one !== undefined)?.toUpperCase();
  // 250-AUTH LOGIN
  const said = command && verb !== undefined && !/[2-5]\d\d[ -]$/.test(head.slice(0, command.index)) ? heardBehind(head.slice(0, command.index), verb, true) : undefined;
  return { replies, ...given({ command: said }) };
}

const MOST_WORDS = 8;
/** A sentence has more words before a code than a mark has. */
const MOST_WORDS_ALONE = 2;

function heardBehind(before: string, word: string, hasText: boolean): Heard | undefined {
  if (isCodeOfProgram(before)) return undefined;
  const words = before.match(/\p{L}+/gu)?.length ?? 0;
  if (words > (/[^\p{L}\s]\s*$/u.test(before) ? MOST_WORDS : MOST_WORDS_ALONE)) return undefined;
  const mark = markOf(before);
  return { mark, key: mark.shape, word, hasText };
}

const MOST_TRIED = 5;
const FEWEST = 2;

/** The marks that most lines have, one of each. */
function commonest(all: readonly Heard[]): readonly Heard[] {
  const groups = new Map<string, Heard[]>();
  for (const one of all) {
    const group = groups.get(one.key);
    if (group) group.push(one);
    else groups.set(one.key, [one]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= FEWEST && group.filter(({ hasText }) => hasText).length * 2 > group.length)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_TRIED)
    .flatMap(([first]) => (first ? [first] : []));
}
