import { say, words, type Message } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import { belowKiro, surfaceOf } from '../surfaces/index.js'

/** The folders below `.kiro` whose files assign models. */
const FOLDERS = ['agents', 'hooks', 'workflows', 'settings']

/** Folders of Kiro and of other tools, which are nobody's slip: `skills` is near none of ours, and `prompts` neither. */
const OTHERS = new Set(['steering', 'specs', 'skills', 'powers', 'prompts', 'scripts', 'docs', 'templates'])

/** Files that lie at one place only, by their names. */
const FILES: Readonly<Record<string, string>> = { 'settings.json': 'settings.json', 'cli.json': 'settings/cli.json' }

/** Endings that were meant to be one that Kiro loads from a folder. */
const ENDINGS: Readonly<Record<string, { readonly wrong: RegExp; readonly right: string }>> = {
  agents: { wrong: /\.(?:ya?ml|toml|jsonc?5?|jsn|josn|markdown|mdx)$/, right: '.json or .md' },
  hooks: { wrong: /\.(?:ya?ml|toml|jsonc|json5|jsn|josn|hook|kiro\.hooks?|kirohook)$/, right: '.json' },
  workflows: { wrong: /\.(?:ya?ml|toml|json[c5]?|jsn|josn|yam|workflow)$/, right: '.workflow.json, .workflow.yaml or .workflow.yml' },
}

/** What a path below `.kiro` was most likely meant to be, as the end of a sentence; null where it is no slip of one that assigns models. */
export function nearMissPath(path: string): Message | null {
  const below = belowKiro(path)
  if (below === null || surfaceOf(path) !== null) return null
  const [folder = '', ...rest] = below.split('/')
  const name = rest.at(-1) ?? folder
  if (rest.length === 0) return nearMissFile(name)
  const ending = ENDINGS[folder]
  if (ending !== undefined)
    return ending.wrong.test(name) && isMeant(folder, rest) ? say`the ending is ${words(ending.right)}` : null
  const meant = OTHERS.has(folder) ? null : nearest(folder, FOLDERS)
  if (folder === 'settings' || meant === 'settings') {
    if (rest.length > 1) return null
    if (name === 'settings.json') return say`the contract lies in ${'.kiro/settings.json'}`
    return nearest(name, ['cli.json']) === 'cli.json' ? say`Kiro CLI reads ${'.kiro/settings/cli.json'}` : null
  }
  return meant !== null && /\.(?:json|md|hook|ya?ml)$/.test(name) ? say`the folder is ${`.kiro/${meant}/`}` : null
}

/** Files right below `.kiro`. */
function nearMissFile(name: string): Message | null {
  const meant = nearest(name, Object.keys(FILES))
  if (meant === 'cli.json' || name === 'cli.jsonc') return say`Kiro CLI reads ${'.kiro/settings/cli.json'}`
  return meant === 'settings.json' ? say`the contract lies in ${'.kiro/settings.json'}` : null
}

/** Whether a file of a folder was meant to be loaded: beside prompts and scripts it may lie for another reason. */
function isMeant(folder: string, rest: readonly string[]): boolean {
  return folder === 'agents' ? rest.length === 1 || /\.(?:ya?ml|jsn|josn|jsonc|json5)$/.test(rest.at(-1) ?? '') : rest.length === 1
}
