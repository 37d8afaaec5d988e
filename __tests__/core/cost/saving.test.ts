import { savingOf } from '../../../src/core/cost/saving.js'
import { workloadOf } from '../../../src/core/cost/workload.js'
import { adviceInput } from '../advice/advised.js'
import { agent, contract, DAY, estimated, hook, policy, type Files } from '../support/repository.js'

const [OPUS, HAIKU] = ['claude-opus-4.8', 'claude-haiku-4.5']
const POLICY = 'version: 1\nteam: { developers: 1000 }\nagents: { x: codeReview }'

interface Models {
  readonly chat?: string
  readonly x?: string
  readonly y?: string
  readonly route?: string
}

/** Hooks, and an agent that names no model, run on what the terminal runs on. */
const files = ({ chat = OPUS, x = OPUS, y = OPUS, route = OPUS }: Models): Files => ({
  '.kiro/settings/cli.json': { 'chat.defaultModel': chat },
  '.kiro/settings.json': contract({ p: route }, { taskExecution: 'p' }),
  '.kiro/agents/x.json': agent('x', x),
  '.kiro/agents/y.json': agent('y', y),
  '.kiro/agents/z.json': agent('z'),
  '.kiro/hooks/a.kiro.hook': hook('manual'),
})

test.each<[readonly string[], Models]>([
  [['agent:x'], { x: HAIKU }],
  [['agent:y'], { y: HAIKU }],
  [['chat:cli'], { chat: HAIKU }],
  [['task:taskExecution'], { route: HAIKU }],
  [['agent:x', 'chat:cli'], { x: HAIKU, chat: HAIKU }],
  [['agent:x', 'agent:y', 'task:taskExecution'], { x: HAIKU, y: HAIKU, route: HAIKU }],
  [[], {}],
])(
  '%j on another model save what the total falls by, with all that inherits theirs and nothing else',
  (names, models) => {
    const { onHead } = adviceInput({ before: {}, after: files({}), policy: POLICY })
    const workload = workloadOf(policy(POLICY))
    const changed = onHead.after.assignments.filter(({ name }) => names.includes(name))
    expect(changed).toHaveLength(names.length)
    const total = (some: Models): number => estimated({ after: files(some), policy: POLICY }).after.typical ?? NaN
    const saved = savingOf({ ...onHead, workload, day: DAY, baseDay: DAY })(new Map(changed.map((one) => [one, HAIKU])))
    expect(saved).toBe(total({}) - total(models))
  },
)
