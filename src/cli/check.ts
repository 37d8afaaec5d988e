import { exitCode, type FailOn } from '../core/exit-code.js'
import { UserError } from '../core/user-error.js'
import { FORMATS, format, type Format } from '../render/index.js'
import { checkLocal, type LocalCheck } from '../check/check-local.js'
import { checkFixFlags, FIX_FLAGS, isFixing, runFix } from './check-fix.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { runLinks } from '../render/chat/run-links.js'
import { wrap } from '../render/text/wrap.js'
import { outputPaint } from './paint.js'
import { elsewhere, expectThere, pathBelow, shownFrom } from './shown-files.js'

/** The command `check`. */
export const check: Command = {
  name: 'check',
  summary: 'Judges a change of the Kiro files: is it valid, is it allowed, what will it cost? Works offline.',
  positionals: '[FILE…]',
  flags: [
    {
      name: 'base',
      value: 'REF|DIR',
      help: 'what to compare with; default: the merge base with GITHUB_BASE_REF if set, else origin/HEAD, main or master',
    },
    { name: 'head', value: 'REF|DIR', help: 'what to judge; default: the working tree' },
    { name: 'staged', help: 'judges what is staged, compared with the last commit: for a hook before each commit' },
    {
      name: 'policy',
      value: 'FILE',
      help: 'the policy; default: .github/kiro-policy.yml of the base, or of the head if the base has none',
    },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices and plans of that day, YYYY-MM-DD; default: today' },
    {
      name: 'base-as-of',
      value: 'DATE',
      help: 'prices of that day for the side before: what a change of prices costs; default: the same day',
    },
    { name: 'format', value: 'NAME', choices: Object.keys(FORMATS), help: 'how to print the result; default: text' },
    {
      name: 'fail-on',
      value: 'LEVEL',
      choices: ['error', 'warning', 'never'],
      help: 'what makes the exit code 1; default: error',
    },
    ...FIX_FLAGS,
  ],
  async run({ flags, positionals }, effects) {
    checkFixFlags(flags)
    const { folder, environment, today, print, printError } = effects
    if (flags.staged !== undefined && flags.head !== undefined)
      throw new UserError('--staged and --head both say what to judge.', 'Give one of them.')
    const day = dayOf(flags['as-of'], today())
    const options: LocalCheck = {
      folder,
      environment,
      base: flags.base ?? null,
      head: flags.head ?? null,
      staged: flags.staged !== undefined,
      ...policyFlags(flags),
      digests: flags.format === 'json',
      prices: pricesFlag(flags, day, effects),
      day,
      baseDay: flags['base-as-of'] === undefined ? null : dayOf(flags['base-as-of'], day, 'base-as-of'),
    }
    const failOn = (flags['fail-on'] ?? 'error') as FailOn
    const fixed = isFixing(flags) ? await runFix(options, { flags, positionals }, effects) : null
    if (fixed !== null && 'dry' in fixed) return exitCode(fixed.dry.result, failOn)
    const { result, compared, prefix } = fixed?.result ?? (await checkLocal(options))
    const name = (flags.format ?? 'text') as Format
    const paint = await outputPaint(effects)
    const only = positionals.length === 0 ? null : positionals.map((file) => pathBelow(file, { folder, prefix }))
    for (const file of positionals) expectThere(file, { folder, prefix }, result)
    const from = name === 'text' ? prefix : ''
    const token = name === 'github' ? crypto.randomUUID() : null
    print(format(name, shownFrom(result, { only, from }), { day, paint, token, links: runLinks(environment) }))
    if (name === 'text') print(`${wrap(`  ${paint.dim(compared)}`, paint.columns)}\n`)
    if (only !== null && !('errorClass' in result)) printError(elsewhere(result, only))
    return exitCode(result, failOn)
  },
}
