import { styleText } from 'node:util';

/** What is told apart by colour; a theme of the terminal says what each looks like. */
export type Tone = 'error' | 'warning' | 'information' | 'hint' | 'success' | 'place' | 'heading';

const STYLES = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  information: ['bold', 'blue'],
  hint: ['cyan'],
  success: ['green'],
  place: ['dim'],
  heading: ['bold'],
} as const satisfies Readonly<Record<Tone, Parameters<typeof styleText>[0]>>;

/** The text in the colour of its tone, where standard output is a terminal that shows colours; NO_COLOR and FORCE_COLOR are heeded. */
export function coloured(tone: Tone, text: string): string {
  return shown ? styleText([...STYLES[tone]], text) : text;
}

/** Whether colours are shown: Node knows what a terminal shows and heeds NO_COLOR; elsewhere they have to be asked for. */
export function showsColours(output: { readonly isTTY?: boolean; hasColors?(): boolean }, { FORCE_COLOR: forced }: NodeJS.ProcessEnv): boolean {
  if (output.isTTY === true) return output.hasColors?.() ?? false;
  return forced !== undefined && forced !== '0' && forced !== 'false';
}

const shown = showsColours(process.stdout, process.env);
