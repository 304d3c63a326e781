import { citedIn, citing, type Citation } from '../quotedReplies/cited';
import { errorHead } from '../quotedReplies/errorHead';
import type { Format, Line, Memory } from '../format';
import type { Reported } from '../../statement';
import { matchFrom } from '../../text/matches';

// 'mx.example.net' | "192.0.2.7" | ~c"192.0.2.7" | <<"192.0.2.7">>: the host, in Elixir's and Erlang's words
const HOST = String.raw`(?:~c|<<)?["']([^"']{1,255})["'](?:>>)?`;
const FAILURE = String.raw`_failure(?<=\b(?:permanent|temporary)_failure), ?`;
// {:permanent_failure, "192.0.2.7", "550 5.1.1 No such user\r\n"} | the same inside another string: \"550 … \\r\\n\"
const REPLY = new RegExp(String.raw`${FAILURE}(?:${HOST}, ?)?(?:~c|<<)?\\?["'](?=[45]\d\d[ -])`, 'g');
// {permanent_failure,"192.0.2.7", — the reply stands on the next line
const BROKEN = new RegExp(String.raw`${FAILURE}(?:${HOST},)?\s*$`);
//     <<"550 5.1.1 No such user\r\n">>}}},
const AFTER_BREAK = /^[>\s]{0,200}(?:~c|<<)?["'](?=[45]\d\d[ -])/;
// {:permanent_failure, 'mx.example.net', :auth_failed} | {permanent_failure,<<"mx.example.net">>,auth_failed}: no mechanism led to a login
const LOGIN = new RegExp(String.raw`permanent_failure, ?(?:${HOST}, ?)?:?(auth_failed)\b`);

// What closes a reply: \r\n"} | \\r\\n\"}
const CLOSING = /(?:\\{1,3}[rn])*\\?["'](?=[}>,\s]|$)/g;

const ERRORS = citedIn([{ pattern: REPLY }], replyEnd);

/** In the memory: the reply stands on the next line. */
const OPEN = 'open';
/** In the memory: the message of a crash report told of the login. */
const LOGIN_TOLD = 'login';

/** What gen_smtp (Erlang) gives back, as Bamboo, Swoosh, Keila and crash reports print it. */
export const genSmtp: Format = {
  id: 'gen-smtp',
  name: 'gen_smtp error (Erlang, Elixir)',
  signs: [
    { pattern: new RegExp(REPLY.source), weight: 4, sample: '{:error, :no_more_hosts, {:permanent_failure, "192.0.2.7", "550 5.1.1 No such user\\r\\n"}}' },
    { pattern: BROKEN, weight: 4, sample: '{permanent_failure,"192.0.2.7",' },
    { pattern: LOGIN, weight: 4, sample: "{:no_more_hosts, {:permanent_failure, 'mx.example.net', :auth_failed}}" },
  ],
  lastResort: true,
  ...citing({ ...ERRORS, find: (line, memory) => [...ERRORS.find(line, memory), ...acrossLines(line, memory)] }, readLogin),
};

/** A term that the shell or a crash report broke before the reply. */
function acrossLines(line: Line, memory: Memory): readonly Citation[] {
  const after = memory.delete(OPEN) ? AFTER_BREAK.exec(line.text) : null;
  if (BROKEN.test(line.text.slice(-LONGEST_TAIL))) memory.set(OPEN, '');
  return after ? [{ reply: { start: after[0].length, end: replyEnd(line, after[0].length) } }] : [];
}

const LONGEST_TAIL = 400;

function replyEnd({ text, end }: Line, from: number): number {
  const closing = matchFrom(CLOSING, text, from);
  return closing && closing.index < end ? closing.index : end;
}

const MESSAGE = 'message => <<"';

/** A login that failed: gen_smtp does not say with which reply. A crash report has it in the message and again as it came. */
function readLogin({ text }: Line, memory: Memory): Reported | readonly [] | undefined {
  const match = LOGIN.exec(errorHead(text));
  if (!match) return undefined;
  // message => <<"… {:permanent_failure, 'mx.example.net', :auth_failed}\n">>, and then raw => {no_more_hosts,{permanent_failure,…
  if (text.includes(MESSAGE)) memory.set(LOGIN_TOLD, '');
  else if (memory.delete(LOGIN_TOLD)) return [];
  const [whole, host = '', atom = ''] = match;
  const end = match.index + whole.length;
  const word = { start: end - atom.length, end };
  const server = HOST_NAME.test(host) ? { server: host } : {};
  // As it would be said, so that its cause is known.
  const reason = { ...word, text: atom.replaceAll('_', ' ') };
  return { kind: 'reported', result: 'rejected', direction: 'outbound', word, reason, occasion: 'AUTH', ...server };
}

const HOST_NAME = /^[\w.:-]{1,255}$/;
