import { readConsoles } from '../check/console-files.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import type { Prices } from '../core/catalogue/prices.js'
import { readdirSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import { check } from '../core/check.js'
import { plain, visible } from '../core/text/message.js'
import { nearest } from '../core/text/nearest.js'
import { compareText } from '../core/text/place.js'
import { compareExpectation, parseExpectation, type Expectation, type TestedCase } from '../core/trial/expectation.js'
import type { Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'
import { decode } from '../core/kiro/surfaces/text.js'
import { UserError } from '../core/user-error.js'
import { codeOf, directoryTree, readFiles, systemReason } from '../io/files/directory.js'
import { placeOf } from '../io/surroundings.js'
import type { SourceFile } from '../core/kiro/configuration.js'
import type { Tree } from '../io/files/tree.js'
import { candidatePolicy, type Candidate } from '../check/candidate-policy.js'
import { editedWorkflows } from '../check/local-workflows.js'
import { caseTree } from './case-tree.js'
import { isFailure } from '../core/policy/layers.js'
import { readAll } from '../check/unread-files.js'

export interface PolicyTest {
  /** The folder of the cases. */
  readonly cases: string
  readonly candidate: Candidate
  /** The day of cases that state none. */
  readonly day: string
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
}

/** A case on disk; a missing side is empty. */
interface Written {
  readonly name: string
  readonly expectation: Expectation
  readonly before: Tree
  readonly after: Tree
}

/**
 * Judges every case under a policy and compares it with its expectation.
 * @throws {UserError} when a case is invalid, or the policy or the folder cannot be read.
 */
export async function testPolicy({
  cases,
  candidate,
  day,
  prices,
}: PolicyTest): Promise<readonly TestedCase[] | Failure> {
  const written = readCases(placeOf(candidate.folder, cases), cases)
  const policy = await candidatePolicy(candidate)
  if (isFailure(policy)) return policy
  return Promise.all(written.map((one) => judged(one, policy, one.expectation.day ?? day, prices)))
}

/** The files of a case: an excerpt of a repository, so that a file that is not in it is not missing. */
async function readExcerpt(tree: Tree, consoles: ReadonlySet<string>): Promise<SourceFile[]> {
  const files = await Promise.all([readAll(tree), readConsoles(tree, consoles)])
  return files.flat().map((file) => ({ ...file, has: () => null }))
}

async function judged(
  { name, expectation, before, after }: Written,
  policy: Policy,
  day: string,
  prices: Prices | undefined,
): Promise<TestedCase> {
  const named = namedConsoles(policy)
  const [was, is, workflows] = await Promise.all([
    readExcerpt(before, named),
    readExcerpt(after, named),
    editedWorkflows(before, after),
  ])
  const consoles = new Set([...was, ...is].flatMap(({ path }) => (named.has(path) ? [path] : [])))
  return {
    name,
    expectation,
    day,
    outcome: compareExpectation(
      expectation,
      check({ before: was, after: is, policy, workflows, prices, day, consoles }),
    ),
  }
}

/** The hint on the layout of a case. */
const LAYOUT =
  'A case is a folder with after/, usually before/, and expected.yml, which says for example: verdict: fail'
/** Problems that are listed. Chosen by hand. */
const MOST_MISTAKES = 20

/** Every case of a folder at `place`, named as the user wrote it. An invalid case is never skipped: it is an error. */
function readCases(place: string, folder: string): Written[] {
  const mistakes: string[] = []
  const entries = list(place, folder)
  if (entries.some(({ name }) => EXPECTED.includes(name)))
    throw new UserError(`${visible(folder)} is a case itself.`, 'Name the folder that holds the folders of the cases.')
  const written = entries.flatMap((entry): Written[] => {
    // Not folders of the user: .git, .idea.
    if (entry.name.startsWith('.')) return []
    if (entry.isSymbolicLink())
      mistakes.push(
        `${visible(join(folder, entry.name))} is a link, and links are not followed; put the case itself there.`,
      )
    if (!entry.isDirectory()) return []
    const found = readCase(join(place, entry.name), join(folder, entry.name), entry.name)
    if ('mistakes' in found) mistakes.push(...found.mistakes)
    return 'mistakes' in found ? [] : [found]
  })
  const [first] = mistakes
  if (first !== undefined) {
    const shown = mistakes
      .slice(0, MOST_MISTAKES)
      .map((mistake) => `\n  ${mistake}`)
      .join('')
    throw new UserError(mistakes.length === 1 ? first : `The cases have ${mistakes.length} mistakes:${shown}`, LAYOUT)
  }
  if (written.length === 0) throw new UserError(`${visible(folder)} has no cases.`, LAYOUT)
  return written
}

/** The accepted names of the expectation file. */
const EXPECTED: readonly string[] = ['expected.yml', 'expected.yaml']
/** The folders of a case. */
const SIDES = ['before', 'after'] as const

function readCase(place: string, folder: string, name: string): Written | { readonly mistakes: readonly string[] } {
  const at = visible(folder)
  const entries = list(place, folder)
  const mistakes = entries.flatMap((entry): string[] => {
    const side = SIDES.find((known) => known === entry.name)
    if (side !== undefined) return entry.isDirectory() ? [] : [`${at}/${side} is not a folder.`]
    if (!entry.isDirectory()) return []
    const meant = nearest(entry.name, SIDES)
    return [
      `${visible(join(folder, entry.name))} is not a part of a case${meant === null ? '; use before and after' : `; did you mean ${meant}?`}`,
    ]
  })
  const sides = SIDES.map((side) => entries.some((entry) => entry.name === side))
  if (!sides.includes(true)) mistakes.push(`${at} has neither before/ nor after/, so there is nothing to judge.`)
  const [tree, other] = SIDES.map((side, index) => {
    if (!sides[index] || mistakes.length > 0) return NOTHING
    const read = caseTree(directoryTree(join(place, side), join(folder, side)), join(folder, side))
    if (typeof read !== 'string') return read
    mistakes.push(read)
    return NOTHING
  })
  const expectation = expectationIn(place, folder, entries)
  if ('mistakes' in expectation) mistakes.push(...expectation.mistakes)
  if ('mistakes' in expectation || mistakes.length > 0) return { mistakes }
  return { name, expectation, before: tree ?? NOTHING, after: other ?? NOTHING }
}

/** An empty tree. */
const NOTHING: Tree = { entries: [], read: () => Promise.resolve([]) }

function expectationIn(
  place: string,
  folder: string,
  entries: readonly Dirent[],
): Expectation | { readonly mistakes: readonly string[] } {
  const at = visible(folder)
  const found = entries.filter(({ name }) => EXPECTED.includes(name))
  const [entry, another] = found
  if (another) return { mistakes: [`${at} has expected.yml and expected.yaml; keep one of them.`] }
  if (!entry) {
    const meant = entries.find((other) => other.isFile() && nearest(other.name, EXPECTED) !== null)
    return { mistakes: [`${at} has no expected.yml${meant ? `; is it ${visible(meant.name)}?` : '.'}`] }
  }
  const [bytes] = entry.isFile() ? readFiles(place, [{ path: entry.name, kind: 'file', oid: null }], folder) : []
  if (!bytes) return { mistakes: [`${at}/${entry.name} is not a file.`] }
  const decoded = decode(bytes)
  const parsed =
    'problem' in decoded
      ? { problems: [{ ...decoded.problem.position, message: decoded.problem.message }] }
      : parseExpectation(decoded.text)
  if (!('problems' in parsed)) return parsed.expectation
  return {
    mistakes: parsed.problems.map(
      ({ line, column, message }) => `${at}/${entry.name}:${line}:${column}  ${plain(message)}`,
    ),
  }
}

function list(place: string, folder: string): Dirent[] {
  try {
    return readdirSync(place, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name))
  } catch (error) {
    throw new UserError(
      `The folder ${visible(folder)} cannot be read: ${systemReason(error)}.`,
      codeOf(error) === 'ENOENT' ? `kiro-governance policy test --init writes a first case. ${LAYOUT}` : LAYOUT,
    )
  }
}
