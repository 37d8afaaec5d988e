import type { AuditReport } from '../core/contract/audit/report.js'
import type { NotSeen } from '../core/contract/audit/repository.js'
import type { ListedRepository } from '../core/audit/seen.js'
import { matchesModel } from '../core/text/glob.js'
import { whole } from '../core/text/number.js'
import { UserError } from '../core/user-error.js'
import { isApiError } from '../io/github/api-error.js'
import { asUserError } from '../io/github/cause.js'
import type { GitHub } from '../io/github/client.js'
import {
  NoOwner,
  pagesByName,
  pagesOf,
  viewerOf,
  type Listed,
  type Page,
  type RepositoryAnswer,
  type RuleAnswer,
} from '../io/github/many/listing.js'
import { OutOfPoints, type Budget } from '../io/github/many/points.js'
import { refusalOf, type QueryError } from '../io/github/partial.js'
import { stopOf, type Stop } from './stop.js'

/** Which repositories are audited. */
export interface Wanted {
  /** The organization or user whose repositories are listed; null where names are asked for. */
  readonly organization: string | null
  /** Full names, where no organization is listed; globs of full names, where one is. */
  readonly repositories: readonly string[]
  /** A topic that a repository must have; null takes all. */
  readonly topic: string | null
  /** Whether archived repositories are audited too. */
  readonly archived: boolean
}

/** A repository that is audited. */
export interface SelectedRepository {
  readonly listed: ListedRepository
  /** The rules of its default branch as GitHub tells them; null: they were not told. */
  readonly rules: readonly RuleAnswer[] | null
  /** Contexts of statuses that a branch protection rule requires. */
  readonly contexts: readonly string[]
  readonly notSeen: readonly NotSeen[]
  /** Whether there is something to read: a commit, and a listing that was not refused. */
  readonly readable: boolean
}

export interface Selection {
  readonly selected: readonly SelectedRepository[]
  readonly leftOut: AuditReport['head']['leftOut']
  /** Node ids of all that was listed by GitHub’s numbers, which rules name repositories by. */
  readonly idOf: ReadonlyMap<number, string>
  /** Default branches of all that was listed, by full name in lower case. */
  readonly branchOf: ReadonlyMap<string, string>
  readonly notSeen: readonly NotSeen[]
  /** Why the listing ended before its end; null where it did not. */
  readonly stop: Stop | null
}

/** The account of a job’s own token. */
const OF_A_JOB: ReadonlySet<string> = new Set(['github-actions', 'github-actions[bot]'])

/**
 * Lists repositories, and selects those that are wanted.
 * @throws {UserError} where nothing can be listed at all.
 */
export async function selectRepositories(github: GitHub, wanted: Wanted, budget: Budget): Promise<Selection> {
  const { organization } = wanted
  const selected = new Map<string, SelectedRepository>()
  const leftOut = { archived: 0, topic: 0, name: 0 }
  const [idOf, branchOf] = [new Map<number, string>(), new Map<string, string>()]
  const notSeen: NotSeen[] = []
  const counted: { listed: number; total: number | null } = { listed: 0, total: null }
  const ids = new Set<string>()
  const take = (page: Page): void => {
    counted.total = page.total
    for (const one of page.listed) {
      const { answer } = one
      // One that moved while the pages were read is on two of them.
      if (answer !== null && organization !== null && ids.has(answer.id)) continue
      counted.listed += 1
      ids.add(answer?.id ?? '')
      if (answer === null) {
        notSeen.push(refusedRepository(one))
        continue
      }
      if (answer.databaseId !== null) idOf.set(answer.databaseId, answer.id)
      if (answer.defaultBranchRef) branchOf.set(answer.nameWithOwner.toLowerCase(), answer.defaultBranchRef.name)
      const why = reasonToLeaveOut(answer, wanted)
      if (why !== null) leftOut[why] += 1
      else if (!selected.has(answer.id)) selected.set(answer.id, selectedOf(one, answer, page.rulesKnown))
    }
  }
  let stop: Stop | null = null
  try {
    const pages =
      organization === null ? pagesByName(github, wanted.repositories, budget) : pagesOf(github, organization, budget)
    for await (const page of pages) take(page)
    if (counted.total !== null && counted.listed < counted.total)
      notSeen.push({
        repository: null,
        what: restOf(counted),
        reason: `GitHub counts ${whole(counted.total)} repositories and lists ${whole(counted.listed)}: some may have changed while they were listed`,
        remedy: 'Run the audit again.',
      })
  } catch (error) {
    if (error instanceof NoOwner)
      throw new UserError(
        `GitHub knows no organization or user ${organization ?? ''} for this token.`,
        'Check the name; the token must be one of an app that is installed there, or of a member.',
        'api',
      )
    if (!isApiError(error) && !(error instanceof OutOfPoints)) throw error
    stop = stopOf(error)
    if (counted.listed === 0)
      throw error instanceof OutOfPoints ? new UserError(`${stop.reason}.`, stop.remedy, 'api') : asUserError(error)
    notSeen.push({
      repository: null,
      what: restOf(counted),
      ...stop,
    })
  }
  if (organization !== null && OF_A_JOB.has((await viewerOf(github, budget)) ?? ''))
    notSeen.push({
      repository: null,
      what: `private and internal repositories of ${organization}`,
      reason: 'the token is a job’s own, which sees the repository of the job and public ones',
      remedy: 'Use the token of a GitHub App that is installed on the organization: docs/recipes/organization.md.',
    })
  // Of no repository at all nothing good is known: more likely the glob or the topic is misspelled.
  if (selected.size === 0 && notSeen.length === 0)
    notSeen.push({
      repository: null,
      what: 'any repository',
      reason: `none of the ${whole(counted.listed)} that GitHub lists for this token is asked for`,
      remedy: 'Check the names, the topic and whether archived ones are meant; globs know * and ?.',
    })
  return { selected: [...selected.values()], leftOut, idOf, branchOf, notSeen, stop }
}

function restOf({ listed, total }: { readonly listed: number; readonly total: number | null }): string {
  return total === null ? 'the rest of the repositories' : `${total - listed} of ${total} repositories`
}

function reasonToLeaveOut(
  { nameWithOwner, isArchived, repositoryTopics }: RepositoryAnswer,
  { organization, repositories, topic, archived }: Wanted,
): keyof AuditReport['head']['leftOut'] | null {
  const isNamed =
    organization === null || repositories.length === 0 || repositories.some((glob) => matchesModel(glob, nameWithOwner))
  if (!isNamed) return 'name'
  if (isArchived && !archived) return 'archived'
  return topic === null || topicsOf(repositoryTopics).includes(topic.toLowerCase()) ? null : 'topic'
}

function topicsOf(topics: RepositoryAnswer['repositoryTopics']): string[] {
  return (topics?.nodes ?? []).flatMap((one) => (one === null ? [] : [one.topic.name]))
}

function selectedOf({ asked, refused }: Listed, answer: RepositoryAnswer, rulesKnown: boolean): SelectedRepository {
  const { nameWithOwner: name, defaultBranchRef: ref, visibility } = answer
  const tip = ref?.target?.oid ?? null
  const rules = ref?.rules?.nodes?.flatMap((rule) => (rule === null ? [] : [rule])) ?? null
  const isWhole = rules !== null && rules.length === ref?.rules?.totalCount
  const notSeen: NotSeen[] = []
  const add = (what: string, reason: string, remedy: string | null): void => {
    notSeen.push({ repository: name, what, reason, remedy })
  }
  const [rulesRefused] = refused.filter(({ path }) => path.includes('rules'))
  if (ref !== null && !isWhole) {
    if (rulesRefused) add('rules', reasonIn(rulesRefused), RULES_REMEDY)
    else if (!rulesKnown)
      add('rules', 'this GitHub does not list the rules of a branch', 'Look them up in the settings of the repository.')
    else if (rules === null) add('rules', 'GitHub did not return them', RULES_REMEDY)
    else
      add(
        'rules',
        `${whole(ref.rules?.totalCount ?? 0)} rules bind its default branch, and ${whole(rules.length)} of them are read`,
        'Look up in its settings whether one of the others requires the check.',
      )
  }
  const [treeRefused] = refused.filter(({ path }) => !path.includes('rules'))
  if (treeRefused) add('contents', reasonIn(treeRefused), CONTENTS_REMEDY)
  else if (tip === null && !answer.isEmpty)
    add('contents', 'it has commits and no default branch', 'Set a default branch in its settings.')
  return {
    listed: {
      id: answer.id,
      name,
      asked: asked.toLowerCase() === name.toLowerCase() ? null : asked,
      visibility: visibility === 'PUBLIC' ? 'public' : visibility === 'INTERNAL' ? 'internal' : 'private',
      archived: answer.isArchived,
      topics: topicsOf(answer.repositoryTopics),
      branch: ref?.name ?? null,
      tip,
      tree: ref?.target?.tree?.oid ?? null,
    },
    rules: isWhole ? rules : null,
    contexts: (ref?.refUpdateRule?.requiredStatusCheckContexts ?? []).flatMap((one) => one ?? []),
    notSeen,
    readable: tip !== null && !treeRefused,
  }
}

const RULES_REMEDY = 'Give the app "Metadata: read" on it.'
/** What lets an audit read a repository. */
export const CONTENTS_REMEDY = 'Give the app "Contents: read" on it, and install it there.'

function refusedRepository({ asked, refused }: Listed): NotSeen {
  const [first] = refused
  return {
    repository: asked === '' ? null : asked,
    what: asked === '' ? 'a repository of the listing' : 'the repository',
    reason: first === undefined ? 'GitHub gave no reason' : reasonIn(first),
    remedy: 'Check the name, and that the token may see it.',
  }
}

/** GitHub’s words, as one clause. */
export function reasonIn(error: QueryError): string {
  return stopOf(refusalOf(error)).reason
}
