import { classOf } from '../dialogue/reply';
import { statusClasses, statusSubjects } from '../reference/enhancedStatus';
import type { Explanation, Reference } from '../reference/explanation';
import type { Occasion } from '../reference/occasion';
import { findEnhancedStatus, findReplyCode, meaningOf } from '../reference/lookUp';
import { ownStatus } from '../reference/ownStatus';
import { given } from '../given';

/** A code explained: what a hover, a page and the terminal show. */
export interface ExplainedCode extends Explanation {
  readonly code: string;
  readonly name: string;
  /** "5xx Permanent Negative Completion" */
  readonly className: string;
  /** "Mail system", by the second digit or number. */
  readonly category: string;
  /** What is unusual about the code itself: not registered, historic. */
  readonly remark?: string;
  readonly references: readonly Reference[];
  readonly compareWith: readonly string[];
}

const CLASS_NAMES = {
  success: '2xx Positive Completion',
  intermediate: '3xx Positive Intermediate',
  temporary: '4xx Transient Negative Completion',
  permanent: '5xx Permanent Negative Completion',
} as const;

const IN_PLAIN_WORDS = {
  success: 'a success',
  intermediate: 'a step on the way: the server waits for more',
  temporary: 'a refusal for now: the sending server tries again',
  permanent: 'a refusal for good',
} as const;

// RFC 5321 §4.2.1, second digit
const CATEGORIES: Readonly<Record<string, string>> = { '0': 'Syntax', '1': 'Information', '2': 'Connections', '5': 'Mail system' };

const REMARKS = {
  standard: undefined,
  historic: 'Historic: no longer in use.',
  experimental: 'From an experimental or expired draft.',
  'registry-only': 'Only named in the registry of enhanced status codes; no RFC defines it as a reply.',
  'non-standard': 'No standard defines it, but servers send it.',
} as const;

const REPLY_CODE = /^[2-5][0-9]{2}$/;
const ENHANCED_STATUS = /^[245]\.[0-9]{1,3}\.[0-9]{1,3}$/;

/**
 * Explains a reply code ("550") or an enhanced status code ("5.1.1").
 * @param occasion what the reply answers
 * @param status the enhanced status code beside the reply code
 * @returns nothing where the text is neither
 */
export function explainCode(code: string, occasion?: Occasion, status?: string): ExplainedCode | undefined {
  if (REPLY_CODE.test(code)) return explainReplyCode(code, occasion, status);
  return ENHANCED_STATUS.test(code) ? explainEnhancedStatus(code) : undefined;
}

function explainReplyCode(code: string, occasion: Occasion | undefined, status: string | undefined): ExplainedCode {
  const className = CLASS_NAMES[classOf(code)];
  const category = CATEGORIES[code[1] ?? ''] ?? 'Unspecified';
  const entry = findReplyCode(code);
  if (!entry) {
    const firstDigit = `${code[0] ?? ''}00`;
    return {
      code,
      name: 'Unregistered code',
      className,
      category,
      remark: 'Neither a standard nor the lists of codes seen in the wild know it.',
      description: `By its first digit it is ${IN_PLAIN_WORDS[classOf(code)]}. RFC 5321 §4.3.2 asks a client to treat a code it does not know by that digit alone.`,
      whenSeen: 'The server or something before it has invented the code.',
      howToFix: 'The text after the code is all there is to go by.',
      references: [{ rfc: 5321, section: '4.3.2' }],
      compareWith: findReplyCode(firstDigit) ? [firstDigit] : [],
    };
  }
  const remark = REMARKS[entry.status];
  const { references, compareWith } = entry;
  return { code, className, category, ...given({ remark }), ...meaningOf(entry, occasion, status), references, compareWith };
}

function explainEnhancedStatus(code: string): ExplainedCode {
  const [classDigit = '5', subjectDigit = ''] = code.split('.');
  const statusClass = statusClasses[classDigit === '2' || classDigit === '4' ? classDigit : '5'];
  const subject = statusSubjects.find((one) => one.digit === subjectDigit);
  const className = `${classDigit}.x.x ${statusClass.name}`;
  const category = subject?.name ?? 'Unknown subject';
  const entry = findEnhancedStatus(code);
  const own = entry ? undefined : ownStatus(code.slice(2));
  const { name, description, whenSeen, howToFix } = entry ?? own ?? subject ?? statusClass;
  const inClass = classDigit === '2' || classDigit === '4' || classDigit === '5' ? entry?.inClass?.[classDigit] : undefined;
  const remark = entry ? (entry.deprecated ? 'Deprecated.' : undefined) : own ? `Not in the IANA registry: a code of ${own.users}.` : 'Not in the IANA registry; explained by what its numbers mean in general.';
  return {
    code,
    name,
    className,
    category,
    ...given({ remark }),
    description,
    whenSeen,
    howToFix,
    ...inClass,
    references: (entry ?? own)?.references ?? [{ rfc: 3463, section: '2' }],
    compareWith: entry?.compareWith.map((one) => `${classDigit}.${one}`) ?? [],
  };
}

/** Where a reference leads. */
export function linkOf(reference: Reference): { readonly title: string; readonly url: string } {
  if (!('rfc' in reference)) return reference;
  const { rfc, section } = reference;
  const page = `https://www.rfc-editor.org/rfc/rfc${rfc}`;
  return section === undefined
    ? { title: `RFC ${rfc}`, url: page }
    : /^[A-Z]/.test(section)
      ? { title: `RFC ${rfc}, appendix ${section}`, url: `${page}#appendix-${section}` }
      : { title: `RFC ${rfc} §${section}`, url: `${page}#section-${section}` };
}
