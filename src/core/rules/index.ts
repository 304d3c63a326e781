import type { Fact, Facts, Finding, Session } from '../analysis';
import type { Changing } from '../changing';
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

/** What the rules say of a fact. */
export function examine(fact: Fact, session: Session | undefined, limits: Limits): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rulesOn(fact.kind)) {
    const remark = remarkOf(rule, fact.kind, fact, session, limits);
    if (!remark) continue;
    findings.push(findingOf(remark, rule, fact));
  }
  return findings;
}

function remarkOf<Kind extends keyof Facts>(rule: Examiners, kind: Kind, fact: Facts[Kind], session: Session | undefined, limits: Limits): Remark | undefined {
  return rule[kind]?.(fact, session, limits);
}

/** By the kind of fact: a large log tells of hundreds of thousands, and most rules are about one kind. */
const byKind = new Map<Fact['kind'], readonly Rule[]>();

function rulesOn(kind: Fact['kind']): readonly Rule[] {
  const known = byKind.get(kind);
  if (known) return known;
  const found = rules.filter((rule) => kind in rule);
  byKind.set(kind, found);
  return found;
}

function findingOf({ span, code, enhancedStatus, cause, foldBy, message }: Remark, { id, severity }: Rule, about: Fact): Finding {
  const finding: Changing<Finding> = { rule: id, severity, span, about, group: `${id} ${foldBy}` };
  if (code !== undefined) finding.code = code;
  if (enhancedStatus !== undefined) finding.enhancedStatus = enhancedStatus;
  if (cause !== undefined) finding.cause = cause;
  if (message !== undefined) finding.message = message;
  return finding;
}
