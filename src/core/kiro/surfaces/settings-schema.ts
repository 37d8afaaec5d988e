import { explainErrors } from '../../schema/schema-error.js'
import { digestOf } from './content.js'
import type { Document, Path } from './document.js'
import { placeIn, type Complaint, type SurfaceFile } from './surface.js'
import validate from '../../../../generated/settings-validator.cjs'

/** Judges a contract by the JSON Schema; every error at the key or value that causes it. */
export function judgeContract(document: Document, value: unknown, file: SurfaceFile): Complaint[] {
  if (validate(value)) return []
  return explainErrors(validate.errors ?? [], 'contract').map(({ path, atKey, id, message }) => ({
    rule: 'schema',
    place: placeIn(file, atKey ? document.keyAt(path) : document.at(path)),
    value: id,
    content: digestOf(valueAt(value, path)),
    message,
  }))
}

/** The value at a path of a plain value; undefined where the path leaves it. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, step) => {
    const known = typeof part === 'object' && part !== null && Object.hasOwn(part, step)
    return known ? (part as Readonly<Record<string | number, unknown>>)[step] : undefined
  }, value)
}
