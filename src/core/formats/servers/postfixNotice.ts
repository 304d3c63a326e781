import type { Format, Memory } from '../format';
import { isReplyAt } from '../quotedReplies/quotedReply';
import type { Statement } from '../../statement';

// Subject: Postfix SMTP server: errors from client.example.org[192.0.2.44]
const SUBJECT = /^[>\s]{0,4}Subject: Postfix SMTP (server|client): errors from (\S{1,300})\s*$/;
//  Out: 550 5.1.1 … |  In:  RCPT TO:<bob@example.com>
const SAID = /^[>\s]{0,5}(?:(Out): |(In): {1,2})(?=\S)/;
const BEGINS = /^[>\s]{0,4}Transcript of session follows\.\s*$/;

/** In the memory: who Postfix was, as the subject says it. */
const ROLE = 'role';
const SESSION = 'notice';

/** What Postfix mails to its postmaster of a session that had errors (`notify_classes`): no mail came back. */
export const postfixNotice: Format = {
  id: 'postfix-notice',
  name: "Postfix's notice to the postmaster",
  signs: [
    { pattern: SUBJECT, weight: 4, sample: 'Subject: Postfix SMTP server: errors from client.example.org[192.0.2.44]' },
    { pattern: BEGINS, weight: 2, sample: 'Transcript of session follows.' },
    { pattern: SAID, weight: 2, sample: ' Out: 220 mx.example.com ESMTP Postfix' },
  ],
  read({ text, end }, memory) {
    const subject = SUBJECT.exec(text);
    if (subject?.[1] !== undefined && subject[2] !== undefined) return begin(memory, subject[1], { start: text.indexOf(subject[2]), end, text: subject[2] });
    if (BEGINS.test(text)) return [];
    const said = SAID.exec(text);
    if (!said) return memory.has(ROLE) && FOLDED.test(text) ? [] : undefined;
    const body = { start: said[0].length, end };
    if (!memory.has(ROLE)) memory.set(ROLE, (said[1] !== undefined) === isReplyAt(text, body.start) ? 'server' : 'client');
    const isServer = memory.get(ROLE) === 'server';
    return { kind: 'said', session: SESSION, speaker: (said[1] !== undefined) === isServer ? 'server' : 'client', body, direction: isServer ? 'inbound' : 'outbound' };
  },
};

//      in local recipient table: a long line goes on
const FOLDED = /^[>\s]{0,4} {4}\S/;

function begin(memory: Memory, role: string, peer: { readonly start: number; readonly end: number; readonly text: string }): readonly Statement[] {
  memory.set(ROLE, role);
  const { text } = peer;
  return [{ kind: 'noted', session: SESSION, piece: peer, begins: true, ...(role === 'server' ? { client: text } : { server: text }) }];
}
