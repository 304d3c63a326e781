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
      find: (line) =>
        SUBJECT.test(line.text.slice(0, LONGEST_MARKS))
          ? []
          : evidentReplies(line, ANYWHERE).map((reply, index) => ({ reply, ...(isLoggedRefusal(line, reply.start) && !(index > 0 && isOfNextHost(line.text, reply.start)) ? {} : { again: true }) })),
      endOf: endOfReply,
    },
    () => undefined,
  ),
};

// ["mx1.example.net: (554, b'Refused')", "mx2.example.net: (554, b'Refused')"]: one address that was asked for at each server of its domain
const NEXT_HOST = /\)["'], ["'][\w.-]{3,255}: \($/;

function isOfNextHost(text: string, start: number): boolean {
  return NEXT_HOST.test(text.slice(Math.max(0, start - LONGEST_HOST), start));
}

const LONGEST_HOST = 300;
