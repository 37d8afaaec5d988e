import { say, words } from '../../text/message.js'
import { nearest } from '../../text/nearest.js'
import type { Document, Path } from './document.js'
import { fitsIn, keyRenames, renameOf, type ValueType } from './key-renames.js'
import { placeIn, type SurfaceFile, type UnknownKey } from './surface.js'
import type { NodeType } from './workflow-nodes.js'

/** The keys of a workflow. Source: kiro.dev/docs/workflows/authoring (2026-10) and the schema of the shipped runtime, as public notes give it. */
export const WORKFLOW_KEYS = ['name', 'description', 'inputs', 'modelId', 'effortLevel', 'steps'] as const

/** The keys of a node by its type; lists of nodes are read under both of their keys. */
export const NODE_KEYS: Readonly<Record<NodeType, readonly string[]>> = {
  step: ['agent', 'prompt', 'modelId', 'effortLevel', 'artifacts', 'captureOutput', 'completion'],
  sequence: ['steps', 'branches'],
  repeat: ['steps', 'branches', 'maxIterations', 'onMaxIterations', 'stopCondition', 'stopWhen'],
  parallel: ['steps', 'branches', 'joinPolicy'],
  watch: ['steps', 'branches', 'handler', 'config'],
}

/** Keys of every node. */
const OF_ALL = ['type', 'id', 'name', 'description'] as const

/** Keys for editors and readers, which no program reads: `$schema`, `version`, `x-owner`, `_comment`. */
const FOR_READERS = /^(?:\$|_|x-|version$)/

/** Words that people write for a key, without case and separators: `model`, `model_id`, `defaultModel`, `effort`. */
const MEANT: readonly (readonly [RegExp, string])[] = [
  [/^(?:default)?models?(?:id|name)?s?$/, 'modelId'],
  [/^(?:reasoning|default)?effort(?:level)?$/, 'effortLevel'],
  [/^(?:max)?(?:iterations?|loops?|runs?|times)$/, 'maxIterations'],
  [/^(?:agentname|agentid|role)$/, 'agent'],
  [/^(?:nodes|children|tasks)$/, 'steps'],
]

/** The keys of one part of a workflow that Kiro does not know, with the one that is most likely meant. */
export function unknownKeysAt(
  document: Document,
  file: SurfaceFile,
  part: { readonly value: Readonly<Record<string, unknown>>; readonly path: Path; readonly type: NodeType | null },
): (UnknownKey & { readonly path: Path })[] {
  const known: readonly string[] = part.type === null ? WORKFLOW_KEYS : [...OF_ALL, ...NODE_KEYS[part.type]]
  const wrong = Object.keys(part.value).flatMap((key) =>
    known.includes(key) || FOR_READERS.test(key) ? [] : [{ from: key, to: keyMeant(key, known) }],
  )
  const renames = keyRenames(part.value, wrong, fitsIn(TYPES))
  return wrong.flatMap(({ from: key, to: meant }) => {
    const path = [...part.path, key]
    return [
      {
        key: path.join('.'),
        path,
        place: placeIn(file, document.keyAt(path)),
        instead: meant === null ? [] : [meant],
        message: say`${words(part.type === null ? 'workflows' : NAMES[part.type])}${meant === null ? words(', so what it says has no effect') : say`; did you mean ${meant}? What it says has no effect`}`,
        ...renameOf(renames, key),
      },
    ]
  })
}

/** Keys of workflows and their nodes whose value is of one type. */
const TYPES: Readonly<Record<string, ValueType>> = {
  modelId: 'text',
  effortLevel: 'text',
  agent: 'text',
  prompt: 'text',
  maxIterations: 'number',
  steps: 'list',
  branches: 'list',
}

const NAMES: Readonly<Record<NodeType, string>> = {
  step: 'steps',
  sequence: 'sequences',
  repeat: 'loops',
  parallel: 'parallel nodes',
  watch: 'watch nodes',
}

/** The known key that is meant by another: by its letters, as a word for it, or as the nearest; null where none is. */
export function keyMeant(key: string, known: readonly string[]): string | null {
  const plain = key.toLowerCase().replace(/[^a-z]/g, '')
  const same = known.find((one) => one.toLowerCase() === plain)
  const word = MEANT.find(([pattern, to]) => pattern.test(plain) && known.includes(to))?.[1]
  return same ?? word ?? nearest(key, known)
}
