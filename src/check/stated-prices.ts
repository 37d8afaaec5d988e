import { readFileSync } from 'node:fs'
import { MOST_PRICE_FILE, readPrices } from '../core/catalogue/price-file.js'
import { EMBEDDED, type Prices } from '../core/catalogue/prices.js'
import type { ReadParent } from '../core/policy/layers.js'
import type { PolicyReference } from '../core/policy/reference.js'
import { say, visible, words } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { systemReason } from '../io/files/directory.js'
import { statsOf } from '../io/files/look-at.js'
import { isApiError } from '../io/github/api-error.js'
import { asUserError } from '../io/github/cause.js'
import { placeOf } from '../io/surroundings.js'

/**
 * The prices of a file of this machine, or the built-in ones where none is named and where the file is refused. `day` is the last day
 * (`YYYY-MM-DD`, UTC) that it may speak of.
 * @throws {UserError} when the file cannot be read.
 */
export function pricesOnDisk(path: string | null, folder: string, day: string): Prices {
  if (path === null) return EMBEDDED
  const place = placeOf(folder, path)
  try {
    // A character has at most 4 bytes, so this is more than the limit, and never endless.
    if ((statsOf(place)?.size ?? 0) > MOST_PRICE_FILE * 4)
      return readPrices({ source: path, unreadable: words('it is too large') }, day)
    return readPrices({ source: path, sha: null, text: readFileSync(place, 'utf8') }, day)
  } catch (error) {
    throw new UserError(`--prices ${visible(path)} cannot be read: ${systemReason(error)}.`, 'Check the path.')
  }
}

/**
 * The prices that the input `prices` names, read as policies of other repositories are; whatever keeps them from being read, the
 * built-in prices are used and say so.
 */
export async function pricesByApi(reference: PolicyReference | null, read: ReadParent, day: string): Promise<Prices> {
  if (reference === null) return EMBEDDED
  const { owner, repository, path, ref } = reference
  const source = `${owner}/${repository}/${path}@${ref}`
  try {
    const found = await read(reference)
    if (found === null) return readPrices({ source, unreadable: words('it was not read') }, day)
    return readPrices(
      'unreadable' in found ? { source, unreadable: say`GitHub says: ${found.unreadable}` } : { ...found, source },
      day,
    )
  } catch (error) {
    if (!(error instanceof UserError) && !isApiError(error)) throw error
    const { message } = error instanceof UserError ? error : asUserError(error)
    return readPrices({ source, unreadable: say`it cannot be read: ${message}` }, day)
  }
}
