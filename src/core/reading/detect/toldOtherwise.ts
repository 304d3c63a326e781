import { inOrder } from '../../formats';
import type { Format } from '../../formats/format';
import { headlessIn } from '../headlessPiece';
import { refusalsIn } from './cover';

/**
 * Whether lines tell what a last resort would repeat: the refusals that it finds, in a whole log or a piece of one.
 * @param lines the head of a text, as far as `detectFormats` looks: an error that repeats what is told below that is
 *   taken for one that nothing else tells, and counts. Where both stand near each other,
 *   `blocks/retellings.ts` may still know them for one.
 * @param sure formats that the text surely has @param asked those that it may have
 */
export function isTold(lines: readonly string[], sure: readonly Format[], asked: readonly Format[]): boolean {
  const pieces = asked.filter((one) => lines.some((line) => headlessIn(one, line)));
  const known = inOrder([...new Set([...sure, ...pieces])]);
  const told = known.length === 0 ? [] : refusalsIn(lines, known);
  // A piece may tell of a failure without a reply.
  return told.length > 0 ? !tellsOfOthers(lines, asked, told) : pieces.length > 0;
}

/** Whether errors cite a reply that differs in its codes from every refusal that was told otherwise. */
function tellsOfOthers(lines: readonly string[], asked: readonly Format[], told: readonly string[]): boolean {
  const errors = refusalsIn(lines, asked.filter(({ lastResort }) => lastResort === true), true);
  return errors.some((error) => CODES.test(error) && !told.some((one) => haveSameCodes(one, error)));
}

// 550 5.1.1 | 550-5.1.1 | 550 | 5.1.1, and the words behind
const CODES = /^(?=[45])(?:([45]\d\d)(?![\d.])[ -]?)?(?:([45]\.\d{1,3}\.\d{1,3})\b)?\s*(\S)?/;

/** What is not told of one of them may be the same, where something is; a reply whose words are told is told with its status. @param error leaves out what its program does */
function haveSameCodes(told: string, error: string): boolean {
  const [, code, status, words] = CODES.exec(told) ?? [];
  const [, codeOfError, statusOfError] = CODES.exec(error) ?? [];
  const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;
  return (code ?? status) !== undefined && !differ(code, codeOfError) && !differ(status, statusOfError) && (status !== undefined || words === undefined || statusOfError === undefined);
}
