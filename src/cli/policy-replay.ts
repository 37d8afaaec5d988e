import { commitsJudged, progressLine } from '../io/progress.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { failureMarkdown, failureText } from '../render/failure.js'
import { replayMarkdown, replayText } from '../render/text/replay-text.js'
import { isFailure } from '../core/policy/layers.js'
import { replayPolicy } from '../commands/replay-policy.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { outputPaint } from './paint.js'

/** The command `policy replay`. */
export const policyReplay: Command = {
  name: 'policy replay',
  summary:
    'Judges past commits of a checkout under a policy: which would have failed or warned, and what each changed of the credits.',
  flags: [
    { name: 'since', value: 'REF|N', help: 'the commits after a revision, or the last N, along first parents of HEAD' },
    { name: 'policy', value: 'FILE', help: 'the policy to try; default: .github/kiro-policy.yml of the working tree' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices and plans of that day, YYYY-MM-DD; default: the day of each commit' },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'markdown', 'json'],
      help: 'how to print the result; default: text',
    },
  ],
  async run({ flags }, effects) {
    const { folder, environment, today, print, printError, errorIsTerminal } = effects
    const { since, format } = flags
    if (since === undefined)
      throw new UserError(
        'policy replay needs --since.',
        'Say where to start: --since 100 for the last 100 commits, --since v1.2 for those after a tag, branch or commit.',
      )
    const progress = progressLine(errorIsTerminal(), printError, commitsJudged)
    const replay = await replayPolicy({
      since,
      candidate: { ...policyFlags(flags), folder, environment },
      prices: pricesFlag(flags, dayOf(flags['as-of'], today()), effects),
      day: flags['as-of'] === undefined ? null : dayOf(flags['as-of'], today()),
      progress: progress.show,
    }).finally(progress.clear)
    if (isFailure(replay)) {
      print(
        format === 'json'
          ? asJson(replay)
          : `${format === 'markdown' ? failureMarkdown(replay) : failureText(replay)}\n`,
      )
      return 2
    }
    if (format === 'json') print(asJson({ since, ...replay }))
    else print(format === 'markdown' ? replayMarkdown(replay) : replayText(replay, await outputPaint(effects)))
    return 0
  },
}

function asJson(content: object): string {
  return jsonText({ version: 1, kind: 'policy-replay', ...content })
}
