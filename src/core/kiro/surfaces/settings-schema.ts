import { explainErrors, type ExplainedError } from '../../schema/schema-error.js'
import { digestOf } from './content.js'
import { isRecord, valueAt, type Document } from './document.js'
import { keyRenames, renameOf } from './key-renames.js'
import { placeIn, type Complaint, type KeyRename, type SurfaceFile } from './surface.js'
import validate from '../../../../generated/settings-validator.cjs'

/** Judges a contract by the JSON Schema; every error at the key or value that causes it. */
export function judgeContract(document: Document, value: unknown, file: SurfaceFile): Complaint[] {
  if (validate(value)) return []
  const explained = explainErrors(validate.errors ?? [], 'contract')
  return explained.map(({ path, atKey, id, message, meant }) => ({
    rule: 'schema',
    place: placeIn(file, atKey ? document.keyAt(path) : document.at(path)),
    value: id,
    content: digestOf(valueAt(value, path)),
    message,
    ...(meant === undefined ? {} : renamedIn(valueAt(value, path.slice(0, -1)), path, explained)),
  }))
}

/** The rename of an unknown key of one object, where it has one answer. */
function renamedIn(
  object: unknown,
  path: readonly string[],
  explained: readonly ExplainedError[],
): { readonly rename?: KeyRename } {
  const above = path.slice(0, -1).join('.')
  const wrong = explained.flatMap((one) =>
    one.meant !== undefined && one.path.slice(0, -1).join('.') === above
      ? [{ from: one.path.at(-1) ?? '', to: one.meant }]
      : [],
  )
  return isRecord(object) ? renameOf(keyRenames(object, wrong), path.at(-1) ?? '') : {}
}
