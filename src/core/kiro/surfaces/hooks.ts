import { say, words } from '../../text/message.js'
import { digestOf } from './content.js'
import { isName, isRecord, TOO_LONG, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import { readTrigger } from './hook-triggers.js'
import { placeIn, type Complaint, type Surface, type SurfaceFile, type Use } from './surface.js'
import { unreadModels } from './unread-models.js'

/**
 * `.kiro/hooks/*.kiro.hook` (`when`/`then`, IDE 0.x) and `*.json` (`version: "v1"`, a list of hooks; IDE 1.x and CLI V3).
 * Only enabled hooks that ask an agent cost credits; commands do not, and other shapes are foreign unless they name a model.
 * `action.model` is undocumented and found in the wild (kirodotdev/Kiro#4180 asks for it).
 */
export const hooks: Surface = {
  id: 'hooks',
  title: 'hooks',
  files: ['.kiro/hooks/*.kiro.hook', '.kiro/hooks/*.json'],
  appliedBy: 'kiro',
  owns: (path) => /^hooks\/[^/]+\.(kiro\.hook|json)$/.test(path),
  read(document, file) {
    const value = document.value
    if (!isRecord(value)) return noObject(document, file, words('A hook file is one object: { … }.'))
    const reading: HookReading = { uses: [], complaints: [], read: [], foreign: [] }
    const entries = Array.isArray(value.hooks) ? (value.hooks as unknown[]) : []
    // Both shapes are read at any depth, so that neither can hide the other.
    entries.forEach((hook, index) => {
      readHook(document, { hook, path: ['hooks', index], number: index + 1 }, file, reading)
    })
    readHook(document, { hook: value, path: [], number: entries.length + 1 }, file, reading)
    return { uses: reading.uses, complaints: [...reading.complaints, ...unreadModels(document, file, reading)] }
  },
}

/** What was found so far, and which paths it was read from. */
interface HookReading {
  readonly uses: Use[]
  readonly complaints: Complaint[]
  readonly read: Path[]
  readonly foreign: Path[]
}

interface HookAt {
  readonly hook: unknown
  readonly path: Path
  readonly number: number
}

/** A hook with both `then` and `action` is counted twice, because the program decides which of them runs. */
function readHook(document: Document, at: HookAt, file: SurfaceFile, reading: HookReading): void {
  const { hook, path, number } = at
  if (!isRecord(hook)) return
  if (hook.enabled === false) {
    // Of a file that is one hook its list is read all the same.
    for (const key of Object.keys(hook)) if (path.length > 0 || key !== 'hooks') reading.foreign.push([...path, key])
    return
  }
  const title = typeof hook.name === 'string' && hook.name !== '' ? hook.name : `${file.name}#${number}`
  const actions = (['then', 'action'] as const).flatMap((key) => {
    const action = hook[key]
    return isRecord(action) && asksAgent(action.type) ? [{ key, action }] : []
  })
  for (const { key, action } of actions) {
    const trigger = readTrigger(hook)
    const work = { kind: 'hook', file: file.name, number, title, trigger, patterns: [] } as const
    readAction(
      document,
      { action, path: [...path, key], key },
      { work, number, file, content: digestOf([title, hook.when, hook.trigger, { ...action, model: null }]) },
      reading,
    )
  }
}

function asksAgent(type: unknown): boolean {
  return typeof type === 'string' && /^(?:ask)?agent$/.test(type.toLowerCase().replace(/[^a-z]/g, ''))
}

function readAction(
  document: Document,
  { action, path, key }: { action: Readonly<Record<string, unknown>>; path: Path; key: 'then' | 'action' },
  { work, number, file, content }: { work: Use['work']; number: number; file: SurfaceFile; content: string },
  { uses, complaints, read }: HookReading,
): void {
  const model = action.model
  const at = [...path, 'model']
  const position = path.join('.')
  read.push(at)
  if (isName(model)) {
    const place = placeIn(file, document.at(at))
    uses.push({
      work,
      position,
      content,
      model: { name: model, place },
      place,
      note: 'a hook’s model is not documented by Kiro (kirodotdev/Kiro#4180)',
    })
    return
  }
  if (model !== undefined && model !== null) {
    complaints.push({
      rule: 'schema',
      place: placeIn(file, document.at(at)),
      value: `${number}.model`,
      content: digestOf(model),
      message:
        typeof model === 'string' && model !== ''
          ? say`${`${key}.model`} ${words(TOO_LONG)}`
          : say`${`${key}.model`} must be the id of a model in quotes`,
    })
  }
  uses.push({ work, position, content, model: null, place: placeIn(file, document.keyAt(path)) })
}
