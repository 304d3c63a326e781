import { posix } from 'node:path';
import ts from 'typescript';

/** What imports what, by path. */
type Imports = ReadonlyMap<string, Iterable<string>>;

/**
 * Files that import each other around a circle, values or types.
 * @param sources TypeScript by path, from one folder
 * @returns each circle as the paths on it, from its first to itself; one for each file that closes one
 */
export function importCircles(sources: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  return circlesIn(importsOf(sources));
}

/**
 * What stands in one folder, files and folders, and imports each other around a circle.
 * @param sources TypeScript by path, from one folder; it and all in it are looked at
 */
export function folderCircles(sources: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const imports = importsOf(sources);
  const folders = new Set([...sources.keys()].flatMap(foldersAround));
  return [...folders].flatMap((folder) => circlesIn(within(imports, folder)));
}

/** The folders that a file stands in, with a slash at their ends: the outermost, which has no name, first. */
function foldersAround(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return ['', ...names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`)];
}

/** What a folder has in it, and what of that imports what. */
function within(imports: Imports, folder: string): Imports {
  const placeIn = (path: string): string | undefined => (path.startsWith(folder) ? folder + (path.slice(folder.length).split('/')[0] ?? '') : undefined);
  const found = new Map<string, Set<string>>();
  for (const [path, targets] of imports) {
    const from = placeIn(path);
    if (from === undefined) continue;
    const reached = found.get(from) ?? new Set();
    found.set(from, reached);
    for (const target of targets) {
      const to = placeIn(target);
      if (to !== undefined && to !== from) reached.add(to);
    }
  }
  return found;
}

function circlesIn(imports: Imports): readonly (readonly string[])[] {
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

function importsOf(sources: ReadonlyMap<string, string>): Imports {
  return new Map([...sources].map(([path, source]) => [path, ts.preProcessFile(source).importedFiles.flatMap(({ fileName }) => {
    const target = posix.join(posix.dirname(path), fileName);
    return [`${target}.ts`, `${target}/index.ts`].filter((one) => sources.has(one)).slice(0, 1);
  })]));
}
