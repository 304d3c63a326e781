import type { Memory } from '../../formats/format';

/** Memories that are made where one is asked for, by the id of its format: for lines that are read to try. */
export function memories(): (id: string) => Memory {
  const all = new Map<string, Memory>();
  return (id) => {
    const memory = all.get(id) ?? new Map<string, string>();
    all.set(id, memory);
    return memory;
  };
}
