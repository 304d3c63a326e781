/** Functions, classes and values: a type may be exported for the sake of what has it alone. */
const EXPORT = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;

/**
 * What files export and no other file names.
 * @param sources by path
 * @param users what may name it besides, by path: tests
 */
export function unusedExports(sources: ReadonlyMap<string, string>, users: ReadonlyMap<string, string> = new Map()): readonly string[] {
  const namedIn = new Map<string, Set<string>>();
  for (const [path, source] of [...sources, ...users]) {
    for (const [name] of source.matchAll(/\w+/g)) {
      const files = namedIn.get(name) ?? new Set();
      namedIn.set(name, files.add(path));
    }
  }
  return [...sources].flatMap(([path, source]) =>
    [...source.matchAll(EXPORT)].flatMap(([, name = '']) => ((namedIn.get(name)?.size ?? 0) > 1 ? [] : [`${path}: ${name}`])),
  );
}
