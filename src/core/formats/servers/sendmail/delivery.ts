import type { Result } from '../../../analysis';
import type { Line } from '../../format';
import type { Piece, Reported, Statement } from '../../../statement';
import { recipientsOf } from './recipients';
import { readReply } from './reply';
import { sessionOf } from './session';
import { matchAt, matchFrom } from '../../../text/matches';
import { EXIT_WORDS } from './exitWords';

// , dsn=5.1.1, stat=User unknown | , dsn=5.1.1,stat=User unknown: web pages lose blanks
const STAT = /, ?stat=/g;
const DSN = /, ?dsn=([245]\.\d{1,3}\.\d{1,3})(?=,)/;
// relay=mx.example.net. [192.0.2.1]
const RELAY = /, ?relay=([^,]{1,300})(?=,)/;

// Where no dsn= is given, only these tell that the message came back.
const REFUSED = new RegExp(`^${EXIT_WORDS}`);

// What the client was told while it sent the message: nobody tried to deliver it.
const REFUSED_CONTENT = /^(?:Message exceeds maximum fixed size|Too many hops|[Hh]eaders? too large)/;

/** `to=<bob@example.net>, delay=…, relay=…, dsn=5.1.1, reply=550-5.1.1 …, stat=User unknown` */
export function readDelivery(line: Line, queueId: string | undefined): readonly Statement[] | undefined {
  const { text, start, end } = line;
  if (!text.startsWith('to=', start)) return undefined;
  const stat = matchFrom(STAT, text, start)?.index;
  if (stat === undefined) return undefined;
  const word = { start: STAT.lastIndex, end };
  const fields = text.slice(start, stat + 1);
  const dsn = DSN.exec(fields);
  const quoted = readReply(text, start, stat, word);
  const said = text.slice(word.start, end);
  const refused = dsn === null && REFUSED_CONTENT.test(said);
  const result = refused ? 'rejected' : (resultOf(said, dsn?.[1]) ?? resultOfReply(text, quoted[0]));
  if (!result) return undefined;
  const relay = RELAY.exec(fields)?.[1];
  const [recipient, ...alsoFor] = recipientsOf(fields);
  const code = start + (dsn ? dsn.index + dsn[0].length - (dsn[1]?.length ?? 0) : 0);
  const reported: Reported = {
    kind: 'reported',
    result,
    direction: refused ? 'inbound' : 'outbound',
    word,
    ...(refused ? { session: sessionOf(line), occasion: 'content' } : {}),
    ...(queueId === undefined ? {} : { queueId }),
    ...(recipient === undefined ? {} : { recipient }),
    ...(alsoFor.length === 0 ? {} : { alsoFor }),
    ...(relay === undefined ? {} : { server: relay }),
    ...(dsn?.[1] === undefined ? {} : { status: { start: code, end: code + dsn[1].length } }),
    ...(quoted[0] ? { reply: quoted[0] } : { reason: word }),
  };
  // The same reply stands twice, after `reply=` and after `stat=Deferred:`.
  return [reported, ...quoted.slice(1).map((reply): Statement => ({ kind: 'told', reply }))];
}

// dsn=5.1.1, stat=User unknown
const STATUS = /(?:dsn=([245]\.\d{1,3}\.\d{1,3}), )?stat=/y;

/** The end of a delivery line, pasted alone. */
export function readStat({ text, start, end }: Line): Statement | undefined {
  const match = matchAt(STATUS, text, start);
  if (!match) return undefined;
  const word = { start: STATUS.lastIndex, end };
  const said = text.slice(word.start, end);
  const [reply] = readReply(text, end, end, word);
  const result = resultOf(said, match[1]) ?? resultOfReply(text, reply);
  if (!result) return undefined;
  const status = start + 'dsn='.length;
  return {
    kind: 'reported',
    result,
    direction: 'outbound',
    word,
    ...(match[1] === undefined ? {} : { status: { start: status, end: status + match[1].length } }),
    ...(reply ? { reply } : { reason: word }),
  };
}

/** Where neither a status nor the words tell. */
function resultOfReply(text: string, reply: Piece | undefined): Result | undefined {
  switch (reply && text[reply.start]) {
    case '5':
      return 'bounced';
    case '4':
      return 'deferred';
    default:
      return undefined;
  }
}

function resultOf(stat: string, dsn: string | undefined): Result | undefined {
  if (stat.startsWith('Sent')) return 'delivered';
  if (stat.startsWith('Deferred')) return 'deferred';
  // stat=queued without a status: nobody has tried yet.
  if (stat.startsWith('queued') && dsn === undefined) return undefined;
  switch (dsn?.[0]) {
    case '2':
      return 'delivered';
    case '4':
      return 'deferred';
    case '5':
      return 'bounced';
    default:
      return REFUSED.test(stat) ? 'bounced' : undefined;
  }
}
