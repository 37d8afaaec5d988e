import type { KeyRename } from './surface.js'

/** A wrong key of one object, and the key that is most likely meant. */
interface WrongKey {
  readonly from: string
  readonly to: string | null
}

/**
 * The renames of wrong keys of one object that have one answer: what is meant is not there already, no other wrong key means it too, and
 * its value has the type of what is meant.
 */
export function keyRenames(
  value: Readonly<Record<string, unknown>>,
  wrong: readonly WrongKey[],
  fits: (key: string, value: unknown) => boolean = () => true,
): ReadonlyMap<string, KeyRename> {
  return new Map(
    wrong.flatMap(({ from, to }): [string, KeyRename][] =>
      to === null ||
      from === to ||
      Object.hasOwn(value, to) ||
      wrong.some((other) => other.from !== from && other.to === to) ||
      !fits(to, value[from])
        ? []
        : [[from, { from, to }]],
    ),
  )
}

/** The renames of one object as a part of what is reported of a key. */
export function renameOf(renames: ReadonlyMap<string, KeyRename>, key: string): { readonly rename?: KeyRename } {
  const rename = renames.get(key)
  return rename === undefined ? {} : { rename }
}

/** A type of JSON that a key takes. */
export type ValueType = 'text' | 'number' | 'switch' | 'list' | 'object'

/** Whether a value has a type. */
export function isOfType(value: unknown, type: ValueType): boolean {
  if (type === 'list') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === { text: 'string', number: 'number', switch: 'boolean' }[type]
}

/** Whether a value has the type that a table gives a key; a key that it does not list takes any value. */
export function fitsIn(types: Readonly<Record<string, ValueType>>): (key: string, value: unknown) => boolean {
  return (key, value) => {
    const type = Object.hasOwn(types, key) ? types[key] : undefined
    return type === undefined || isOfType(value, type)
  }
}
