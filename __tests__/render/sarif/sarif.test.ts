import { RULES } from '../../../src/core/rules/index.js'
import { sarif } from '../../../src/render/sarif/sarif.js'
import { REPOSITORY, VERSION } from '../../../src/version.js'
import { agent, judged, policy, type Change, type Files } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'
import { expectPlain, runOf, type Result } from '../../support/sarif/log.js'
import { sarifOf, resultsOf, WRONG } from './sarif-run.js'

const fingerprints = (change: Change): (string | undefined)[] =>
  resultsOf(change).map(({ partialFingerprints }) => partialFingerprints['kiroGovernance/v1'])

test('one run of a named tool, with every rule', () => {
  const run = sarifOf(WORKED_CASE)
  const { driver } = run.tool
  expect(driver).toMatchObject({ name: 'Kiro Governance', informationUri: REPOSITORY, semanticVersion: VERSION })
  expect(driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id))
  expect(run).toMatchObject({
    columnKind: 'utf16CodeUnits',
    automationDetails: { id: 'kiro-governance/' },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
  })
  expect(run.versionControlProvenance).toBeUndefined()
})

test('a rule brings its own texts, and its page', () => {
  const { rules } = sarifOf({ after: {} }).tool.driver
  expect(rules.find(({ id }) => id === 'workflow-changed')).toMatchObject({
    name: 'WorkflowChanged',
    help: {
      text: expect.stringContaining(`enforce (${REPOSITORY}/blob/main/docs/recipes/enforce.md)`) as string,
      markdown: expect.stringContaining(`**How to fix.** `) as string,
    },
    helpUri: `${REPOSITORY}/blob/main/docs/rules/workflow-changed.md`,
    defaultConfiguration: { level: 'warning' },
  })
  for (const { name, shortDescription, fullDescription, help } of rules) {
    expect(name).toMatch(/^[A-Z][A-Za-z]+$/)
    for (const { text } of [shortDescription, fullDescription])
      expect([text.length <= 1024, /[`*]/.test(text)]).toEqual([true, false])
    for (const text of [shortDescription.text, fullDescription.text, ...help.text.split('\n\n')]) expectPlain(text)
    // SARIF allows no HTML, and no bare braces.
    expect(help.markdown).not.toMatch(/[{}]/)
    expect(help.markdown.replace(/`[^`]*`/g, '')).not.toMatch(/<\w|\]\((?!https:)/)
  }
})

test('a result has a rule, a level, words and a place', () => {
  const [result] = resultsOf({ after: WRONG })
  expect(result).toMatchObject({
    ruleId: 'misspelled-model',
    level: 'error',
    message: { text: 'claude-opus-4-8 is not an id that Kiro accepts; write claude-opus-4.8' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: '.kiro/agents/a.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 3, startColumn: 12, endLine: 3, endColumn: 29 },
        },
      },
    ],
  })
  const [retired] = resultsOf({ after: { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') } })
  expect(retired?.message.text).toMatch(/\. Instead: claude-sonnet-5\.5 or claude-sonnet-5$/)
  expect(resultsOf({ after: { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') } })[0]?.level).toBe('note')
})

describe('what concerns the whole repository', () => {
  const plan = 'version: 1\ncost: { fail: { total: { credits: 1 } } }\nteam: { developers: 3 }\n'
  const total = (rules: ReturnType<typeof policy>): Result | undefined =>
    resultsOf({ ...WORKED_CASE, policy: rules }).find(({ ruleId }) => ruleId === 'cost-total')

  test('is at the policy, at its first line', () => {
    expect(total(policy(plan))?.locations).toMatchObject([
      {
        physicalLocation: { artifactLocation: { uri: '.github/kiro-policy.yml' }, region: { startLine: 1 } },
        message: { text: 'This concerns the whole repository.' },
      },
    ])
    expect(total(policy(plan, './.github/p.yml'))?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      '.github/p.yml',
    )
  })

  test.each(['/etc/policy.yml', '../policy.yml', 'C:\\policy.yml', 'a/../../policy.yml'])(
    'or, where the policy lies at %s, at the first Kiro file',
    (source) => {
      expect(total(policy(plan, source))?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
        '.kiro/settings.json',
      )
    },
  )

  test('or at the file that the change deletes, where there is no other', () => {
    const before = { '.kiro/settings/cli.json': { 'chat.defaultModel': 'claude-sonnet-5' } }
    const [old] = resultsOf({ before, after: {}, day: '2028-01-01' })
    expect(old).toMatchObject({ ruleId: 'catalogue-old' })
    expect(old?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('.kiro/settings/cli.json')
  })
})

describe('who a result is', () => {
  const two: Files = { ...WRONG, 'web/.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }

  test('it keeps its fingerprint when its line or its file moves', () => {
    const [before] = fingerprints({ after: WRONG })
    expect(before).toMatch(/^[0-9a-f]{64}$/)
    expect(
      fingerprints({ after: { '.kiro/agents/a.json': `\n\n${JSON.stringify(agent('a', 'claude-opus-4-8'))}` } }),
    ).toEqual([before])
    expect(fingerprints({ after: { 'web/.kiro/agents/a.json': agent('a', 'claude-opus-4-8') } })).toEqual([before])
    expect(fingerprints({ before: WRONG, after: WRONG })).toEqual([before])
  })

  test('another value or another agent is another one', () => {
    const all = [
      ...fingerprints({ after: WRONG }),
      ...fingerprints({ after: { '.kiro/agents/a.json': agent('a', 'claude-opus-4-7') } }),
      ...fingerprints({ after: { '.kiro/agents/a.json': agent('b', 'claude-opus-4-8') } }),
    ]
    expect(new Set(all).size).toBe(3)
  })

  test('an added copy gets its own, and takes no one’s', () => {
    const [old] = fingerprints({ after: WRONG })
    for (const [path, other] of [
      ['.kiro/agents/a.json', 'web/.kiro/agents/a.json'],
      ['web/.kiro/agents/a.json', '.kiro/agents/a.json'],
    ] as const) {
      const found = resultsOf({ before: { [path]: two[path] }, after: two })
      const at = (file: string): Result | undefined =>
        found.find(({ locations: [place] }) => place?.physicalLocation.artifactLocation.uri === file)
      expect([at(path)?.baselineState, at(other)?.baselineState]).toEqual(['unchanged', 'new'])
      expect(at(path)?.partialFingerprints).toEqual({ 'kiroGovernance/v1': old })
      expect(at(other)?.partialFingerprints).not.toEqual(at(path)?.partialFingerprints)
    }
  })

  test('what is new is said only where there is something to compare with', () => {
    expect(resultsOf({ after: WRONG })[0]?.baselineState).toBeUndefined()
    expect(resultsOf({ before: {}, after: WRONG })[0]?.baselineState).toBe('new')
    expect(resultsOf({ before: WRONG, after: WRONG })[0]?.baselineState).toBe('unchanged')
  })
})

test('the commit is named where the caller knows it', () => {
  const provenance = { repositoryUri: 'https://github.com/acme/shop', revisionId: 'a'.repeat(40) }
  expect(runOf(sarif(judged({ after: {} }), provenance)).versionControlProvenance).toEqual([provenance])
})
