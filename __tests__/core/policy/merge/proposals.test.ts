import type { Policy } from '../../../../src/core/policy/policy.js'
import type { Proposal } from '../../../../src/core/policy/merge/proposal.js'
import { plain } from '../../../../src/core/text/message.js'
import { agent, contract, judged, lines, policy, type Files } from '../../support/repository.js'

const SOURCE = '.github/kiro-policy.yml'
const FILES: Files = { '.kiro/agents/a.json': agent('a', 'auto') }
const proposed = (yaml: string | null, unread: readonly string[] = []): Proposal => ({
  kind: 'policy',
  source: SOURCE,
  policy: yaml === null ? [] : policy(`version: 1\n${yaml}`),
  unread,
})
const told = (binding: string | null, proposal: Proposal): string[] => {
  const rules: Policy = binding === null ? [] : policy(`version: 1\n${binding}`)
  return lines(judged({ before: FILES, after: FILES, policy: rules, proposal })).filter((line) =>
    line.includes(' policy-'),
  )
}
const STRICT = 'models: { allow: [auto] }\ncost: { fail: { total: { credits: 9 } } }\nrules: { schema: error }'

test.each<[string, string | null, Proposal, string[]]>([
  ['the same', STRICT, proposed(STRICT), []],
  ['the first one', null, proposed(STRICT), []],
  ['one that is stricter', 'models: { allow: [auto, claude-*] }', proposed('models: { allow: [auto] }'), []],
  [
    'one that frees several things, each key once',
    STRICT,
    proposed('models: { allow: [auto, claude-*] }\nrules: { schema: off, syntax: off }'),
    [
      'warning .github/kiro-policy.yml:1:1 policy-loosened: The policy is loosened: models, cost.fail.total.credits and rules',
    ],
  ],
  [
    'one that is deleted',
    STRICT,
    proposed(null),
    ['warning repository policy-loosened: .github/kiro-policy.yml is deleted: nothing of it binds after the merge'],
  ],
  [
    'parents that are not read',
    STRICT,
    proposed(STRICT, ['acme/a.yml@v1', 'acme/b.yml@v1']),
    [
      'warning .github/kiro-policy.yml:1:1 policy-loosened: The policy would extend acme/a.yml@v1, which is read only after the merge: what it brings is not known here',
      'warning .github/kiro-policy.yml:1:1 policy-loosened: The policy would extend acme/b.yml@v1, which is read only after the merge: what it brings is not known here',
    ],
  ],
  [
    'parents that are not read, and more',
    STRICT,
    proposed('models: { allow: [auto] }', ['acme/a.yml@v1']),
    [
      'warning .github/kiro-policy.yml:1:1 policy-loosened: The policy is loosened: cost.fail.total.credits',
      'warning .github/kiro-policy.yml:1:1 policy-loosened: The policy would extend acme/a.yml@v1, which is read only after the merge: what it brings is not known here',
    ],
  ],
  [
    'one that cannot be read',
    STRICT,
    {
      kind: 'invalid',
      source: SOURCE,
      problems: [
        { line: 2, column: 3, message: ['first'] },
        { line: 4, column: 5, message: ['second'] },
      ],
    },
    [
      'error .github/kiro-policy.yml:2:3 policy-invalid: The policy would be broken: first',
      'error .github/kiro-policy.yml:4:5 policy-invalid: The policy would be broken: second',
    ],
  ],
  [
    'one that cannot be read in six places, of which five are told',
    STRICT,
    {
      kind: 'invalid',
      source: SOURCE,
      problems: Array.from('abcdef', (text) => ({ line: 1, column: 1, message: [text] })),
    },
    Array.from(
      'abcde',
      (text) => `error .github/kiro-policy.yml:1:1 policy-invalid: The policy would be broken: ${text}`,
    ),
  ],
  [
    'a repair',
    null,
    { kind: 'repair', source: SOURCE, problem: 7 },
    [
      'warning repository policy-invalid: The policy .github/kiro-policy.yml of the base branch cannot be read (line 7); this change repairs it',
    ],
  ],
])('%s', (_, binding, proposal, expected) => {
  expect(told(binding, proposal)).toEqual(expected)
})

const COST = 'cost: { fail: { total: { credits: 90000 } } }\n'
const HOME: Files = {
  '.kiro/settings.json': contract({ a: 'claude-opus-4.8' }, { taskExecution: 'a', codeReview: 'a' }),
}

/** Facts that take credits off the same files, whichever key does it. */
test.each([
  'workload: { models: { claude-opus-4.8: 0.01 } }',
  'workload: { roots: { nowhere: 1 } }',
  'workload: { tasks: { codeReview: { runs: 0.1 } } }',
  'team: { workdays: 1 }',
  'catalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }',
])('a proposal that states %s is a loosening, with the rows it lowers', (facts) => {
  const edits = (binding: string, proposal: string): string[] => {
    const report = judged({
      before: HOME,
      after: HOME,
      policy: policy(`version: 1\n${binding}`),
      proposal: proposed(proposal),
    })
    const { proposal: examined } = report
    return examined?.kind === 'policy'
      ? examined.loosening.edits.map(({ direction, key, message }) => `${direction} ${key}: ${plain(message)}`)
      : []
  }
  const lower =
    /^loosened cost: the same work is estimated lower for .*(?:taskExecution|codeReview).*: ([\d,]+) → ([\d,]+) credits a month in all$/
  const [, from, to] = lower.exec(edits(COST, COST + facts)[0] ?? '') ?? []
  const number = (text = ''): number => Number(text.replaceAll(',', ''))
  expect(number(to)).toBeLessThan(number(from))
  expect(edits(COST + facts, COST).filter((edit) => edit.includes('estimated lower'))).toEqual([])
  // Where nothing limits cost, a lower estimate lets nothing through.
  expect(edits('models: {}', `models: {}\n${facts}`).filter((edit) => edit.includes('estimated lower'))).toEqual([])
})

test('an estimate that is lowered in one of several roots is told with the totals of that root', () => {
  const files: Files = {
    '.kiro/settings.json': contract({ a: 'claude-opus-4.8' }, { taskExecution: 'a' }),
    'web/.kiro/agents/w.json': agent('w', 'claude-fable-5.1'),
  }
  const { proposal: examined } = judged({
    before: files,
    after: files,
    policy: policy(`version: 1\n${COST}`),
    proposal: proposed(`${COST}workload: { agents: { web/w: { runs: 0.1 } } }`),
  })
  const edits = examined?.kind === 'policy' ? examined.loosening.edits : []
  expect(edits.map(({ message }) => plain(message))).toEqual([
    'the same work is estimated lower for web/w: in web/.kiro 899 → 689 credits a month in all',
    'workload.agents.web/w.runs: not stated → 0.1',
  ])
})
