import { given } from '../../../../given';
import { occasionNamed, occasionOfVerb, type Occasion } from '../../../../reference/occasion';
import type { Reported } from '../../../../statement';
import { findWords } from '../../../../text/span';
import type { Memory } from '../../../format';
import { ADDRESS } from '../mail/address';

// "bob@example.net":
const RECIPIENT = new RegExp(String.raw`^[>\s]{0,12}"?(${ADDRESS})"?:\s*$`);
/** SMTP error from remote server after RCPT command: | … after transfer of mail text: | … for RCPT TO command, host: mx.example.net (192.0.2.1) reason: 550 … has all on one line. */
export const AFTER_COMMAND = /^[>\s]{0,12}SMTP error from remote server after (\S{2,12})(?: \S{1,12}){1,4}:\s*$/;
// host: mx.example.net
const HOST = /^[>\s]{0,12}host: (\S{1,255})\s*$/;
// 550 5.1.1 No such user | 5.1.1 No such user | Administrative prohibition
const ANSWER = /^[>\s]{0,12}(?:([45]\d\d)(?=[ -])|([45]\.\d{1,3}\.\d{1,3}) )?.*\S/;

// In the memory, of the paragraph being read.
const TO = 'after command to';
const OCCASION = 'after command';
const BY = 'after command by';

/**
 * A line of the paragraph about one recipient in the notices of 1&1, GMX and mail.com, pasted without the mail it stood
 * in. The reply's code is often left out.
 */
export function readAfterCommand(text: string, memory: Memory): Reported | readonly [] | undefined {
  const asked = AFTER_COMMAND.exec(text)?.[1];
  if (asked !== undefined) {
    memory.delete(BY);
    memory.set(OCCASION, occasionOfAsked(asked) ?? '');
    return [];
  }
  if (memory.has(OCCASION)) {
    const host = HOST.exec(text)?.[1];
    if (host !== undefined && !memory.has(BY)) {
      memory.set(BY, host);
      return [];
    }
    return readAnswered(text, memory);
  }
  const recipient = RECIPIENT.exec(text)?.[1];
  if (recipient !== undefined) memory.set(TO, recipient);
  else memory.delete(TO);
  return undefined;
}

function readAnswered(text: string, memory: Memory): Reported | undefined {
  const recipient = memory.get(TO);
  const server = memory.get(BY);
  const occasion = memory.get(OCCASION);
  for (const key of [TO, OCCASION, BY]) memory.delete(key);
  const match = server === undefined ? null : ANSWER.exec(text);
  if (!match) return undefined;
  const words = { start: text.search(/[^>\s]/), end: match[0].length };
  const [, code, status] = match;
  return {
    kind: 'reported',
    result: (code ?? status)?.startsWith('4') === true ? 'deferred' : 'bounced',
    direction: 'outbound',
    word: words,
    inError: true,
    ...(code === undefined ? { reason: words } : { reply: words }),
    ...given({ recipient, server, occasion: occasionNamed(occasion ?? ''), status: status === undefined ? undefined : findWords(text, status) }),
  };
}

// RCPT command | transfer of mail text
function occasionOfAsked(asked: string): Occasion | undefined {
  return asked === 'transfer' ? 'content' : occasionOfVerb(asked);
}
