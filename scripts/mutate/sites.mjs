/** All places of src/core that can be mutated, and how one is written down: for people, and for the list of those that change nothing. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { filesBelow } from './imports.mjs'
import { isIndexFallback, isLeftAlone, KINDS } from './mutations.mjs'

const USAGE = 'src/core/usage/'
const NOT_LOADED = /^src\/core\/(jitless|catalogue\/catalogue-schema|usage\/report-schema|usage\/schemas\/.*)\.ts$/
const LONGEST = 160

/**
 * The files of a half, or below the paths. Left out is what only scripts and tests load: what they make of it is committed, and
 * `npm run generate -- --check` says when it is not current.
 */
export function mutatedFiles({ half, paths }) {
  return filesBelow('src/core')
    .filter((file) => file.endsWith('.ts') && !NOT_LOADED.test(file))
    .filter((file) => half === undefined || file.startsWith(USAGE) === (half === 'usage'))
    .filter((file) => paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`)))
    .sort()
}

/** `{ id, file, line, start, end, texts, owner, isIndexFallback, show }` of every place: `texts` are what could be there, `show(text)` is before and after. */
export function sitesIn(file) {
  const source = readFileSync(file, 'utf8')
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true)
  const sites = []
  const visit = (node) => {
    if (isLeftAlone(node)) return
    for (const [kind, placesIn] of Object.entries(KINDS))
      for (const [place, texts] of placesIn(node)) sites.push(siteOf(tree, source, { kind, node, place, texts }))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return sites
}

function siteOf(tree, source, { kind, node, place, texts }) {
  const [start, end] = [place.getStart(), place.getEnd()]
  const { line, character } = tree.getLineAndCharacterOfPosition(start)
  const around = surroundings(node)
  const [from, to] = [around.getStart(), around.getEnd()]
  return {
    id: `${tree.fileName}:${line + 1}:${character + 1}+${end - start}/${kind.replaceAll(' ', '-')}`,
    file: tree.fileName,
    line: line + 1,
    kind,
    start,
    end,
    texts,
    owner: ownerOf(node),
    isIndexFallback: isIndexFallback(node),
    show: (text) => {
      const [before, after] = [source.slice(from, to), source.slice(from, start) + text + source.slice(end, to)]
      return showChange(before, after)
    },
  }
}

/** What is shown of a mutation that is a word or a sign: the expression around it. */
function surroundings(node) {
  let at = node
  const isWhole = (node) => ts.isBlock(node) || ts.isClassLike(node) || ts.isSourceFile(node)
  while (at.getWidth() < 24 && at.parent && !isWhole(at.parent)) at = at.parent
  return at
}

/** The outermost declaration that a node is in. */
function ownerOf(node) {
  let name = ''
  for (let at = node; at; at = at.parent)
    if ((ts.isFunctionDeclaration(at) || ts.isVariableDeclaration(at) || ts.isClassDeclaration(at)) && at.name)
      name = at.name.getText()
  return name
}

/** Before and after in one line; of what is long, the part around the first difference. */
function showChange(before, after) {
  const [one, other] = [before, after].map((text) => text.replaceAll(/\s+/g, ' '))
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  const from = one.length > LONGEST ? Math.max(0, same - LONGEST / 2) : 0
  const cut = (text) =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + LONGEST)}${text.length > from + LONGEST ? '…' : ''}`
  return `${cut(one)} → ${cut(other)}`
}
