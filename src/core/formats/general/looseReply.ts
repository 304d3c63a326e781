import type { Format } from '../format';
import { citing } from '../quotedReplies/cited';
import { endOfReply } from '../quotedReplies/replyEnd';
import { ANYWHERE, EVIDENCE, isLoggedRefusal } from './looseReply/evidence';
import { evidentReplies } from './looseReply/evidentReplies';

/**
 * Replies that tell by themselves that they are some, whatever stands before
 * them: the log of a program that nobody here knows, a configuration system's
 * message, a sentence. They are marked; a failure is only what such a program
 * logs as a value of its line.
 */
export const looseReply: Format = {
  id: 'replies',
  name: 'Text with SMTP replies',
  signs: EVIDENCE,
  general: true,
  lastResort: true,
  ...citing(
    {
      find: (line) => evidentReplies(line, ANYWHERE).map((reply) => ({ reply, ...(isLoggedRefusal(line, reply.start) ? {} : { again: true }) })),
      endOf: endOfReply,
    },
    () => undefined,
  ),
};
