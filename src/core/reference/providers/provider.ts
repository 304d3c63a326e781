import type { CauseId } from '../causes';

/** What one reply means at a provider. All conditions that are given must hold; the first rule that fits is taken. */
export interface ProviderRule {
  /** A word that only this provider writes, lower case, as `wordsOf` gives it. Linear, anchored. */
  readonly mark?: RegExp;
  /** Nobody else writes its mark, short as it is. Other marks of under five characters count only where the relay or a sign tells the provider. */
  readonly distinctive?: true;
  /** Subject and detail of the enhanced status code: `7.26`. */
  readonly statuses?: readonly string[];
  readonly codes?: readonly string[];
  /** One of these phrases stands in the reply, in the notation of `words.ts`. */
  readonly words?: readonly string[];
  /** Nobody else writes one of these statuses with one of these words: the rule is taken also where nothing else tells whose reply it is. */
  readonly alone?: true;
  readonly cause?: CauseId;
  /** What it means there, as a whole sentence. */
  readonly means: string;
  /** What to do about it there, as a whole sentence. */
  readonly whatToDo: string;
  /** Where the provider says so, if not on its general page. */
  readonly page?: string;
}

export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Ends of the names of its mail servers, with the dot before them. */
  readonly hosts: readonly string[];
  /** Words in a reply that only it, or a server that asks it, writes. */
  readonly signs: readonly string[];
  /** Its own page about replies and blocks. */
  readonly page: { readonly title: string; readonly url: string };
  readonly rules: readonly ProviderRule[];
}
