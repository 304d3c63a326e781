import { matchesOf } from '../../../text/matches';
import type { Memory } from '../../format';
import type { Piece } from '../../../statement';
import { replyApart } from '../../quotedReplies/replyApart';
import { fieldAt, wordsOf } from './field';

// "delivery-status": {"code": 550, "description": "", "message": "No such user here"}: all on one line, or each on its own
const OPENS = String.raw`"delivery-status" ?: ?\{`;
// Mailgun has numbers of its own for what it did not even try: 498, 605.
const CODE = String.raw`"code" ?: ?(?<code>2[235]\d|[45][0-5]\d)\b`;
const WORDS = String.raw`"(?<name>message|description)" ?: ?(?<quote>")(?=[^"])`;
const PIECE = new RegExp(`(?<opens>${OPENS})|${CODE}|${WORDS}|(?<closes>\\})`, 'g');

/** In the memory: what was read so far of the object in hand. */
const OPEN = 'delivery status';

interface Open {
  readonly code: string;
  /** How many lines above it stands, and where. */
  readonly above: number;
  readonly start: number;
  readonly words: string;
  /** Where the words stand, behind the code on the same line; -1 elsewhere. */
  readonly from: number;
}

const NOTHING: Open = { code: '', above: 0, start: 0, words: '', from: -1 };

/** Whether a line begins such an object. */
export const BEGINS_DELIVERY_STATUS = new RegExp(OPENS);

/** The replies that are whole with this line; Mailgun tells words and code in either order. */
export function readDeliveryStatus(text: string, memory: Memory): readonly Piece[] {
  const replies: Piece[] = [];
  let open = openIn(memory);
  if (!open && !text.includes('"delivery-status"')) return replies;
  if (open) open = { ...open, above: open.above + 1, from: -1 };
  for (const match of matchesOf(PIECE, text)) {
    const { opens, code, name, closes } = match.groups ?? {};
    if (opens !== undefined) open = NOTHING;
    else if (open && code !== undefined) open = { ...open, code, above: 0, start: match.index + match[0].length - code.length };
    else if (open && name !== undefined && open.words === '') {
      const words = fieldAt(text, match);
      open = { ...open, words: wordsOf(text, words), from: open.code !== '' && open.above === 0 ? words.start : -1 };
    }
    else if (open && closes !== undefined) {
      if (open.code !== '') replies.push(replyOf(open));
      open = undefined;
    }
  }
  if (open && open.above < MOST_LINES) memory.set(OPEN, [open.code, open.above, open.start, open.words].join('\n'));
  else memory.delete(OPEN);
  return replies;
}

/** Such an object has a dozen fields. */
const MOST_LINES = 30;

function openIn(memory: Memory): Open | undefined {
  const [code = '', above, start, words = ''] = memory.get(OPEN)?.split('\n') ?? [];
  return above === undefined ? undefined : { code, above: Number(above), start: Number(start), words, from: -1 };
}

function replyOf({ code, above, start, words, from }: Open): Piece {
  if (from >= 0 && !words.startsWith(code)) return replyApart(code, start, words, from);
  // The words may have a code of their own.
  const text = words.startsWith(code) ? words : `${code} ${words}`.trimEnd();
  return { start, end: start + code.length, text, ...(above === 0 ? {} : { line: -above }) };
}
