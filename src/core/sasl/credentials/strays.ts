import type { Payload } from '../../analysis';
import type { Speaker } from '../../speaker';
import { decodeBase64 } from '../base64';
import { decodePayload } from '../decode';
import { fieldsOf } from '../../decoding';
import { recognize } from '../mechanisms';

export interface StrayPattern {
  readonly needle: string;
  readonly pattern: RegExp;
  readonly speaker: Speaker;
  /** It repeats what the dialogue shows: of interest only where it holds a secret, or held one. */
  readonly repeats?: true;
}

/** Payloads in lines whose dialogue nobody followed. */
export const strays: readonly StrayPattern[] = [
  ...['AUTH PLAIN', 'AUTH XOAUTH2', 'AUTH OAUTHBEARER', 'AUTH NTLM', 'auth plain', 'auth xoauth2', 'auth oauthbearer', 'auth ntlm'].map((command) => ({
    // AUTH PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=
    needle: `${command} `,
    pattern: new RegExp(`\\b${command} ([A-Za-z0-9+/]{8,12288}(?:=|\\\\u003d|%3D){0,2})(?![A-Za-z0-9+/=])`, 'dgi'),
    speaker: 'client' as const,
  })),
  ...['AUTHENTICATE PLAIN ', 'authenticate plain ', 'AUTHENTICATE "PLAIN" "', 'Authenticate "PLAIN" "'].map((needle) => ({
    // a1 AUTHENTICATE PLAIN AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ= (IMAP)
    needle,
    pattern: new RegExp(`\\b${needle}([A-Za-z0-9+/]{14,12288}={0,2})(?![A-Za-z0-9+/=])`, 'dg'),
    speaker: 'client' as const,
  })),
  // Messages that show what they are by their first letters, in a log of whatever kind: NTLM type 3, `c=biws`, `c=eSws`, `c=cD1…`, `user=`, `n,a=`, `n,,^Aauth=`, `username="`.
  ...['TlRMTVNTUAAD', 'Yz1iaXdz', 'Yz1lU3dz', 'Yz1jRDE', 'dXNlcj1', 'bixhP', 'biwsAWF1dGg9', 'dXNlcm5hbWU9I', 'Y2hhcnNldD11dGYtOCx1c2VybmFtZT'].map((needle) => ({
    needle,
    pattern: new RegExp(`(?<![A-Za-z0-9+/=])(${needle}[A-Za-z0-9+/]{8,12288}={0,2})(?![A-Za-z0-9+/=])`, 'dg'),
    speaker: 'client' as const,
  })),
  {
    // xsasl_dovecot_handle_reply: auth reply: CONT?2?VXNlcm5hbWU6
    needle: 'auth reply: CONT',
    pattern: /auth reply: CONT[?\t]\d{1,9}[?\t]([A-Za-z0-9+/]{4,12288}={0,2})(?![A-Za-z0-9+/=])/dg,
    speaker: 'server',
  },
  {
    // reply: retcode (334); Msg: b'dj1ybUY5cHFWOFM3c3VBb1pXamE0ZEpSa0ZzS1E9' (Python)
    needle: '(334); Msg: ',
    pattern: /\(334\); Msg: (?:b?['"])?([A-Za-z0-9+/]{4,12288}={0,2})(?![A-Za-z0-9+/=])/dg,
    speaker: 'server',
    repeats: true,
  },
];

// AGFsaWNlAG5vdC1hLXJlYWwtcGFzc3dvcmQ=: a NUL, or what a program wrote for one, and a letter or digit behind it
const BARE = /(?<![A-Za-z0-9+/=_-])(?:A[DEFGH]|77\+9)[A-Za-z0-9+/]{14,2000}={0,2}(?![A-Za-z0-9+/=_-])/g;

/** What PLAIN sends shows by itself, with no command before it: in a mail, in a note. */
export function barePayloads(text: string, line: number): readonly Payload[] {
  return [...text.matchAll(BARE)].flatMap(({ 0: base64, index }) => {
    const bytes = decodeBase64(base64).bytes;
    if (!bytes || recognize(bytes, 'client') !== 'PLAIN') return [];
    const decoding = decodePayload(base64, { speaker: 'client', index: 0, heard: 0 }, { name: 'PLAIN', inferred: true });
    return [{ kind: 'payload' as const, speaker: 'client' as const, span: { line, start: index, end: index + base64.length }, decoding }];
  });
}

/** The payloads of one kind in a line, which has its needle. Only what shows by itself which mechanism it is of. */
export function strayPayloads(text: string, line: number, { needle, pattern, speaker, repeats }: StrayPattern): readonly Payload[] {
  const found: Payload[] = [];
  for (const match of text.matchAll(pattern)) {
    // JSON and forms escape the sign at the end.
    const base64 = (match[1] ?? '').replace(/(?:\\u003d|%3D)/gi, '=');
    const bytes = decodeBase64(base64).bytes;
    const name = bytes && recognize(bytes, speaker);
    const named = NAMED.test(needle);
    if (name === undefined || (named && needle.toUpperCase() !== `AUTH ${name} `)) continue;
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const decoding = decodePayload(base64, { speaker, index: 0, heard: 0 }, { name, inferred: !named });
    if (repeats === true && decoding.kind === 'decoded' && !fieldsOf(decoding.message).some((field) => field.secret)) continue;
    found.push({ kind: 'payload', speaker, span: { line, start, end }, decoding });
  }
  return found;
}

// Not `auth reply: CONT`, which Postfix logs of Dovecot's answers.
const NAMED = /^AUTH (?:PLAIN|XOAUTH2|OAUTHBEARER|NTLM) $/i;
