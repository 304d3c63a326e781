import type { Session, SessionRefusal } from '../analysis';
import { judgeCause, causeWithId } from '../reference/judgeCause';
import { counted } from '../text/counted';
import { visible } from '../text/visible';

const LONGEST = 80;

/** Who met whom: "laptop.example.com to mail.example.com". Text, not Markdown. */
export function sessionName({ client, server, asked, name }: Session): string {
  const far = server ?? asked;
  const near = client === undefined ? undefined : cut(client);
  if (near !== undefined && far !== undefined) return `${near} to ${cut(far)}`;
  return near ?? (far === undefined ? cut(name) || 'Session' : `Session with ${cut(far)}`);
}

/** How it went: "TLS · CRAM-MD5 as alice · 1 message · 2 of 3 recipients refused: 550 5.1.1 unknown recipient". */
export function sessionSummary(session: Session): string {
  const { secured, messages, recipients, recipientsRefused, refusals, whole, talked } = session;
  const parts: string[] = [];
  if (secured) parts.push('TLS');
  const login = loginText(session);
  if (login !== undefined) parts.push(login);
  if (messages > 0) parts.push(counted(messages, 'message'));
  if (recipientsRefused > 0) parts.push(`${recipients === 1 ? 'recipient refused' : `${recipientsRefused} of ${recipients} recipients refused`}${because(refusals.recipient)}`);
  if (refusals.other) parts.push(`refused${because(refusals.other)}`);
  if (parts.length === 0) parts.push(whole || talked ? 'no message' : 'beginning not in this log');
  return parts.join(' · ');
}

function loginText({ mechanism, user, loggedIn, refusals }: Session): string | undefined {
  if (mechanism === undefined && !loggedIn && !refusals.login) return undefined;
  const how = mechanism === undefined ? 'login' : cut(mechanism);
  const who = user === undefined ? '' : ` ${loggedIn ? 'as' : 'for'} ${cut(user)}`;
  if (loggedIn) return `${how}${who}`;
  return refusals.login ? `${how}${who} failed${because(refusals.login)}` : `${how}${who} without success`;
}

/** ": 550 5.1.1 unknown recipient" */
function because(refusal: SessionRefusal | undefined): string {
  if (!refusal) return '';
  const { cause } = judgeCause(refusal);
  return `: ${[refusal.code, refusal.enhancedStatus, causeWithId(cause).name].filter((one) => one !== undefined && one !== '').join(' ')}`;
}

function cut(text: string): string {
  const shown = visible(text);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
