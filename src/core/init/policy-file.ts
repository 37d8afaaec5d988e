import { DOCUMENTATION } from '../../version.js'
import { multiplierOn, type Catalogue } from '../catalogue/catalogue.js'
import type { Model } from '../catalogue/catalogue-schema.js'
import { brief, visible } from '../text/message.js'
import { compareText } from '../text/place.js'
import type { LeftOut, NamedModels } from './named-models.js'

/** Where the policy's schema is published. */
const SCHEMA = 'https://raw.githubusercontent.com/kiro-governance/kiro-governance/v1/schemas/policy.schema.json'
/** Comment lines. Chosen by hand. */
const MOST_LEFT_OUT = 8

/** The inputs of a first policy. */
export interface FirstPolicy {
  /** Globs of files that are not judged. */
  readonly ignore: readonly string[]
  /** The models that the Kiro files may continue to name; null where none is named: a list would refuse the first that is. */
  readonly allow: readonly Model[] | null
  /** Files whose models are not known, because they cannot be read: listed in a comment. */
  readonly unreadable: readonly string[]
  /** Models in use that are not allowed: listed in a comment. */
  readonly leftOut: readonly LeftOut[]
  /** The day of the prices. */
  readonly day: string
  /** The first day that blocks; null blocks at once. */
  readonly observeUntil: string | null
}

/** The models that a first policy allows: those in use, those of a contract written with it, and Kiro's default; null where none is named. */
export function allowedModels(
  { usable, leftOut }: NamedModels,
  more: readonly string[],
  catalogue: Catalogue,
): Model[] | null {
  if (usable.length + leftOut.length + more.length === 0) return null
  const ids = new Set(['auto', ...more, ...usable.map(({ model }) => model.id)])
  return catalogue.models.filter(({ id }) => ids.has(id)).sort((a, b) => compareText(a.id, b.id))
}

/** The text of `.github/kiro-policy.yml` for a repository without one: it allows what is in use today. */
export function policyFile({ ignore, allow, leftOut, unreadable, day, observeUntil }: FirstPolicy): string {
  const blocks = [
    [
      `# yaml-language-server: $schema=${SCHEMA}`,
      `# What the team agreed on for Kiro. Every key: ${DOCUMENTATION}/policy.md`,
      'version: 1',
    ],
    ignore.length === 0
      ? []
      : ['# Files that are not judged: fixtures and examples.', `ignore: [${ignore.map(quoted).join(', ')}]`],
    [
      '# Who works here: credits are then for the team, and plans are checked. Fill it in; the seats add up to the developers.',
      '# team:',
      '#   developers: 12',
      '#   seats: { pro: 8, pro+: 4 }',
    ],
    [
      ...(allow === null
        ? [
            '# Which models may do the work: every one that Kiro offers, because no Kiro file names one yet. To allow only some:',
          ]
        : ['# Which models may do the work: those that the Kiro files name today, and auto, Kiro’s default.']),
      ...leftOut.slice(0, MOST_LEFT_OUT).map(explain),
      ...(leftOut.length > MOST_LEFT_OUT
        ? [`# Nor are ${leftOut.length - MOST_LEFT_OUT} more; kiro-governance inventory lists them.`]
        : []),
      ...unreadableLine(unreadable),
      ...(allow === null
        ? ['# models: { allow: [auto, claude-sonnet-*, claude-haiku-*], maxMultiplier: 1.3 }']
        : ['models:', `  allow: [${allow.map(({ id }) => id).join(', ')}]`, ...cap(allow, day)]),
    ],
    [
      '# How much more a month one change may cost: above the first a warning, above the second an error. Steps add up: limit',
      '# the total as well, once the team is filled in: fail: { increase: { percent: 40 }, total: { credits: 12000 } }.',
      'cost:',
      '  warn: { increase: { percent: 10 } }',
      '  fail: { increase: { percent: 40 } }',
    ],
    observeUntil === null
      ? []
      : [
          '# Until that day errors are only shown; from it on they fail the check.',
          `enforcement: { mode: block, from: ${observeUntil} }`,
        ],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function unreadableLine(files: readonly string[]): string[] {
  const [first] = files
  if (first === undefined) return []
  const which = files.length === 1 ? brief(first) : `${brief(first)} and ${files.length - 1} more`
  return [
    `# What ${which} ${files.length === 1 ? 'names' : 'name'} is not known, because ${files.length === 1 ? 'it' : 'they'} cannot be read; kiro-governance check says why.`,
  ]
}

/**
 * The cap is the multiplier of the most expensive model in use; none if one of them has no price, because a cap would
 * refuse it.
 */
function cap(allow: readonly Model[], day: string): string[] {
  const prices = allow.map((model) => multiplierOn(model, day))
  const unpriced = allow.filter((_, index) => prices[index] === null)
  if (unpriced.length > 0)
    return [`  # No maxMultiplier: the price of ${unpriced.map(({ id }) => id).join(', ')} on ${day} is not known.`]
  const highest = Math.max(...prices.map((price) => price ?? 0))
  return [
    `  # The highest multiplier among them on ${day}; it also holds for what is allowed later.`,
    `  maxMultiplier: ${highest}`,
  ]
}

/** Names of a repository are in a comment, where only a line end is special in YAML. */
function explain({ name, why, successor }: LeftOut): string {
  if (why === 'unknown')
    return `# Not ${brief(name)}: it is not in the catalogue; if it is new, add it here and its price under catalogue.models.`
  if (why === 'foreign')
    return `# Not ${brief(name)}: a name of other tools, which Kiro does not know${successor === null ? '' : `; where ${successor} is meant, write that`}.`
  return `# Not ${brief(name)}: Kiro does not offer it${successor === null ? '' : `; its successor is ${successor}`}.`
}

/** A path in YAML's double quotes, with invisible characters escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/gu, (character) =>
    visible(character) === character
      ? character
      : `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  )
}
