import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { execute, parse, specifiedRules, validate } from 'graphql'
import { usualBehavior, type Behavior } from '../github/behavior.js'
import { githubSchema, resolve } from '../github/graphql.js'
import { shownError, typedError } from '../github/graphql-error.js'
import { limited, tooManyNodes } from '../github/graphql-limits.js'
import { withoutFields } from '../github/graphql-missing.js'
import { objectNode } from '../github/graphql-nodes.js'
import {
  ORGANIZATION_POLICY,
  REQUIRED_WORKFLOW,
  type GeneratedOrganization,
  type GeneratedRepository,
} from './generated-organization.js'

/** A request as this GitHub took it. */
export interface AuditRequest {
  readonly kind: 'graphql' | 'rest'
  /** The name of the query, or the path. */
  readonly name: string
  /** How many repositories or objects the query asks for by alias. */
  readonly size: number
  /** The query; '' of REST. */
  readonly query: string
}

/** What this GitHub does instead of answering; null answers. */
export type Fault = (
  request: AuditRequest,
  number: number,
) => { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown } | null

export interface OrganizationGitHub {
  readonly env: Readonly<Record<'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL' | 'GITHUB_TOKEN', string>>
  readonly requests: AuditRequest[]
  readonly behavior: Behavior
  /** The policy in acme/.github, which repositories may extend. */
  parent: string
  /** How many repositories at the end a listing counts and does not give. */
  hidden: number
  /** Points that the token has left. */
  points: number
  /** Whom the token acts as. */
  viewer: string
  /** The visibility of acme/ops, in which a workflow audits. */
  home: 'PUBLIC' | 'PRIVATE'
  fault: Fault
  close(): Promise<void>
}

/**
 * A GitHub that holds one generated organization: GraphQL executed over GitHub's published schema with its limits (a query that touches more
 * than 5,000 objects or 8 MB gets a part), trees and blobs by REST.
 */
export async function startOrganizationGitHub(
  organization: GeneratedOrganization,
  { latency = 0, validates = true }: { readonly latency?: number; readonly validates?: boolean } = {},
): Promise<OrganizationGitHub> {
  const requests: AuditRequest[] = []
  const answer = async (
    path: string,
    body: string,
  ): Promise<{ status: number; headers?: Readonly<Record<string, string>>; body: unknown }> => {
    const isGraphql = path === '/graphql'
    const asked = isGraphql ? (JSON.parse(body) as { query: string; variables?: Record<string, unknown> }) : null
    const name = asked === null ? path : (/query (\w+)/.exec(asked.query)?.[1] ?? '')
    const size = asked === null ? 1 : (asked.query.match(/^r\d+: /gm) ?? []).length
    const request: AuditRequest = {
      kind: isGraphql ? 'graphql' : 'rest',
      name,
      size,
      query: asked?.query ?? '',
    }
    requests.push(request)
    if (latency > 0) await wait(latency)
    const fault = github.fault(request, requests.length)
    if (fault !== null) return fault
    return asked === null
      ? rest(organization, path, github.behavior)
      : { status: 200, body: await graphql(asked, organization, github, validates) }
  }
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      void answer(incoming.url ?? '', Buffer.concat(chunks).toString()).then(({ status, headers = {}, body }) => {
        outgoing.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
        outgoing.end(JSON.stringify(body))
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const github: OrganizationGitHub = {
    env: { GITHUB_API_URL: origin, GITHUB_GRAPHQL_URL: `${origin}/graphql`, GITHUB_TOKEN: 'ghs_token' },
    requests,
    behavior: usualBehavior(),
    parent: ORGANIZATION_POLICY,
    hidden: 0,
    points: 5000,
    viewer: 'acme-audit[bot]',
    home: 'PRIVATE',
    fault: () => null,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return github
}

async function graphql(
  { query, variables = {} }: { query: string; variables?: Record<string, unknown> },
  organization: GeneratedOrganization,
  github: OrganizationGitHub,
  validates: boolean,
): Promise<unknown> {
  const document = parse(query)
  const invalid = validates
    ? validate(githubSchema(), document, [...specifiedRules, withoutFields(github.behavior.missingFields)])
    : []
  if (invalid.length > 0) return { errors: invalid.map(shownError) }
  const tooMany = tooManyNodes(document, variables)
  if (tooMany !== undefined) return { errors: [shownError(tooMany)] }
  github.points -= COST
  const { data, errors } = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootOf(organization, github),
    variableValues: variables,
    fieldResolver: limited(resolve, github.behavior),
  })
  return { data, ...(errors === undefined ? {} : { errors: errors.map(shownError) }) }
}

/** Points of a query here: what a probe of GitHub measured for fifty repositories with everything nested. */
const COST = 11

function rootOf(organization: GeneratedOrganization, github: OrganizationGitHub) {
  const named = (name: string) => {
    const index = organization.indexOf(name)
    if (index === undefined) throw typedError('NOT_FOUND', `Could not resolve to a Repository with the name '${name}'.`)
    return repositoryNode(organization.at(index))
  }
  return {
    viewer: { __typename: 'User', login: github.viewer },
    rateLimit: { limit: 5000, cost: COST, remaining: github.points, resetAt: '2099-01-01T00:00:00Z' },
    repositoryOwner: ({ login }: { login: string }) =>
      login.toLowerCase() === organization.login
        ? {
            __typename: 'Organization',
            login,
            repositories: (page: { first: number; after?: string | null }) => pageOf(organization, page, github.hidden),
          }
        : null,
    repository: ({ owner, name }: { owner: string; name: string }) =>
      owner === organization.login && name === '.github'
        ? policyNode(github.parent)
        : name === 'ops'
          ? { __typename: 'Repository', visibility: github.home }
          : named(`${owner}/${name}`),
    node: ({ id }: { id: string }) => named(id),
  }
}

/** The repository with the organization's policy, which is in no listing. */
function policyNode(text: string) {
  return {
    __typename: 'Repository',
    object: () => ({
      __typename: 'Commit',
      oid: 'f'.repeat(40),
      file: () => ({
        mode: 33188,
        object: {
          __typename: 'Blob',
          oid: 'e'.repeat(40),
          text,
          isBinary: false,
          isTruncated: false,
        },
      }),
    }),
  }
}

function pageOf(
  organization: GeneratedOrganization,
  { first, after }: { first: number; after?: string | null },
  hidden: number,
) {
  const start = typeof after === 'string' ? Number(after) : 0
  const end = Math.min(start + first, organization.size - hidden)
  return {
    totalCount: organization.size,
    pageInfo: { hasNextPage: end < organization.size - hidden, endCursor: String(end) },
    nodes: () => Array.from({ length: end - start }, (_, index) => repositoryNode(organization.at(start + index))),
  }
}

function repositoryNode(repository: GeneratedRepository) {
  const { id, databaseId, name, visibility, archived, topics, commit, objects, forbidden } = repository
  return {
    __typename: 'Repository',
    id,
    databaseId,
    nameWithOwner: name,
    visibility,
    isArchived: archived,
    isEmpty: commit === null,
    repositoryTopics: { nodes: topics.map((topic) => ({ topic: { name: topic } })) },
    defaultBranchRef: commit && {
      name: 'main',
      target: () => objectNode({ objects }, commit),
      rules: ({ first }: { first: number }) => rulesOf(repository, first),
      refUpdateRule: null,
    },
    object: ({ oid, expression }: { oid?: string; expression?: string }) => {
      if (forbidden) throw typedError('FORBIDDEN', 'Resource not accessible by integration')
      if (oid !== undefined) return objectNode({ objects }, oid)
      const [, path = ''] = (expression ?? '').split(':')
      const found = repository.tree === null ? undefined : objects.find(repository.tree, path)
      return found === undefined ? null : objectNode({ objects }, found.oid)
    },
  }
}

function rulesOf({ required, rules }: GeneratedRepository, most: number) {
  const requiring = required
    ? [
        {
          repositoryRuleset: { name: 'Kiro everywhere' },
          parameters: {
            __typename: 'WorkflowsParameters',
            workflows: [{ path: REQUIRED_WORKFLOW, repositoryId: 1000, ref: 'refs/heads/main', sha: null }],
          },
        },
      ]
    : []
  const others = Array.from({ length: rules }, () => ({ repositoryRuleset: { name: 'Branches' }, parameters: null }))
  const nodes = [...others, ...requiring]
  return { totalCount: nodes.length, nodes: nodes.slice(0, most) }
}

function rest(organization: GeneratedOrganization, path: string, { treeLimit }: Behavior) {
  const [, name = '', kind = '', oid = ''] =
    /^\/repos\/([^/]+\/[^/]+)\/git\/(trees|blobs)\/([0-9a-f]+)/.exec(path) ?? []
  const index = organization.indexOf(name)
  const repository = index === undefined ? null : organization.at(index)
  if (repository === null || repository.forbidden) return { status: 404, body: { message: 'Not Found' } }
  const { objects } = repository
  if (kind === 'blobs') {
    const bytes = objects.blobs.get(oid)
    return bytes === undefined
      ? { status: 404, body: { message: 'Not Found' } }
      : { status: 200, body: { sha: oid, content: bytes.toString('base64'), encoding: 'base64' } }
  }
  const tree = objects.commits.get(oid)?.tree ?? oid
  const all = [...objects.walk(tree)]
  return {
    status: 200,
    body: {
      sha: oid,
      truncated: all.length > treeLimit,
      tree: all.slice(0, treeLimit).map((entry) => ({ path: entry.path, mode: entry.mode, sha: entry.oid })),
    },
  }
}
