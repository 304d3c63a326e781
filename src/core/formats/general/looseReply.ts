import type { Format } from '../format';
import { citing } from '../quotedReplies/cited';
import { endOfReply } from '../quotedReplies/replyEnd';
import { ANYWHERE, EVIDENCE, isLoggedRefusal } from './looseReply/evidence';
import { evidentReplies } from './looseReply/evidentReplies';

// Subject: 550 5.7.1 … | > Subject: … |   Subject: … (Exim's rejectlog, behind a letter that tells what a field is): whoever wrote the mail wrote it
const SUBJECT = /^(?:\s|[>|]|[A-Z*] ){0,12}Subject:\s/i;
const LONGEST_MARKS = 40;

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
      find: (line) => (SUBJECT.test(line.text.slice(0, LONGEST_MARKS)) ? [] : evidentReplies(line, ANYWHERE).map((reply) => ({ reply, ...(isLoggedRefusal(line, reply.start) ? {} : { again: true }) }))),
      endOf: endOfReply,
    },
    () => undefined,
  ),
};
