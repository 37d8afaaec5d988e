import { plain } from '../../../src/core/text/message.js'
import { CLOCK } from '../../../src/io/clock.js'
import { asUserError } from '../../../src/io/github/cause.js'
import type { IncomingAnswer } from '../../../src/io/github/bounded-fetch.js'
import { connect, type GitHub } from '../../../src/io/github/client.js'
import { octokitWire } from '../../../src/io/github/octokit-wire.js'
import { createComment, updateComment } from '../../../src/io/github/comments.js'
import { commentOnIssue, createIssue, updateIssue, USAGE_ISSUES } from '../../../src/io/github/issues.js'
import { commitOnBranch, createBranch, openPullRequest } from '../../../src/io/github/restriction-branch.js'

const PROXY = 'http://proxy.corp:3128'
const BY_PROXY = `by way of the proxy ${PROXY}`

/** A client whose every request is answered so, without a second try. */
function answered(status: number, type: string, body: string, proxy: string | null): GitHub {
  const answer = (): IncomingAnswer => ({
    status,
    headers: [['content-type', type]],
    body: new Response(body).body,
  })
  const patience = { left: () => 10_000, wait: () => Promise.resolve(false) }
  const origin = 'http://api.github.invalid'
  const [url, graphqlUrl] = [origin, `${origin}/graphql`]
  return connect('token', 'acme/shop', patience, {
    wire: octokitWire,
    url,
    graphqlUrl,
    fetch: () => Promise.resolve(answer()),
    proxy,
    clock: CLOCK,
    log: null,
  })
}

const page = (status: number, proxy: string | null, body = '<!DOCTYPE html>\n<p>Sign in</p>\n'): GitHub =>
  answered(status, 'text/html', body, proxy)

type Outcome = { readonly done: true } | { readonly done: false; readonly reason: Parameters<typeof plain>[0] }

async function reasonOf(outcome: Promise<Outcome>): Promise<string> {
  const became = await outcome
  return became.done ? 'done' : plain(became.reason)
}

/** Every write, and what it says that it writes to. */
const WRITES: readonly [what: string, within: string, write: (github: GitHub) => Promise<Outcome>][] = [
  ['a new comment', 'comments', (github) => createComment(github, 7, 'text', 0)],
  ['a comment written anew', 'comments', (github) => updateComment(github, 7, 'text', 0)],
  ['a new issue', 'issues', (github) => createIssue(github, USAGE_ISSUES, { title: 'title', body: 'text' }, 0)],
  ['an issue written anew', 'issues', (github) => updateIssue(github, 7, 'text', 0)],
  ['a comment on an issue', 'comments', (github) => commentOnIssue(github, 7, 'text', 0)],
  ['a branch', 'refs', (github) => createBranch(github, 'new', 'a1b2')],
  ['a commit', 'GraphQL', (github) => commitOnBranch(github, 'new', 'a1b2', 'headline', [])],
  ['a pull request', 'pulls', (github) => openPullRequest(github, 'new', 'main', 'title', 'text')],
]

describe.each(WRITES)('a page in answer to %s', (_, within, write) => {
  test('is no answer of GitHub’s, and the proxy is named', async () => {
    const unreadable = 'the answer is not one of GitHub’s API'
    expect(await reasonOf(write(page(200, null)))).toContain(`: ${unreadable} (${within}).`)
    expect(await reasonOf(write(page(200, PROXY)))).toContain(`: ${unreadable} (${within}, ${BY_PROXY}).`)
    expect(await reasonOf(write(answered(200, 'application/json', '{}', PROXY)))).toContain(BY_PROXY)
  })

  test('so is one with the status of a failure', async () => {
    const aPage = 'the answer is a page, not one of GitHub’s API'
    expect(await reasonOf(write(page(502, null)))).toContain(` (HTTP 502): ${aPage}.`)
    expect(await reasonOf(write(page(502, PROXY)))).toContain(` (HTTP 502): ${aPage} (${BY_PROXY}).`)
    expect(await reasonOf(write(page(502, PROXY, '\n  <html></html>')))).toContain(`${aPage} (${BY_PROXY})`)
    expect(await reasonOf(write(page(502, PROXY, '')))).toContain(`${aPage} (${BY_PROXY})`)
  })

  test('but a refusal in GitHub’s own words is GitHub’s', async () => {
    const refusal = await reasonOf(write(answered(422, 'application/json', '{"message":"Validation Failed"}', PROXY)))
    expect(refusal).toContain(' (HTTP 422): Validation Failed.')
  })
})

test.each<[string, (github: GitHub) => Promise<unknown>]>([
  ['a read', (github) => github.read('GET /repos/{owner}/{repo}', {}, () => true)],
  ['a query', (github) => github.graphql('query { repository { id } }')],
])('a page in answer to %s names the proxy, whatever its status', async (_, ask) => {
  const saysOf = (status: number, proxy: string | null): Promise<string> =>
    ask(page(status, proxy)).then(
      () => 'done',
      (error: unknown) => asUserError(error).message,
    )
  for (const status of [200, 403, 502]) {
    expect(await saysOf(status, PROXY)).toContain(BY_PROXY)
    expect(await saysOf(status, null)).toMatch(/the answer is (a page, )?not one of GitHub’s API/)
    expect(await saysOf(status, null)).not.toContain('proxy')
  }
})

test('what is taken away is answered with nothing', async () => {
  const gone = answered(204, 'application/json', '', null).remove('DELETE /repos/{owner}/{repo}/git/refs/{ref}', {
    ref: 'heads/new',
  })
  await expect(gone).resolves.toBeUndefined()
})
