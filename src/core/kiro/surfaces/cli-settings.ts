import { say, words, type Message } from '../../text/message.js'
import { digestOf } from './content.js'
import { isName, isRecord, TOO_LONG, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import { unknownCliKeys } from './unknown-cli-keys.js'
import {
  placeIn,
  type Complaint,
  type Effort,
  type MisplacedKey,
  type Named,
  type Reference,
  type Surface,
  type SurfaceFile,
} from './surface.js'

/**
 * `.kiro/settings/cli.json`: what Kiro CLI obeys in this workspace. Keys are flat and dotted; the nested spelling is a
 * mistake seen in the wild, read all the same so that nothing hides in it, and reported.
 */
export const cliSettings: Surface = {
  id: 'cli',
  title: 'CLI settings',
  files: ['.kiro/settings/cli.json'],
  appliedBy: 'kiro',
  owns: (path) => path === 'settings/cli.json',
  read(document, file) {
    const value = document.value
    if (!isRecord(value)) return noObject(document, file, words('The file must hold one object: { … }.'))
    const complaints: Complaint[] = []
    const name = (key: 'defaultModel' | 'defaultAgent'): Named | null => {
      const found = lookUp(value, key)
      if (found === null || found.value === null) return null
      if (isName(found.value)) return { name: found.value, place: placeIn(file, document.at(found.path)) }
      complaints.push({
        rule: 'schema',
        place: placeIn(file, document.at(found.path)),
        value: `chat.${key}`,
        content: digestOf(found.value),
        message: say`${`chat.${key}`} ${words(typeof found.value === 'string' && found.value !== '' ? TOO_LONG : key === 'defaultModel' ? 'must be the name of a model' : 'must be the name of an agent')}`,
      })
      return null
    }
    const model = name('defaultModel')
    const agent = name('defaultAgent')
    const top = placeIn(file, document.at([]))
    return {
      uses: [
        { work: { kind: 'chat' }, model, place: model?.place ?? agent?.place ?? top, ...(agent ? { agent } : {}) },
      ],
      complaints,
      misplaced: misplacedKeys(document, value, file),
      unknownKeys: unknownCliKeys(document, value, file),
      references: agent ? [referenceTo(agent, file)] : [],
      efforts: readEfforts(document, value, file),
    }
  },
}

function referenceTo({ name, place }: Named, { root }: SurfaceFile): Reference {
  return {
    key: 'chat.defaultAgent',
    value: name,
    place,
    to: { kind: 'agent', root, name },
    otherwise: words('Kiro CLI starts its own default agent instead, on the default model'),
  }
}

/** The flat spelling is what Kiro reads; the nested one is found when the flat one is missing. */
function lookUp(value: Record<string, unknown>, key: string): { value: unknown; path: Path } | null {
  const flat = `chat.${key}`
  if (Object.hasOwn(value, flat)) return { value: value[flat], path: [flat] }
  const nested = value.chat
  return isRecord(nested) && Object.hasOwn(nested, key) ? { value: nested[key], path: ['chat', key] } : null
}

/**
 * Efforts by model: whatever has `effort` in its key, in both spellings of `chat.modelDefaults`. Claude models carry
 * `output_config.effort`, GPT models `reasoning.effort`; what another group does is not known, so it counts as well. An effort
 * in no group has no effect (kirodotdev/Kiro#8973).
 * Source: kiro-cli 2.12 to 2.27, real files of 2026-08.
 */
function readEfforts(document: Document, value: Record<string, unknown>, file: SurfaceFile): Effort[] {
  const efforts: Effort[] = []
  const walk = (model: string, part: unknown, path: Path): void => {
    if (!isRecord(part)) return
    for (const [key, inner] of Object.entries(part)) {
      const below = [...path, key]
      if (/effort/i.test(key) && typeof inner === 'string' && path.at(-1) !== model)
        efforts.push({ root: file.root, model, level: inner, place: placeIn(file, document.at(below)) })
      else walk(model, inner, below)
    }
  }
  const nested = isRecord(value.chat) ? value.chat.modelDefaults : undefined
  for (const [found, path] of [
    [value['chat.modelDefaults'], ['chat.modelDefaults']],
    [nested, ['chat', 'modelDefaults']],
  ] as const)
    if (isRecord(found)) for (const [model, defaults] of Object.entries(found)) walk(model, defaults, [...path, model])
  return efforts
}

function misplacedKeys(document: Document, value: Record<string, unknown>, file: SurfaceFile): MisplacedKey[] {
  const found: MisplacedKey[] = []
  const add = (path: Path, instead: Message): void => {
    found.push({ key: path.join('.'), place: placeIn(file, document.keyAt(path)), instead })
  }
  const nested = value.chat
  if (isRecord(nested)) {
    for (const key of ['defaultModel', 'defaultAgent', 'modelDefaults']) {
      if (Object.hasOwn(nested, key)) add(['chat', key], say`Kiro reads flat keys, so write ${`"chat.${key}": …`}`)
    }
  }
  if (Object.hasOwn(value, 'mcpServers')) add(['mcpServers'], say`move it to ${'.kiro/settings/mcp.json'}`)
  for (const key of ['models', 'budget']) {
    if (Object.hasOwn(value, key)) add([key], say`the contract lies in ${'.kiro/settings.json'}`)
  }
  return found
}
