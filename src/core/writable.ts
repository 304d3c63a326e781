/**
 * The same while it is being made. What a large log makes by the hundred
 * thousand is set field by field: spreads of what may be absent are slow.
 */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
