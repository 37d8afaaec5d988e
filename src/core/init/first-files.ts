import { loadCatalogue } from '../catalogue/catalogue.js'
import { readConfiguration, type SourceFile } from '../kiro/configuration.js'
import { matchesPath } from '../text/glob.js'
import { ignoredFolders } from './ignored-folders.js'
import { namedModels } from './named-models.js'
import { allowedModels, policyFile } from './policy-file.js'
import { settingsFile } from './settings-file.js'

export interface FirstFilesInput {
  /** The repository's Kiro files. */
  readonly sources: readonly SourceFile[]
  /** Whether a contract is written too: the policy then allows its models. */
  readonly contract: boolean
  readonly observeUntil: string | null
  /** Prices and status are those of this day. */
  readonly day: string
}

/** A first policy, and optionally a first contract, that agree with each other and with the files in use. */
export interface FirstFiles {
  readonly policy: string
  /** Null where none is requested, or one exists. */
  readonly contract: string | null
  /** The path of an existing contract. On a case-sensitive file system `.Kiro/Settings.json` is one too. */
  readonly there: string | null
}

/** The files that `init` writes. */
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
  const unreadable = configuration.files.flatMap(({ path, readable }) => (readable ? [] : [path]))
  const allow = allowedModels(named, first?.models ?? [], catalogue)
  return {
    policy: policyFile({ ignore, allow, leftOut: named.leftOut, unreadable, day, observeUntil }),
    contract: first?.text ?? null,
    there,
  }
}
