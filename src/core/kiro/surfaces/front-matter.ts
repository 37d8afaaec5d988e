import { words } from '../../text/message.js'
import { positionFinder } from '../../text/place.js'
import { broken, lfsPointer } from './broken.js'
import type { Parsed } from './document.js'
import { frontMatterBlock, namesModel, type FrontMatterBlock } from './front-matter-block.js'
import { parseJson } from './json.js'
import { parseYamlBlock } from './yaml.js'

/**
 * Reads the front matter of a markdown file, YAML or JSON: the block between two `---` lines at its top. Aliases are never followed; a key
 * that is not written out is a problem, because what it says cannot be seen.
 *
 * @returns null when the file has no front matter
 */
export function parseFrontMatter(text: string): Parsed | null {
  const lfs = lfsPointer(text)
  if (lfs) return lfs
  const block = frontMatterBlock(text)
  if (block === null) return null
  if (block === 'unread') {
    return namesModel(text)
      ? broken(
          'opening',
          words(
            'The front matter names a model and is opened in a way that is not read. Begin the file with a line ---.',
          ),
        )
      : null
  }
  if (!block.closed) return isProse(block) ? null : broken('unclosed', UNCLOSED)
  return block.language === 'json' && block.body.trim() !== '' ? jsonIn(text, block) : keysIn(text, block)
}

/** What is before the block is blanked, so that positions are those of the file. */
function jsonIn(text: string, { start, body }: FrontMatterBlock): Parsed {
  return parseJson(text.slice(0, start).replace(/[^\r\n]/g, ' ') + body)
}

/** The problem of a block without an end. */
const UNCLOSED = words('The front matter is not closed: a second line --- is missing.')

/** Whether text behind a rule that nothing closes is text: no key begins it, no model is named in it. */
function isProse({ body, opening }: FrontMatterBlock): boolean {
  return !(opening === 'plain' && /^[A-Za-z_]+:/.test(body)) && !namesModel(body)
}

/**
 * The keys of a front matter. A text is prose between two rules, and a list is nothing that Kiro reads: both hold no key, and only
 * a list that names a model is a problem.
 *
 * @returns null for prose
 */
function keysIn(text: string, block: FrontMatterBlock): Parsed | null {
  const { start, body } = block
  const { root, rootAt, ...parsed } = parseYamlBlock(text, { start, body, name: 'front matter' })
  // After a blank line, three dashes are more often a rule than front matter: only what could be an agent counts.
  const isEmpty = parsed.document === null || root !== 'map'
  if (block.opening === 'unusual' && isEmpty && !namesModel(body)) return null
  if (parsed.document === null || root === 'map') return parsed
  const at = positionFinder(text)(start + (root === 'list' ? rootAt : 0))
  if (root === 'list' && namesModel(body)) {
    const message = words('The front matter must hold keys and values.')
    return { document: null, problems: [{ rule: 'syntax', position: at, value: 'keys', message }] }
  }
  return { document: { value: {}, at: () => at, keyAt: () => at }, problems: [] }
}
