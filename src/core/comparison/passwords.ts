import { fieldsOf } from '../decoding';
import type { PlacedFact } from '../document/factsOfSession';
import { isSecret } from '../sasl/secret';

/** Whether both sent the same password in the last login of each; nothing where that of one is not in the log. Which it is, nobody is told. */
export function samePassword(left: readonly PlacedFact[], right: readonly PlacedFact[]): boolean | undefined {
  const [one, other] = [passwordIn(left), passwordIn(right)];
  return one === undefined || other === undefined ? undefined : one === other;
}

function passwordIn(facts: readonly PlacedFact[]): string | undefined {
  const sent = facts.flatMap(({ fact }) => (fact.kind === 'payload' && fact.speaker === 'client' && fact.decoding.kind === 'decoded' ? fieldsOf(fact.decoding.message) : []));
  return sent.filter((field) => field.name === 'password' && isSecret(field)).at(-1)?.value;
}
