import type { Memory } from '../../format';
import { writtenAt } from '../../loginTries';
import { recall, remember, type EntryKind } from '../../remember';
import type { Moment } from '../../../text/moment';

// Patches of qmail-smtpd tell in words of their own what they refuse, right before they do:
// CHKUSER rejected rcpt: from <a@example.org::> … rcpt <b@example.com> : not existing recipient | rblsmtpd: 192.0.2.46 pid 550: 553 … | simscan:[550]:SPAM REJECT (15.50/12.00):…:a@example.org:b@example.com | Reject::RCPT::Failed_Rcptto: … F:a@example.org T:b@example.com
const TOLD = /\b(?:CHKUSER (?:rejected|relaying rejected) |simscan:\[\d{1,10}\]:(?:SPAM REJECT|VIRUS|ATTACH)|rblsmtpd: |Reject::)/;
const LOOKED_AT = 1000;
const LONGEST_STAMP = 30;

/** In the memory: such lines and when they were written, until a reply has said the same. */
const REFUSALS: EntryKind = { prefix: 'told ', most: 100 };
/** Seconds between the two. */
const AT_ONCE = 2;

// MAIL FROM:<alice@example.org> SIZE=550 | RCPT TO:<bob@example.com> (not: EHLO, for many clients have the same name)
const NAMES = /^(?:MAIL|RCPT)\b[^<]{0,40}?(?:<([^<>]{1,320})>|[ :]([^\s<>:]{1,320})\s*$)/i;

/** In the memory, by their processes: what the client of a session named last. */
const NAMED: EntryKind = { prefix: 'named ', most: 100 };

/** A line that no process said or heard. */
export function noteTold(line: string, memory: Memory): void {
  const text = line.slice(0, LOOKED_AT);
  const at = text.search(TOLD);
  if (at >= 0) remember(memory, REFUSALS, text.slice(at).toLowerCase(), String(momentOf(line) ?? ''));
}

/** Of a line that begins with the time, in any form that multilog and its kin write. */
function momentOf(line: string): Moment | undefined {
  return writtenAt({ text: line, start: LONGEST_STAMP, time: line.slice(0, line.indexOf(' ')) });
}

/** What a client says. @returns that it tells of no refusal */
export function noteAsked(process: string, said: string, memory: Memory): false {
  const match = NAMES.exec(said);
  const name = match?.[1] ?? match?.[2];
  if (name !== undefined) remember(memory, NAMED, process, name.toLowerCase());
  return false;
}

/** Whether a line right above told of the refusal that a process answers now; the line is used up. */
export function wasTold(process: string, line: string, memory: Memory): boolean {
  const named = recall(memory, NAMED, process);
  const ofProcess = new RegExp(`\\bpid ${process}\\b|\\[${process}\\]`);
  const moment = momentOf(line);
  for (const [key, written] of memory) {
    if (!key.startsWith(REFUSALS.prefix) || !(ofProcess.test(key) || (named !== undefined && key.includes(named)))) continue;
    if (written !== '' && moment !== undefined && Math.abs(moment - Number(written)) > AT_ONCE) continue;
    memory.delete(key);
    return true;
  }
  return false;
}
