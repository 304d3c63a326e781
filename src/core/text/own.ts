/**
 * A copy of plain data, or of a piece of a text, whose strings stand alone. A piece cut out of a long text holds on to
 * all of it, so what is kept of a log would keep the log.
 * @param data what JSON can write: no bytes, no maps
 */
export function own<T>(data: T): T {
  return JSON.parse(JSON.stringify(data)) as T;
}
