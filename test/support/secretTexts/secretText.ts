import { Buffer } from 'node:buffer';

/** A text in which a secret stands as logs, transcripts and the people who paste them really write it, and what else must stay. All of them are made up. */
export interface SecretText {
  readonly name: string;
  readonly text: string;
  /** None of these may stand in anything that is shown of the text. */
  readonly secrets: readonly string[];
  /** All of these stay in its redacted copy. */
  readonly stay: readonly string[];
}

export function secretText(name: string, text: string, secrets: readonly string[], stay: readonly string[] = []): SecretText {
  return { name, text, secrets, stay };
}

export const ADDRESS = 'ann@example.com';
export const PASSWORD = 'Kx9-velvet.Moor';
/** A password that is a word of prose, too. */
export const WORD = 'tangerine';
/** A password with what has to be escaped in strings, URLs and markup. */
export const HARD = 'grün & "wahr" 50%\\x';
export const TOKEN = 'ya29.a0AfB_byC-k3Qz7PlmNw8ErTyUiOpAsDfGhJkLzXcVbNm1234567890qwertyuiop';

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/** What PLAIN sends. */
export const PLAIN = base64(`\0${ADDRESS}\0${PASSWORD}`);

export function lines(all: readonly string[]): string {
  return all.join('\n');
}

/** A line of a system log. @param tag `dovecot`, `postfix/smtpd[12]` */
export function logged(tag: string, message: string): string {
  return `Nov 24 10:00:01 mail ${tag}: ${message}`;
}
