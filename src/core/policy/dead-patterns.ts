import { distance } from 'fastest-levenshtein'
import { loadCatalogue, type Catalogue } from '../catalogue/catalogue.js'
import { matchesModel } from '../text/glob.js'
import { once } from '../text/memoize.js'
import { say, words, type Message } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import type { Layer } from './policy.js'

/** Something that a policy states and that matches nothing, so that it does nothing. */
export interface DeadPattern {
  /** Where it is written, for `Layer.at`. */
  readonly path: readonly string[]
  /** The key as people write it: `models.deny`. */
  readonly key: string
  readonly pattern: string
  readonly message: Message
  /** A glob may be meant for what does not exist yet; a name, or what is nearly one, is not. */
  readonly severity: 'warning' | 'notice'
}

/** What a layer says of models and regions that its catalogue does not know. */
export function deadPatterns({ file }: Layer, catalogue: Catalogue): DeadPattern[] {
  const { models = {}, team = {} } = file
  const builtIn = once(() => loadCatalogue({}, '', catalogue.prices))
  const lists: [readonly string[], readonly string[] | undefined, string][] = [
    [['models', 'allow'], models.allow, 'allows'],
    [['models', 'deny'], models.deny, 'denies'],
    ...Object.entries(models.tasks ?? {}).map(([task, { allow }]): (typeof lists)[number] => [
      ['models', 'tasks', task, 'allow'],
      allow,
      'allows',
    ]),
  ]
  return [
    ...lists.flatMap(([path, globs = [], verb]) => dead(path, globs, (glob) => deadGlob(glob, verb, catalogue))),
    ...deadValues(['floor'], file.floor, (glob) => deadGlob(glob, 'holds', catalogue)),
    ...dead(['team', 'approvedModels'], team.approvedModels ?? [], (name) => deadId(name, catalogue)),
    ...dead(['team', 'region'], team.region ?? [], (region) => deadRegion(region, catalogue)),
    ...deadKeys(['workload', 'models'], file.workload?.models, (name) => deadId(name, catalogue)),
    ...deadKeys(['catalogue', 'models'], file.catalogue?.models, (name) => doubled(name, builtIn())),
  ]
}

/** What is wrong with one entry; null where it matches something. */
export type Dead = Pick<DeadPattern, 'message' | 'severity'> | null

/** The dead ones among the entries of a list. */
export function dead(
  path: readonly string[],
  entries: readonly string[],
  judge: (entry: string) => Dead,
): DeadPattern[] {
  return entries.flatMap((pattern, index) => told(path, String(index), pattern, judge))
}

/** The dead ones among the values of a map. */
function deadValues(
  path: readonly string[],
  map: Readonly<Record<string, string>> | undefined,
  judge: (value: string) => Dead,
): DeadPattern[] {
  return Object.entries(map ?? {}).flatMap(([name, value]) => told(path, name, value, judge))
}

/** The dead ones among the names of a map. */
export function deadKeys(
  path: readonly string[],
  map: object | undefined,
  judge: (name: string) => Dead,
): DeadPattern[] {
  return Object.keys(map ?? {}).flatMap((name) => told(path, name, name, judge))
}

function told(path: readonly string[], step: string, pattern: string, judge: (entry: string) => Dead): DeadPattern[] {
  const found = judge(pattern)
  const key = path.join('.')
  return found === null
    ? []
    : [{ ...found, path: [...path, step], key, pattern, message: say`${key}: ${pattern} ${found.message}` }]
}

/** `; did you mean X?`, where there is one that may be meant. */
export function didYouMean(meant: string | null): Message {
  return meant === null ? [] : say`; did you mean ${meant}?`
}

function deadGlob(glob: string, verb: string, { models, find, suggest }: Catalogue): Dead {
  const ids = models.map(({ id }) => id)
  const matching = (pattern: string): string | null => (ids.some((id) => matchesModel(pattern, id)) ? pattern : null)
  if (matching(glob) !== null) return null
  const nothing = words(`matches no known model, so it ${verb} nothing`)
  // YAML folds lines that are indented too far into the text above them.
  const pieces = glob.split(/\s+-\s+|,\s*|\s+/).filter((piece) => /[^*?]/.test(piece))
  if (pieces.length > 1 && pieces.some((piece) => matching(piece) !== null))
    return {
      severity: 'warning',
      message: say`${nothing}: these are several patterns that YAML reads as one; write each on its own line behind a “-” of the same indentation`,
    }
  const isGlob = /[*?]/.test(glob)
  const meant =
    matching(glob.trim().replace(/[\s_]+/g, '-')) ??
    part(glob, ids) ??
    (isGlob ? repaired(glob, ids) : (find(glob)?.model.id ?? suggest(glob)))
  return {
    severity: isGlob && meant === null ? 'notice' : 'warning',
    message: say`${nothing}${didYouMean(meant)}`,
  }
}

/** The glob for what is only a part of ids: `opus`, `opus-*`. */
function part(glob: string, ids: readonly string[]): string | null {
  const core = glob.toLowerCase().replace(/^[*?]+|[*?]+$/g, '')
  if (core.length < 3) return null
  if (ids.some((id) => id.startsWith(core))) return `${core}*`
  return ids.some((id) => id.includes(core)) ? `*${core}*` : null
}

/** Letters by which the beginning of a glob may differ from that of an id. */
const MOST_SLIPS = 2

/** The glob with its beginning as some id is written: `claude-opuss-*` as `claude-opus-*`. */
function repaired(glob: string, ids: readonly string[]): string | null {
  const stem = /^[^*?]*/.exec(glob.toLowerCase())?.[0] ?? ''
  if (stem.length < 4) return null
  const beginnings = new Set(ids.flatMap((id) => [...id.matchAll(/-|$/g)].map(({ index }) => id.slice(0, index + 1))))
  const meant = nearest(stem, beginnings)
  const pattern = meant === null ? null : `${meant}${glob.slice(stem.length)}`
  return meant !== null &&
    pattern !== null &&
    distance(stem, meant) <= MOST_SLIPS &&
    ids.some((id) => matchesModel(pattern, id))
    ? pattern
    : null
}

function deadId(name: string, { find, suggest }: Catalogue): Dead {
  const match = find(name)
  if (match?.spelling === 'accepted') return null
  if (match) return { severity: 'warning', message: say`is not the id of a model; write ${match.model.id}` }
  return {
    severity: 'warning',
    message: /[*?]/.test(name)
      ? words('matches no known model: ids are written out here, patterns are not read')
      : say`is not a known model${didYouMean(suggest(name))}`,
  }
}

function deadRegion(region: string, { facts: { regions } }: Catalogue): Dead {
  return regions.some((known) => known === region)
    ? null
    : {
        severity: 'warning',
        message: say`is not a region that holds Kiro profiles${didYouMean(nearest(region, regions))}`,
      }
}

/** A stated model that the built-in catalogue has under another name: the statement is about no model that files name. */
function doubled(name: string, builtIn: Catalogue): Dead {
  const match = builtIn.find(name)
  return match?.spelling === 'misspelled'
    ? { severity: 'warning', message: say`adds a model beside the one that it means; write ${match.model.id}` }
    : null
}
