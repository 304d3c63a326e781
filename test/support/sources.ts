import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The TypeScript below a folder, by path from there. */
export function sourcesIn(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}
