import { readFile, readdir } from 'node:fs/promises'
import { check } from '../../lib/core/check.js'
import workload from '../../lib/core/cost/workload.json' with { type: 'json' }
import { signed, whole } from '../../lib/core/text/number.js'
import { parsePolicy } from '../../lib/core/policy/parse.js'
import { code, source, table } from './markdown.mjs'

const DAY = '2026-10-08'

/** The tables of docs/cost-model.md: the default workload with the source of each number, and the example worked out. */
export async function costBlocks(root) {
  return { 'workload-tasks': tasks(), 'workload-hooks': hooks(), 'worked-example': await worked(root) }
}

/** A number with where it comes from: a public page or the word assumption. */
const cell = ({ value, source: from }) => `${value} (${source(from)})`

function tasks() {
  return (
    table(
      [
        'kind of work',
        ['runs per developer and day', 'right'],
        ['low', 'right'],
        ['typical', 'right'],
        ['high', 'right'],
      ],
      Object.entries(workload.tasks).map(([kind, { runs, low, typical, high }]) => [
        code(kind),
        ...[runs, low, typical, high].map(cell),
      ]),
    ) +
    `\n\nWorking days a month: ${cell(workload.workdays)}. Part of the chat, and of what nothing routes, in the terminal: ${cell(workload.cliShare)}. Runs a day and developer of an agent that names a model: ${cell(workload.agents)}; of a step of a workflow: ${cell(workload.steps)}, times the cap of each loop around it, each at most ${cell(workload.loopRuns)}. Tokens of a developer’s day of all this work, for budgets in tokens: ${cell(workload.tokensPerDay.input)} in, ${cell(workload.tokensPerDay.output)} out.`
  )
}

function hooks() {
  return table(
    ['trigger', ['runs per developer and day', 'right']],
    Object.entries(workload.hooks).map(([trigger, runs]) => [code(trigger), cell(runs)]),
  )
}

/** The example of the repository, row by row: every factor that is multiplied, and the product as printed. */
async function worked(root) {
  const folder = async (name) => {
    const below = new URL(`examples/${name}/`, root)
    const entries = await readdir(below, { recursive: true, withFileTypes: true })
    return Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name: file }) => {
          const path = `${parentPath}/${file}`
          return { path: path.slice(path.indexOf('.kiro')), kind: 'file', bytes: await readFile(path) }
        }),
    )
  }
  const { layer } = parsePolicy(await readFile(new URL('examples/kiro-policy.yml', root), 'utf8'), {
    source: 'examples/kiro-policy.yml',
    sha: null,
  })
  const { estimate } = check({
    before: await folder('before'),
    after: await folder('after'),
    policy: [layer],
    day: DAY,
  })
  const side = ({ works: [work], multiplier, credits }) =>
    `${work.runs} x ${work.credits.typical} x ${multiplier} x ${estimate.workdays} x ${estimate.developers} = **${whole(credits.typical)}**`
  const rows = estimate.rows.map((row) => [
    code(row.label),
    side(row.before),
    side(row.after),
    signed(row.after.credits.typical - row.before.credits.typical),
  ])
  return [
    'runs a day x credits a run x multiplier x working days x developers, each product rounded to whole credits:',
    table(
      ['task', 'before', 'after', ['change', 'right']],
      [
        ...rows,
        [
          '**total**',
          `**${whole(estimate.before.typical)}**`,
          `**${whole(estimate.after.typical)}**`,
          `**${signed(estimate.delta.typical)}**`,
        ],
      ],
    ),
  ].join('\n\n')
}
