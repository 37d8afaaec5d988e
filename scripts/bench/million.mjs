/**
 * A repository of 100,000 folders and a million files, none of which is on disk: its folders are made when GitHub's stand-in is asked for
 * them. The pull request changes one agent. The same repository as a full clone is made by `git fast-import` and judged by the CLI.
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { time } from './measure.mjs'

const PACKAGES = 4800
const PARTS = 20
const FILES = 10
const CHANGED = 2400
/** Entries and bytes after which GitHub cuts a recursive answer. */
const MOST = { entries: 100_000, bytes: 7_000_000 }

const numbered = (name, index, ending = '') => `${name}-${String(index).padStart(4, '0')}${ending}`
const agent = (model) => `{ "name": "reviewer", "model": "${model}" }\n`
const MODELS = { before: 'claude-haiku-4.5', after: 'claude-opus-4.8' }
const AGENT = `packages/${numbered('p', CHANGED)}/.kiro/agents/reviewer.json`
const own = (index, side) =>
  index % 100 === 0 ? { 'reviewer.json': agent(index === CHANGED ? MODELS[side] : MODELS.before) } : null

/** The trees of both sides: `top` of each, what is in a folder by its id, and the contents that are not "x". */
export function millionTrees({ policy, settings }) {
  const blobs = new Map()
  const folders = new Map()
  const blob = (text) => {
    const oid = idOf('blob', text)
    blobs.set(oid, text)
    return { mode: '100644', oid }
  }
  // An id of its own for each content: the seed names that, not git's digest.
  const folder = (seed, make) => {
    const oid = idOf('folder', seed)
    folders.set(oid, make)
    return { mode: '040000', oid }
  }
  const fixed = (seed, entries) => folder(seed, () => entries)
  const files = () =>
    Array.from({ length: FILES }, (_, index) => ({ name: numbered('file', index, '.ts'), mode: '100644', oid: X }))
  const part = (of, at) => ({ ...folder(`part ${of} ${at}`, files) })
  const pack = (index, side) => {
    const agents = own(index, side)
    const changes = index === CHANGED ? side : 'same'
    return folder(`package ${index} ${changes}`, () => [
      ...(agents === null
        ? []
        : [
            {
              name: '.kiro',
              ...fixed(`.kiro ${index} ${changes}`, [
                {
                  name: 'agents',
                  ...fixed(
                    `agents ${index} ${changes}`,
                    Object.entries(agents).map(([name, text]) => ({ name, ...blob(text) })),
                  ),
                },
              ]),
            },
          ]),
      ...files(),
      ...Array.from({ length: PARTS }, (_, at) => ({ name: numbered('part', at), ...part(index, at) })),
    ])
  }
  const top = (side) =>
    folder(`top ${side}`, () => [
      { name: '.github', ...fixed('.github', [{ name: 'kiro-policy.yml', ...blob(policy) }]) },
      { name: '.kiro', ...fixed('.kiro', [{ name: 'settings.json', ...blob(settings) }]) },
      {
        name: 'packages',
        ...folder(`packages ${side}`, () =>
          Array.from({ length: PACKAGES }, (_, index) => ({ name: numbered('p', index), ...pack(index, side) })),
        ),
      },
    ]).oid
  const holds = (oid) => folders.get(oid)?.() ?? null
  return {
    top: { before: top('before'), after: top('after') },
    holds,
    recursive: (oid) => recursive(oid, holds),
    blobs,
    AGENT,
  }
}

const X = idOf('blob', 'x\n')

function idOf(kind, text) {
  return createHash('sha1')
    .update(`${kind} ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
}

/** What REST answers to a question for all that is below a tree. */
function recursive(oid, holds) {
  const tree = []
  let bytes = 0
  const walk = (at, prefix) => {
    for (const { name, mode, oid: sha } of holds(at)) {
      const type = mode === '040000' ? 'tree' : 'blob'
      const url = `https://api.github.com/repos/acme/app/git/${type}s/${sha}`
      const entry = { path: `${prefix}${name}`, mode, type, sha, url }
      bytes += JSON.stringify(entry).length
      if (tree.length === MOST.entries || bytes > MOST.bytes) return false
      tree.push(entry)
      if (type === 'tree' && !walk(sha, `${prefix}${name}/`)) return false
    }
    return true
  }
  const truncated = !walk(oid, '')
  return { truncated, tree }
}

/** The report of the CLI in a bare clone of the same repository, and the time it takes. */
export async function clonedReport(root, binary, folder, { policy, settings }) {
  const clone = join(folder, 'million.git')
  await time(['git', 'init', '--quiet', '--bare', '--initial-branch=main', clone])
  const git = spawn('git', ['-C', clone, 'fast-import', '--quiet'], { stdio: ['pipe', 'ignore', 'inherit'] })
  const put = async (text) => {
    if (!git.stdin.write(text)) await once(git.stdin, 'drain')
  }
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`
  const commit = (branch, from) =>
    `commit refs/heads/${branch}\nmark ${from === '' ? ':2' : ':3'}\ncommitter B <b@example.com> 1767225600 +0000\n${data('x')}${from}`
  await put(`blob\nmark :1\n${data('x\n')}`)
  await put(commit('main', ''))
  await put(
    `M 100644 inline .github/kiro-policy.yml\n${data(policy)}M 100644 inline .kiro/settings.json\n${data(settings)}`,
  )
  for (let index = 0; index < PACKAGES; index += 1) {
    const at = `packages/${numbered('p', index)}`
    const names = Array.from({ length: FILES }, (_, file) => numbered('file', file, '.ts'))
    const folders = ['', ...Array.from({ length: PARTS }, (_, part) => `/${numbered('part', part)}`)]
    await put(folders.flatMap((below) => names.map((name) => `M 100644 :1 ${at}${below}/${name}\n`)).join(''))
    for (const [name, text] of Object.entries(own(index, 'before') ?? {}))
      await put(`M 100644 inline ${at}/.kiro/agents/${name}\n${data(text)}`)
  }
  await put(commit('topic', 'from :2\n'))
  await put(`M 100644 inline ${AGENT}\n${data(agent(MODELS.after))}\ndone\n`)
  git.stdin.end()
  await once(git, 'close')
  const check = ['check', '--base', 'main', '--head', 'topic', '--format', 'json']
  const { ms, output } = await time([binary, fileURLToPath(new URL('dist/cli/index.js', root)), ...check], {
    cwd: clone,
    env: { PATH: process.env.PATH },
    exit: 1,
  })
  return { ms, report: JSON.parse(output) }
}
