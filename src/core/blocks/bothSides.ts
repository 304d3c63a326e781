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
  readonly server?: readonly ToldByOne[];
  /** By who was refused. */
  readonly client?: readonly ToldByOne[];
}

/** Both sides write at once; in a log of a busy machine other lines stand between. */
const MOST_LINES_BETWEEN = 10;
/** One line may tell of any number. */
const MOST_TOLD = 50;

/**
 * One refusal that both sides tell of in the same words, side by side: a
 * machine that hands mail to a server on itself logs what the server says and
 * what the client heard, and who asks for help quotes the sender's report and
 * his own log.
 */
export class BothSides {
  private readonly server: ToldByOne[];
  private readonly client: ToldByOne[];

  constructor({ server = [], client = [] }: ToldSides) {
    this.server = [...server];
    this.client = [...client];
  }

  /** Whether the other side told of the same refusal just above; if not, it is remembered. */
  repeats({ direction, code = '', enhancedStatus = '', text, context: { recipient = '', sender = '' }, span: { line } }: Failure): boolean {
    const [same, others] = direction === 'outbound' ? [this.client, this.server] : [this.server, this.client];
    const told: ToldByOne = { code, enhancedStatus, text, recipient, sender, line };
    const at = others.findIndex((other) => line - other.line <= MOST_LINES_BETWEEN && isSame(other, told));
    // What was told once is told again once.
    if (at >= 0) others.splice(at, 1);
    else {
      while (same[0] !== undefined && (same.length >= MOST_TOLD || line - same[0].line > MOST_LINES_BETWEEN)) same.shift();
      same.push(told);
    }
    return at >= 0;
  }

  /** What the next block goes on with, so many lines further on. */
  carriedOver(lines: number): ToldSides {
    const near = (told: readonly ToldByOne[]): readonly ToldByOne[] | undefined => {
      const some = told.filter((one) => lines - one.line <= MOST_LINES_BETWEEN);
      return some.length === 0 ? undefined : some.map((one) => ({ ...own(one), line: one.line - lines }));
    };
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

// What sendmail says of a refusal, whatever the server said (sysexits): stat=User unknown
const SUMMARY = /^(?:User unknown|Host unknown|Service unavailable|Data format error|Insufficient permission|Internal error|Remote protocol error|Can't create output)/;

/** reject=553 5.1.8 <bob@example.net>... Domain of sender address does not exist, and of the client to=<bob@example.net>, dsn=5.1.8, stat=User unknown. */
function isSummedUp(one: ToldByOne, other: ToldByOne): boolean {
  const [quoted, summary] = one.code === '' ? [other, one] : [one, other];
  return quoted.code !== '' && summary.code === '' && SUMMARY.test(summary.text) && one.recipient !== '' && one.recipient === other.recipient && one.enhancedStatus !== '' && one.enhancedStatus === other.enhancedStatus;
}
