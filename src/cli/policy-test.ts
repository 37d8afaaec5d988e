import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { failureText } from '../render/failure.js'
import { policyTestText } from '../render/text/policy-test-text.js'
import { isFailure } from '../core/policy/layers.js'
import { CASE_FOLDER } from '../commands/case-tree.js'
import { firstPolicyTest, type WrittenCase } from '../commands/first-policy-test.js'
import { testPolicy } from '../commands/test-policy.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { outputPaint } from './paint.js'

/** The default folder of the cases. */
const FOLDER = 'kiro-policy-tests'

/** The command `policy test`. */
export const policyTest: Command = {
  name: 'policy test',
  summary: `Tests a policy: judges the cases of a folder (${FOLDER}) and says which come out otherwise than their expected.yml says.`,
  positionals: '[DIR]',
  flags: [
    {
      name: 'init',
      help: 'writes a first case: an agent on the most expensive model, with what the policy says of it now',
    },
    { name: 'policy', value: 'FILE', help: 'the policy to test; default: .github/kiro-policy.yml' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'the day of cases that state none, YYYY-MM-DD; default: today' },
    { name: 'format', value: 'NAME', choices: ['text', 'json'], help: 'how to print the result; default: text' },
  ],
  async run({ flags, positionals }, effects) {
    const { folder, environment, today, print } = effects
    const [cases = FOLDER, another] = positionals
    if (another !== undefined)
      throw new UserError(
        `policy test takes one folder, and ${another} is another one.`,
        'Name the folder that holds the folders of the cases.',
      )
    const day = dayOf(flags['as-of'], today())
    const under = {
      cases,
      candidate: { ...policyFlags(flags), folder, environment },
      prices: pricesFlag(flags, day, effects),
      day,
    }
    if (flags.init !== undefined) {
      const written = await firstPolicyTest(under)
      print(`${isFailure(written) ? failureText(written) : writtenText(written)}\n`)
      return isFailure(written) ? 2 : 0
    }
    const tested = await testPolicy(under)
    const json = flags.format === 'json'
    if (isFailure(tested)) {
      print(json ? asJson({ ...tested, cases: [] }) : `${failureText(tested)}\n`)
      return 2
    }
    if (json)
      print(
        asJson({
          cases: tested.map(({ name, day, expectation, outcome }) => ({
            name,
            passed: outcome.passed,
            asOf: day,
            expected: expectation,
            found: outcome.found,
          })),
        }),
      )
    else print(policyTestText(tested, await outputPaint(effects)))
    return tested.every(({ outcome }) => outcome.passed) ? 0 : 1
  },
}

function asJson(content: object): string {
  return jsonText({ version: 1, kind: 'policy-test', ...content })
}

function writtenText({ files }: WrittenCase): string {
  const lines = files.map(
    ({ path, isNew }) => `${visible(path)}  ${isNew ? 'written' : 'is there already, left as it is'}`,
  )
  return [
    ...lines,
    '',
    'Next: kiro-governance policy test judges it; copy the folder for each change that the policy is about.',
    `In a case ${CASE_FOLDER} is the .kiro folder: under that name neither Kiro nor kiro-governance check reads it.`,
  ].join('\n')
}
