import type { Outcome } from '../../analysis';
import type { Blocks } from '../../document/blocks';
import type { Span } from '../../text/span';
import type { HoverPlace } from './hoverPlace';
import { inQuotes, named } from '../happened';

/** An outcome, and the first line of its block in the document. */
export interface ToldOutcome {
  readonly outcome: Outcome;
  readonly first: number;
  /** Where the word stands that tells it; the line counts from the first of the document. */
  readonly span: Span;
}

/**
 * The outcome whose word stands at a place.
 * @param field that the place is in, where there is one: its name is part of the word (`status=bounced`)
 */
export function toldAt(blocks: Blocks, { line, character }: HoverPlace, field: Span | undefined): ToldOutcome | undefined {
  const { start, end } = field ?? { start: character, end: character };
  for (const { first, facts } of blocks.factsIn(line, line + 1)) {
    for (const fact of facts) {
      if (fact.kind === 'outcome' && first + fact.word.line === line && fact.word.start <= end && start <= fact.word.end) return { outcome: fact, first, span: { ...fact.word, line } };
    }
  }
  return undefined;
}

/** "mx.example.net[192.0.2.25] took the message for bob@example.net: “Ok: queued as 9F2C”.": who has it now. */
export function deliveredText({ context: { server, recipient = '' }, reply, reasonText = '' }: Outcome): string {
  const message = `the message${recipient === '' ? '' : ` for ${named(recipient)}`}`;
  const words = inQuotes(reply?.text ?? reasonText);
  const said = words === '' ? '' : `: ${words}`;
  // Without a reply the program delivered it by itself, into a mailbox or to a command.
  return reply ? `${server === undefined ? 'The server' : named(server)} took ${message}${said}.` : `T${message.slice(1)} is delivered${said}.`;
}
