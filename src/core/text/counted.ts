import { grouped } from './grouped';

/** "1 line", "1,234 lines" */
export function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${grouped(count)} ${what}s`;
}
