import { say, type Message } from '../../text/message.js'
import { keyMeant, modelDefaultsIn, type MeantKey } from './cli-keys.js'
import { isRecord, type Document, type Path } from './document.js'
import { fitsIn, keyRenames, type ValueType } from './key-renames.js'
import { placeIn, type KeyRename, type SurfaceFile, type UnknownKey } from './surface.js'

/**
 * Keys of cli.json that look like keys that choose a model, an agent or an effort and are none. Other keys that are not known here are
 * left alone; so is a switch, which chooses nothing.
 */
export function unknownCliKeys(document: Document, value: Record<string, unknown>, file: SurfaceFile): UnknownKey[] {
  const found: UnknownKey[] = []
  const add = (path: Path, key: string, { instead, mode }: MeantKey, rename: KeyRename | undefined): void => {
    found.push({
      key,
      place: placeIn(file, document.keyAt(path)),
      instead: [instead],
      message: say`CLI, so it does nothing; ${mode ? say`there is no default model of one mode, only ${instead}` : say`write ${written(instead)}`}`,
      ...(rename === undefined ? {} : { rename }),
    })
  }
  const inspect = (keys: Record<string, unknown>, prefix: string, path: Path): void => {
    const wrong = Object.entries(keys).flatMap(([key, part]) => {
      if (part === null || typeof part === 'boolean' || MISPLACED.has(`${prefix}${key}`)) return []
      const meant = keyMeant(`${prefix}${key}`)
      return meant === null ? [] : [{ key, meant, from: key, to: renamed(meant, prefix, value) }]
    })
    const renames = keyRenames(keys, wrong, fits(prefix))
    for (const { key, meant } of wrong) add([...path, key], `${prefix}${key}`, meant, renames.get(key))
  }
  inspect(value, '', [])
  if (isRecord(value.chat)) inspect(value.chat, 'chat.', ['chat'])
  return [...found, ...unknownDefaults(document, value, file)]
}

/** What the key is called in its object; null where it was to hold for one mode only, or the flat key is there already. */
function renamed({ instead, mode }: MeantKey, prefix: string, value: Readonly<Record<string, unknown>>): string | null {
  if (mode || !instead.startsWith(prefix) || (prefix !== '' && Object.hasOwn(value, instead))) return null
  return instead.slice(prefix.length)
}

/** The keys that choose, by the type of their value. */
const TYPES: Readonly<Record<string, ValueType>> = {
  'chat.defaultModel': 'text',
  'chat.defaultAgent': 'text',
  'chat.modelDefaults': 'object',
}

function fits(prefix: string): (key: string, value: unknown) => boolean {
  return (key, value) => fitsIn(TYPES)(`${prefix}${key}`, value)
}

/** Keys that the rule `misplaced-key` reports. */
const MISPLACED: ReadonlySet<string> = new Set(['models', 'budget', 'chat'])

function written(key: string): Message {
  return key === 'chat.modelDefaults' ? say`${key}, with the effort of each model` : say`${key}`
}

/**
 * What is below a model in `chat.modelDefaults` and no group of Kiro's: `effort` itself, or a group in another spelling. Source:
 * kirodotdev/Kiro#8973; groups as in kiro-cli 2.12 to 2.27.
 */
function unknownDefaults(document: Document, value: Record<string, unknown>, file: SurfaceFile): UnknownKey[] {
  return modelDefaultsIn(value).flatMap(([models, path]) =>
    Object.entries(isRecord(models) ? models : {}).flatMap(([model, groups]) =>
      Object.keys(isRecord(groups) ? groups : {}).flatMap((key): UnknownKey[] => {
        const instead = groupMeant(key, model)
        if (instead === null) return []
        return [
          {
            key: `chat.modelDefaults.${model}.${key}`,
            place: placeIn(file, document.keyAt([...path, model, key])),
            instead,
            message: say`CLI, so it does nothing; write ${shown(instead)}`,
          },
        ]
      }),
    ),
  )
}

function shown([first = '', second]: readonly string[]): Message {
  return second === undefined ? say`${first}` : say`${first} for a Claude model, ${second} for a GPT model`
}

/** What a key below a model is meant for; null for a group that Kiro knows, and for a word that means neither. */
function groupMeant(key: string, model: string): readonly string[] | null {
  if (GROUPS.has(key)) return null
  const plain = key.toLowerCase().replace(/[\s._-]/g, '')
  if (/^(?:reasoning|thinking|model|default)?effort(?:level)?$/.test(plain)) {
    if (/claude/i.test(model)) return [CLAUDE]
    return /gpt/i.test(model) ? [GPT] : [CLAUDE, GPT]
  }
  return plain === 'outputconfig' ? [CLAUDE] : plain === 'reasoning' ? [GPT] : null
}

const GROUPS: ReadonlySet<string> = new Set(['output_config', 'reasoning', 'thinking'])
const CLAUDE = '"output_config": { "effort": … }'
const GPT = '"reasoning": { "effort": … }'

/** The group in which Kiro reads an effort that is written beside the groups, where the model's family tells which; null for any other key. */
export function effortGroup(key: string, model: string): 'output_config' | 'reasoning' | null {
  const meant = groupMeant(key, model)
  if (meant?.length !== 1) return null
  return meant[0] === CLAUDE ? 'output_config' : 'reasoning'
}
