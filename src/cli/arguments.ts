import { parseArgs, type ParseArgsConfig } from 'node:util';
import { visible } from '../core';
import { commandNames, isCommand, optionsOf, type CommandName } from './help';
import { nearest } from './nearest';
import { UsageError } from './output/output';

/** What was typed after `mail-log`. */
export interface Arguments {
  /** Nothing where none was named. */
  readonly command: CommandName | undefined;
  readonly operands: readonly string[];
  readonly json: boolean;
  readonly all: boolean;
  readonly reveal: boolean;
  readonly users: boolean;
  readonly hosts: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly jobs?: string | undefined;
  readonly format?: string | undefined;
  readonly mechanism?: string | undefined;
}

const SETTINGS = {
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    all: { type: 'boolean' },
    reveal: { type: 'boolean' },
    users: { type: 'boolean' },
    hosts: { type: 'boolean' },
    jobs: { type: 'string' },
    format: { type: 'string' },
    mechanism: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean', short: 'V' },
  },
} as const satisfies ParseArgsConfig;

/** Options of every command, and of none. */
const EVERYWHERE: readonly string[] = ['help', 'version'];

/**
 * Reads the arguments of the program.
 * @throws UsageError for a command that is not there, an option that the command does not have, or one without the value it needs
 */
export function argumentsOf(given: readonly string[]): Arguments {
  // A line that begins with an arrow is no option: "-> AUTH PLAIN …".
  const args = given.map((one) => (/^-{1,2}>/.test(one) ? ` ${one}` : one));
  const { tokens, positionals } = parseArgs({ ...SETTINGS, args, strict: false, tokens: true });
  const [command, ...operands] = positionals;
  if (command !== undefined && !isCommand(command)) throw noCommand(command);
  // Node knows which options there are, not which of them a command has.
  const known = command === undefined ? EVERYWHERE : [...optionsOf(command), ...EVERYWHERE];
  const unknown = tokens.find((token) => token.kind === 'option' && !known.includes(token.name));
  if (unknown?.kind === 'option') throw noOption(unknown.rawName, known, command);
  return { json: false, all: false, reveal: false, users: false, hosts: false, help: false, version: false, ...valuesOf(args), command, operands };
}

function noCommand(typed: string): UsageError {
  const meant = nearest(typed, commandNames);
  return new UsageError(`there is no command ${visible(typed)}; ${meant === undefined ? 'see mail-log --help' : `did you mean ${meant}?`}`);
}

function noOption(typed: string, known: readonly string[], command: CommandName | undefined): UsageError {
  const program = command === undefined ? 'mail-log' : `mail-log ${command}`;
  const meant = nearest(typed.replace(/^--?/, ''), known);
  return new UsageError(`${program} has no option ${visible(typed)}; ${meant === undefined ? `see ${program} --help` : `did you mean --${meant}?`}`);
}

function valuesOf(args: string[]) {
  try {
    return parseArgs({ ...SETTINGS, args }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? firstSentence(error.message) : String(error)}; see mail-log --help`);
  }
}

/** Node goes on with advice on arguments that begin with a dash. */
function firstSentence(message: string): string {
  const [first = ''] = message.split('. ', 1);
  return `${first.charAt(0).toLowerCase()}${first.slice(1)}`;
}
