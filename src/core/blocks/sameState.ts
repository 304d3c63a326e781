/** Whether analysing from either state gives the same: they are plain data. */
export function sameState(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (one instanceof Map && other instanceof Map) {
    // In which order sessions are told of at the end is part of it.
    const others = [...other];
    return one.size === other.size && [...one].every(([key, value], index) => key === others[index]?.[0] && sameState(value, others[index]?.[1]));
  }
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => sameState(Reflect.get(one, key), Reflect.get(other, key)));
}
