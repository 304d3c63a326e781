import type { Fact, Finding, Session } from '../analysis';
import { base64Malformed } from './base64Malformed';
import { commandOutOfSequence } from './commandOutOfSequence';
import { credentialsExposed } from './credentialsExposed';
import { mechanismNotOffered } from './mechanismNotOffered';
import { noEhloAfterStarttls } from './noEhloAfterStarttls';
import { passwordWithoutTls } from './passwordWithoutTls';
import { permanentFailure } from './permanentFailure';
import { permanentRetried } from './permanentRetried';
import { rejectedInbound } from './rejectedInbound';
import type { Rule } from './rule';
import { sizeOverLimit } from './sizeOverLimit';
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
];

/** What the rules say of a fact. */
export function examine(fact: Fact, session?: Session): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const remark = rule.examine(fact, session);
    if (!remark) continue;
    const { foldBy, ...finding } = remark;
    findings.push({ ...finding, rule: rule.id, severity: rule.severity, about: fact, group: `${rule.id} ${foldBy}` });
  }
  return findings;
}
