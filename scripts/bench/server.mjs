/**
 * A stand-in for GitHub without latency, for timing only: it answers the calls of one pull-request run with fixed data made
 * from examples/, and remembers when each request came and was answered.
 */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const sha = (letter) => letter.repeat(40)
export const SHA = { head: sha('a'), mergeBase: sha('b'), base: sha('c') }

/** Files of the repository that are no business of the check: a tree is never only Kiro files. */
const OTHER_FILES = 1000

/** `delay` in milliseconds per answer shows which requests wait for which; without one, what is timed is the client. */
export async function startServer(root, delay = 0) {
  const read = (path) => readFile(new URL(path, root), 'utf8')
  const [before, after, policy] = await Promise.all([read('examples/before/.kiro/settings.json'), read('examples/after/.kiro/settings.json'), read('examples/kiro-policy.yml')])
  const blobs = new Map([before, after, policy].map((text) => [oidOf(text), text]))
  const tree = (settings) => [
    entry('.github/kiro-policy.yml', oidOf(policy)),
    entry('.kiro/settings.json', oidOf(settings)),
    ...Array.from({ length: OTHER_FILES }, (_, index) => entry(`src/part-${index % 40}/file-${index}.ts`, oidOf(String(index)))),
  ]
  const trees = { [SHA.head]: tree(after), [SHA.mergeBase]: tree(before) }

  const graphql = ({ query }) => {
    if (query.includes('pullRequest(')) return { data: pullRequest(policy) }
    const wanted = [...query.matchAll(/(b\d+): object\(oid: "([0-9a-f]+)"\)/g)]
    return { data: { repository: Object.fromEntries(wanted.map(([, alias, oid]) => [alias, blob(blobs.get(oid))])) } }
  }
  const answer = (method, path, body) => {
    if (path === '/graphql') return graphql(JSON.parse(body))
    if (path.includes('/compare/')) return { merge_base_commit: { sha: SHA.mergeBase }, files: [] }
    const commit = /\/git\/trees\/(\w+)/.exec(path)?.[1]
    if (commit) return { sha: commit, truncated: false, tree: trees[commit] }
    if (method === 'POST' && path.endsWith('/comments')) return { id: 1, html_url: 'http://localhost/comment' }
    return null
  }

  const log = []
  const server = createServer((request, response) => {
    const call = { from: performance.now(), to: Infinity }
    log.push(call)
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const found = answer(request.method, request.url, Buffer.concat(chunks).toString())
      const send = () => {
        response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
        response.end(JSON.stringify(found ?? { message: `No answer for ${request.method} ${request.url}` }))
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
  return createHash('sha1').update(`blob ${Buffer.byteLength(text)}\0${text}`).digest('hex')
}

function entry(path, oid) {
  return { path, mode: '100644', type: 'blob', sha: oid, size: 100, url: `https://api.github.com/repos/acme/app/git/blobs/${oid}` }
}

function blob(text) {
  return text === undefined ? null : { text, isBinary: false, isTruncated: false, byteSize: Buffer.byteLength(text) }
}

function pullRequest(policy) {
  return {
    viewer: { login: 'github-actions[bot]', databaseId: 41898282 },
    repository: {
      pullRequest: {
        headRefOid: SHA.head,
        baseRefName: 'main',
        baseRef: { target: { oid: SHA.base, file: { mode: 0o100644, object: { oid: oidOf(policy), ...blob(policy) } } } },
        comments: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
      },
    },
  }
}
