import type { Fact, Finding } from '../analysis';
import { exposureOf } from '../sasl/exposure';
import { visible } from '../text/visible';
import { faultText } from './payload';
import { verdictText, type VerdictFrame } from './verdict';

/** What a finding says, in two or three sentences of plain text. */
export function messageOf(finding: Finding): string {
  const { frame, own } = messageParts(finding);
  return frame ? `${frame.before}${own}${frame.after}` : own;
}

/** The same, what is this finding's own apart from what is said of many. */
export function messageParts(finding: Finding): { readonly frame?: VerdictFrame; readonly own: string } {
  const { about, message, judgement } = finding;
  return message === undefined && about.kind === 'failure' ? verdictText(about, judgement) : { own: sentencesOf(finding) };
}

function sentencesOf({ message, about, rule }: Finding): string {
  if (message !== undefined) return visible(message);
  switch (about.kind) {
    case 'credential':
      return exposureMessage(about);
    case 'payload':
      if (rule === 'credentials-exposed') return exposureMessage(about);
      return `Malformed Base64: ${faultText(about) ?? 'it does not decode'}.`;
    default:
      return rule;
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
