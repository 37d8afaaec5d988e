import { isMap, isScalar, parseDocument } from 'yaml'
import { say, words } from '../../text/message.js'
import { positionFinder } from '../../text/place.js'
import { LIMITS } from '../../text/limits.js'
import { deeperThan } from '../../text/yaml-depth.js'
import { Positions, type Parsed, type Problem } from './document.js'

/** The block between the first line and the next one of three dashes; its text is the first group. */
export const FRONT_MATTER = /^---[ \t]*\r?\n((?:(?!---[ \t]*(?:\r?\n|$))[^\n]*\n)*)---[ \t]*(?:\r?\n|$)/

/** What Git LFS leaves in place of a file. Source: github.com/git-lfs/git-lfs, docs/spec.md */
const LFS_POINTER = 'version https://git-lfs.github.com/spec/'

/**
 * Reads the YAML front matter of a markdown file: the block between two `---` lines at its very top. Only plain values of
 * the top level are kept, because nothing else assigns a model; so aliases are never expanded.
 *
 * @returns null when the file has no front matter
 */
export function parseFrontMatter(text: string): Parsed | null {
  const block = FRONT_MATTER.exec(text)
  if (!block && text.startsWith(LFS_POINTER))
    return broken('lfs', words('This is a pointer of Git LFS, not the file itself: commit the text.'))
  if (!block)
    return UNCLOSED.test(text)
      ? broken('unclosed', words('The front matter is not closed: a second line --- is missing.'))
      : null
  if ((block[1] ?? '').length > LIMITS.frontMatter)
    return broken(
      'size',
      words(`The front matter has more than the ${LIMITS.frontMatter / 1000} kB that are read. Make it smaller.`),
    )
  const body = (block[1] ?? '').replace(/\r?\n$/, '')
  const start = text.indexOf('\n') + 1
  const position = positionFinder(text)
  const problem = (rule: Problem['rule'], offset: number, value: string, message: Problem['message']): Problem => ({
    rule,
    position: position(start + offset),
    value,
    message,
  })
  const deep = deeperThan(body, LIMITS.depth)
  if (deep !== null)
    return {
      document: null,
      problems: [
        problem(
          'syntax',
          deep,
          'depth',
          words(`More than ${LIMITS.depth} levels are nested here. Flatten the front matter.`),
        ),
      ],
    }
  let document
  try {
    document = parseDocument(body, { logLevel: 'error', prettyErrors: false, uniqueKeys: false })
  } catch {
    return {
      document: null,
      problems: [problem('syntax', 0, 'yaml', words('The front matter cannot be read: it is nested too deeply.'))],
    }
  }
  const error = document.errors[0]
  if (error) {
    return {
      document: null,
      problems: [
        problem(
          'syntax',
          error.pos[0],
          error.code,
          say`The front matter is not valid YAML: ${words(sentence(error.code))}`,
        ),
      ],
    }
  }
  const value: Record<string, unknown> = {}
  const positions = new Positions()
  positions.set([], position(start))
  if (isMap(document.contents)) {
    for (const { key, value: node } of document.contents.items) {
      if (!isScalar(key) || typeof key.value !== 'string' || key.value === '__proto__') continue
      if (key.value === '<<')
        return {
          document: null,
          problems: [
            problem(
              'syntax',
              key.range[0],
              'merge',
              words('A merge key (<<) hides what the file says. Write the keys out.'),
            ),
          ],
        }
      // Compared here, because the parser compares each key with each other: a minute for a megabyte of keys.
      if (Object.hasOwn(value, key.value))
        return {
          document: null,
          problems: [
            problem(
              'duplicate-key',
              key.range[0],
              'front matter',
              words('A key of the front matter is written twice. Keep one of them.'),
            ),
          ],
        }
      value[key.value] = isScalar(node) ? node.value : node === null ? null : {}
      const keyAt = position(start + key.range[0])
      positions.set([key.value], isScalar(node) ? position(start + node.range[0]) : keyAt, keyAt)
    }
  }
  return { document: { value, at: (path) => positions.at(path), keyAt: (path) => positions.keyAt(path) }, problems: [] }
}

/** Opened, with a key on its first line, and never closed: a slip that would hide the agent's model. */
const UNCLOSED = /^---[ \t]*\r?\n[A-Za-z_]+:/

function broken(value: string, message: Problem['message']): Parsed {
  return { document: null, problems: [{ rule: 'syntax', position: { line: 1, column: 1 }, value, message }] }
}

function sentence(code: string): string {
  const known: Readonly<Record<string, string>> = {
    BAD_INDENT: 'the indentation does not fit.',
    TAB_AS_INDENT: 'a tab is used for indentation; use spaces.',
    MISSING_CHAR: 'a character is missing here, for example a closing quote or colon.',
    BLOCK_AS_IMPLICIT_KEY: 'a value with a colon needs quotes.',
    MULTILINE_IMPLICIT_KEY: 'a value with a colon needs quotes.',
    UNEXPECTED_TOKEN: 'this is not expected here.',
  }
  return known[code] ?? 'check quotes, colons and indentation here.'
}
