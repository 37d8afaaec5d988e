import { loadCatalogue } from '../catalogue/catalogue.js'
import { readConfiguration, type SourceFile } from '../kiro/configuration.js'
import { matchesPath } from '../text/glob.js'
import { ignoredFolders } from './ignored-folders.js'
import { namedModels } from './named-models.js'
import { allowedModels, policyFile } from './policy-file.js'
import { settingsFile } from './settings-file.js'

export interface FirstFilesInput {
  /** The Kiro files of the repository as it is. */
  readonly sources: readonly SourceFile[]
  /** Whether a contract is to be written too: the policy then allows what it names. */
  readonly contract: boolean
  readonly observeUntil: string | null
  /** Prices and status are those of this day. */
  readonly day: string
}

/** A first policy, and a first contract where one is asked for, that agree with each other and with what is in use. */
export interface FirstFiles {
  readonly policy: string
  /** Null where none is asked for, or `there` is one. */
  readonly contract: string | null
  /** The contract that the repository has already. On a disk that tells cases apart, `.Kiro/Settings.json` is one too. */
  readonly there: string | null
}

export function firstFiles({ sources, contract, observeUntil, day }: FirstFilesInput): FirstFiles {
  const everything = readConfiguration(sources)
  const ignore = ignoredFolders([
    ...everything.files.map(({ path }) => path),
    ...everything.unreachable.map(({ place }) => place.file),
  ])
  const configuration =
    ignore.length === 0
      ? everything
      : readConfiguration(sources.filter(({ path }) => !ignore.some((glob) => matchesPath(glob, path))))
  const catalogue = loadCatalogue()
  const named = namedModels(configuration, catalogue, day)
  const there = everything.files.find(({ surface, root }) => surface === 'settings' && root === '')?.path ?? null
  const first = contract && there === null ? settingsFile(configuration, named, catalogue, day) : null
  const allow = allowedModels(named, first?.models ?? [], catalogue)
  return {
    policy: policyFile({ ignore, allow, leftOut: named.leftOut, day, observeUntil }),
    contract: first?.text ?? null,
    there,
  }
}
