import { resolve } from 'node:path';
import ts from 'typescript';

/** Libraries and sources do not change while tests run. */
const parsed = new Map<string, ts.SourceFile>();

/**
 * What TypeScript says against a file that is not there, compiled with the options of a tsconfig.
 * @param path where the file would stand
 * @returns `line: message` with lines from 1, only for this file
 */
export function complaints(config: string, path: string, source: string): readonly string[] {
  const read = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => assertNever(messageText) });
  const options = read?.options ?? {};
  const planted = resolve(path);
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => resolve(file) === planted || fileExists(file);
  host.getSourceFile = (file, version, ...rest) => {
    if (resolve(file) === planted) return ts.createSourceFile(file, source, version);
    const known = parsed.get(file) ?? getSourceFile(file, version, ...rest);
    if (known) parsed.set(file, known);
    return known;
  };
  const program = ts.createProgram([planted], options, host);
  const file = program.getSourceFile(planted);
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(({ start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

function assertNever(message: string | ts.DiagnosticMessageChain): never {
  throw new Error(ts.flattenDiagnosticMessageText(message, ' '));
}
