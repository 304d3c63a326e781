import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Files that import each other around a circle, values or types.
 * @param sources TypeScript by path, from one folder
 * @returns each circle as the paths on it, from its first to itself; one for each file that closes one
 */
export function importCircles(sources: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const imports = new Map([...sources].map(([path, source]) => [path, importsOf(path, source, sources)]));
  const circles: (readonly string[])[] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) circles.push([...way.slice(at), path]);
    if (at >= 0 || done.has(path)) return;
    for (const next of imports.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of imports.keys()) walk(path, []);
  return circles;
}

function importsOf(path: string, source: string, sources: ReadonlyMap<string, string>): readonly string[] {
  return ts.preProcessFile(source).importedFiles.flatMap(({ fileName }) => {
    const target = posix.join(posix.dirname(path), fileName);
    return [`${target}.ts`, `${target}/index.ts`].filter((one) => sources.has(one)).slice(0, 1);
  });
}
