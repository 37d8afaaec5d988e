import { frontMatterBlock } from '../kiro/surfaces/front-matter-block.js'
import { parserOf } from '../kiro/read-source.js'
import { closeFrontMatter } from './close-front-matter.js'
import { repaired, type Repair } from './text-repair.js'
import { repairJson } from './repair-json.js'
import { repairYaml } from './repair-yaml.js'

/**
 * The changes after which a text can be read, where each of its slips has exactly one answer; null where one of them has more, or none, and
 * for a text that can be read already.
 */
export function repairSyntax(path: string, text: string): readonly Repair[] | null {
  const parse = parserOf(path)
  // What has a document can be read, and so can prose.
  if (parse(text)?.document !== null) return null
  const repairs = repairsOf(path, text)
  if (repairs === null || repairs.length === 0) return null
  return parse(repaired(text, repairs))?.document ? repairs : null
}

function repairsOf(path: string, text: string): readonly Repair[] | null {
  if (/\.ya?ml$/i.test(path)) return repairYaml(text)
  if (!path.toLowerCase().endsWith('.md')) return repairJson(text)
  const block = frontMatterBlock(text)
  if (block === null || block === 'unread') return null
  if (!block.closed) return closeFrontMatter(text, block)
  const repairs = block.language === 'json' ? repairJson(block.body) : repairYaml(block.body)
  return repairs?.map((repair) => ({ ...repair, offset: repair.offset + block.start })) ?? null
}
