import { check, type CheckInput } from '../core/check.js'
import { readConfiguration } from '../core/kiro/configuration.js'
import { answer } from '../core/explain/answer.js'
import { carrierRule } from '../core/cost/carrier-rules.js'
import { rowsMeant, traceOf } from '../core/cost/trace.js'
import { plain } from '../core/text/message.js'
import { consoleAnswers } from '../core/kgl/console-answers.js'
import { resolved } from '../core/policy/merge/policy-edit.js'
import { namedConsoles } from '../core/policy/named-consoles.js'
import { consoleOnDisk } from '../commands/export-policy.js'
import { markdown } from '../render/escape/markdown.js'
import { nearest } from '../core/text/nearest.js'
import { exitCode } from '../core/exit-code.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { costTraceMarkdown } from '../render/markdown/cost-trace.js'
import { costTraceText } from '../render/text/cost-trace.js'
import { answersText } from '../render/text/explanation-text.js'
import { failureText } from '../render/failure.js'
import { explanationOf } from '../render/json/json.js'
import { explanationsMarkdown } from '../render/markdown/explanation.js'
import { openLocal } from '../check/check-local.js'
import { readConsoles } from '../check/console-files.js'
import { readSources } from '../check/read-sources.js'
import type { Effects } from './effects.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { expectPlans } from '../core/policy/plan-days.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { outputPaint } from './paint.js'

/** The command `explain`. */
export const explain: Command = {
  name: 'explain',
  summary:
    'Says layer by layer why a model may or may not do some work, who can change that, and what every layer allows instead; with --cost, how its credits come about.',
  positionals: 'FILE|MODEL|WORK',
  flags: [
    { name: 'cost', help: 'how the credits of some work come about, factor by factor, each with its source' },
    { name: 'policy', value: 'FILE', help: 'the policy; default: as for check' },
    ...LAYER_FLAGS,
    {
      name: 'kgl',
      value: 'FILE',
      help: 'the KGL file of the console, whose answer is named too; default: every *.kgl.yml of the repository',
    },
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'models and plans of that day, YYYY-MM-DD; default: today' },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'markdown', 'json'],
      help: 'how to print the answer; default: text',
    },
  ],
  async run({ flags, positionals }, effects) {
    const { folder, environment, today, print } = effects
    const [question, ...more] = positionals
    if (question === undefined || more.length > 0)
      throw new UserError(
        'explain takes one question: a file, a model, or what runs where.',
        'For example: kiro-governance explain codeReview, or explain claude-opus-4.8.',
      )
    const day = dayOf(flags['as-of'], today())
    const prices = pricesFlag(flags, day, effects)
    const { head, binding, prefix } = await openLocal({
      folder,
      environment,
      base: null,
      head: null,
      compares: false,
      ...policyFlags(flags),
      digests: false,
      day,
      baseDay: null,
    })
    if (binding.failure !== null) {
      print(`${failureText(binding.failure)}\n`)
      return exitCode(binding.failure, 'error')
    }
    const { policy } = binding
    expectPlans(policy, prices.plans.plans, day)
    if (flags.cost !== undefined)
      return explainCost(effects, question, flags.format ?? 'text', {
        after: await readSources(head.tree),
        policy,
        prices,
        day,
      })
    const ground = { catalogue: catalogueOf(policy, prices), policy, day }
    const named = namedConsoles(policy)
    const sources = await Promise.all([readSources(head.tree), readConsoles(head.tree, named)])
    const configuration = readConfiguration(sources.flat(), named)
    const answers = answer(question, configuration, ground, prefix)
    const explanations = answers.map(({ explanation }) => explanation)
    const consoles =
      flags.kgl === undefined ? configuration.consoles : [await consoleOnDisk(flags.kgl, folder, '--kgl')]
    const models = explanations.map(({ model }) => model)
    const byConsole = consoleAnswers(consoles, models, resolved(policy, prices), day)
    if (flags.format === 'json')
      print(
        jsonText({
          version: 1,
          kind: 'explanation',
          asOf: day,
          explanations: explanations.map(explanationOf),
          ...(consoles.length === 0
            ? {}
            : { console: byConsole.map((one) => ({ ...one, message: plain(one.message) })) }),
        }),
      )
    else
      print(
        flags.format === 'markdown'
          ? `${explanationsMarkdown(explanations)}\n${byConsole.map(({ message }) => `\n- ${markdown(message)}`).join('')}${byConsole.length > 0 ? '\n' : ''}`
          : `${answersText(answers, await outputPaint(effects))}${byConsole.length > 0 ? '\n' : ''}${byConsole.map(({ message }) => `${plain(message)}\n`).join('')}`,
      )
    return 0
  },
}

/** The rows of some work, or of everything for `all`. */
async function explainCost(
  effects: Effects,
  question: string,
  format: string,
  { after, policy, prices, day }: Pick<CheckInput, 'after' | 'policy' | 'prices' | 'day'>,
): Promise<number> {
  const { estimate } = check({ before: after, after, policy, prices, day })
  const rows = question === 'all' ? estimate.allRows : rowsMeant(estimate.allRows, question)
  if (rows.length === 0) {
    const meant = nearest(
      question,
      estimate.allRows.flatMap((row) => [row.assignment, row.label]),
    )
    throw new UserError(
      `${question} does not run here${meant ? `; did you mean ${meant}?` : '.'}`,
      'Name what runs where (codeReview, agent:reviewer; kiro-governance inventory lists them), or all.',
    )
  }
  if (format === 'json') {
    const traces = rows.map((row) => ({
      assignment: row.assignment,
      model: row.after.model,
      rule: plain(carrierRule(row, estimate)),
      ...traceOf(row.after, estimate),
    }))
    effects.print(jsonText({ version: 1, kind: 'cost-trace', asOf: day, rows: traces }))
  } else if (format === 'markdown') effects.print(costTraceMarkdown(rows, estimate))
  else effects.print(costTraceText(rows, estimate, await outputPaint(effects)))
  return 0
}
