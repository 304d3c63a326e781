import type { Command, LineFault } from '../analysis';
import type { Heard } from './heard';

/** RFC 5321 §4.5.3.1.4 and §4.5.3.1.6, line end included. */
const COMMAND = 512;
const TEXT = 1000;
/** RFC 4954 §4 gives a line of an exchange so much. */
const AUTH = 12_288;
/** What extensions add to MAIL and RCPT where they have parameters: SIZE, BODY, SMTPUTF8, DSN, AUTH and others, all together and rounded up. */
const PARAMETERS = 1200;

const LINE_END = 2;

/** What is wrong with the line of a command as it was sent; verbs that we do not know have limits that we do not know. */
export function commandFault({ occasion, argument, span }: Command, heard: Heard): LineFault | undefined {
  if (occasion === undefined) return undefined;
  const bare = bareLineFeed(heard, 'command');
  if (bare) return bare;
  const octets = octetsIn(heard.text.slice(span.start, span.end)) + LINE_END;
  const limit = occasion === 'AUTH' ? AUTH : COMMAND + (/\s/.test(argument.slice(argument.indexOf(':') + 1).trim()) ? PARAMETERS : 0);
  return octets <= limit ? undefined : { kind: 'line-fault', fault: 'too-long', part: 'command', octets, limit, span };
}

/** What is wrong with a line of message content as it was sent. */
export function textFault(heard: Heard): LineFault | undefined {
  const { text, line, start, end, literal } = heard;
  if (literal) return bareLineFeed(heard, 'text');
  // Fewer characters than this have fewer octets too.
  if ((end - start) * MOST_OCTETS + LINE_END <= TEXT) return undefined;
  const octets = octetsIn(text.slice(start, end)) + LINE_END;
  return octets <= TEXT ? undefined : { kind: 'line-fault', fault: 'too-long', part: 'text', octets, limit: TEXT, span: { line, start, end } };
}

/** Of a UTF-16 unit in UTF-8. */
const MOST_OCTETS = 3;

function octetsIn(text: string): number {
  let octets = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Half of a pair is half of four octets.
    octets += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return octets;
}

const FEED = 'n';
const RETURN = 'r';

/** The first `\n` of a string literal that no `\r` stands before. */
function bareLineFeed({ text, line, start, literal }: Heard, part: LineFault['part']): LineFault | undefined {
  if (!literal) return undefined;
  let before = '';
  for (let at = text.indexOf('\\', start); at >= 0; at = text.indexOf('\\', at + 2)) {
    const escape = text[at + 1] ?? '';
    if (escape === FEED && !(before === RETURN && text[at - 1] === RETURN && text[at - 2] === '\\')) {
      return { kind: 'line-fault', fault: 'bare-line-feed', part, octets: 0, limit: 0, span: { line, start: at, end: at + 2 } };
    }
    before = escape;
  }
  return undefined;
}
