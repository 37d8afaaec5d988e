import type { GitHub } from '../client.js'
import { errorAt, isTooMuch, queryErrors, refusalOf, type PartialAnswer, type QueryError } from '../partial.js'
import { isForSize } from './batches.js'
import { POINTS, type Budget, type Points } from './points.js'

/** A rule of an answer. */
export interface RuleAnswer {
  readonly repositoryRuleset: { readonly name: string } | null
  readonly parameters: {
    readonly workflows?: readonly {
      readonly path: string
      readonly repositoryId: number
      readonly ref: string | null
      readonly sha: string | null
    }[]
    readonly requiredStatusChecks?: readonly { readonly context: string }[]
  } | null
}

/** A repository of an answer, without its files. */
export interface RepositoryAnswer {
  readonly id: string
  readonly databaseId: number | null
  readonly nameWithOwner: string
  readonly visibility: 'PUBLIC' | 'PRIVATE' | 'INTERNAL'
  readonly isArchived: boolean
  readonly isEmpty: boolean
  readonly repositoryTopics: {
    readonly nodes: readonly ({ readonly topic: { readonly name: string } } | null)[] | null
  } | null
  readonly defaultBranchRef: {
    readonly name: string
    readonly target: { readonly oid: string; readonly tree?: { readonly oid: string } } | null
    readonly rules?: { readonly totalCount: number; readonly nodes: readonly (RuleAnswer | null)[] | null } | null
    readonly refUpdateRule?: { readonly requiredStatusCheckContexts: readonly (string | null)[] | null } | null
  } | null
}

/** A repository as it is listed; the answer is null where GitHub refused it, and `refused` says why. */
export interface Listed {
  /** The name by which it was asked for; of a page the name that it has. */
  readonly asked: string
  readonly answer: RepositoryAnswer | null
  /** What GitHub has against the repository, or some field of it. */
  readonly refused: readonly QueryError[]
}

/** Repositories on a page or in a query by name: the most that GitHub gives. */
const PAGE = 100
/** Rules of a branch that are read: the most that GitHub gives. Of more it is not known what they require. */
const MOST_RULES = 100

const RULES = `rules(first: ${MOST_RULES}) { totalCount nodes {
        repositoryRuleset { name }
        parameters {
          ... on WorkflowsParameters { workflows { path repositoryId ref sha } }
          ... on RequiredStatusChecksParameters { requiredStatusChecks { context } }
        }
      } }
      refUpdateRule { requiredStatusCheckContexts }`

const fields = (rules: boolean): string => `
    id databaseId nameWithOwner visibility isArchived isEmpty
    repositoryTopics(first: 20) { nodes { topic { name } } }
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } }
      ${rules ? RULES : ''}
    }`

/** The query for one page of an owner's repositories; without `rules` for a GitHub that does not know them. */
export const listingQuery = (
  rules: boolean,
): string => `query Repositories($login: String!, $first: Int!, $after: String) {
  ${POINTS}
  repositoryOwner(login: $login) {
    repositories(first: $first, after: $after, ownerAffiliations: [OWNER], orderBy: { field: NAME, direction: ASC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {${fields(rules)}
      }
    }
  }
}`

/** The query for some repositories by name. */
export const namesQuery = (names: readonly string[], rules: boolean): string => {
  const each = names.map((full, index) => {
    const [owner = '', name = ''] = full.split('/')
    return `r${index}: repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) { ...Fields }`
  })
  return `query RepositoriesByName {\n  ${POINTS}\n  ${each.join('\n  ')}\n}\nfragment Fields on Repository {${fields(rules)}\n}`
}

interface PageAnswer {
  readonly rateLimit: Points | null
  readonly repositoryOwner: {
    readonly repositories: {
      readonly totalCount: number
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
      readonly nodes: readonly (RepositoryAnswer | null)[] | null
    } | null
  } | null
}

type NamesAnswer = Readonly<Record<string, RepositoryAnswer | null>> & Pick<PageAnswer, 'rateLimit'>

/** One step of a listing: some repositories, and what is known of the rest. */
export interface Page {
  readonly listed: readonly Listed[]
  /** How many repositories GitHub says there are for this token; null where they were asked for by name. */
  readonly total: number | null
  /** Whether GitHub tells the rules of branches. */
  readonly rulesKnown: boolean
}

/** The owner is not there for the token. */
export class NoOwner extends Error {}

/**
 * All repositories of an organization or a user, page by page.
 * @throws {NoOwner} where the owner is not there for the token.
 */
export async function* pagesOf(github: GitHub, login: string, budget: Budget): AsyncGenerator<Page> {
  let rules = true
  let first = PAGE
  let after: string | null = null
  for (;;) {
    await budget.ready()
    const page = await pageOf(github, { login, first, after }, rules)
    if (page === null || (first > 1 && page.answer.errors.some(isTooMuch))) {
      budget.spent(page?.answer.data.rateLimit)
      first = Math.floor(first / 2)
      continue
    }
    const { answer } = page
    rules = page.known
    const { rateLimit, repositoryOwner } = answer.data
    budget.spent(rateLimit)
    const found = repositoryOwner?.repositories
    if (!found) {
      const refused = errorAt(answer, 'repositoryOwner')
      // A page after the first is refused for a reason of its own, such as a cursor that has gone stale.
      if (after === null) throw new NoOwner(refused?.message ?? '')
      throw refusalOf(refused ?? { message: 'GitHub did not return the next page', type: '', path: [], sso: false })
    }
    const listed = (found.nodes ?? []).map((one, index): Listed => ({
      asked: one?.nameWithOwner ?? '',
      answer: one,
      refused: errorsBelow(answer, ['repositoryOwner', 'repositories', 'nodes', index]),
    }))
    yield { listed, total: found.totalCount, rulesKnown: rules }
    if (!found.pageInfo.hasNextPage) return
    after = found.pageInfo.endCursor
  }
}

interface PageVariables {
  readonly login: string
  readonly first: number
  readonly after: string | null
}

/** One page; null where it is too much for GitHub and a smaller one may not be. */
function pageOf(github: GitHub, variables: PageVariables, rules: boolean): Promise<Ruled<PageAnswer> | null> {
  return withRules(rules, (query) =>
    github.ask<PageAnswer>(listingQuery(query), { ...variables }, (data) => 'repositoryOwner' in data),
  ).catch((error: unknown) => {
    if (variables.first === 1 || !isForSize(error)) throw error
    return null
  })
}

/** Repositories by name, a hundred at a time. One that has been renamed is found by its old name. */
export async function* pagesByName(github: GitHub, names: readonly string[], budget: Budget): AsyncGenerator<Page> {
  let rules = true
  for (let at = 0; at < names.length; at += PAGE) {
    await budget.ready()
    const some = names.slice(at, at + PAGE)
    const page: Ruled<NamesAnswer> = await withRules(rules, (query) =>
      github.ask<NamesAnswer>(namesQuery(some, query), {}, (data) => 'rateLimit' in data),
    )
    const { answer } = page
    rules = page.known
    const { data } = answer
    budget.spent(data.rateLimit)
    const listed = some.map((asked, index): Listed => ({
      asked,
      answer: data[`r${index}`] ?? null,
      refused: errorsBelow(answer, [`r${index}`]),
    }))
    yield { listed, total: null, rulesKnown: rules }
  }
}

/** An answer, and whether this GitHub tells the rules of branches. */
interface Ruled<T> {
  readonly answer: PartialAnswer<T>
  readonly known: boolean
}

/** The account that the token acts as; null where GitHub does not tell. */
export async function viewerOf(github: GitHub, budget: Budget): Promise<string | null> {
  budget.sent()
  return github
    .askOnce<{ viewer: { login: string } }>('query Viewer { viewer { login } }', {}, (data) => 'viewer' in data)
    .then(({ data }) => data.viewer.login)
    .catch(() => null)
}

/** Asks with rules, and once more without where this GitHub has no such field: GitHub Enterprise Server before it had them. */
async function withRules<T>(rules: boolean, ask: (rules: boolean) => Promise<PartialAnswer<T>>): Promise<Ruled<T>> {
  try {
    return { answer: await ask(rules), known: rules }
  } catch (error) {
    const lacks = queryErrors(error).some(
      ({ message }) =>
        /rules|RefUpdateRule|refUpdateRule|WorkflowsParameters/.test(message) &&
        /exist|undefined|unknown|no such type/i.test(message),
    )
    if (!rules || !lacks) throw error
    return { answer: await ask(false), known: false }
  }
}

/** The errors at a field or below it, with their paths from there. */
function errorsBelow({ errors }: PartialAnswer<unknown>, field: readonly (string | number)[]): QueryError[] {
  return errors
    .filter(({ path }) => field.every((key, index) => path[index] === key))
    .map((one) => ({ ...one, path: one.path.slice(field.length) }))
}
