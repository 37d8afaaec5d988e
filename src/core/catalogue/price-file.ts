import type * as z from 'zod'
import '../schema/jitless.js'
import { say, words, type Message } from '../text/message.js'
import { sha256 } from '../text/sha256.js'
import { multiplierOn, loadCatalogue } from './catalogue.js'
import { priceFileSchema, type Model, type PriceFile } from './catalogue-schema.js'
import { UserError } from '../user-error.js'
import { checkedOn } from './periods.js'
import { modelInOwnWords, plansInOwnWords } from './own-words.js'
import { EMBEDDED, type PriceJump, type Prices, type RefusedPrices } from './prices.js'

/** A price file as it was read, or why it could not be, as a clause. */
export type FoundPrices =
  | { readonly source: string; readonly sha: string | null; readonly text: string }
  | { readonly source: string; readonly unreadable: Message }

/** Characters of a price file; that of the program has about 60,000. */
export const MOST_PRICE_FILE = 1_000_000

/** A price that is this many times another one is shown. Chosen by hand. */
const JUMP = 3
/** Of the models that are offered, the part that a price file may lack: more is a file that was cut. Chosen by hand. */
const MAY_LACK = 0.2

/**
 * The prices of a price file, guarded: one that is broken, older than the built-in prices, dated after `day` (`YYYY-MM-DD`, UTC), or that
 * lacks many of their models is refused as a whole, and the built-in prices are used and say so. Models that it lacks, and models of
 * which the built-in rows are newer, stay as they are built in.
 */
export function readPrices(found: FoundPrices, day: string, embedded: Prices = EMBEDDED): Prices {
  const { source } = found
  if ('unreadable' in found) return refused(embedded, { source, why: found.unreadable })
  const file = parsed(found.text)
  if (typeof file === 'string') return refused(embedded, { source, why: words(file) })
  const why = objection(file, day, embedded)
  if (why !== null) return refused(embedded, { source, why })
  const models = newest(file.models, embedded, modelInOwnWords)
  const prices = {
    models: { asOf: file.asOf, source: embedded.models.source, models },
    plans: plansInOwnWords(file.plans, embedded.plans),
  }
  const origin = { source, sha: found.sha, digest: sha256(found.text), refused: null }
  return { ...prices, origin: { ...origin, jumps: jumps(models, embedded.models.models, day) } }
}

function refused(embedded: Prices, why: RefusedPrices): Prices {
  return { ...embedded, origin: { ...embedded.origin, refused: why } }
}

/** The file, or why it is none. */
export function parsed(text: string): PriceFile | string {
  if (text.length > MOST_PRICE_FILE) return `it has more than ${MOST_PRICE_FILE.toLocaleString('en')} characters`
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return 'it is not JSON'
  }
  const result = priceFileSchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  return `it is not a price file: ${issue ? problem(issue) : 'wrong shape'}`
}

/** Where and what, without anything that the file says: all keys on the way to a value are those of the schema. */
function problem({ path, code, message }: z.core.$ZodIssue): string {
  const at = path.map(String).join('.')
  const what =
    code === 'unrecognized_keys'
      ? 'a key that price files do not have'
      : code === 'custom' || code === 'invalid_format'
        ? message
        : ({ invalid_type: 'a missing value, or one of another type', too_big: 'too much', too_small: 'too little' }[
            code as string
          ] ?? 'a value that is not accepted')
  return at === '' ? what : `${at}: ${what}`
}

/** Why a file of the right shape is not used; null where it is. */
function objection(file: PriceFile, day: string, embedded: Prices): Message | null {
  const why = ageOrExtent(file, day, embedded)
  if (why !== null) return words(why)
  const catalogue = loadCatalogue({}, '', embedded)
  const wrong = file.models.find(({ id }) => {
    const known = catalogue.find(id)
    return known ? known.spelling === 'misspelled' : catalogue.foreign(id, day) !== null
  })
  return wrong ? say`${wrong.id} in it is a wrong spelling, or the name of a model in other tools` : null
}

function ageOrExtent({ asOf, models, plans }: PriceFile, day: string, embedded: Prices): string | null {
  const ids = new Set(models.map(({ id }) => id))
  if (ids.size < models.length) return 'it has a model twice'
  if (asOf < embedded.models.asOf) return `it is of ${asOf}, and the built-in prices are of ${embedded.models.asOf}`
  const latest = [asOf, plans.asOf, ...models.map(checkedOn)].reduce((a, b) => (a > b ? a : b))
  if (latest > day) return `it says what holds on ${latest}, and that day is still to come`
  if (multiplierOf(models, 'auto', asOf) !== 1) return 'auto is not 1 in it, and a multiplier counts in auto'
  const offered = embedded.models.models.filter(({ status }) => status.at(-1)?.value !== 'retired')
  const lacking = offered.filter(({ id }) => !ids.has(id)).length
  if (lacking > offered.length * MAY_LACK)
    return `it lacks ${lacking} of the ${offered.length} models that are built in`
  if (embedded.plans.plans.some(({ id }) => !plans.plans.some((plan) => plan.id === id))) return 'it lacks a plan'
  return null
}

/** The newer rows of a price file and of the built-in prices. `dress` makes of a model of the file what is kept of it. */
function newest(
  models: readonly Model[],
  embedded: Prices,
  dress: (model: Model, known: Model | null) => Model,
): Model[] {
  const known = new Set(embedded.models.models.map(({ id }) => id))
  const read = new Map(models.map((model) => [model.id, model]))
  const kept = embedded.models.models.map((model) => {
    const other = read.get(model.id)
    return other && checkedOn(other) >= checkedOn(model) ? dress(other, model) : model
  })
  return [...kept, ...models.filter(({ id }) => !known.has(id)).map((model) => dress(model, null))]
}

/**
 * A price file to go on from: the one that is named, with the built-in rows where those are newer, or the built-in prices as a file.
 * @throws {UserError} when the text is no price file.
 */
export function priceFileFrom(text: string | null, embedded: Prices = EMBEDDED): PriceFile {
  const builtIn: PriceFile = { version: 1, ...embedded.models, plans: embedded.plans }
  if (text === null) return builtIn
  const file = parsed(text)
  if (typeof file === 'string')
    throw new UserError(
      `The price file cannot be used: ${file}.`,
      'Leave --prices out to begin with the built-in prices.',
    )
  const plans = file.plans.asOf >= builtIn.plans.asOf ? file.plans : builtIn.plans
  const asOf = file.asOf >= builtIn.asOf ? file.asOf : builtIn.asOf
  return { ...file, asOf, plans, models: newest(file.models, embedded, (model) => model) }
}

function multiplierOf(models: readonly Model[], id: string, day: string): number | null {
  const model = models.find((one) => one.id === id)
  return model ? multiplierOn(model, day) : null
}

/** Models whose price is more than `JUMP` times that of before, or less than that part of it; and those that were not there, or not priced. */
function jumps(models: readonly Model[], before: readonly Model[], day: string): PriceJump[] {
  return models.flatMap((model): PriceJump[] => {
    const was = multiplierOf(before, model.id, day)
    const is = multiplierOn(model, day)
    const isNew = !before.some(({ id }) => id === model.id)
    const jumped = was === null || is === null ? was !== is : is > was * JUMP || is < was / JUMP
    return isNew || jumped ? [{ model: model.id, before: was, after: is }] : []
  })
}
