import type { Memory } from './format';

/** Entries of a memory of which a log may want any number: one for each of its sessions, messages or processes. */
export interface EntryKind {
  /** What the names of these entries begin with, and no others; empty where there are no others. */
  readonly prefix: string;
  /** A memory with as many entries is full. */
  readonly most: number;
}

/**
 * Remembers one of many. Logs leave out what would end it, so a full memory
 * lets go of the oldest of the same kind; what else stands there is kept.
 */
export function remember(memory: Memory, { prefix, most }: EntryKind, name: string, value = ''): void {
  // What is told again is the newest.
  memory.delete(prefix + name);
  if (memory.size >= most) forgetOldest(memory, prefix);
  memory.set(prefix + name, value);
}

function forgetOldest(memory: Memory, prefix: string): void {
  for (const key of memory.keys()) {
    if (!key.startsWith(prefix)) continue;
    memory.delete(key);
    return;
  }
}

/** @returns nothing for what was never remembered, was forgotten, or was one too many */
export function recall(memory: Memory, { prefix }: EntryKind, name: string): string | undefined {
  return memory.get(prefix + name);
}

/** @returns what was remembered */
export function forget(memory: Memory, { prefix }: EntryKind, name: string): string | undefined {
  const value = memory.get(prefix + name);
  memory.delete(prefix + name);
  return value;
}
