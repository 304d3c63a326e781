import type { Fact, Facts, Finding, Session } from '../analysis';
import type { Writable } from '../writable';
import { bareLineFeed } from './bareLineFeed';
import { base64Malformed } from './base64Malformed';
import { commandOutOfSequence } from './commandOutOfSequence';
import { credentialsExposed } from './credentialsExposed';
import type { Limits } from './limits';
import { lineTooLong } from './lineTooLong';
import { mechanismNotOffered } from './mechanismNotOffered';
import { noEhloAfterStarttls } from './noEhloAfterStarttls';
import { passwordWithoutTls } from './passwordWithoutTls';
import { permanentFailure } from './permanentFailure';
import { permanentRetried } from './permanentRetried';
import { pipeliningNotOffered } from './pipeliningNotOffered';
import { refusedForAll } from './refusedForAll';
import { rejectedInbound } from './rejectedInbound';
import { repeatedLoginFailures } from './repeatedLoginFailures';
import { replyCodeChanges } from './replyCodeChanges';
import type { Examiners, Remark, Rule } from './rule';
import { serverNameMismatch } from './serverNameMismatch';
import { sizeOverLimit } from './sizeOverLimit';
import { slowReply } from './slowReply';
import { statusClassMismatch } from './statusClassMismatch';
import { temporaryFailure } from './temporaryFailure';
import { temporaryTreatedAsFinal } from './temporaryTreatedAsFinal';
import { unregisteredReplyCode } from './unregisteredReplyCode';

/** Every rule. */
export const rules: readonly Rule[] = [
  permanentFailure,
  rejectedInbound,
  temporaryFailure,
  base64Malformed,
  credentialsExposed,
  mechanismNotOffered,
  passwordWithoutTls,
  noEhloAfterStarttls,
  commandOutOfSequence,
  sizeOverLimit,
  statusClassMismatch,
  unregisteredReplyCode,
  temporaryTreatedAsFinal,
  permanentRetried,
  pipeliningNotOffered,
  replyCodeChanges,
  serverNameMismatch,
  slowReply,
  refusedForAll,
  repeatedLoginFailures,
  lineTooLong,
  bareLineFeed,
];

/** What the rules say of a fact. @param exceptOff without those that are off */
export function examine(fact: Fact, session: Session | undefined, limits: Limits, exceptOff = false): readonly Finding[] {
  return examineAs(fact.kind, fact, session, limits, exceptOff ? ofRulesThatAreOn : ofAllRules);
}

function examineAs<Kind extends keyof Facts>(kind: Kind, fact: Facts[Kind], session: Session | undefined, limits: Limits, examiners: AllExaminers): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const { rule, remarkOn } of examiners[kind]) {
    const remark = remarkOn(fact, session, limits);
    if (remark) (findings ??= []).push(findingOf(remark, rule, fact));
  }
  return findings ?? NONE;
}

const NONE: readonly Finding[] = [];

interface Examiner<Kind extends keyof Facts> {
  readonly rule: Rule;
  readonly remarkOn: NonNullable<Examiners[Kind]>;
}

/** A large log tells of hundreds of thousands of facts, most rules are about one kind, and to find a rule's function for it each time takes longer than most of them. */
type AllExaminers = { readonly [Kind in keyof Facts]: readonly Examiner<Kind>[] };

const ofAllRules = examinersOf(rules);
const ofRulesThatAreOn = examinersOf(rules.filter(({ severity }) => severity !== 'off'));

function examinersOf(some: readonly Rule[]): AllExaminers {
  return {
    command: ofKind('command', some),
    reply: ofKind('reply', some),
    payload: ofKind('payload', some),
    credential: ofKind('credential', some),
    outcome: ofKind('outcome', some),
    failure: ofKind('failure', some),
    'login-failure': ofKind('login-failure', some),
    'line-fault': ofKind('line-fault', some),
    session: ofKind('session', some),
  };
}

function ofKind<Kind extends keyof Facts>(kind: Kind, some: readonly Rule[]): readonly Examiner<Kind>[] {
  return some.flatMap((rule) => {
    const remarkOn: Examiners[Kind] = rule[kind];
    return remarkOn ? [{ rule, remarkOn }] : [];
  });
}

function findingOf({ span, code, enhancedStatus, cause, judgement, foldBy, message }: Remark, { id, severity }: Rule, about: Fact): Finding {
  const finding: Writable<Finding> = { rule: id, severity, span, about, group: `${id} ${foldBy}` };
  if (code !== undefined) finding.code = code;
  if (enhancedStatus !== undefined) finding.enhancedStatus = enhancedStatus;
  if (cause !== undefined) finding.cause = cause;
  if (judgement !== undefined) finding.judgement = judgement;
  if (message !== undefined) finding.message = message;
  return finding;
}
