import { say, words, type Message } from '../../text/message.js'
import { isRecord } from './document.js'
import { readHook, type HookReading } from './hook-entry.js'
import { noObject } from './no-object.js'
import type { Surface, SurfaceFile } from './surface.js'
import { unreadModels } from './unread-models.js'

/**
 * `.kiro/hooks/*.kiro.hook` (`when`/`then`, IDE 0.x) and `*.json` (`version: "v1"`, a list of hooks; IDE 1.x and CLI V3).
 * Only enabled hooks that ask an agent, or run kiro-cli, cost credits; other shapes are foreign unless they name a model.
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
    const v1 = !isOldFile(file)
    const dropped = v1 ? rejected(value.version) : null
    const at = { document, file, v1, dropped, agent: null, note: v1 ? null : OLD_FILE }
    // Both shapes are read at any depth, so that neither can hide the other.
    entries.forEach((hook, index) => {
      readHook(hook, { ...at, path: ['hooks', index], number: index + 1 }, reading)
    })
    readHook(value, { ...at, path: [], number: entries.length + 1 }, reading)
    return { uses: reading.uses, complaints: [...reading.complaints, ...unreadModels(document, file, reading)] }
  },
}

/** Source: one public tool; Kiro's own pages call the files legacy (kirodotdev/Kiro#9756). */
const OLD_FILE = 'Kiro IDE 1.x may not run .kiro.hook files; it reads hooks of v1 in .json files'

/** Whether a hook file is one of IDE 0.x, by its name. */
export function isOldFile({ name }: Pick<SurfaceFile, 'name'>): boolean {
  return name.toLowerCase().endsWith('.kiro.hook')
}

/** Why the loader of v1 rejects a whole file; null for one that it reads. */
function rejected(version: unknown): Message | null {
  if (version === 'v1') return null
  return version === undefined
    ? say`its file does not say ${'"version": "v1"'}`
    : say`its file says ${`"version": ${JSON.stringify(version)}`} and not ${'"version": "v1"'}`
}
