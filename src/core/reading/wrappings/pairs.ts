import { Remembered } from '../../text/remembered';
import { endOfWords, LONGEST_MARK, type Mark } from './mark';
import type { Unwrapped, Wrapping } from './wrapping';
import { GREETINGS } from '../../reference/verbPatterns';

/** How a text puts a command and its reply side by side: what stands before the command, and between the two. */
export interface Pair {
  readonly client: Mark;
  readonly server: Mark;
}

/** A command whose end its own words tell; the verb in one of the groups. */
export const COMMAND = new RegExp(
  String.raw`(?<![\w@.-])(?:${[
    // EHLO mail.example.com | HELO [192.0.2.1]
    String.raw`(${GREETINGS}) [\w[][\w.:\]-]{0,255}`,
    // MAIL FROM:<alice@example.com> SIZE=1000
    String.raw`(MAIL) FROM: ?<[^<>\s]{0,320}>(?: [A-Z\d]{3,10}=[\w.+-]{1,40}){0,4}`,
    // RCPT TO:<bob@example.net> NOTIFY=SUCCESS,FAILURE
    String.raw`(RCPT) TO: ?<[^<>\s]{1,320}>(?: [A-Z\d]{3,10}=[\w.,;@+-]{1,80}){0,4}`,
    // AUTH PLAIN AGFsaWNl
    String.raw`(AUTH) [A-Z\d-]{4,20}(?: [A-Za-z\d+/]{2,400}={0,2})?`,
    String.raw`(DATA|QUIT|RSET|STARTTLS)(?!\w)`,
  ].join('|')})`,
);

/** The reply beside it. */
export const REPLY = String.raw`[2-5]\d\d[ -]\S`;

/** In UTF-16 units, from the end of the command to its reply. */
export const LONGEST_BETWEEN = 40;
const LONGEST_COMMAND = 1000;

const known = new Remembered<Wrapping>(1000);

/** Lines as a text pairs them, said again as `C: … S: …`. */
export function pairsOf(pair: Pair): Wrapping {
  const { client, server } = pair;
  const id = `pairs ${client.shape} ${server.shape} ${server.closes}`;
  return known.get(id, () => ({ id, unwrap: unwrapBy(pair) }));
}

function unwrapBy({ client, server }: Pair): Wrapping['unwrap'] {
  const lead = new RegExp(String.raw`^\s{0,80}${client.shape}`, 'u');
  const command = new RegExp(COMMAND.source, 'y');
  const between = new RegExp(String.raw`\s{0,8}${server.shape}(?=${REPLY})`, 'uy');
  return (text) => {
    const start = lead.exec(text.slice(0, LONGEST_MARK))?.[0].length;
    if (start === undefined) return undefined;
    command.lastIndex = start;
    const said = command.exec(text.slice(0, start + LONGEST_COMMAND))?.[0];
    if (said === undefined) return undefined;
    between.lastIndex = start + said.length;
    if (!between.test(text)) return undefined;
    return sideBySide(text, start, said, between.lastIndex, endOfWords(text, between.lastIndex, server));
  };
}

function sideBySide(text: string, start: number, command: string, reply: number, end: number): Unwrapped {
  const head = 'C: ';
  const divider = ' S: ';
  const places = [...head].map(() => start);
  for (let at = 0; at < command.length; at++) places.push(start + at);
  places.push(...[...divider].map(() => start + command.length));
  for (let at = reply; at <= end; at++) places.push(at);
  return { text: head + command + divider + text.slice(reply, end), start, places };
}
