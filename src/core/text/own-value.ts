/** The value that a record itself holds under a name that somebody else chose: `constructor` is a name like any other. */
export function ownValue<T>(record: Readonly<Partial<Record<string, T>>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
