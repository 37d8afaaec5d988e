import { say, words, type Message } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import { belowKiro, surfaceOf } from '../surfaces/index.js'

/** The folders below `.kiro` whose files assign models. */
const FOLDERS = ['agents', 'hooks', 'workflows', 'settings']

/** Endings of data and text, with which a file may be meant for Kiro. */
const DATA = /\.(?:json[c5]?|jsn|josn|md|hook|ya?ml|toml)$/

/** Endings that Kiro does not load from a folder, and those that it loads. */
const ENDINGS: Readonly<Record<string, { readonly wrong: RegExp; readonly right: string }>> = {
  agents: { wrong: /\.(?:ya?ml|toml|jsonc|json5|jsn|josn|markdown|mdx)$/, right: '.json or .md' },
  hooks: { wrong: /\.(?:ya?ml|toml|jsonc|json5|jsn|josn|hook|hooks|kirohook)$/, right: '.json' },
  workflows: {
    wrong: /\.(?:ya?ml|yam|toml|json[c5]?|jsn|josn|workflow)$/,
    right: '.workflow.json, .workflow.yaml or .workflow.yml',
  },
}

/**
 * What a path below `.kiro` was most likely meant to be, as the end of a sentence on a file that nothing reads; null where it is no slip of
 * a path that assigns models. Other tools keep files below `.kiro` too, so only what is very near is one.
 */
export function nearMissPath(path: string): Message | null {
  const below = belowKiro(path)
  if (below === null || surfaceOf(path) !== null) return null
  const [folder = '', ...rest] = below.split('/')
  const name = rest.at(-1) ?? folder
  if (rest.length === 0) return nearMissFile(name)
  if (rest.length > 1) return null
  const ending = ENDINGS[folder]
  if (ending !== undefined)
    return ending.wrong.test(name) && !/\.workflow\.(?:json|ya?ml)$/.test(name)
      ? say`files of ${`.kiro/${folder}/`} end in ${words(ending.right)}`
      : null
  if (folder === 'settings') return nearMissFile(name)
  const meant = nearest(folder, FOLDERS)
  if (meant === null || !folder.startsWith(meant.charAt(0)) || !DATA.test(name)) return null
  return meant === 'settings' ? nearMissFile(name) : say`the folder is ${`.kiro/${meant}/`}`
}

/** The contract and the settings of Kiro CLI at another place or with another ending than theirs. */
function nearMissFile(name: string): Message | null {
  if (!DATA.test(name) || name.endsWith('.md')) return null
  switch (nearest(name.slice(0, name.indexOf('.')), ['settings', 'cli'])) {
    case 'settings':
      return say`the contract lies in ${'.kiro/settings.json'}`
    case 'cli':
      return say`Kiro CLI reads ${'.kiro/settings/cli.json'}`
    default:
      return null
  }
}
