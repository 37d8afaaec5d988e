import fc from 'fast-check'
import { check } from '../../../src/core/check.js'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { RULES } from '../../../src/core/rules/index.js'
import { type Failure, type Report } from '../../../src/core/report.js'
import { sarif } from '../../../src/render/sarif/sarif.js'
import { REPOSITORY, VERSION } from '../../../src/version.js'
import { policyTexts, unsound } from '../../core/support/generators.js'
import { ERROR_CLASSES } from '../../core/support/failures.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { agent, DAY, judged, policy, sources, type Change, type Files } from '../../core/support/repository.js'
import { WORKED_CASE } from '../../core/support/worked-case.js'
import { expectPlain, pathIn, runOf, shownBy, type Result, type Run } from '../../support/sarif/log.js'

const of = (change: Change): Run => runOf(sarif(judged(change)))
const results = (change: Change): readonly Result[] => of(change).results ?? []
const WRONG: Files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }
const fingerprints = (change: Change): (string | undefined)[] =>
  results(change).map(({ partialFingerprints }) => partialFingerprints['kiroGovernance/v1'])
const failure = (change: Partial<Failure> = {}): Failure => ({
  verdict: 'error',
  errorClass: 'policy',
  problems: [{ file: 'p.yml', line: 2, column: 3, message: 'team is wrong' }],
  hint: 'Correct it.',
  policy: null,
  ...change,
})

test('one run of a named tool, with every rule', () => {
  const run = of(WORKED_CASE)
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
  const { rules } = of({ after: {} }).tool.driver
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
  const [result] = results({ after: WRONG })
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
  const [retired] = results({ after: { '.kiro/agents/a.json': agent('a', 'claude-3.7-sonnet') } })
  expect(retired?.message.text).toMatch(/\. Instead: auto$/)
  expect(results({ after: { '.kiro/agents/a.json': agent('a', 'qwen3-coder-next') } })[0]?.level).toBe('note')
})

describe('what concerns the whole repository', () => {
  const plan = 'version: 1\ncost: { fail: { total: { credits: 1 } } }\nteam: { developers: 3 }\n'
  const total = (rules: ReturnType<typeof policy>): Result | undefined =>
    results({ ...WORKED_CASE, policy: rules }).find(({ ruleId }) => ruleId === 'cost-total')

  test('stands at the policy, at its first line', () => {
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

  test('or nowhere, where there is no file', () => {
    expect(results({ after: {}, day: '2028-01-01' })).toMatchObject([{ ruleId: 'catalogue-old', locations: [] }])
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

  test('an added copy gets its own, and takes nobody’s', () => {
    const [old] = fingerprints({ after: WRONG })
    for (const [path, other] of [
      ['.kiro/agents/a.json', 'web/.kiro/agents/a.json'],
      ['web/.kiro/agents/a.json', '.kiro/agents/a.json'],
    ] as const) {
      const found = results({ before: { [path]: two[path] }, after: two })
      const at = (file: string): Result | undefined =>
        found.find(({ locations: [place] }) => place?.physicalLocation.artifactLocation.uri === file)
      expect([at(path)?.baselineState, at(other)?.baselineState]).toEqual(['unchanged', 'new'])
      expect(at(path)?.partialFingerprints).toEqual({ 'kiroGovernance/v1': old })
      expect(at(other)?.partialFingerprints).not.toEqual(at(path)?.partialFingerprints)
    }
  })

  test('what is new is said only where there is something to compare with', () => {
    expect(results({ after: WRONG })[0]?.baselineState).toBeUndefined()
    expect(results({ before: {}, after: WRONG })[0]?.baselineState).toBe('new')
    expect(results({ before: WRONG, after: WRONG })[0]?.baselineState).toBe('unchanged')
  })
})

/** The file as it is after the fixes that the report names. */
function fixed(path: string, text: string): string {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  for (const { fixes = [] } of results({ after: { [path]: text } })) {
    for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
      expect(pathIn(artifactLocation.uri)).toBe(path)
      for (const {
        deletedRegion: { startLine, startColumn, endLine, endColumn },
        insertedContent,
      } of replacements) {
        expect(endLine).toBe(startLine)
        const line = lines[startLine - 1] ?? ''
        lines[startLine - 1] = line.slice(0, startColumn - 1) + insertedContent.text + line.slice(endColumn - 1)
      }
    }
  }
  return lines.join('\n')
}

describe('a fix', () => {
  test.each([
    ['.kiro/agents/a.json', '{"name":"a","model":"claude-opus-4-8"}', '{"name":"a","model":"claude-opus-4.8"}'],
    [
      '.kiro/agents/a.json',
      '\ufeff{"name":"🙂", "model": "claude-opus-4-8" }\r\n',
      '{"name":"🙂", "model": "claude-opus-4.8" }\r\n',
    ],
    [
      '.kiro/settings/cli.json',
      '{\n  // "chat.defaultModel": "x"\n  "chat.defaultModel": "Claude Opus 4.8",\n}',
      '{\n  // "chat.defaultModel": "x"\n  "chat.defaultModel": "claude-opus-4.8",\n}',
    ],
    [
      '.kiro/agents/a.md',
      '---\nname: a\nmodel: claude-opus-4-8\n---\nx',
      '---\nname: a\nmodel: claude-opus-4.8\n---\nx',
    ],
    [
      '.kiro/agents/a.md',
      '---\r\nmodel:  claude-opus-4-8  # best\r\n---\r\n',
      '---\r\nmodel:  claude-opus-4.8  # best\r\n---\r\n',
    ],
    ['.kiro/agents/a.md', '---\nmodel: "claude-opus-4-8"\n---\n', '---\nmodel: "claude-opus-4.8"\n---\n'],
    [
      "web ü/.kiro/agents/a's.md",
      "---\nmodel: 'claude-opus-4-8' # x\n---\n",
      "---\nmodel: 'claude-opus-4.8' # x\n---\n",
    ],
  ])('in %s: %j', (path, before, after) => {
    expect(fixed(path, before)).toBe(after)
  })

  test.each([
    ['an escape', '.kiro/agents/a.json', '{"name":"a","model":"claude\\u002dopus-4-8"}'],
    ['an escape in YAML', '.kiro/agents/a.md', '---\nmodel: "claude\\x2dopus-4-8"\n---\n'],
    ['two lines', '.kiro/agents/a.md', '---\nmodel: Claude\n  Opus 4.8\n---\n'],
    ['a choice, the successor', '.kiro/agents/a.json', '{"name":"a","model":"claude-3.7-sonnet"}'],
    ['a guess', '.kiro/agents/a.json', '{"name":"a","model":"claude-sonet-5"}'],
  ])('never of %s', (_, path, text) => {
    const all = results({ after: { [path]: text } })
    expect(all.length).toBeGreaterThan(0)
    for (const { fixes } of all) expect(fixes).toBeUndefined()
  })

  test('whatever a file looks like, leaves a file in which that model is right and all else is as it was', () => {
    const wrong = loadCatalogue().models.flatMap(({ misspellings, id }) =>
      [...misspellings, id.replace(/\.(\d)/, '-$1')].filter((text) => text !== id),
    )
    const around = fc.constantFrom('', ' ', '\n', '\r\n', '/* 🙂 */', '// x\n', '\t')
    fc.assert(
      fc.property(fc.constantFrom(...wrong), around, around, around, (model, a, b, c) => {
        const write = (text: string): string => `${a}{${b}"name": "a",${c} "model":${b}${JSON.stringify(text)}${c}}${a}`
        const right = results({ after: { '.kiro/agents/a.json': write(model) } }).some(
          ({ ruleId }) => ruleId === 'misspelled-model',
        )
          ? (loadCatalogue().find(model)?.model.id ?? '')
          : model
        expect(fixed('.kiro/agents/a.json', write(model))).toBe(write(right))
      }),
      FEW_RUNS,
    )
  })
})

describe('a check that could not be made', () => {
  test('is no empty success', () => {
    for (const errorClass of ERROR_CLASSES) {
      const run = runOf(sarif(failure({ errorClass })))
      expect(run.invocations).toEqual([
        {
          executionSuccessful: false,
          properties: { errorClass },
          toolExecutionNotifications: [
            {
              level: 'error',
              message: { text: 'team is wrong. Correct it.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'p.yml', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 2, startColumn: 3 },
                  },
                },
              ],
            },
          ],
        },
      ])
      expect(run).not.toHaveProperty('results')
    }
  })

  test('has no endless list of reasons', () => {
    const problems = Array.from({ length: 5000 }, (_, line) => ({ file: null, line, column: null, message: 'x' }))
    const notes = runOf(sarif(failure({ problems }))).invocations[0]?.toolExecutionNotifications
    expect([notes?.length, notes?.at(-1)?.message.text, notes?.[0]?.locations]).toEqual([
      101,
      '4900 more problems.',
      undefined,
    ])
  })
})

test('more than code scanning takes is left out, the least severe first, and said', () => {
  const base = judged({ after: WRONG })
  const [finding] = base.findings
  if (!finding) throw new Error('no finding')
  const many = (count: number, file: string): Report => ({
    ...base,
    hasBase: true,
    findings: Array.from({ length: count }, (_, index) => ({
      ...finding,
      identity: String(index),
      severity: index < count - 2 ? ('warning' as const) : ('error' as const),
      introduced: index % 2 === 0,
      place: { file: `${file}${index}`, line: 1, column: 1 },
    })),
  })
  const run = runOf(sarif(many(5200, 'a')))
  expect([
    run.results?.length,
    run.results?.slice(0, 4).map(({ level, baselineState }) => `${level} ${baselineState ?? ''}`),
  ]).toEqual([5000, ['error new', 'error unchanged', 'warning new', 'warning new']])
  expect(run.invocations[0]).toMatchObject({
    executionSuccessful: true,
    toolExecutionNotifications: [
      {
        level: 'warning',
        message: {
          text: '200 of 5200 findings are left out, the least severe: code scanning takes no more. The JSON report has all.',
        },
      },
    ],
  })
  const long = sarif(many(3000, '🙂'.repeat(1000)))
  expect(Buffer.byteLength(long)).toBeLessThan(10_000_000)
  expect(runOf(long).invocations[0]?.toolExecutionNotifications).toHaveLength(1)
})

test('the commit is named where the caller knows it', () => {
  const provenance = { repositoryUri: 'https://github.com/acme/shop', revisionId: 'a'.repeat(40) }
  expect(runOf(sarif(judged({ after: {} }), provenance)).versionControlProvenance).toEqual([provenance])
})

test('hostile names stay text and paths', () => {
  const texts = [
    ...HOSTILE,
    'x](0)',
    '[a](1)',
    '[a\\](https://evil.example)',
    '{0}',
    '{{0}}',
    '\\',
    '//evil.example/x',
    'file:///etc/passwd',
    'a:b',
    '%2e%2e',
    '..',
    '?x#y',
    'C:\\x',
    '🙂 é',
  ]
  const after = Object.fromEntries(
    texts.flatMap((text, index): [string, unknown][] => [
      [`.kiro/agents/${text.replaceAll('/', '∕')}.json`, agent(text, texts[index - 1] ?? 'x')],
      [`${text.replaceAll('/', '∕').replace('..', '.. ')}/.kiro/agents/${index}.json`, agent(`n${index}`, text)],
      [
        `.kiro/hooks/${index}.kiro.hook`,
        { name: text, when: { type: 'fileEdited' }, then: { type: 'askAgent', model: text } },
      ],
    ]),
  )
  const report = check({
    before: null,
    after: sources(after),
    policy: policy('version: 1\nmodels: { allow: [auto] }'),
    day: DAY,
  })
  const { results: found = [] } = runOf(sarif(report))
  expect(found).toHaveLength(report.findings.length)
  expect(
    new Set(found.map(({ locations: [place] }) => pathIn(place?.physicalLocation.artifactLocation.uri ?? ''))),
  ).toEqual(new Set(report.findings.map(({ place }) => place?.file)))
  expect(found.map(({ message }) => shownBy(message.text)).join('\n')).toContain('[a] (1)')
  for (const hostile of [
    failure({
      problems: [
        { file: '//evil.example/x', line: null, column: null, message: '[a](http://evil.example) {0}\n\u202e' },
      ],
      hint: '',
    }),
  ]) {
    const [note] = runOf(sarif(hostile)).invocations[0]?.toolExecutionNotifications ?? []
    expect(note?.message.text).toBe('[a] (http://evil.example) {{0}}\\n\\u{{202e}}.')
  }
})

test('every report is valid, complete, and tells its findings apart', () => {
  fc.assert(
    fc.property(fc.option(unsound), unsound, policyTexts, (before, after, text) => {
      const report = judged({ before, after, policy: text ?? [] })
      const { results: found = [] } = runOf(sarif(report))
      expect(found).toHaveLength(report.findings.length)
      expect(new Set(report.findings.map(({ identity }) => identity)).size).toBe(report.findings.length)
    }),
    FEW_RUNS,
  )
})
