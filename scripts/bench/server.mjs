/**
 * A stand-in for GitHub without latency, for timing only: it answers the calls of pull-request runs with fixed data made from examples/,
 * keeps one comment, and remembers when each request came and was answered, and how many bytes went each way.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { millionTrees } from './million.mjs'

const sha = (letter) => letter.repeat(40)
export const SHA = { head: sha('a'), mergeBase: sha('b'), base: sha('c') }

/** Files of the repository that are no business of the check: a tree is never only Kiro files. */
const OTHER_FILES = 1000

/**
 * `delay` in milliseconds per answer shows which requests wait for which; without one, what is timed is the client. `agents` is how many
 * agents the pull request changes besides; `untouched` leaves the Kiro files alone; `comment` is one of ours that is there;
 * `forgetful` keeps it so; `million` is a repository of a million files instead.
 */
export async function startServer(
  root,
  { delay = 0, agents = 0, untouched = false, comment = null, forgetful = false, million = false } = {},
) {
  const read = (path) => readFile(new URL(path, root), 'utf8')
  const [before, after, policy] = await Promise.all([
    read('examples/before/.kiro/settings.json'),
    read('examples/after/.kiro/settings.json'),
    read('examples/kiro-policy.yml'),
  ])
  const agent = (index, model) =>
    JSON.stringify({ name: `agent-${index}`, description: 'Reviews what others wrote', prompt: 'Review it.', model })
  const all = (model) =>
    Array.from({ length: agents }, (_, index) => [`.kiro/agents/agent-${index}.json`, agent(index, model)])
  const sides = { before: all('claude-haiku-4.5'), after: all('claude-sonnet-4.5') }
  const blobs = new Map(
    [before, after, policy, ...[...sides.before, ...sides.after].map(([, text]) => text)].map((text) => [
      oidOf(text),
      text,
    ]),
  )
  let ours = comment
  const tree = (settings, files) => [
    entry('.github/kiro-policy.yml', oidOf(policy)),
    entry('.kiro/settings.json', oidOf(settings)),
    ...files.map(([path, text]) => entry(path, oidOf(text))),
    ...Array.from({ length: OTHER_FILES }, (_, index) =>
      entry(`src/part-${index % 40}/file-${index}.ts`, oidOf(String(index))),
    ),
  ]
  const trees = {
    [SHA.head]: untouched ? tree(before, sides.before) : tree(after, sides.after),
    [SHA.mergeBase]: tree(before, sides.before),
    [SHA.base]: tree(before, sides.before),
  }

  const huge = million ? millionTrees({ policy, settings: before }) : null
  const tops = huge && { [SHA.head]: huge.top.after, [SHA.mergeBase]: huge.top.before }
  const top = (id) => tops[id] ?? id
  const held = (id) => ({ entries: huge.holds(top(id)).map((one) => ({ ...one, mode: Number.parseInt(one.mode, 8) })) })

  const old = new Map(trees[SHA.mergeBase].map(({ path, sha: oid }) => [path, oid]))
  const changes = huge
    ? [{ filename: huge.AGENT, status: 'modified' }]
    : trees[SHA.head]
        .filter(({ path, sha: oid }) => old.get(path) !== oid)
        .map(({ path }) => ({ filename: path, status: 'modified' }))

  const graphql = ({ query }) => {
    // What an action that only writes comments sends; see comment-action.mjs.
    if (query.includes('updateIssueComment')) return { data: { updateIssueComment: { issueComment: { id: 'IC_1' } } } }
    if (query.includes('pullRequest(')) return { data: pullRequest(policy, ours, changes.length) }
    if (query.includes('query Folders'))
      return {
        data: {
          repository: Object.fromEntries(
            [...query.matchAll(/(t\d+): object\(oid: "([0-9a-f]+)"\)/g)].map(([, alias, oid]) => [alias, held(oid)]),
          ),
        },
      }
    const wanted = [...query.matchAll(/(b\d+): object\(oid: "([0-9a-f]+)"\)/g)]
    const paths = [...query.matchAll(/(f\d+): file\(path: "([^"]+)"\)/g)]
    const repository = Object.fromEntries(
      wanted.map(([, alias, oid]) => [alias, blob(blobs.get(oid) ?? huge?.blobs.get(oid))]),
    )
    const at = Object.fromEntries(paths.map(([, alias, path]) => [alias, fileOf(trees[SHA.mergeBase], path, blobs)]))
    return { data: { repository: { ...repository, at } } }
  }
  const answer = (method, path, body) => {
    if (path === '/graphql') return graphql(JSON.parse(body))
    if (path.includes('/compare/'))
      return { merge_base_commit: { sha: SHA.mergeBase }, files: path.includes('page=2') ? [] : changes }
    const commit = /\/git\/trees\/(\w+)/.exec(path)?.[1]
    if (commit && huge) {
      if (path.includes('recursive')) return { sha: commit, ...huge.recursive(top(commit)) }
      return {
        sha: commit,
        truncated: false,
        tree: huge.holds(top(commit)).map(({ name, mode, oid }) => ({ path: name, mode, sha: oid })),
      }
    }
    if (commit) return { sha: commit, truncated: false, tree: trees[commit] }
    if (!path.includes('/comments')) return null
    if (!forgetful) ours = JSON.parse(body).body
    return { id: 1, html_url: 'http://localhost/comment' }
  }

  const log = []
  const server = createServer((request, response) => {
    const call = { from: performance.now(), to: Infinity, sent: 0, received: 0 }
    log.push(call)
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks)
      const found = answer(request.method, request.url, text.toString())
      const body = JSON.stringify(found ?? { message: `No answer for ${request.method} ${request.url}` })
      call.sent = text.length
      call.received = Buffer.byteLength(body)
      const send = () => {
        response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
        response.end(body)
        call.to = performance.now()
      }
      if (delay === 0) send()
      else setTimeout(send, delay)
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, log, close: () => server.close() }
}

/** How often a run waited: a request is in the round after the last one that was answered before it was sent. */
export function roundsOf(log) {
  const rounds = []
  for (const call of [...log].sort((a, b) => a.from - b.from)) {
    const earlier = rounds.filter(({ to }) => to <= call.from).map(({ round }) => round)
    rounds.push({ ...call, round: Math.max(0, ...earlier) + 1 })
  }
  return Math.max(0, ...rounds.map(({ round }) => round))
}

function oidOf(text) {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')
}

function entry(path, oid) {
  return {
    path,
    mode: '100644',
    type: 'blob',
    sha: oid,
    size: 100,
    url: `https://api.github.com/repos/acme/app/git/blobs/${oid}`,
  }
}

function blob(text) {
  return text === undefined ? null : { text, isBinary: false, isTruncated: false, byteSize: Buffer.byteLength(text) }
}

function fileOf(tree, path, blobs) {
  const found = tree.find((one) => one.path === path)
  return found === undefined ? null : { mode: 0o100644, oid: found.sha, object: blob(blobs.get(found.sha)) }
}

function pullRequest(policy, ours, changedFiles) {
  return {
    viewer: { login: 'github-actions[bot]', databaseId: 41898282 },
    repository: {
      isPrivate: true,
      ref: {
        target: { oid: SHA.mergeBase, file: { mode: 0o100644, object: { oid: oidOf(policy), ...blob(policy) } } },
      },
      counted: { changedFiles },
      pullRequest: {
        state: 'OPEN',
        headRefOid: SHA.head,
        baseRefName: 'main',
        comments: {
          totalCount: ours === null ? 0 : 1,
          pageInfo: { hasPreviousPage: false, startCursor: null, hasNextPage: false, endCursor: null },
          nodes:
            ours === null
              ? []
              : [
                  {
                    id: 'IC_1',
                    fullDatabaseId: '1',
                    body: ours,
                    url: 'http://localhost/comment',
                    isMinimized: false,
                    author: { __typename: 'Bot', login: 'github-actions', databaseId: 41898282 },
                  },
                ],
        },
      },
    },
  }
}
