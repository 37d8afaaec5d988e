import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { modelDefaultsIn } from '../kiro/surfaces/cli-keys.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { parseJson } from '../kiro/surfaces/json.js'
import { effortGroup } from '../kiro/surfaces/unknown-cli-keys.js'
import type { Repair } from './text-repair.js'

/**
 * The change that puts an effort of `chat.modelDefaults` into the group in which Kiro reads it: `"effort": "high"` of a Claude model becomes
 * `"output_config": { "effort": "high" }`. The first one that has one answer; null where none has: the family of the model is not
 * known, or the group is there already.
 */
export function wrapEffort(text: string): readonly Repair[] | null {
  const { document } = parseJson(text)
  const root = parseTree(text, [], { allowTrailingComma: true })
  if (!document || !isRecord(document.value) || !root) return null
  for (const [models, path] of modelDefaultsIn(document.value))
    for (const [model, groups] of Object.entries(isRecord(models) ? models : {}))
      for (const [key, value] of Object.entries(isRecord(groups) ? groups : {})) {
        const group = effortGroup(key, model)
        if (group === null || !isRecord(groups) || Object.hasOwn(groups, group)) continue
        const node = findNodeAtLocation(root, [...path, model, key])
        const [name] = node?.parent?.children ?? []
        if (!node || !name) continue
        const what = `wrote the effort in ${group}, where Kiro reads it`
        const rename: Repair = { offset: name.offset, length: name.length, content: JSON.stringify(group), what }
        if (isRecord(value)) return [rename]
        if (typeof value !== 'string') continue
        const written = text.slice(node.offset, node.offset + node.length)
        return [rename, { offset: node.offset, length: node.length, content: `{ "effort": ${written} }`, what }]
      }
  return null
}
