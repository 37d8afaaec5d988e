import { TASK_KINDS, type TaskKind } from '../../../src/core/kiro/task-kind.js'
import { contract, type Change, type Files } from './repository.js'

/** The worked case of the documentation: 12 developers, `primary` becomes more expensive and chat moves to it. */
const routing = (chat: string): Record<TaskKind, string> =>
  Object.fromEntries(
    TASK_KINDS.map((task) => [
      task,
      ['specGeneration', 'taskExecution', 'codeReview'].includes(task)
        ? 'primary'
        : task === 'interactiveChat'
          ? chat
          : 'fast',
    ]),
  ) as Record<TaskKind, string>

const files = (primary: string, chat: string): Files => ({
  '.kiro/settings.json': contract({ primary, fast: 'claude-haiku-4.5' }, routing(chat), {
    monthly: { credits: 1200, alertThreshold: 0.8, action: 'notify' },
  }),
})

export const BEFORE = files('claude-sonnet-4.5', 'fast')
export const AFTER = files('claude-opus-4.8', 'primary')

export const POLICY = `version: 1
team:
  developers: 12
  seats: { pro: 8, pro+: 4 }
  login: [iam-identity-center]
  region: [us-east-1]
  billing: enterprise
  overage: false
  workdays: 21
models:
  allow: [auto, claude-sonnet-*, claude-haiku-4.5]
  deny: ["*-preview"]
  maxMultiplier: 1.3
  tasks: { specGeneration: { allow: [claude-opus-*], maxMultiplier: 2.2 } }
budget: { required: [monthly] }
cost:
  warn: { increase: { percent: 10 } }
  fail: { increase: { credits: 2000, percent: 40 }, total: { credits: 16000 } }
`

export const WORKED_CASE: Change = { before: BEFORE, after: AFTER, policy: POLICY }
