import { check } from '../../src/core/check.js'
import { checkForPublic } from '../../src/core/public-check.js'
import type { Policy } from '../../src/core/policy/policy.js'
import type { Proposal } from '../../src/core/policy/merge/proposal.js'
import { comment } from '../../src/render/markdown/comment.js'
import { redact } from '../../src/render/redact.js'
import { publish } from '../../src/publish/publish.js'
import { agent, contract, DAY, policy, sources, type Files } from '../core/support/repository.js'

/*
 * Non-interference: two policies above the repository that differ in everything they state, and in nothing that comes of it, are reported in
 * the same bytes. So no field of any output holds what one of them states, or a number computed from it.
 */

interface Change {
  readonly before: Files
  readonly after: Files
  readonly own: string
  readonly proposed?: string | null
}

const layer = (text: string, role: 'organization' | 'parent' | 'repository', source: string): Policy =>
  policy(`version: 1\n${text}`, source).map((one) => ({
    ...one,
    role,
    sha: role === 'repository' ? 'a1' : source,
    digest: source,
  }))

/** Everything that a run in a public repository makes of it, in order. */
async function outputsOf({ before, after, own, proposed }: Change, above: Policy, isPublic = true): Promise<string[]> {
  const proposal: Proposal | null =
    proposed === undefined
      ? null
      : {
          kind: 'policy',
          source: '.github/kiro-policy.yml',
          policy: [...above, ...(proposed === null ? [] : layer(proposed, 'repository', '.github/kiro-policy.yml'))],
          unread: [],
        }
  const input = {
    before: sources(before),
    after: sources(after),
    policy: [...above, ...layer(own, 'repository', '.github/kiro-policy.yml')],
    day: DAY,
    proposal,
  }
  const report = isPublic ? redact(checkForPublic(input)) : check(input)
  const context = {
    commit: 'd4e5f6a7b8c9',
    enforcementNote: '',
    withInventory: true,
    links: { repository: 'https://github.com/here/web', run: null },
    installing: false,
    key: null,
    notes: [],
  }
  const said: string[] = [comment(report, context)]
  const note = (...values: readonly unknown[]): void => {
    // The log is fenced by a word that is made for each run.
    said.push(JSON.stringify(values).replace(/::(stop-commands::)?[0-9a-f-]{36}/g, ''))
  }
  await publish(
    {
      result: report,
      context,
      commentUrl: null,
      remarks: [],
      files: { report: 'r.json', sarif: 'r.sarif' },
      provenance: null,
      day: DAY,
    },
    0,
    {
      print: note,
      annotate: note,
      summarize: note,
      setOutput: note,
      writeFile: (path, text) => {
        note(path, text)
        return Promise.resolve(path)
      },
    },
  )
  return said
}

/** The pieces of text that only one side has, for a failure that can be read. */
function differences(one: readonly string[], two: readonly string[]): string[] {
  const pieces = (all: readonly string[]): string[] => all.join('\n').split(/\\n|\n|(?<=[,{}])/)
  const [a, b] = [pieces(one), pieces(two)]
  const [inA, inB] = [new Set(a), new Set(b)]
  return [...a.filter((piece) => !inB.has(piece)), ...b.filter((piece) => !inA.has(piece))]
}

/** Facts of a policy above: every kind of them, with numbers that nothing else has. */
const facts = (
  n: number,
): string => `team: { developers: ${70 + n}, workdays: ${16 + n}, seats: { power: ${60 + n}, pro+: 10 }, login: [iam-identity-center], region: [us-east-1], overage: ${String(n > 1)} }
workload:
  tasks: { codeReview: { runs: ${n + 2}.7, credits: { low: 1, typical: ${n + 990}, high: 5000 } } }
  agents: { a: { runs: ${n}.3 } }
  hooks: { save: { runs: ${n}1 } }
  models: { claude-opus-4.8: 1.${n}7 }
  cliShare: 0.3${n}
catalogue: { models: { claude-opus-4.8: { multiplier: 2.${n}1 }, claude-secret-${n}: { multiplier: 0.${n} } } }
agents: { a: ${n > 1 ? 'codeReview' : 'documentationUpdate'} }
`
const limits = (n: number): string => `models: { maxMultiplier: 1.3${n}, deny: [claude-opus-*, secret-${n}-*] }
cost: { fail: { increase: { credits: 1${n} }, total: { credits: 3${n} } } }
budget: { required: [monthly], minimumAction: pause, team: { credits: { monthly: 5${n} } } }
ignore: ["secret-${n}/**"]
exceptions: [{ rule: retired-model, model: secret-${n}, reason: r${n}, owner: o${n}, expires: 2026-10-1${n} }]
enforcement: { mode: block, from: 2026-09-0${n} }
`

const files = (model: string): Files => ({
  '.kiro/settings.json': contract(
    { primary: model, fast: 'claude-haiku-4.5' },
    { codeReview: 'primary', taskExecution: 'primary' },
    { monthly: { credits: 900, action: 'restrict' }, daily: { credits: 60 } },
  ),
  '.kiro/agents/a.json': agent('a', model),
  '.kiro/settings/cli.json': { 'chat.defaultModel': model },
})
const OWN = 'models: { allow: [auto, claude-*] }\n'
const CHANGES: [string, Change][] = [
  ['a change of models', { before: files('auto'), after: files('claude-opus-4.8'), own: OWN }],
  ['a change that saves', { before: files('claude-opus-4.8'), after: files('auto'), own: OWN }],
  [
    'nothing but a looser policy',
    { before: files('auto'), after: files('auto'), own: OWN, proposed: 'models: { allow: ["*"] }' },
  ],
  [
    'a policy that states what lies below the parent’s',
    {
      before: files('auto'),
      after: files('auto'),
      own: OWN,
      proposed: `${OWN}cost: { fail: { total: { credits: 99999999 } } }\nteam: { developers: 2, workdays: 1 }\nworkload: { tasks: { codeReview: { runs: 0 } } }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }`,
    },
  ],
  ['a policy that is deleted', { before: files('auto'), after: files('claude-opus-4.8'), own: OWN, proposed: null }],
  [
    'facts of its own',
    {
      before: files('auto'),
      after: files('claude-opus-4.8'),
      own: 'team: { developers: 9 }\nenforcement: { mode: block }',
    },
  ],
]

const PARENTS: [string, (n: number) => Policy][] = [
  ['facts', (n) => layer(facts(n), 'organization', `acme/rules-${n}/kiro.yml@main`)],
  ['rules', (n) => layer(limits(n), 'organization', `acme/rules-${n}/kiro.yml@main`)],
  ['facts and rules of a parent', (n) => layer(facts(n) + limits(n), 'parent', `acme/rules-${n}/kiro.yml@main`)],
]

describe.each(PARENTS)('a policy above that states %s', (_, above) => {
  test.each(CHANGES)('%s: no byte of any output depends on it', async (_change, change) => {
    const [one, two] = [await outputsOf(change, above(1)), await outputsOf(change, above(2))]
    expect(differences(one, two)).toEqual([])
    expect(one).toEqual(two)
    expect(one.length).toBeGreaterThan(10)
    expect(one.join('\n')).not.toMatch(/acme|secret|rules-/)
    // Where everybody who reads may know, they differ: the test sees what it looks for.
    expect(await outputsOf(change, above(1), false)).not.toEqual(await outputsOf(change, above(2), false))
  })
})
