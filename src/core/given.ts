type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/**
 * The fields that are known, to be spread into plain data: one that is
 * undefined is left out, for facts and states are compared field by field. Not
 * for what a large log makes by the hundred thousand: see `Writable`.
 */
export function given<T extends object>(fields: T): Given<T> {
  const known: Given<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) known[key] = value as Exclude<T[typeof key], undefined>;
  }
  return known;
}
