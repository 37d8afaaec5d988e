import type { Proposal } from '../../../src/core/policy/merge/proposal.js'
import { agent, judged, lines, of, policy, type Files } from '../support/repository.js'

const SOURCE = '.github/kiro-policy.yml'
const FILES: Files = {
  '.kiro/agents/a.json': agent('reviewer', 'claude-opus-4.8'),
  'web/.kiro/agents/b.json': agent('lead', 'auto'),
  '.kiro/workflows/s.workflow.json': { name: 'ship', steps: [{ id: 'look' }] },
}

const proposed = (yaml: string): Proposal => ({
  kind: 'policy',
  source: SOURCE,
  policy: policy(`version: 1\n${yaml}`),
  unread: [],
})
/** What is said where a change brings this policy. */
const told = (yaml: string, files: Files = FILES): string[] =>
  lines(judged({ before: files, after: files, policy: 'version: 1', proposal: proposed(yaml) }))
    .filter((line) => line.includes(' dead-pattern: '))
    .map((line) => line.replace(`${SOURCE}:`, '').replace(' dead-pattern', ''))

test.each<[string, string, string[]]>([
  ['names and globs of known models', 'models: { allow: [auto, claude-*], deny: ["*-1m", CLAUDE-OPUS-4.8] }', []],
  [
    'a part of ids',
    'models: { deny: [opus] }',
    ['warning 2:18: models.deny: opus matches no known model, so it denies nothing; did you mean *opus*?'],
  ],
  [
    'a part of ids with a glob',
    'models: { deny: ["opus-*"] }',
    ['warning 2:18: models.deny: opus-* matches no known model, so it denies nothing; did you mean *opus-*?'],
  ],
  [
    'a name as people say it',
    'models: { deny: ["Claude Opus*"] }',
    [
      'warning 2:18: models.deny: Claude Opus* matches no known model, so it denies nothing; did you mean Claude-Opus*?',
    ],
  ],
  [
    'a glob with a slip',
    'models: { deny: [claude-opuss-*] }',
    [
      'warning 2:18: models.deny: claude-opuss-* matches no known model, so it denies nothing; did you mean claude-opus-*?',
    ],
  ],
  [
    'a short glob with a slip',
    'models: { deny: ["auti*"] }',
    ['warning 2:18: models.deny: auti* matches no known model, so it denies nothing; did you mean auto*?'],
  ],
  [
    'a glob with two slips, in capital letters',
    'models: { deny: ["CLAUDX-OPUX-*"] }',
    [
      'warning 2:18: models.deny: CLAUDX-OPUX-* matches no known model, so it denies nothing; did you mean claude-opus-*?',
    ],
  ],
  [
    'globs with a slip too many, with too little before the wildcard, and with a rest that no model has',
    'models: { deny: ["cxaudx-opux-*", "ato*", "claude-opuss-*-x"] }',
    [
      'notice 2:18: models.deny: cxaudx-opux-* matches no known model, so it denies nothing',
      'notice 2:35: models.deny: ato* matches no known model, so it denies nothing',
      'notice 2:43: models.deny: claude-opuss-*-x matches no known model, so it denies nothing',
    ],
  ],
  [
    'the beginning and the middle of ids, and what is too short for either',
    'models: { deny: [claude, "?onnet?", "*ou*x"] }',
    [
      'warning 2:18: models.deny: claude matches no known model, so it denies nothing; did you mean claude*?',
      'warning 2:26: models.deny: ?onnet? matches no known model, so it denies nothing; did you mean *onnet*?',
      'notice 2:37: models.deny: *ou*x matches no known model, so it denies nothing',
    ],
  ],
  [
    'several globs in one text, of which the second matches',
    'models: { allow: ["nobody-*, claude-opus-*"] }',
    [
      'warning 2:19: models.allow: nobody-*, claude-opus-* matches no known model, so it allows nothing: these are several patterns that YAML reads as one; write each on its own line behind a “-” of the same indentation',
    ],
  ],
  [
    'a name with a slip, for one kind of work',
    'models: { tasks: { codeReview: { allow: [claude-opus-4-8] } } }',
    [
      'warning 2:42: models.tasks.codeReview.allow: claude-opus-4-8 matches no known model, so it allows nothing; did you mean claude-opus-4.8?',
    ],
  ],
  [
    'a name that nobody knows',
    'models: { allow: [brand-new-model] }',
    ['warning 2:19: models.allow: brand-new-model matches no known model, so it allows nothing'],
  ],
  [
    'globs for what is not there yet',
    'models: { allow: [claude-next-*], deny: ["*-preview"] }',
    [
      'notice 2:19: models.allow: claude-next-* matches no known model, so it allows nothing',
      'notice 2:42: models.deny: *-preview matches no known model, so it denies nothing',
    ],
  ],
  [
    'a list that YAML folds into one pattern',
    'models:\n  deny:\n    - claude-opus-4.8\n      - claude-fable-5.1',
    [
      'warning 4:7: models.deny: claude-opus-4.8 - claude-fable-5.1 matches no known model, so it denies nothing: these are several patterns that YAML reads as one; write each on its own line behind a “-” of the same indentation',
    ],
  ],
  [
    'names of the approved list',
    'team: { approvedModels: [auto, Claude Sonnet 5, "claude-*", claude-sonet-5, unlike-any] }',
    [
      'warning 2:32: team.approvedModels: Claude Sonnet 5 is not the id of a model; write claude-sonnet-5',
      'warning 2:49: team.approvedModels: claude-* matches no known model: ids are written out here, patterns are not read',
      'warning 2:61: team.approvedModels: claude-sonet-5 is not a known model; did you mean claude-sonnet-5?',
      'warning 2:77: team.approvedModels: unlike-any is not a known model',
    ],
  ],
  [
    'regions',
    'team: { region: [us-east-1, us-east1, mars] }',
    [
      'warning 2:29: team.region: us-east1 is not a region that holds Kiro profiles; did you mean us-east-1?',
      'warning 2:39: team.region: mars is not a region that holds Kiro profiles',
    ],
  ],
  [
    'workflows',
    'workflows: { ship#look: codeReview, ship#loook: codeReview, web/ship#look: codeReview }',
    [
      'warning 2:37: workflows: ship#loook is not a step of a workflow here, written workflow#step; did you mean ship#look?',
      'warning 2:61: workflows: web/ship#look is not a step of a workflow here, written workflow#step; did you mean ship#look?',
    ],
  ],
  [
    'agents',
    'agents: { reviewer: codeReview, web/lead: codeReview, reviwer: codeReview }\nworkload: { agents: { lead: { runs: 1 } } }',
    [
      'warning 2:55: agents: reviwer is not an agent here; did you mean reviewer?',
      'warning 3:23: workload.agents: lead is not an agent here',
    ],
  ],
  [
    'roots',
    'workload: { roots: { web: 0.5, wep: 0.1 } }',
    ['warning 2:32: workload.roots: wep has no .kiro folder with files of ours; did you mean web?'],
  ],
  [
    'models of the workload and the catalogue',
    'workload: { models: { claude-opus-4.8: 1.1, claude-opus-4-8: 2 } }\ncatalogue: { models: { claude-next: { multiplier: 1 }, claude-sonnet-4-5: { multiplier: 1 } } }',
    [
      'warning 2:45: workload.models: claude-opus-4-8 is not the id of a model; write claude-opus-4.8',
      'warning 3:56: catalogue.models: claude-sonnet-4-5 adds a model beside the one that it means; write claude-sonnet-4.5',
    ],
  ],
  [
    'models that the policy itself adds',
    'models: { deny: [claude-next-*] }\ncatalogue: { models: { claude-next-1: {} } }',
    [],
  ],
  [
    'ignored files',
    'ignore: ["web/**", ./web/**, web, "fixtures/**", nowhere]',
    [
      'notice 2:35: ignore: fixtures/** matches no Kiro file, so it ignores nothing',
      'warning 2:20: ignore: ./web/** matches no Kiro file, so it ignores nothing; did you mean web/**?',
      'warning 2:30: ignore: web matches no Kiro file, so it ignores nothing; did you mean web/**?',
      'warning 2:50: ignore: nowhere matches no Kiro file, so it ignores nothing',
    ],
  ],
])('a change that states %s', (_, yaml, expected) => {
  expect(told(yaml).sort()).toEqual([...expected].sort())
})

test('names are not held against files that cannot be read: the agent may be in there', () => {
  expect(told('agents: { gone: codeReview }', { ...FILES, '.kiro/agents/broken.json': '{' })).toEqual([])
})

describe('a policy that the change leaves alone', () => {
  const DEAD = 'version: 1\nmodels: { deny: [opus] }'
  const found = (yaml: string, before: Files | null) =>
    of(judged({ before, after: FILES, policy: yaml }), 'dead-pattern').map(({ severity, introduced }) => ({
      severity,
      introduced,
    }))

  test('is reported in the summary, as what was there before', () => {
    expect(found(DEAD, FILES)).toEqual([{ severity: 'notice', introduced: false }])
    expect(found(DEAD, null)).toEqual([{ severity: 'notice', introduced: true }])
  })

  test('is reported as loudly as it asks for; globs that may be meant for later are not told', () => {
    expect(found(`${DEAD}\nrules: { dead-pattern: error }`, FILES)).toEqual([{ severity: 'error', introduced: false }])
    expect(found('version: 1\nmodels: { deny: ["*-preview"] }\nrules: { dead-pattern: error }', FILES)).toEqual([])
  })

  test('of a layer above only the key is reported', () => {
    const above = policy(DEAD, 'acme/policies/kiro.yml@v1').map((layer) => ({ ...layer, role: 'parent' as const }))
    expect(
      lines(judged({ before: FILES, after: FILES, policy: [...above, ...policy('version: 1')] })).filter((line) =>
        line.includes('dead-pattern'),
      ),
    ).toEqual([
      'old notice repository dead-pattern: policy acme/policies/kiro.yml@v1: something under models.deny matches nothing; its owner sees what with kiro-governance check --policy FILE',
    ])
  })
})

test('a floor that matches nothing holds nothing', () => {
  expect(told('floor: { specGeneration: claude-sonet-*, codeReview: claude-sonnet-* }')).toEqual([
    expect.stringContaining(
      'floor: claude-sonet-* matches no known model, so it holds nothing; did you mean claude-sonnet-*?',
    ),
  ])
})

test('of very many dead patterns the first are reported', () => {
  const globs = Array.from({ length: 300 }, (_, index) => `nobody-${index}`).join(', ')
  expect(told(`models: { deny: [${globs}] }`)).toHaveLength(20)
})

/** A model that the catalogue does not know, by what the policy says. */
test.each<[string, string, string[]]>([
  ['no list', 'models: { deny: [x] }', ['warning unknown-model']],
  ['a glob that matches it', 'models: { allow: [claude-*] }', ['warning unknown-model']],
  ['its name', 'models: { allow: [claude-next-9] }', ['warning unknown-model']],
  ['a list that leaves it out', 'models: { allow: [auto] }', ['error model-not-allowed', 'error unknown-model']],
  [
    'a glob for another kind of work',
    'models: { allow: [auto], tasks: { codeReview: { allow: [claude-*] } } }',
    ['error model-not-allowed', 'error unknown-model'],
  ],
  [
    'a glob that matches it, and a cap',
    'models: { allow: [claude-*], maxMultiplier: 6 }',
    ['error multiplier-over-cap', 'warning unknown-model'],
  ],
])('an id newer than the catalogue, under %s', (_, yaml, expected) => {
  const report = judged({
    after: { '.kiro/agents/a.json': agent('a', 'claude-next-9') },
    policy: `version: 1\n${yaml}\nrules: { dead-pattern: off }`,
  })
  expect(report.findings.map(({ severity, rule }) => `${severity} ${rule}`).sort()).toEqual(expected)
  for (const line of lines(report).filter((one) => one.includes('multiplier-over-cap')))
    expect(line).toContain('claude-next-9 is not priced, so the cap of 6.0x cannot be kept for a')
})
