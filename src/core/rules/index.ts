import type { Fact, Finding } from '../analysis';
import { base64Malformed } from './base64Malformed';
import { credentialsExposed } from './credentialsExposed';
import { permanentFailure } from './permanentFailure';
import { rejectedInbound } from './rejectedInbound';
import type { Rule } from './rule';
import { temporaryFailure } from './temporaryFailure';

/** Every rule. */
export const rules: readonly Rule[] = [permanentFailure, rejectedInbound, temporaryFailure, base64Malformed, credentialsExposed];

/** What the rules say of a fact. */
export function examine(fact: Fact): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const remark = rule.examine(fact);
    if (!remark) continue;
    const { foldBy, ...finding } = remark;
    findings.push({ ...finding, rule: rule.id, severity: rule.severity, about: fact, group: `${rule.id} ${foldBy}` });
  }
  return findings;
}
