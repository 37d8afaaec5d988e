import { isMap, isScalar, isSeq, type Document as Yaml, type Node } from 'yaml'
import type { Position } from '../../text/place.js'
import { Positions, type Document, type Path } from '../surfaces/document.js'

/**
 * A document of YAML as a plain value with positions. Aliases are not followed: what they repeat is found where it is written. Of two equal
 * keys both are kept, the second under a name of its own, so that neither hides what the other says.
 */
export function yamlDocument(yaml: Yaml.Parsed, position: (offset: number) => Position): Document {
  const positions = new Positions()
  const read = (node: Node | null, path: Path, key: number | undefined): unknown => {
    const at = node?.range?.[0] ?? key
    if (at !== undefined) positions.set(path, position(at), key === undefined ? undefined : position(key))
    if (isScalar(node)) return typeof node.value === 'bigint' ? String(node.value) : node.value
    if (isSeq(node)) return node.items.map((item, index) => read(item as Node | null, [...path, index], undefined))
    if (!isMap(node)) return null
    const result: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    for (const { key: name, value } of node.items as readonly { key: unknown; value: unknown }[]) {
      const written = isScalar(name) ? String(name.value) : '?'
      const unique = Object.hasOwn(result, written) ? `${written}#${Object.keys(result).length}` : written
      const offset = isScalar(name) ? name.range?.[0] : undefined
      result[unique] = read(value as Node | null, [...path, unique], offset)
    }
    return result
  }
  const value = read(yaml.contents, [], undefined)
  return { value, at: (path) => positions.at(path), keyAt: (path) => positions.keyAt(path) }
}
