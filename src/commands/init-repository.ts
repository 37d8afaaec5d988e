import { usualPath } from '../check/policy-on-disk.js'
import { DEFAULT_POLICY_PATH, POLICY_PATHS } from '../core/policy/policy-path.js'
import { realpathSync } from 'node:fs'
import { addition, checkOwner, CODEOWNERS_PATHS, missingLines, SOME_OWNER } from '../core/init/codeowners.js'
import { firstFiles } from '../core/init/first-files.js'
import { KIRO_HOOK_FILE } from '../core/init/kiro-hook.js'
import { PRICES_WORKFLOW_FILE } from '../core/init/prices-workflow.js'
import { WORKFLOW_FILE } from '../core/init/workflow-file.js'
import { UserError } from '../core/user-error.js'
import { directoryTree } from '../io/files/directory.js'
import { isThere, lookAt, readText } from '../io/files/look-at.js'
import { appendToFile, createFile } from '../io/files/write-file.js'
import type { Surroundings } from '../io/surroundings.js'
import type { Tree } from '../io/files/tree.js'
import { refuseLeftOut } from '../check/read-folder.js'
import { readSources } from '../check/read-sources.js'

export interface InitOptions extends Surroundings {
  /** The owner for CODEOWNERS; null writes none. */
  readonly owner: string | null
  /** Whether to write the weekly workflow for prices too. */
  readonly prices?: boolean
  /** Whether to write a hook of Kiro that runs the check too. */
  readonly kiro?: boolean
  /** Whether to write a contract too. */
  readonly settings: boolean
  /** The first day on which the policy blocks; null blocks at once. */
  readonly observeUntil: string | null
  /** Prices and status are those of this day. */
  readonly day: string
}

/** A file of the plan: new, to be extended, present, or without a named owner. */
export interface PlannedFile {
  readonly path: string
  readonly state: 'new' | 'lines' | 'there' | 'no owner'
  /** The text of a new file, or the text to append; empty where nothing is written. */
  readonly text: string
}

/** Where the workflow is written. */
const WORKFLOW_PATH = '.github/workflows/kiro.yml'
/** Where the workflow for prices is written. */
const PRICES_WORKFLOW_PATH = '.github/workflows/kiro-prices.yml'
/** Where the hook of Kiro is written. */
const KIRO_HOOK_PATH = '.kiro/hooks/kiro-governance.json'
/** Where the contract is written. */
const SETTINGS_PATH = '.kiro/settings.json'

/**
 * The missing files of a repository, made from what it contains. Nothing is written yet.
 * @throws {UserError} for an invalid owner, or when the folder cannot be read.
 */
export async function planInit({
  folder,
  environment,
  owner,
  settings,
  prices = false,
  kiro = false,
  observeUntil,
  day,
}: InitOptions): Promise<PlannedFile[]> {
  if (owner !== null) checkOwner(owner)
  const sources = await readSources(await openTree({ folder, environment }))
  await refuseLeftOut({ folder, environment }, [
    ...POLICY_PATHS,
    WORKFLOW_PATH,
    ...(prices ? [PRICES_WORKFLOW_PATH] : []),
    ...(kiro ? [KIRO_HOOK_PATH] : []),
    ...(settings ? [SETTINGS_PATH] : []),
    ...CODEOWNERS_PATHS,
  ])
  const contract = settings && !isThere(folder, SETTINGS_PATH)
  const first = firstFiles({ sources, contract, observeUntil, day })
  return [
    planned(folder, usualPath(folder) ?? DEFAULT_POLICY_PATH, first.policy),
    planned(folder, WORKFLOW_PATH, WORKFLOW_FILE),
    ...(prices ? [planned(folder, PRICES_WORKFLOW_PATH, PRICES_WORKFLOW_FILE)] : []),
    ...(kiro ? [planned(folder, KIRO_HOOK_PATH, KIRO_HOOK_FILE)] : []),
    ...(settings ? [plannedContract(first.contract, first.there)] : []),
    plannedOwners(folder, owner),
  ]
}

/**
 * Writes the planned files. A file that was created in between is kept.
 * @throws {UserError} when a file cannot be written.
 */
export function carryOut(folder: string, plan: readonly PlannedFile[]): PlannedFile[] {
  return plan.map((file) => {
    if (file.state === 'lines') appendToFile(folder, file.path, file.text)
    return file.state !== 'new' || createFile(folder, file.path, file.text) ? file : { ...file, state: 'there' }
  })
}

function planned(folder: string, path: string, text: string): PlannedFile {
  return isThere(folder, path) ? { path, state: 'there', text: '' } : { path, state: 'new', text }
}

function plannedContract(text: string | null, there: string | null): PlannedFile {
  return text === null
    ? { path: there ?? SETTINGS_PATH, state: 'there', text: '' }
    : { path: SETTINGS_PATH, state: 'new', text }
}

function plannedOwners(folder: string, owner: string | null): PlannedFile {
  // GitHub follows no symbolic link, so a CODEOWNERS behind one is ignored.
  const existing = CODEOWNERS_PATHS.map((path) => ({ path, ...lookAt(folder, path) })).find(
    ({ path, kind, at }) => kind === 'file' || (kind === 'link' && at === path),
  )
  const path = existing?.path ?? CODEOWNERS_PATHS[0]
  if (owner !== null) isThere(folder, path)
  const text = existing?.kind === 'file' ? readText(folder, path) : ''
  const lines = missingLines(text, path, owner ?? SOME_OWNER)
  if (lines.length === 0) return { path, state: 'there', text: '' }
  return {
    path,
    state: owner === null ? 'no owner' : existing === undefined ? 'new' : 'lines',
    text: addition(text, lines),
  }
}

/** The files of this folder: the top of a checkout, or a folder without git. */
async function openTree({ folder, environment }: Surroundings): Promise<Tree> {
  const { openGit } = await import('../io/git/git.js')
  const git = await openGit({ folder, environment })
  if (git === null) return directoryTree(folder)
  if (realpathSync(git.root) === realpathSync(folder)) return git.workingTree()
  throw new UserError(
    `This folder lies inside the checkout ${git.root}, and GitHub reads .github at the top only.`,
    `Run it there: cd ${git.root}`,
  )
}
