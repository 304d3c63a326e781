import type { Fact, Finding, Payload, Session } from '../analysis';
import { withoutRepeats } from '../sasl/repeats';
import { fieldsOf, type Field } from '../decoding';

interface Told {
  readonly facts: Fact[];
  readonly findings: Finding[];
}

/**
 * What a block tells in words, without known secrets: the text of a reply that repeats one, a user name that is a
 * password typed at the wrong prompt. What has none stays the same object, and what findings share with facts they share
 * afterwards.
 */
export function withoutKnown({ facts, findings }: Told, secrets: readonly string[]): Told {
  const seen = new Map<Fact, Fact>();
  const hidden = (fact: Fact): Fact => {
    const known = seen.get(fact);
    if (known) return known;
    const clean = hiddenIn(fact, secrets, hidden);
    seen.set(fact, clean);
    return clean;
  };
  return {
    facts: facts.map(hidden),
    findings: findings.map((finding) => {
      const about = hidden(finding.about);
      return hiddenWords(about === finding.about ? finding : { ...finding, about }, ['group', 'message'], secrets);
    }),
  };
}

function hiddenIn(fact: Fact, secrets: readonly string[], hidden: (fact: Fact) => Fact): Fact {
  switch (fact.kind) {
    case 'payload':
      return hiddenWords(withSecretFields(fact, secrets), ['user'], secrets);
    case 'credential':
    case 'login-failure':
      return hiddenWords(fact, ['user'], secrets);
    case 'reply':
    case 'failure':
      return hiddenWords(fact, ['text'], secrets);
    case 'outcome': {
      const reply = fact.reply && hidden(fact.reply);
      return hiddenWords(reply?.kind !== 'reply' || reply === fact.reply ? fact : { ...fact, reply }, ['reasonText'], secrets);
    }
    case 'session':
      return hiddenWords(withoutKnownRefusals(fact, secrets), ['user'], secrets);
    default:
      return fact;
  }
}

/** A field that has the value of a secret is one. */
function withSecretFields(fact: Payload, secrets: readonly string[]): Payload {
  const { decoding } = fact;
  if (decoding.kind !== 'decoded' || fact.speaker !== 'client') return fact;
  const { message } = decoding;
  const repeats = (field: Field): boolean => !field.secret && secrets.includes(field.value);
  if (!fieldsOf(message).some(repeats)) return fact;
  const marked = (field: Field): Field => (repeats(field) ? { ...field, secret: true } : field);
  const parts = message.parts.map((part) => (typeof part === 'string' ? part : marked(part)));
  return { ...fact, decoding: { ...decoding, message: { ...message, parts, ...(message.details ? { details: message.details.map(marked) } : {}) } } };
}

function withoutKnownRefusals(fact: Session, secrets: readonly string[]): Session {
  const entries = Object.entries(fact.refusals);
  const hidden = entries.map(([kind, refusal]) => [kind, hiddenWords(refusal, ['text'], secrets)] as const);
  return hidden.every(([, refusal], index) => refusal === entries[index]?.[1]) ? fact : { ...fact, refusals: Object.fromEntries(hidden) };
}

/** @returns the same object where nothing of it is a secret */
function hiddenWords<T extends object>(told: T, keys: readonly (keyof T)[], secrets: readonly string[]): T {
  let hidden = told;
  for (const key of keys) {
    const words = told[key];
    if (typeof words !== 'string') continue;
    const clean = withoutRepeats(words, secrets);
    if (clean !== words) hidden = { ...hidden, [key]: clean };
  }
  return hidden;
}
