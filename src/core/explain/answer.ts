import { label, type Assignment } from '../kiro/assignment.js'
import type { Configuration } from '../kiro/configuration.js'
import { groupBy } from '../text/group-by.js'
import { explain, type ExplainGround, type Explanation } from './explain.js'
import { nearest } from '../text/nearest.js'
import { UserError } from '../user-error.js'

/** A question, and the answer for each model that it leads to. */
export interface Answer {
  readonly explanation: Explanation
  /** What runs on the model, for people; empty for a question about the model itself. */
  readonly work: readonly Assignment[]
}

/**
 * Answers a question about a file, about what runs where (`codeReview`, `task:codeReview`, `agent:reviewer`, a profile), or about
 * a model. A file is meant from the folder in which it is asked: `folder` leads there from the top, as `packages/web/`.
 * @throws {UserError} with the nearest thing that is there, when the question means nothing
 */
export function answer(question: string, configuration: Configuration, ground: ExplainGround, folder = ''): Answer[] {
  const asked = question.trim()
  const work = workMeant(asked, configuration, folder)
  // Work on the same model asks the same layers, so it is answered together.
  if (work.length > 0)
    return [...groupBy(work, ({ model }) => model)].map(([model, group]) => ({
      explanation: explain(ground, model, group),
      work: group,
    }))
  const named = configuration.mentions.some(({ model }) => model === asked)
  const foreign = ground.catalogue.foreign(asked, ground.day)
  // A question with a blank or a capital is more likely a slip in a path or a name, unless it means a model.
  const isModel = foreign !== null && (foreign.kind !== 'shape' || foreign.meant !== null)
  if (named || isModel || ground.catalogue.find(asked)) return [{ explanation: explain(ground, asked, []), work: [] }]
  const known = [
    ...configuration.assignments.flatMap((assignment) => [assignment.name, label(assignment)]),
    ...configuration.files.map(({ path }) => pathFrom(folder, path)),
    ...ground.catalogue.models.map(({ id }) => id),
  ]
  const path = fromTop(folder, asked)
  const silent = configuration.files.find((file) => file.path === path)
  if (silent)
    throw new UserError(
      silent.readable
        ? `${asked} is a Kiro file that names no model and gives no work to one.`
        : `${asked} cannot be read, so what it says of models is not known.`,
      silent.readable
        ? 'There is nothing to explain. kiro-governance inventory lists what runs where.'
        : 'kiro-governance check says what is wrong with it.',
    )
  // A path from the top, as reports print it, is suggested as it has to be written from this folder.
  const whole = folder !== '' && configuration.files.some(({ path }) => path === asked)
  const meant = whole
    ? pathFrom(folder, asked)
    : nearest(
        asked,
        known.filter((name) => name !== asked),
      )
  throw new UserError(
    `${asked === '' ? 'The empty name' : asked} is not a Kiro file, a kind of work or a model here${meant ? `; did you mean ${meant}?` : '.'}`,
    'Name a file (.kiro/settings.json), what runs where (codeReview, agent:reviewer; kiro-governance inventory lists them) or a model (claude-opus-4.8).',
  )
}

function workMeant(asked: string, { assignments, contracts }: Configuration, folder: string): Assignment[] {
  const path = fromTop(folder, asked)
  const inFile = assignments
    .flatMap((one) => [one, ...one.twins])
    .filter(({ file, place }) => file === path || place.file === path)
  if (inFile.length > 0) return inFile
  const same = (text: string): boolean => text.toLowerCase() === asked.toLowerCase()
  const byName = assignments.filter((assignment) => same(assignment.name) || same(label(assignment)))
  if (byName.length > 0) return byName
  return contracts.some(({ profiles }) => profiles.has(asked))
    ? assignments.filter(({ profile }) => profile === asked)
    : []
}

/** A path that is meant from a folder, from the top: `../api/x` in `packages/web/` is `packages/api/x`. */
function fromTop(folder: string, path: string): string {
  const parts: string[] = []
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** A path from the top, from a folder: the other way round. */
function pathFrom(folder: string, path: string): string {
  const [from, to] = [folder.split('/').slice(0, -1), path.split('/')]
  const first = from.findIndex((part, index) => part !== to[index])
  const shared = first === -1 ? from.length : first
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/')
}
