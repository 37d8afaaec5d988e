/** The own value of a record under a user-defined name: `constructor` is an ordinary name. */
export function ownValue<T>(record: Readonly<Partial<Record<string, T>>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
