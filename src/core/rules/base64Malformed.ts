import type { Rule } from './rule';

/** A payload that should be Base64 and is not. */
export const base64Malformed: Rule = {
  id: 'base64-malformed',
  title: 'Malformed Base64',
  severity: 'information',
  examine(fact) {
    if (fact.kind !== 'payload' || fact.decoding.kind !== 'malformed') return undefined;
    return { span: fact.span, foldBy: fact.decoding.fault.kind };
  },
};
