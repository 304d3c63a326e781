import type { Failure } from '../analysis';
import { given } from '../given';
import { own } from '../text/own';

/** A refusal as one side told of it. Plain data, carried from block to block. */
export interface ToldByOne {
  readonly code: string;
  readonly enhancedStatus: string;
  readonly text: string;
  readonly recipient: string;
  readonly sender: string;
  /** Counted from the start of the block in hand. */
  readonly line: number;
}

/** The last refusals that were told, if near. */
export interface ToldSides {
  /** By who refused. */
  readonly server?: ToldByOne;
  /** By who was refused. */
  readonly client?: ToldByOne;
}

/** Both sides write at once; in a log of a busy machine other lines stand between. */
const MOST_LINES_BETWEEN = 10;

/**
 * One refusal that both sides tell of in the same words, side by side: a
 * machine that hands mail to a server on itself logs what the server says and
 * what the client heard, and who asks for help quotes the sender's report and
 * his own log.
 */
export class BothSides {
  private server: ToldByOne | undefined;
  private client: ToldByOne | undefined;

  constructor({ server, client }: ToldSides) {
    this.server = server;
    this.client = client;
  }

  /** Whether the other side told of the same refusal just above; if not, it is remembered. */
  repeats({ direction, code = '', enhancedStatus = '', text, context: { recipient = '', sender = '' }, span: { line } }: Failure): boolean {
    const byClient = direction === 'outbound';
    const other = byClient ? this.server : this.client;
    const told: ToldByOne = { code, enhancedStatus, text, recipient, sender, line };
    const repeats = other !== undefined && line - other.line <= MOST_LINES_BETWEEN && isSame(other, told);
    // What was told once is told again once.
    const kept = repeats ? undefined : told;
    if (byClient === repeats) this.server = kept;
    else this.client = kept;
    return repeats;
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): ToldSides {
    const near = (one: ToldByOne | undefined): ToldByOne | undefined => (one && lines - one.line <= MOST_LINES_BETWEEN ? { ...own(one), line: one.line - lines } : undefined);
    return given({ server: near(this.server), client: near(this.client) });
  }
}

/** Of a recipient that only one of them names, the code has to tell. */
function isSame(one: ToldByOne, other: ToldByOne): boolean {
  if (one.text === '' || other.text === '') return false;
  if (one.text !== other.text) return isSummedUp(one, other);
  if (one.sender !== other.sender && one.sender !== '' && other.sender !== '') return false;
  if (one.code !== other.code && one.code !== '' && other.code !== '') return false;
  return one.recipient === other.recipient ? one.recipient !== '' || one.code === other.code : (one.recipient === '' || other.recipient === '') && one.code !== '' && one.code === other.code;
}

/** reject=553 5.1.8 <bob@example.net>... Domain of sender address does not exist, and of the client to=<bob@example.net>, dsn=5.1.8, stat=User unknown: sendmail's own words for any refusal of a recipient. */
function isSummedUp(one: ToldByOne, other: ToldByOne): boolean {
  const isQuotedOnce = (one.code === '') !== (other.code === '');
  return isQuotedOnce && one.recipient !== '' && one.recipient === other.recipient && one.enhancedStatus !== '' && one.enhancedStatus === other.enhancedStatus;
}
