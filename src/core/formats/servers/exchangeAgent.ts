import type { Writable } from '../../writable';
import type { Occasion } from '../../reference/occasion';
import type { Format, Memory } from '../format';
import { SILENT, type Piece, type Reported, type Statement } from '../../statement';
import { isReplyAt } from '../quotedReplies/quotedReply';
import { namedFields } from '../lineParts/namedFields';

/** The agent log of Microsoft Exchange: what its filters did with connections, commands and messages. */
export const exchangeAgent: Format = {
  id: 'exchange-agent',
  name: 'Exchange agent log',
  signs: [
    { pattern: /^#Log-type: Agent Log/, weight: 4, sample: '#Log-type: Agent Log' },
    { pattern: /^#Fields: Timestamp,SessionId,/, weight: 4, sample: '#Fields: Timestamp,SessionId,LocalEndpoint,RemoteEndpoint,EnteredOrgFromIP,MessageId,P1FromAddress,P2FromAddresses,Recipient' },
    {
      pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,[0-9A-Z]{16},[^,]{2,60},[^,]{2,60},[^,]{0,60},.{0,2000},On[A-Z][A-Za-z]{3,30},(?:Accept|Reject|Delete|Quarantine|Disconnect|Modify)[A-Za-z]{0,20},/,
      weight: 4,
      sample: '2026-11-24T10:00:01.550Z,08DE2B1C4F2B0550,192.0.2.1:25,192.0.2.44:55025,192.0.2.44,,a@example.org,,bob@example.com,1,Recipient Filter Agent,OnRcptCommand,RejectCommand,550 5.1.1 User unknown,',
    },
  ],
  needles: [',Reject', '#Fields'],
  read({ text, end, program }, memory) {
    if (program !== '') return undefined;
    if (text[0] === '#') return readHeader(text, end, memory);
    return ROW.test(text) ? (readRow(text, end, memory) ?? SILENT) : undefined;
  },
};

const ROW = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z,[0-9A-Z]{16},/;

const FIELDS = namedFields({
  names: ['P1FromAddress', 'Recipient', 'Event', 'Action', 'SmtpResponse', 'Reason', 'Directionality'],
  needed: ['SmtpResponse'],
  separator: ',',
  usual: 'Timestamp,SessionId,LocalEndpoint,RemoteEndpoint,EnteredOrgFromIP,MessageId,P1FromAddress,P2FromAddresses,Recipient,NumRecipients,Agent,Event,Action,SmtpResponse,Reason,ReasonData,Diagnostics,NetworkMsgID,TenantID,Directionality',
});
const LOG_TYPE = '#Log-type: Agent Log';

function readHeader(text: string, end: number, memory: Memory): readonly Statement[] | undefined {
  if (text.startsWith(LOG_TYPE)) return SILENT;
  return FIELDS.learnLine(text, end, memory) ? SILENT : undefined;
}

const OCCASIONS: ReadonlyMap<string, Occasion> = new Map<string, Occasion>([
  ['OnConnect', 'connect'],
  ['OnHeloCommand', 'HELO'],
  ['OnEhloCommand', 'EHLO'],
  ['OnAuthCommand', 'AUTH'],
  ['OnMailCommand', 'MAIL'],
  ['OnRcptCommand', 'RCPT'],
  ['OnRcpt2Command', 'RCPT'],
  ['OnDataCommand', 'DATA'],
  ['OnEndOfHeaders', 'content'],
  ['OnEndOfData', 'content'],
]);

function readRow(text: string, end: number, memory: Memory): Statement | undefined {
  const [sender, recipient, event, action, response, reason, way] = FIELDS.of(text, 0, end, memory);
  const wordsOf = (piece: Piece | undefined): string => (piece ? text.slice(piece.start, piece.end) : '');
  if (!action || !wordsOf(action).startsWith('Reject')) return undefined;
  const temporary = response !== undefined && text[response.start] === '4';
  const reported: Writable<Reported> = { kind: 'reported', result: temporary ? 'deferred' : 'rejected', direction: wordsOf(way) === 'Originating' ? 'submission' : 'inbound', word: action };
  const occasion = OCCASIONS.get(wordsOf(event));
  if (occasion !== undefined) reported.occasion = occasion;
  if (wordsOf(sender) !== '') reported.sender = wordsOf(sender);
  if (wordsOf(recipient) !== '') reported.recipient = wordsOf(recipient);
  if (response && isReplyAt(text, response.start)) reported.reply = response;
  else if (reason && reason.end > reason.start) reported.reason = reason;
  return reported;
}
