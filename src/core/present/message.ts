import type { Fact, Failure, Finding } from '../analysis';
import { causeWithId } from '../reference/judgeCause';
import type { Side } from '../reference/causes';
import type { Occasion } from '../reference/explanation';
import { exposureOf } from '../sasl/exposure';
import { visible } from '../text/visible';
import { faultText } from './payload';

const LONGEST_REPLY = 400;

/** What a finding says, in two or three sentences of plain text. */
export function messageOf(finding: Finding): string {
  if (finding.message !== undefined) return visible(finding.message);
  const { about } = finding;
  switch (about.kind) {
    case 'failure':
      return failureMessage(about, finding);
    case 'credential':
      return exposureMessage(about);
    case 'payload':
      if (finding.rule === 'credentials-exposed') return exposureMessage(about);
      return `Malformed Base64: ${faultText(about) ?? 'it does not decode'}.`;
    default:
      return finding.rule;
  }
}

function exposureMessage(fact: Fact): string {
  const exposure = exposureOf(fact);
  if (!exposure) return 'A credential.';
  const { what, user, mechanism, encoded, expires } = exposure;
  const whose = user === undefined ? '' : ` of ${visible(user)}`;
  const hidden = encoded ? ' in Base64, which anybody can undo' : ' in clear';
  switch (what) {
    case 'password':
      return `This line holds the password${whose}${hidden}. ${CHANGE_IT} ${REDACT_IT}`;
    case 'token':
      return `This line holds a token${whose}${hidden}${expires === undefined ? '' : `; this bearer token is valid until ${expires}`}. Whoever holds it gets in. Revoke it if others have seen this log. ${REDACT_IT}`;
    case 'guessable':
      return `${mechanism === undefined ? 'This hash' : 'This exchange'} can be cracked offline: passwords${whose} can be tried against ${mechanism === undefined ? 'it' : `this ${mechanism} response`} until one fits. ${CHANGE_IT} ${REDACT_IT}`;
    case 'response':
      return `This line holds a login response${whose}${encoded ? hidden : ''}, which may be or hold a password. ${CHANGE_IT} ${REDACT_IT}`;
  }
}

const CHANGE_IT = 'Change the password if others have seen this log.';
const REDACT_IT = 'Redact the log before you share it (Copy Redacted, or mail-log redact).';

function failureMessage(failure: Failure, finding: Finding): string {
  const cause = causeWithId(finding.cause ?? 'unknown');
  const codes = [failure.code, failure.enhancedStatus].filter((one) => one !== undefined).join(' ');
  const { server, recipient } = failure.setting;
  const who = failure.direction !== 'outbound' ? 'This server' : server === undefined ? 'The server' : visible(server);
  const whom = recipient === undefined ? '' : ` for ${visible(recipient)}`;
  const when = failure.answers === undefined ? '' : ` ${OCCASIONS[failure.answers]}`;
  const final = failure.permanent ? 'for good' : 'for now';
  const reply = cut(visible(failure.text));
  const quoted = reply === '' ? '' : `: “${reply}”`;
  const retry = failure.permanent ? '' : ' The sending server tries again by itself.';
  return `${codes === '' ? '' : `${codes} `}${cause.name}. ${who} refused${when}${whom} ${final}${quoted}. ${SIDES[cause.side]} can put it right. ${cause.whatToDo}${retry}`;
}

const SIDES: Readonly<Record<Side, string>> = {
  sender: 'The sender',
  'sender-admin': "The sender's administrator",
  recipient: 'The recipient',
  'recipient-admin': "The recipient's administrator",
  provider: 'The provider',
};

const OCCASIONS: Readonly<Record<Occasion, string>> = {
  connect: 'the connection',
  EHLO: 'the greeting (EHLO)',
  HELO: 'the greeting (HELO)',
  LHLO: 'the greeting (LHLO)',
  STARTTLS: 'STARTTLS',
  AUTH: 'the login (AUTH)',
  MAIL: 'the sender (MAIL FROM)',
  RCPT: 'the recipient (RCPT TO)',
  DATA: 'DATA',
  content: 'the message after its content (DATA)',
  BDAT: 'the message (BDAT)',
  RSET: 'RSET',
  VRFY: 'VRFY',
  EXPN: 'EXPN',
  HELP: 'HELP',
  NOOP: 'NOOP',
  QUIT: 'QUIT',
  ETRN: 'ETRN',
  ATRN: 'ATRN',
};

function cut(text: string): string {
  return text.length > LONGEST_REPLY ? `${text.slice(0, LONGEST_REPLY)}…` : text;
}
