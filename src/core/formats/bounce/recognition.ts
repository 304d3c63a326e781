import type { Mail } from './mail';
import type { Narrative, Story } from './narrative';

// Who writes reports, and what they call them. In several languages the sender tells more than the subject.
const DAEMON = /mailer-?daemon|post[-_.]?master|mail delivery (?:sub)?system|mail administrator|\bmdaemon\b|<>/i;
const SUBJECT =
  /undeliver|deliver[a-z]* (?:status|fail|problem|error|delay|report|has failed)|failure notice|delivery failure|returned mail|return(?:ed)? to sender|mail (?:system error|failure|delivery|could not)|could not (?:be )?deliver|non-?delivery|not (?:be )?delivered|unable to deliver|message you sent blocked|message (?:delayed|delivery|status)|warning: (?:message|could not)|not (?:a )?member|nondeliverable|delivery has failed|rejected:/i;

// Out of office: Re: Tuesday | Automatic reply: …
const ABSENCE = /\b(?:auto(?:matic(?:ally)?)?[ -]?(?:reply|response|responder|antwort)|out of (?:the )?office|vacation|on holiday|abwesen)/i;

/** Whether a mail comes from a mail system, by its header; nobody writes an absence to report a failure. */
export function isReport({ header }: Mail): boolean {
  if (ABSENCE.test(header.get('subject') ?? '')) return false;
  if (header.has('x-failed-recipients')) return true;
  const path = header.get('return-path');
  const nobody = path !== undefined && /^\s*<>?\s*$/.test(path);
  return nobody || DAEMON.test(header.get('from') ?? '') || DAEMON.test(path ?? '') || SUBJECT.test(header.get('subject') ?? '') || header.size === 0;
}

const FAILURE =
  /\b(?:undeliver\w*|not (?:be )?(?:deliver\w*|sent|accepted)|(?:could|can|did)(?:n't| not|not) (?:be )?(?:deliver\w*|send|sent)|cannot be delivered|delivery (?:has )?(?:failed|failure|report unavailable|problems?)|fatal errors?|permanent (?:error|failure)|returned (?:to sender|message)|rejected|not a member|unknown user|user unknown|failed|delayed)\b/i;

/** Whether the words of a mail tell of a failure, where they name no recipient. */
export function saysFailure({ header }: Mail, { passage, reply }: Narrative): boolean {
  return reply !== undefined || (SUBJECT.test(header.get('subject') ?? '') && FAILURE.test(passage.text));
}

/** Whether what a mail says of a recipient is a failure. */
export function isFailure({ reply, reason, passage }: Story, { header }: Mail): boolean {
  return reply !== undefined || reason !== undefined || FAILURE.test(passage.text) || SUBJECT.test(header.get('subject') ?? '') || /mailer-?daemon/i.test(header.get('from') ?? '');
}
