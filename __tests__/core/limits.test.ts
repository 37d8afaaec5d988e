import { plain } from '../../src/core/text/message.js'
import { LIMITS } from '../../src/core/text/limits.js'
import { workflowEdits } from '../../src/core/judgement/workflow-edits.js'
import { annotations } from '../../src/render/github/annotations.js'
import { json } from '../../src/render/json/json.js'
import { comment } from '../../src/render/markdown/comment.js'
import { summary } from '../../src/render/markdown/summary.js'
import { PLAIN } from '../../src/render/text/paint.js'
import { text } from '../../src/render/text/text.js'
import { attacksOf, LONG_NAMES, yamlAttacks, type Attacks } from './support/attacks.js'
import { ALL_SIZES, share } from './support/properties.js'
import { agent, DAY, judged } from './support/repository.js'
import { LINKS } from '../support/links.js'

/*
 * Every attack at a 32nd of the size that is read, and those that cost most at the whole of it; fuzz runs try all at the whole. No test
 * here measures time: a text that took more than seconds would run into the one generous bound of each test.
 */
const TOGETHER = ALL_SIZES ? 600_000 : 60_000

// Jest asks for a hundred lines of every error’s stack, and these texts have very many errors that are never thrown.
const { stackTraceLimit } = Error
beforeAll(() => (Error.stackTraceLimit = 2))
afterAll(() => (Error.stackTraceLimit = stackTraceLimit))

const CONTEXT = {
  commit: 'd4e5f6a7b8c9',
  enforcementNote: '',
  withInventory: true,
  links: LINKS,
  installing: false,
  key: null,
  notes: [],
}
const RULES =
  'version: 1\nmodels: { allow: [auto, "claude-*"], deny: ["*preview*"], maxMultiplier: 1 }\nbudget: { required: [daily] }\ncost: { fail: { increase: { credits: 1 }, total: { credits: 1000000 } } }\nteam: { developers: 2, seats: { free: 2 } }'

/** The file alone: whatever it holds, there is a report, every output is made from it, and what is wrong has a place in the file. */
function expectJudged(path: string, content: string): void {
  const report = judged({ before: { [path]: '{}' }, after: { [path]: content }, policy: RULES })
  // One look at all of them: there are tens of thousands.
  expect(
    report.findings
      .filter(({ place }) => place !== null && (place.file !== path || !Number.isInteger(place.line)))
      .slice(0, 3),
  ).toEqual([])
  if (report.estimate.notEstimated.length > 0)
    expect(
      report.findings.filter(({ rule, severity }) => severity === 'error' && ['syntax', 'duplicate-key'].includes(rule))
        .length,
    ).toBeGreaterThan(0)
  // What one file can make of a report is bounded, whatever it holds.
  expect(report.findings.length).toBeLessThanOrEqual(2 * LIMITS.values)
  expect(report.estimate.rows.length).toBeLessThanOrEqual(LIMITS.values)
  expect(comment(report, CONTEXT).length).toBeLessThan(65_536)
  expect(summary(report, CONTEXT).length).toBeLessThan(1_000_000)
  expect(text(report, PLAIN)).not.toMatch(/NaN|undefined|\[object/)
  expect(annotations(report).length).toBeLessThanOrEqual(20)
  expect(JSON.parse(json(report, DAY))).toHaveProperty('verdict')
}

const [PART, WHOLE] = [attacksOf(share(1 / 32)), attacksOf(1)]

/** The attacks of a kind, with the one that makes most findings at the size that is read. */
function attacks(kind: keyof typeof WHOLE, most: string): Attacks {
  const { [most]: whole } = WHOLE[kind]
  if (whole === undefined) throw new Error(`There is no attack "${most}".`)
  return { ...PART[kind], [most]: whole }
}

const frontMatter = (size: number): Attacks =>
  Object.fromEntries(Object.entries(yamlAttacks(size)).map(([name, attack]) => [name, `---\n${attack}\n---\n`]))

/** The readers are the same for all files of JSON; what differs is what becomes of the value. */
function some(attacks: Attacks): Attacks {
  return Object.fromEntries(
    Object.entries(attacks).filter(([, attack]) => attack.length < 1_000 || attack.startsWith('{"')),
  )
}

/** As many steps as fit into the values that are read, each with something that is said of it. */
const STEPS: Attacks = Object.fromEntries(
  [
    '{"id":"a","modelId":"claude-opux"}',
    '{"id":"a","model":"claude-opux","modelid":"b"}',
    '{"modelId":{}}',
    '{"id":"a","agent":"gone","effortLevel":"max"}',
    '{"type":"repeat","maxIterations":-1,"steps":[{"id":"a"}]}',
  ].map((step) => [step, `{"steps":[${Array.from({ length: LIMITS.values / 8 }, () => step).join(',')}]}`]),
)

const FILES: [string, Attacks][] = [
  ['.kiro/agents/a.json', attacks('json', '__proto__ as often as is read')],
  ['.kiro/settings.json', { ...attacks('settings', 'profiles with slips'), ...some(PART.json) }],
  ['.kiro/settings/cli.json', attacks('cli', 'efforts of both families')],
  ['.kiro/hooks/h.json', attacks('hooks', 'hooks with models')],
  ['.kiro/workflows/w.workflow.json', some(PART.json)],
  ['.kiro/workflows/w.workflow.json', STEPS],
  ['.kiro/workflows/w.workflow.yaml', yamlAttacks(LIMITS.yaml * share(1 / 16))],
  ['.kiro/agents/a.md', frontMatter(LIMITS.frontMatter * share(1 / 16))],
  ['.kiro/agents/a.md', frontMatter((LIMITS.bytes - 10) * share(1 / 8))],
]

test.each(FILES)(
  '%s: every attack ends in a report',
  (path, attacks) => {
    for (const content of Object.values(attacks)) expectJudged(path, content)
  },
  TOGETHER,
)

test('a file of ten megabytes is said to be too large', () => {
  const of = (path: string): unknown =>
    judged({ after: { [path]: new Uint8Array(10_000_000).fill(0x5b) } }).findings.map(
      ({ severity, message, place }) => [severity, place?.file, plain(message)],
    )
  expect(of('.kiro/agents/a.md')).toEqual([
    ['error', '.kiro/agents/a.md', 'The file has 10000 kB, more than the 1000 kB that are read. Make it smaller.'],
  ])
  expect(of('.kiro/settings.json')).toEqual([
    [
      'warning',
      '.kiro/settings.json',
      'Whether .kiro/settings.json is the contract, or names a model, is not known, because it cannot be read: The file has 10000 kB, more than the 1000 kB that are read. Make it smaller.',
    ],
  ])
})

test(
  'names as long as they may be, in every place',
  () => {
    for (const name of LONG_NAMES) {
      const model = { name, model: name }
      const report = judged({
        before: {},
        after: {
          '.kiro/agents/a.json': model,
          '.kiro/hooks/h.kiro.hook': { name, when: { type: name }, then: { type: 'askAgent', ...model } },
          '.kiro/settings/cli.json': { 'chat.defaultModel': name, 'chat.defaultAgent': name },
          '.kiro/settings.json': { models: { [name]: { model: name }, routing: { codeReview: name } } },
        },
        policy: RULES,
      })
      expect(report.verdict).toBe('fail')
      expect(comment(report, CONTEXT).length + summary(report, CONTEXT).length).toBeLessThan(100_000)
    }
  },
  TOGETHER,
)

test(
  'one long name that everything inherits does not multiply',
  () => {
    const agents = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`.kiro/agents/a${index}.json`, agent(`a${index}`)]),
    )
    for (const length of [LIMITS.name, LIMITS.bytes - 40]) {
      const report = judged({
        before: {},
        after: { ...agents, '.kiro/settings/cli.json': `{ "chat.defaultModel": "${'m'.repeat(length)}" }` },
      })
      expect(json(report, DAY).length).toBeLessThan(10_000_000)
    }
  },
  TOGETHER,
)

test(
  'workflow files: every attack is looked through',
  () => {
    const ours = '- uses: acme/governance@v1\n'
    for (const attack of Object.values(WHOLE.workflows)) {
      expect(
        workflowEdits(new Map([['w.yml', `${attack}\n${ours}`]]), new Map([['w.yml', attack]]), new Set(), {
          actionRepository: 'acme/governance',
          repository: 'acme/app',
          running: null,
        }),
      ).toHaveLength(1)
    }
  },
  TOGETHER,
)

describe('many files', () => {
  const SHAPES: [string, (index: number, model: string) => Record<string, unknown>][] = [
    ['agents', (index, model) => ({ [`.kiro/agents/a${index}.json`]: agent(`a${index}`, model) })],
    ['agents of one name', (index, model) => ({ [`.kiro/agents/a${index}.json`]: agent('a', model) })],
    [
      'contracts',
      (index, model) => ({
        [`p${index}/.kiro/settings.json`]: {
          models: { p: { model }, routing: { codeReview: 'p', interactiveChat: 'p' } },
          budget: { monthly: { credits: 9 } },
        },
      }),
    ],
    [
      'roots in roots',
      (index, model) => ({ [`${'d/'.repeat(index % 100)}p${index}/.kiro/agents/a.json`]: agent('a', model) }),
    ],
  ]

  test.each(SHAPES)(
    '%s: what is said grows with them, and comment and summary do not',
    (_, shape) => {
      const files = (count: number, model: string) =>
        Object.assign(
          {},
          ...Array.from({ length: count }, (_unused, index) => shape(index, `${model}-${index}`)),
        ) as Record<string, unknown>
      const sizes = [250, 1_000].map((most) => {
        const count = most * share(1 / 5)
        const report = judged({
          before: files(count, 'claude-opus-4.8'),
          after: files(count, 'claude-opus-4-8'),
          policy: RULES,
        })
        expect(comment(report, CONTEXT).length).toBeLessThan(65_536)
        expect(summary(report, CONTEXT).length).toBeLessThan(1_000_000)
        return {
          findings: report.findings.length,
          rows: report.estimate.rows.length,
          changes: report.changes.length,
          upgrades: report.upgrades.length,
          json: json(report, DAY).length,
          text: text(report, PLAIN).length,
          explanations: report.explanations.length,
        }
      })
      const [few, many] = sizes
      for (const key of ['findings', 'rows', 'changes', 'upgrades', 'json', 'text'] as const)
        expect(many?.[key]).toBeLessThanOrEqual((few?.[key] ?? 0) * 4.5 + 10)
      expect(many?.explanations).toBeLessThanOrEqual(5)
    },
    TOGETHER,
  )
})
