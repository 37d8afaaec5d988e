import { createHash } from 'node:crypto'
import { kindAt, KINDS, SHARES } from './generated-kinds.js'
import { GitObjects, type FileContent, type Files } from '../github/git-objects.js'

/** What is true of a generated repository: counted while it is made, without the program. */
export interface Truth {
  readonly usesKiro: boolean | null
  /** Models that its files name, as they are written. */
  readonly models: readonly string[]
  readonly policy: 'found' | 'none' | 'invalid'
  readonly check: 'required' | 'advisory' | 'none'
  /** The kind of what it holds for Kiro; undefined where it holds nothing. */
  readonly kind: number | undefined
  /** Whether something of it cannot be seen without `deep`. */
  readonly isSeen: boolean
}

/** A generated repository as GitHub has it. */
export interface GeneratedRepository {
  readonly id: string
  readonly databaseId: number
  readonly name: string
  readonly formerName: string | null
  readonly visibility: 'PUBLIC' | 'PRIVATE' | 'INTERNAL'
  readonly archived: boolean
  readonly topics: readonly string[]
  readonly forbidden: boolean
  /** Whether a ruleset requires the organization's workflow. */
  readonly required: boolean
  /** How many other rules bind its default branch. */
  readonly rules: number
  readonly commit: string | null
  readonly tree: string | null
  readonly objects: GitObjects
  readonly truth: Truth
}

/** A repository that a test describes. */
export interface GivenRepository extends Partial<
  Pick<GeneratedRepository, 'visibility' | 'archived' | 'topics' | 'forbidden' | 'required' | 'rules'>
> {
  readonly files: Files
}

/** A number from 0 to 1 that depends on nothing but the text. */
function chance(...parts: readonly (string | number)[]): number {
  return createHash('sha1').update(parts.join(' ')).digest().readUInt32BE(0) / 0x1_0000_0000
}

const MODELS = [
  'auto',
  'claude-sonnet-5',
  'claude-haiku-4.5',
  'claude-opus-4.8',
  'claude-opus-4.5',
  'claude-sonnet-4.6',
]

/** The workflow that the organization requires. */
export const REQUIRED_WORKFLOW = '.github/workflows/required-kiro.yml'
/** The organization’s policy, which forbids Opus 4.8. */
export const ORGANIZATION_POLICY =
  'version: 1\nmodels: { allow: [auto, claude-sonnet-*, claude-haiku-*, claude-opus-4.5] }\n'

const check = (event: string): string =>
  `name: Kiro\non:\n  ${event}:\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n`
/** An organization of any size whose repositories are made when they are asked for: the same for the same seed. */
export class GeneratedOrganization {
  readonly login = 'acme'
  readonly size: number
  readonly #seed: number
  readonly #shares: readonly number[]
  /** How often the repository with this number was changed. */
  readonly #changes = new Map<number, number>()
  readonly #made = new Map<number, GeneratedRepository>()
  readonly #given = new Map<number, GivenRepository>()

  constructor(size: number, seed = 1, shares: keyof typeof SHARES = 'odd') {
    this.size = size
    this.#shares = SHARES[shares]
    this.#seed = seed
  }

  /** Changes the contents of a repository. */
  change(index: number): void {
    this.#changes.set(index, (this.#changes.get(index) ?? 0) + 1)
    this.#made.delete(index)
  }

  /** Makes a repository one with these files in place of what the seed says. */
  put(index: number, given: GivenRepository): void {
    this.#given.set(index, given)
    this.#made.delete(index)
  }

  at(index: number): GeneratedRepository {
    const known = this.#made.get(index)
    if (known) return known
    const given = this.#given.get(index)
    const made = given === undefined ? this.#make(index) : this.#fromFiles(index, given)
    this.#made.set(index, made)
    // The memory of the program is measured beside it, so it keeps few.
    const [oldest] = this.#made.keys()
    if (this.#made.size > 300 && oldest !== undefined) this.#made.delete(oldest)
    return made
  }

  /** The number of a repository by its id, or by a name that it has or had; undefined where there is none. */
  indexOf(name: string): number | undefined {
    const found = /^(?:R_|acme\/(?:r|old-r))(\d{6})$/.exec(name)
    const index = found === null ? NaN : Number(found[1])
    return index < this.size ? index : undefined
  }

  #fromFiles(index: number, { files, ...more }: GivenRepository): GeneratedRepository {
    const made = this.#make(index)
    const objects = new GitObjects()
    const tree = objects.writeTree(undefined, files)
    const commit = objects.writeCommit({
      tree,
      parents: [],
      message: 'given',
      author: 'a',
      email: 'a@b.c',
      time: 1_700_000_000,
    })
    const usual = { formerName: null, archived: false, forbidden: false, required: false, rules: 0, topics: [] }
    return { ...made, ...usual, visibility: 'PRIVATE', objects, tree, commit, ...more }
  }

  #make(index: number): GeneratedRepository {
    const change = this.#changes.get(index) ?? 0
    const of = (what: string): number => chance(this.#seed, index, what)
    const pick = (what: string): string =>
      MODELS[Math.floor(chance(this.#seed, index, change, what) * MODELS.length)] ?? 'auto'
    const number = String(index).padStart(6, '0')
    const objects = new GitObjects()
    const isFirst = index === 0
    const isEmpty = !isFirst && of('empty') < 0.02
    const uses = !isFirst && !isEmpty && of('kiro') < 0.5
    const kindNumber = uses ? kindAt(of('kind'), this.#shares) : undefined
    const kind = kindNumber === undefined ? undefined : KINDS[kindNumber]?.(pick)
    const policy = isEmpty || isFirst || of('policy') > 0.3 ? 'none' : of('invalid') < 0.05 ? 'invalid' : 'found'
    const runs = !isEmpty && !isFirst && of('check') < 0.5
    const required = of('required') < 0.3
    const plain = Object.fromEntries(
      Array.from({ length: 12 + Math.floor(of('files') * 20) }, (_, file) => [`file-${file}.ts`, `${change}`]),
    )
    const files: Record<string, FileContent> = {
      'README.md': `# ${number} ${change}\n`,
      ...plain,
      'src/index.ts': `export const n = ${index}\n`,
      '.github/dependabot.yml': 'version: 2\n',
      '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
      ...(isFirst ? { [REQUIRED_WORKFLOW]: check('pull_request') } : {}),
      ...(runs ? { '.github/workflows/kiro.yml': check('pull_request') } : {}),
      ...(policy === 'found' ? { '.github/kiro-policy.yml': 'version: 1\nteam: { developers: 4 }\n' } : {}),
      ...(policy === 'invalid' ? { '.github/kiro-policy.yml': 'version: 1\nmodles: {}\n' } : {}),
      ...(of('owners') < 0.5 ? { '.github/CODEOWNERS': '/.github/ @acme/platform\n' } : {}),
      ...kind?.files,
    }
    const tree = isEmpty ? null : objects.writeTree(undefined, files)
    const commit =
      tree &&
      objects.writeCommit({
        tree,
        parents: [],
        message: `change ${change}`,
        author: 'a',
        email: 'a@b.c',
        time: 1_700_000_000 + change,
      })
    const forbidden = !isFirst && of('forbidden') < 0.02
    return {
      id: `R_${number}`,
      databaseId: 1000 + index,
      name: `acme/r${number}`,
      formerName: of('renamed') < 0.02 ? `acme/old-r${number}` : null,
      visibility:
        (['PUBLIC', 'PRIVATE', 'PRIVATE', 'INTERNAL'] as const)[Math.floor(of('visibility') * 4)] ?? 'PRIVATE',
      archived: !isFirst && of('archived') < 0.1,
      topics: of('topic') < 0.3 ? ['web'] : [],
      forbidden,
      required,
      rules: 0,
      commit,
      tree,
      objects,
      truth: {
        usesKiro: forbidden ? null : uses,
        models: [...new Set(kind?.models ?? [])],
        policy,
        check: required ? 'required' : runs ? 'advisory' : 'none',
        kind: kindNumber,
        isSeen: kind?.isSeen ?? true,
      },
    }
  }
}
