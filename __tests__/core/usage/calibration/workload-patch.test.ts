import fc from 'fast-check'
import { stringify } from 'yaml'
import { loadCatalogue } from '../../../../src/core/catalogue/catalogue.js'
import { facts } from '../../../../src/core/policy/policy.js'
import { TASK_KINDS } from '../../../../src/core/kiro/task-kind.js'
import { calibrate, estimateFor, type Calibration } from '../../../../src/core/usage/calibration/calibration.js'
import { setNumbers } from '../../../../src/core/usage/calibration/edit-policy.js'
import { workloadPatch } from '../../../../src/core/usage/calibration/workload-patch.js'
import { configurations, policies } from '../../support/generators.js'
import { runs } from '../../support/properties.js'
import { configuration, DAY, policy } from '../../support/repository.js'
import { ledgerOf, wholeMonth } from '../../support/used-month.js'

const CALIBRATION: Calibration = {
  months: ['2026-08', '2026-09'],
  people: 51,
  factor: 1.8,
  runs: 1.6,
  models: [{ model: 'claude-opus-4.8', factor: 1.4, rows: 80 }],
  triggers: ['save', 'other'],
  agents: [],
}
const ALONE: Calibration = { ...CALIBRATION, models: [], triggers: [] }
const REMARK = '# Calibrated by what 51 people used in 2026-08 and 2026-09: all runs times 1.6.'

function patched(text: string | null, calibration = CALIBRATION): string {
  const edited = workloadPatch(text, calibration)
  if ('problem' in edited) throw new Error(edited.problem)
  return edited.text
}

test('without a policy it is the smallest one', () => {
  expect(patched(null)).toBe(`version: 1

${REMARK}
workload:
  tasks:
    specGeneration: { runs: 0.16 }
    taskExecution: { runs: 4.8 }
    codeReview: { runs: 1.6 }
    interactiveChat: { runs: 16 }
    hookActions: { runs: 16 }
    codeExplanation: { runs: 1.6 }
    documentationUpdate: { runs: 0.8 }
  hooks:
    save: { runs: 24 }
  models:
    claude-opus-4.8: 1.4
`)
})

test('comments, order and layout of a policy stay', () => {
  const before = `# ours
version: 1
team: {developers: 5}   # five of us
workload:   # measured by hand
    # reviews are few
    tasks:
        codeReview: {runs: 2} # twice
        # and
        taskExecution:
            credits: { low: 1, typical: 2, high: 3 }
    agents: { "web/lead": { runs: 3 } }
    hooks: {}
    cliShare: 0.3

# the end
rules: { experimental-model: warning }
`
  expect(patched(before)).toBe(`# ours
version: 1
team: {developers: 5}   # five of us
${REMARK}
workload:   # measured by hand
    # reviews are few
    tasks:
        codeReview: {runs: 3.2} # twice
        # and
        taskExecution:
            credits: { low: 1, typical: 2, high: 3 }
            runs: 4.8
        specGeneration: { runs: 0.16 }
        interactiveChat: { runs: 16 }
        hookActions: { runs: 16 }
        codeExplanation: { runs: 1.6 }
        documentationUpdate: { runs: 0.8 }
    agents: { "web/lead": { runs: 4.8 } }
    hooks: { save: { runs: 24 } }
    cliShare: 0.3
    models:
        claude-opus-4.8: 1.4

# the end
rules: { experimental-model: warning }
`)
})

test('new keys are in quotation marks where the first of the policy is', () => {
  expect(patched('"version": 1\nteam: { developers: 5 }\n', ALONE)).toContain('"specGeneration": { "runs": 0.16 }\n')
  expect(patched('version: 1\n"team": { developers: 5 }\n', ALONE)).toContain('    specGeneration: { runs: 0.16 }\n')
})

test('a second calibration replaces what the first one wrote, its remark too', () => {
  const again = patched(patched('version: 1\n', ALONE), { ...ALONE, people: 8, months: ['2026-10'], runs: 0.5 })
  expect(again.match(/#.*/g)).toEqual(['# Calibrated by what 8 people used in 2026-10: all runs times 0.5.'])
  expect(again).toContain('codeReview: { runs: 0.8 }\n')
  const braces = patched(patched('{"version":1}', ALONE), ALONE)
  expect(braces.match(/#.*/g)).toEqual([REMARK])
})

test.each<[string, string, RegExp]>([
  ['braces', '{ version: 1 }\n', /^\{ version: 1, workload: \{ tasks: \{ specGeneration: \{ runs: 0\.16 \}, /],
  [
    'JSON, whose keys are in quotation marks',
    '{"version":1,"workload":{"tasks":{}}}',
    /^\{"version":1,"workload":\{"tasks":\{ "specGeneration": \{ "runs": 0\.16 \}, /,
  ],
  ['a file without a last line end', 'version: 1', /^version: 1\n\n# .*\nworkload:\n {2}tasks:\n/],
  ['line ends of Windows', 'version: 1\r\n# end', /^version: 1\r\n\r\n# .*\r\nworkload:\r\n {2}tasks:\r\n/],
  ['a document with its marks', '---\nversion: 1\n...\n', /^---\nversion: 1\n\n# .*\nworkload:\n {2}tasks:\n/],
  [
    'an alias in place of a number',
    'version: 1\ncost: { fail: { increase: { credits: &c 2 } } }\nworkload: { tasks: { codeReview: { runs: *c } } }\n',
    /codeReview: \{ runs: 3\.2 \}/,
  ],
])('%s is kept', (_, before, expected) => {
  expect(patched(before)).toMatch(expected)
})

test('what fits already is left alone', () => {
  const before = 'version: 1\nworkload: { models: { claude-opus-4.8: 1.4 } } # ours\n'
  expect(patched(before, { ...CALIBRATION, runs: 1.05 })).toBe(before)
  expect(patched(before, { ...ALONE, runs: 0.95 })).toBe(before)
  expect(patched(null, { ...ALONE, runs: 1 })).toBe('')
  expect(patched('version: 1\n', { ...CALIBRATION, runs: 1 })).toBe(
    `version: 1\n\n${REMARK.replace('all runs times 1.6', 'the factors of models')}\nworkload:\n  models:\n    claude-opus-4.8: 1.4\n`,
  )
})

test.each<[string, string, Calibration, string]>([
  ['a policy that is not valid', 'version: 2', CALIBRATION, 'the policy is not valid, or has several documents'],
  [
    'a policy of several documents',
    'version: 1\n---\nversion: 1',
    CALIBRATION,
    'the policy is not valid, or has several documents',
  ],
  [
    'an alias in place of the workload',
    'version: 1\nworkload: { tasks: &t { codeReview: { runs: 1 } }, hooks: { save: { runs: 1 } }, agents: *t }\n',
    CALIBRATION,
    'agents is not written out there',
  ],
  [
    'a number that something else is an alias of',
    'version: 1\nworkload: { tasks: { codeReview: { runs: &r 2 } } }\ncost: { fail: { increase: { credits: *r } } }\n',
    CALIBRATION,
    'the numbers cannot be written without changing something else',
  ],
  [
    'more runs than a policy can state',
    'version: 1\nworkload: { agents: { lead: { runs: 9000 } } }\n',
    CALIBRATION,
    'the runs would be more than a policy can state',
  ],
])('%s is a problem', (_, before, calibration, expected) => {
  expect(workloadPatch(before, calibration)).toEqual({ problem: expected })
})

/** Each run reads several policies, which takes its time. */
const LAYOUTS = runs(30)

const calibrations: fc.Arbitrary<Calibration> = fc.record({
  months: fc.constant(['2026-09']),
  people: fc.integer({ min: 5, max: 9 }),
  factor: fc.constant(1),
  runs: fc.oneof(fc.integer({ min: 1, max: 94 }), fc.integer({ min: 106, max: 990 })).map((percent) => percent / 100),
  models: fc.subarray([
    { model: 'auto', factor: 2, rows: 50 },
    { model: 'claude-opus-4.8', factor: 0.7, rows: 50 },
  ]),
  triggers: fc.subarray(['save', 'manual', 'other', 'prompt'] as const),
  agents: fc.subarray([{ name: 'lead', runs: 0.5 }]),
})
const inBraces = policies.map((content) => JSON.stringify(content))
const texts = fc.oneof(
  inBraces,
  policies.map((content) => stringify(content)),
  policies.map((content) =>
    stringify(content, { indent: 4, flowCollectionPadding: false, collectionStyle: 'any' }).replaceAll('\n', '\r\n'),
  ),
  policies.map((content) => JSON.stringify(content, null, 2)),
)

test('law: the result is valid, and says the same but for runs and factors', () => {
  fc.assert(
    fc.property(texts, calibrations, (text, calibration) => {
      const [before] = policy(text)
      const [after] = policy(patched(text, calibration))
      const { workload: was = {}, ...others } = before?.file ?? { version: 1 }
      const { workload: is = {}, ...same } = after?.file ?? { version: 1 }
      expect(same).toEqual(others)
      const rest = (workload: typeof was): unknown =>
        JSON.parse(
          JSON.stringify(workload, (key, value: unknown) => (key === 'runs' || key === 'models' ? undefined : value)),
        )
      expect(rest(is)).toMatchObject(rest(was) as object)
      expect(Object.keys(is.tasks ?? {}).sort()).toEqual([...TASK_KINDS].sort())
      for (const { model, factor } of calibration.models) expect(is.models?.[model]).toBe(factor)
    }),
    LAYOUTS,
  )
})

test('law: the patched policy estimates what was used, but for rounding', () => {
  const catalogue = loadCatalogue()
  let compared = 0
  fc.assert(
    fc.property(configurations, policies, fc.integer({ min: 50, max: 400 }), (files, content, each) => {
      const text = JSON.stringify({ ...content, catalogue: undefined })
      const ground = { configuration: configuration(files), catalogue, policy: policy(text), day: DAY }
      const calibration = calibrate(
        ground,
        [wholeMonth('2026-09', 50, each)],
        ledgerOf({
          '2026-09': {
            auto: { rows: 60, messages: 100, credits: 50, people: 9 },
            'claude-opus-4.8': { rows: 60, messages: 100, credits: 220, people: 9 },
          },
        }),
      )
      if (calibration === null || calibration.runs > 50) return
      if (Math.abs(calibration.runs - 1) <= 0.05) return
      compared += 1
      const fitting = estimateFor({ ...ground, policy: policy(patched(text, calibration)) }, 50)?.credits.typical ?? 0
      expect(Math.abs(fitting / (50 * each) - 1)).toBeLessThan(0.07)
    }),
    runs(120),
  )
  expect(compared).toBeGreaterThan(5)
})

test('law: whatever is set is what the text then says, and nothing twice', () => {
  fc.assert(
    fc.property(
      texts,
      fc.string({ minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 9 }),
      (text, name, runs) => {
        const edited = setNumbers(text, { workload: { agents: { [name]: { runs } } } })
        if ('problem' in edited) return
        const [layer] = policy(edited.text)
        expect(
          Object.entries(facts(layer ? [layer] : [], 'workload').agents ?? {}).find(([key]) => key === name)?.[1].runs,
        ).toBe(runs)
      },
    ),
    LAYOUTS,
  )
})

test('every agent whose runs are assumed is written with them, unless the policy states its own', () => {
  const agents = [
    { name: 'lead', runs: 0.5 },
    { name: 'scout', runs: 2 },
    { name: 'web/lead', runs: 5 },
  ]
  const text = patched('version: 1\nworkload:\n  agents:\n    scout: { runs: 1 }\n', { ...ALONE, agents })
  expect(/agents:\n(?: {4}\S.*\n)+/.exec(text)?.[0]).toBe(
    'agents:\n    scout: { runs: 1.6 }\n    lead: { runs: 0.8 }\n    "web/lead": { runs: 8 }\n',
  )
})
