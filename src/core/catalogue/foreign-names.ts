import { compareVersions, stemAndVersion } from './model-version.js'
import type { Model } from './catalogue-schema.js'
import { statusOn } from './periods.js'
import { isModelId, plainName } from './spelling.js'

/** A name that is not the id of any model, old or new: a word, an alias or a way of writing of another tool. */
export interface ForeignName {
  /** `word`: "no model of my own"; `alias`: a family or a role; `shape`: no id has such characters; `vendor`: a model that Kiro does not list. */
  readonly kind: 'word' | 'alias' | 'shape' | 'vendor'
  /** What it has that no id has; null where that is not the reason. */
  readonly has: string | null
  /** The id that it most likely means on that day; null when no one is. */
  readonly meant: string | null
}

/** The part of a catalogue that names are held against. */
interface Names {
  readonly models: readonly Model[]
  /** The model of a name, in any spelling. */
  readonly find: (name: string) => { readonly model: Model } | null
}

/** Characters. A longer name means nothing. */
const LONGEST = 200

/** Words for "the model of whoever started me": Claude Code, OpenCode and Cursor have them, Kiro has a missing key. */
const WORDS: ReadonlySet<string> = new Set(
  'inherit inherited default parent session current none null undefined unset unspecified same'.split(' '),
)

/** Aliases of other tools, with the family of which they mean the newest; null where they mean several, or a role. */
const ALIASES: ReadonlyMap<string, Model['family'] | null> = new Map([
  ...(['opus', 'sonnet', 'haiku', 'fable'] as const).flatMap((family): [string, Model['family']][] => [
    [family, family],
    [`claude-${family}`, family],
  ]),
  ...['automatic', 'auto-select', 'auto-mode'].map((name): [string, Model['family']] => [name, 'auto']),
  ...'opusplan best smart fast small medium large cheap strong weak primary reasoning thinking latest claude gpt chatgpt openai anthropic bedrock gemini copilot codex kiro'
    .split(' ')
    .map((name): [string, null] => [name, null]),
])

/** Makers and products that no dated list of Kiro has. */
const VENDORS =
  /^(?:gemini|gemma|palm|bard|grok|llama|codellama|mistral|mixtral|ministral|magistral|codestral|devstral|pixtral|phi|command-r|chatgpt|gpt-35|o[134]|codex|computer-use|composer|cursor|copilot|sonar|jamba|dbrx|starcoder|text-davinci|davinci|claude-(?:instant|v?[12](?=$|\.))|deepseek-(?:chat|coder|reasoner|r|v)|qwen-(?:max|plus|turbo)|titan)(?:$|[-.\d])/

/** A family without its maker: `sonnet-6`. */
const FAMILY = /^(?:opus|sonnet|haiku|fable)[-.\d]/

/** What other tools append to an id: `[1m]`, `:high`, `@20251101`, `(latest)`, `-thinking`. */
const APPENDED = /(?:\s*[[({<][^\])}>]*[\])}>]|[:@#].*|-(?:latest|thinking|low|medium|high|xhigh|max))$/

/**
 * What a name is that no model of the catalogue has, where it cannot be a newer one. `day` is `YYYY-MM-DD`: an alias means the newest
 * model of that day.
 */
export function foreignName(name: string, names: Names, day: string): ForeignName | null {
  if (name.length > LONGEST) return null
  const plain = plainName(name)
  const bare = withoutAppended(plain)
  const meant = meaning(plain, names, day)
  if (WORDS.has(bare)) return { kind: 'word', has: null, meant: null }
  if (ALIASES.has(bare) && (bare === plain || isModelId(plain))) return { kind: 'alias', has: null, meant }
  // Look-alike letters and several names in one are slips or disguises, no names of other tools.
  if (!isModelId(name)) return /^[ -+\--~]+$/.test(name.trim()) && !name.includes('..') ? shaped(name, meant) : null
  if (bare !== plain && meant !== null) return { kind: 'vendor', has: null, meant }
  if (meant !== null || FAMILY.test(plain)) return { kind: 'alias', has: null, meant }
  return VENDORS.test(plain) || isOlder(plain, names.models) ? { kind: 'vendor', has: null, meant } : null
}

/**
 * The id that a name of another tool means on a day: a known model behind what such tools write before and after it, or the newest
 * of the family; null when it means no one model.
 */
export function meaning(name: string, names: Names, day: string): string | null {
  if (name.length > LONGEST) return null
  const plain = plainName(name)
  const last = plain.slice(plain.lastIndexOf('/') + 1)
  const forms = [plain, last, last.slice(last.indexOf(':') + 1)].flatMap((form) => [form, withoutAppended(form)])
  for (const form of new Set(forms)) {
    const family = ALIASES.get(form)
    if (family !== undefined) return family === null ? null : newestOf(family, names.models, day)
    for (const written of [form, `claude-${form}`]) {
      const model = names.find(written)?.model
      if (model && isOffered(model, day)) return model.id
    }
  }
  return null
}

/** Whether Kiro is known to have offered the model on that day. */
export function isOffered(model: Model, day: string): boolean {
  const status = statusOn(model, day)
  return status !== null && status !== 'retired' && status !== 'unlisted'
}

/** What no id has, by how it is called: the text itself never is among our own words. */
const NO_ID_HAS: readonly (readonly [RegExp, string])[] = [
  [/^\s|\s$/, 'a blank around it'],
  [/\s/, 'a space'],
  [/[[\](){}<>]/, 'a bracket'],
  [/[A-Z]/, 'a capital letter'],
  [/\//, 'a slash'],
  [/:/, 'a colon'],
  [/[^a-z0-9.-]/, 'a character that ids do not have'],
]

function shaped(name: string, meant: string | null): ForeignName {
  return { kind: 'shape', has: NO_ID_HAS.find(([pattern]) => pattern.test(name))?.[1] ?? null, meant }
}

function withoutAppended(plain: string): string {
  let text = plain
  for (let cut = text.replace(APPENDED, ''); cut !== text && cut !== ''; cut = text.replace(APPENDED, '')) text = cut
  return text
}

/** The newest model of a family that was offered on a day, generally available ones first. */
export function newestOf(family: Model['family'], models: readonly Model[], day: string): string | null {
  const offered = models.filter((model) => model.family === family && isOffered(model, day))
  const available = offered.filter((model) => statusOn(model, day) === 'available')
  const [newest] = [...(available.length > 0 ? available : offered)].sort((a, b) =>
    compareVersions(stemAndVersion(b.id)?.version ?? [], stemAndVersion(a.id)?.version ?? []),
  )
  return newest?.id ?? null
}

/** Whether the name has an older version than any model of its kind that Kiro ever listed: `claude-opus-4.1`, `gpt-5-codex`. */
function isOlder(name: string, models: readonly Model[]): boolean {
  const asked = stemAndVersion(name)
  if (asked === null) return false
  const listed = models.flatMap(({ id }) => {
    const one = stemAndVersion(id)
    return one?.stem === asked.stem ? [one.version] : []
  })
  return listed.length > 0 && listed.every((version) => compareVersions(asked.version, version) < 0)
}
