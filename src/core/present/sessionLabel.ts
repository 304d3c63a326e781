import type { Session } from '../analysis';
import { judgeCause, causeWithId } from '../reference/judgeCause';
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
  const { secured, mechanism, user, loggedIn, messages, recipients, recipientsRefused, failures, refusal, whole } = session;
  const parts: string[] = [];
  if (secured) parts.push('TLS');
  if (mechanism !== undefined || loggedIn) parts.push(login(mechanism, user, loggedIn));
  if (messages > 0) parts.push(counted(messages, 'message'));
  if (recipientsRefused > 0) parts.push(recipients === 1 ? 'recipient refused' : `${recipientsRefused} of ${recipients} recipients refused`);
  else if (failures > 0) parts.push(counted(failures, 'failure'));
  if (refusal) {
    const { cause } = judgeCause(refusal);
    const codes = [refusal.code, refusal.enhancedStatus].filter((one) => one !== undefined).join(' ');
    parts[parts.length - 1] += `: ${[codes, causeWithId(cause).name].filter((one) => one !== '').join(' ')}`;
  }
  if (parts.length === 0) parts.push(whole ? 'no message' : 'beginning not in this log');
  return parts.join(' · ');
}

function login(mechanism: string | undefined, user: string | undefined, loggedIn: boolean): string {
  const how = mechanism === undefined ? 'login' : cut(mechanism);
  const who = user === undefined ? '' : ` ${loggedIn ? 'as' : 'for'} ${cut(user)}`;
  return loggedIn ? `${how}${who}` : `${how}${who} without success`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function cut(text: string): string {
  const shown = visible(text);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
