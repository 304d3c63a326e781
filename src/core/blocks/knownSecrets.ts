import { own } from '../text/own';

/** A log of guessed passwords has any number, and each is looked for in all that is told and shown. */
const MOST_SECRETS = 400;
/** Few, since they are compared and copied with each block. */
const MOST_CARRIED = 20;

/** Of lists of secrets the last ones, each once: what must not be shown wherever else it stands. */
export function lastSecrets(lists: Iterable<readonly string[]>): readonly string[] {
  const all = new Set<string>();
  for (const secrets of lists) for (const one of secrets) all.add(one);
  return [...all].slice(-MOST_SECRETS);
}

/** The secrets that a text told so far, the last ones. */
export class KnownSecrets {
  private readonly values: Set<string>;

  /** @param above those that blocks above told */
  constructor(above: readonly string[] = []) {
    this.values = new Set(above);
  }

  get all(): readonly string[] {
    return [...this.values];
  }

  add(secrets: readonly string[]): void {
    for (const one of secrets) this.values.add(one);
  }

  /** Half are forgotten at once, not one with each that comes. */
  forgetFirst(): void {
    if (this.values.size > MOST_SECRETS) for (const one of this.all.slice(0, -MOST_SECRETS / 2)) this.values.delete(one);
  }

  /** For the next block; nothing where none is known. */
  carriedOver(): readonly string[] | undefined {
    return this.values.size === 0 ? undefined : own(this.all.slice(-MOST_CARRIED));
  }
}
