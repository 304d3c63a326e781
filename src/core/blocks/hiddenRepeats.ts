import type { Fact, Finding } from '../analysis';
import { fieldsOf } from '../decoding';
import { withoutRepeats } from '../sasl/repeats';
import type { Writable } from '../writable';

/**
 * Takes known secrets out of what a block tells in words: the text of a reply that repeats one, a user name that is a
 * password typed at the wrong prompt. Facts are changed as they are: findings share them.
 */
export function hideRepeats(facts: readonly Fact[], findings: readonly Finding[], values: readonly string[]): void {
  const seen = new Set<object>();
  for (const fact of facts) hideIn(fact, values, seen);
  for (const finding of findings) {
    hideIn(finding.about, values, seen);
    hideWords(finding, ['group', 'message'], values);
  }
}

function hideIn(fact: Fact, values: readonly string[], seen: Set<object>): void {
  if (seen.has(fact)) return;
  seen.add(fact);
  switch (fact.kind) {
    case 'payload':
      if (fact.decoding.kind === 'decoded' && fact.speaker === 'client') for (const field of fieldsOf(fact.decoding.message)) if (values.includes(field.value)) (field as Writable<typeof field>).secret = true;
      hideWords(fact, ['user'], values);
      break;
    case 'credential':
    case 'login-failure':
      hideWords(fact, ['user'], values);
      break;
    case 'reply':
    case 'failure':
      hideWords(fact, ['text'], values);
      break;
    case 'outcome':
      hideWords(fact, ['reasonText'], values);
      if (fact.reply) hideIn(fact.reply, values, seen);
      break;
    case 'session':
      hideWords(fact, ['user'], values);
      for (const refusal of Object.values(fact.refusals)) hideWords(refusal, ['text'], values);
      break;
    default:
  }
}

function hideWords<T extends object>(told: T, keys: readonly (keyof T)[], values: readonly string[]): void {
  for (const key of keys) {
    const words = told[key];
    if (typeof words !== 'string') continue;
    const hidden = withoutRepeats(words, values);
    if (hidden !== words) Object.assign(told, { [key]: hidden });
  }
}
