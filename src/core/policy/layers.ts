import { DOCUMENTATION } from '../../version.js'
import { plain } from '../text/message.js'
import { matchOf, withoutPermissions, type Target } from './groups.js'
import { parsePolicies, type ParsedPolicies } from './parse.js'
import { type PolicyProblem } from './policy.js'
import type { Layer, LayerRole, Policy } from './policy.js'
import { parseReference, referenceKey, type PolicyReference } from './reference.js'
import type { Failure } from '../report.js'
import { RULES } from '../rules/index.js'
import { VERSION } from '../../version.js'

/** The text of a policy and where it was found. */
export interface PolicyText {
  readonly text: string
  readonly source: string
  readonly sha: string | null
}

/** A file at the policy's path that cannot be read: treated like an invalid policy. */
export interface UnreadablePolicy {
  readonly unreadable: string
  readonly source: string
  readonly sha: string | null
}

export type FoundPolicy = PolicyText | UnreadablePolicy

/** Reads a parent, or returns why it cannot be read. Null leaves it out: it is unknown and is not read. */
export type ReadParent = (reference: PolicyReference) => Promise<FoundPolicy | null>

/** The digest of a policy's text, for the report; null where none is needed. */
export type Digest = ((text: string) => string) | null

/** Policies that extend each other, the first included. */
const MOST_DEEP = 5
/** Layers in total. Chosen by hand. */
const MOST_LAYERS = 20

/** The layers of a policy and of its parents, outermost first. */
export interface ResolvedLayers {
  readonly layers: Policy
  /** Parents that were left out. */
  readonly unread: readonly string[]
}

/** How parents are read, and for which repository documents are selected. */
export interface Surroundings {
  readonly read: ReadParent
  readonly digest: Digest
  readonly target: Target
}

/** The layers of one policy file, or the failure that a broken one is: nothing is ever judged by half a policy. */
export async function resolveLayers(
  found: FoundPolicy,
  role: Exclude<LayerRole, 'parent'>,
  { read, digest, target }: Surroundings,
): Promise<ResolvedLayers | Failure> {
  try {
    const resolution = new Resolution(read, digest, target)
    await resolution.add(found, role, [], true)
    return { layers: resolution.layers, unread: resolution.unread }
  } catch (error) {
    if (error instanceof BrokenPolicy) return error.failure
    throw error
  }
}

/** Whether a result is a failure. */
export function isFailure(value: object): value is Failure {
  return 'errorClass' in value
}

/** One walk from a policy through its parents: what was met, and in which order the layers lie. */
class Resolution {
  readonly layers: Layer[] = []
  readonly unread: string[] = []
  readonly #read: ReadParent
  readonly #digest: Digest
  readonly #target: Target
  readonly #met = new Set<string>()

  constructor(read: ReadParent, digest: Digest, target: Target) {
    this.#read = read
    this.#digest = digest
    this.#target = target
  }

  /** Adds the documents of a file, each below its parents. `isMeant`: whether what leads here is known to be meant for the repository. */
  async add(found: FoundPolicy, role: LayerRole, trail: readonly Step[], isMeant: boolean): Promise<void> {
    const elsewhere: Layer[] = []
    const added: number[] = []
    const documents = layersOf(found, role, trail, this.#digest)
    for (const document of documents) {
      const match = await matchOf(document.file.when, this.#target)
      if (match === 'no') {
        elsewhere.push(document)
        continue
      }
      const known = isMeant && match !== 'unknown'
      const layer = match === 'always' ? document : { ...document, matched: match }
      await this.#addDocument(
        found,
        known ? layer : { ...layer, file: withoutPermissions(layer.file, RULES) },
        trail,
        known,
      )
      added.push(this.layers.length - 1)
    }
    const [first] = documents
    // A file of which no document is meant for the repository is a layer that says nothing: it is named, and judges nothing.
    if (added.length === 0 && first !== undefined) this.#push({ ...first, file: { version: 1 } }, trail)
    const carrier = this.layers[added[0] ?? this.layers.length - 1]
    if (elsewhere.length > 0 && carrier !== undefined)
      this.layers[added[0] ?? this.layers.length - 1] = { ...carrier, elsewhere }
  }

  async #addDocument(found: FoundPolicy, layer: Layer, trail: readonly Step[], isMeant: boolean): Promise<void> {
    const parents = [layer.file.extends ?? []].flat()
    const step: Step = { source: found.source, key: keyOf(found.source), layer }
    const path = [...trail, step]
    if (parents.length > 0 && path.length >= MOST_DEEP)
      throw broken(
        path,
        `The policies extend each other more than ${MOST_DEEP} deep: ${path.map(({ source }) => source).join(' → ')} → ${parents[0] ?? ''}.`,
        'Let policies extend fewer others.',
      )
    const named = parents.flatMap((text) => {
      const reference = parseReference(text)
      // The schema has seen to it that there is one.
      return reference === null ? [] : [{ text, reference, key: referenceKey(reference) }]
    })
    for (const { text, key } of named) {
      if (path.some((one) => one.key === key))
        throw broken(
          path,
          `The policies extend each other in a circle: ${[...path.map(({ source }) => source), text].join(' → ')}.`,
          'Take one of them out of the circle.',
        )
    }
    // Read concurrently; each is added after its own parents and before those named after it, so a parent is always
    // above.
    const reading = named.map(({ reference, key }) => (this.#met.has(key) ? null : this.#read(reference)))
    for (const [index, { text, key }] of named.entries()) {
      const parent = await reading[index]
      // One that two layers name is one layer, where it is met first.
      if (this.#met.has(key)) continue
      this.#met.add(key)
      if (parent === null || parent === undefined) this.unread.push(text)
      else await this.add(parent, 'parent', path, isMeant)
    }
    this.#push(layer, path)
  }

  #push(layer: Layer, path: readonly Step[]): void {
    this.layers.push(layer)
    if (this.layers.length > MOST_LAYERS)
      throw broken(path, `The policy has more than ${MOST_LAYERS} layers.`, 'Let policies extend fewer others.')
  }
}

interface Step {
  readonly source: string
  readonly key: string
  readonly layer: Layer
}

/** The identity of a policy's source, however its reference is written. */
export function keyOf(source: string): string {
  const reference = parseReference(source)
  return reference === null ? source : referenceKey(reference)
}

function layersOf(found: FoundPolicy, role: LayerRole, trail: readonly Step[], digest: Digest): readonly Layer[] {
  const parsed = parseFound(found, role, digest)
  if ('layers' in parsed) return parsed.layers
  const { source, sha } = found
  const named = trail.at(-1)
  if (role === 'repository') {
    const hint =
      'unreadable' in found
        ? 'Commit the policy as a plain YAML file; until then nothing is judged and nothing passes.'
        : `Correct the policy; until then nothing is judged and nothing passes. Its keys are listed in ${DOCUMENTATION}/policy.md`
    throw new BrokenPolicy({
      verdict: 'error',
      errorClass: 'policy',
      problems: parsed.problems.map((problem) => problemAt(source, problem)),
      hint,
      policy: { source, sha },
    })
  }
  // Of a layer of another owner only the place of a mistake is shown, never its text.
  const [first] = parsed.problems
  const where =
    role === 'organization'
      ? `The organization’s policy (${source})`
      : `${source}, which ${named?.source ?? ''} extends,`
  if ('unreadable' in found)
    throw broken(
      trail,
      `${where} cannot be read: ${found.unreadable}`,
      'Check owner, path and ref. For a private repository pass a token that may read it as `policy-token`.',
      source,
    )
  if (first?.upgrade)
    throw broken(
      trail,
      `${where} needs a newer version of Kiro Governance than ${VERSION}.`,
      'Upgrade the action, or the package.',
      source,
    )
  throw broken(
    trail,
    `${where} is not a valid policy: line ${first?.line ?? 1}, column ${first?.column ?? 1}.`,
    'Whoever owns it sees what is wrong with: npx kiro-governance check --policy FILE',
    source,
  )
}

/** The parsed policy; one that cannot be read has that as its problem. */
export function parseFound(found: FoundPolicy, role: LayerRole = 'repository', digest: Digest = null): ParsedPolicies {
  if ('unreadable' in found) return { problems: [{ line: 1, column: 1, message: [found.unreadable] }] }
  const { text, source, sha } = found
  return parsePolicies(text, { source, sha, role, digest: digest?.(text) ?? null })
}

function problemAt(file: string, { line, column, message }: PolicyProblem): Failure['problems'][number] {
  return { file, line, column, message: plain(message) }
}

class BrokenPolicy extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.problems[0]?.message)
    this.failure = failure
  }
}

/** A failure of a parent, reported at the line of the repository's own file that leads to it. */
function broken(trail: readonly Step[], message: string, hint: string, culprit?: string): BrokenPolicy {
  const [own] = trail
  const place =
    own?.layer.role === 'repository'
      ? { file: own.source, ...own.layer.at(['extends']) }
      : { file: null, line: null, column: null }
  const last = culprit ?? trail.at(-1)?.source ?? ''
  return new BrokenPolicy({
    verdict: 'error',
    errorClass: 'policy',
    problems: [{ ...place, message }],
    hint,
    policy: { source: last, sha: null },
  })
}
