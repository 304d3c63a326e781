import type { Failure, Result } from '../analysis';
import { failureOfOutcome } from '../dialogue/failure';
import type { Fate, MessageStory } from '../messages/outcomes';
import { judgeCause, leavesOpen } from '../reference/judgeCause';
import { grouped } from '../text/grouped';
import { visible } from '../text/visible';
import { duration } from '../text/duration';
import { reasonOf } from './verdict';

const RESULTS: Readonly<Record<Result, string>> = {
  delivered: 'delivered',
  deferred: 'not delivered yet',
  bounced: 'bounced',
  expired: 'given up',
  rejected: 'rejected',
};

const LONGEST_REPLY = 300;

/** "alice@example.com, 2,402 octets, Nov 24 10:00:01": from whom, how big, when it came; nothing where the lines tell none of it. */
export function originText({ sender, size, time }: MessageStory): string {
  const from = sender === undefined ? '' : `From ${sender === '' ? '<> (a bounce or notice)' : visible(sender)}`;
  return [from, size === 0 ? '' : `${grouped(size)} octets`, time === '' ? '' : from === '' ? `First seen ${time}` : `first seen ${time}`].filter((one) => one !== '').join(', ');
}

/**
 * "bob@example.net: bounced (unknown recipient) at Nov 24 10:00:03, after 2 seconds, by mx.example.net[192.0.2.25]: “550 5.1.1 No such user”".
 * What one looks for stands first: the line may be cut off where it is shown.
 */
export function fateText({ recipient, outcome, putOff, time, took, tries }: Fate): string {
  const own = outcome.result === 'delivered' ? undefined : failureOfOutcome(outcome);
  const earlier = own && putOff && leavesOpen(judgeCause(own).cause) ? failureOfOutcome(putOff) : undefined;
  const failure = earlier ?? own;
  const server = failure?.context.server ?? outcome.context.server;
  const words = wordsOf(failure);
  const parts = [
    `${recipient === '' ? 'no recipient named' : visible(recipient)}: ${RESULTS[outcome.result]}${causeOf(failure)}${time === '' ? '' : `${outcome.result === 'deferred' ? ', last tried' : ''} at ${time}`}`,
    ...(took === undefined ? [] : [took < 1 ? 'at once' : `after ${duration(took)}`]),
    ...(tries > 1 ? [`${tries} tries`] : []),
    ...(server === undefined ? [] : [`${earlier?.code === undefined ? '' : 'last refused '}by ${visible(server)}`]),
  ];
  return `${parts.join(', ')}${words === '' ? '' : `: ${words}`}`;
}

/** " (unknown recipient)" */
function causeOf(failure: Failure | undefined): string {
  const reason = failure && reasonOf(failure);
  return reason === undefined ? '' : ` (${reason})`;
}

/** "“550 5.1.1 No such user”" */
function wordsOf(failure: Failure | undefined): string {
  const words = visible([failure?.code, failure?.enhancedStatus, failure?.text].filter((one) => one !== undefined && one !== '').join(' '));
  return words === '' ? '' : `“${words.length > LONGEST_REPLY ? `${words.slice(0, LONGEST_REPLY)}…` : words}”`;
}
